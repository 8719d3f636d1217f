import { Page } from '../../components/page'
import { useText } from '../../text'

export default function Jobs() {
  const { t } = useText('jobs')
  return <Page title={t('title')}>{null}</Page>
}
