import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'wouter'
import { api, appErrorOf } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { Page } from '../../components/page'
import { ScreenLoading } from '../../components/screen-loading'
import { paths } from '../../paths'
import { useText } from '../../text'
import { ConnectionList } from './connection-list'
import { ConnectionForm } from './form'
import { ConnectionPage } from './page'

/** Connections to clusters, one of them, or its form. */
export default function Cluster() {
  const { t } = useText('cluster')
  const { connectionId: written, act } = useParams<{ connectionId?: string; act?: string }>()
  const connectionId = written === undefined ? undefined : decodeURIComponent(written)
  const query = useQuery({ ...api.cluster.connections.queryOptions({ input: {} }), staleTime: 0 })
  if (query.error && !query.data) {
    return (
      <Page title={t('title')}>
        <ErrorPanel title={t('failed')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
      </Page>
    )
  }
  if (!query.data) return <ScreenLoading />
  const { connections, secretsIn } = query.data
  if (connectionId === undefined) return <ConnectionList connections={connections} />
  if (connectionId === 'new') return <ConnectionForm view={null} secretsIn={secretsIn} />
  const view = connections.find(({ connection }) => connection.id === connectionId)
  if (view === undefined) return <Unknown />
  return act === 'change' ? (
    <ConnectionForm key={connectionId} view={view} secretsIn={secretsIn} />
  ) : (
    <ConnectionPage key={connectionId} view={view} />
  )
}

function Unknown() {
  const { t } = useText('cluster')
  const [, navigate] = useLocation()
  return (
    <Page
      title={t('title')}
      actions={
        <Button variant="default" onClick={() => navigate(paths.cluster)}>
          {t('back')}
        </Button>
      }
    >
      <p className="muted">{t('unknown')}</p>
    </Page>
  )
}
