import { Page } from '../../components/page'
import { useText } from '../../text'

export default function Settings() {
  const { t } = useText('settings')
  return <Page title={t('title')}>{null}</Page>
}
