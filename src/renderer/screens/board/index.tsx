import { Page } from '../../components/page'
import { useText } from '../../text'

export default function Board() {
  const { t } = useText('board')
  return <Page title={t('title')}>{null}</Page>
}
