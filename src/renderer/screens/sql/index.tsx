import { Page } from '../../components/page'
import { useText } from '../../text'

export default function Sql() {
  const { t } = useText('sql')
  return <Page title={t('title')}>{null}</Page>
}
