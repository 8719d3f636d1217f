import { Page } from '../../components/page'
import { useText } from '../../text'

export default function Datasets() {
  const { t } = useText('datasets')
  return <Page title={t('title')}>{null}</Page>
}
