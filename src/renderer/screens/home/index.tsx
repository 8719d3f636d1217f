import { Page } from '../../components/page'
import { useText } from '../../text'

export default function Home() {
  const { t } = useText('home')
  return <Page title={t('title')}>{null}</Page>
}
