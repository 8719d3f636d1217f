/** A cluster: what it is doing now, and what its doctor says. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Stethoscope } from 'lucide-react'
import { useLocation } from 'wouter'
import type { ClusterLook, ConnectionView, Probe } from '../../../../shared/contract/cluster'
import { api, client, useFeed } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { Page } from '../../../components/page'
import { ScreenLoading } from '../../../components/screen-loading'
import { paths } from '../../../paths'
import { errorSentence, formatAgo, formatTime, useText } from '../../../text'
import { useLines } from '../use-lines'
import { Datasources } from './datasources'
import { Doctor } from './doctor'
import { Figures } from './figures'
import { History } from './history'
import styles from './page.module.css'
import { Services } from './services'
import { Tasks } from './tasks'

export function ConnectionPage({ view: { connection } }: { view: ConnectionView }) {
  const { t } = useText('cluster')
  const [, navigate] = useLocation()
  const { id, name } = connection
  const feed = useFeed<ClusterLook>(`cluster ${id}`, (signal) => client.cluster.watch({ connectionId: id }, { signal }))
  const look = feed.last
  const datasets = useQuery(api.explore.datasets.queryOptions({ input: {} })).data ?? []
  const doctor = useLines<Probe>()
  const examine = () => doctor.run((signal) => client.cluster.doctor({ connectionId: id }, { signal }))
  const ours = new Set(
    datasets.flatMap(({ cluster }) => (cluster?.connectionId === id ? [cluster.form.dataSource] : []))
  )
  const overview = look?.overview ?? null
  const isDown = look !== null && (look.state === 'before' || look.state === 'never')
  return (
    <Page
      title={name}
      facts={`${connection.druid.routerUrl} · ${connection.s3.bucket} · ${seenWords(look, t)}`}
      actions={
        <>
          <Button variant="default" onClick={() => navigate(paths.cluster)}>
            {t('back')}
          </Button>
          <Button variant="default" onClick={() => navigate(paths.changeConnection(id))}>
            {t('change')}
          </Button>
          <Button
            leftSection={<Stethoscope size={14} aria-hidden />}
            loading={doctor.isRunning}
            onClick={examine}
            data-primary
          >
            {t('page.doctor')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {feed.error && <ErrorPanel title={t('page.failed')} error={feed.error} onRetry={feed.again} />}
        {look !== null && look.failures.length > 0 && (
          <div className={styles.failures} role="status" data-down={isDown || undefined}>
            <b>{isDown ? t('page.down', { name }) : t('page.parts')}</b>
            <ul>
              {look.failures.map((failure) => (
                <li key={failure.message}>{errorSentence(failure)}</li>
              ))}
            </ul>
            {isDown && (
              <p>
                {overview !== null && t('page.lastSeen', { ago: formatAgo(overview.atMs) })}{' '}
                {look.nextMs !== null && t('page.nextTry', { time: formatTime(look.nextMs) })}
              </p>
            )}
          </div>
        )}
        {doctor.lines !== null && (
          <Doctor probes={doctor.lines} isRunning={doctor.isRunning} error={doctor.error} onAgain={examine} />
        )}
        {look === null || (look.state === 'asking' && overview === null) ? (
          !feed.error && <ScreenLoading />
        ) : (
          <div className={styles.stack} data-dim={isDown || undefined}>
            {overview !== null && <Figures overview={overview} />}
            <History connectionId={id} sampledMs={look.sampledMs} />
            {overview !== null && (
              <>
                <Datasources
                  connectionId={id}
                  datasources={overview.datasources}
                  outOfService={overview.outOfService}
                  ours={ours}
                />
                <Services services={overview.services} discovery={overview.discovery} />
                <Tasks connectionId={id} tasks={overview.tasks} />
              </>
            )}
          </div>
        )}
      </div>
    </Page>
  )
}

type T = ReturnType<typeof useText<'cluster'>>['t']

/** When the cluster was seen as it is shown. */
function seenWords(look: ClusterLook | null, t: T): string {
  if (look === null || look.overview === null) return look?.state === 'never' ? t('page.never') : t('page.asking')
  const { atMs } = look.overview
  return look.state === 'now' || look.state === 'partly'
    ? t('page.seen', { time: formatTime(atMs) })
    : t('page.seenBefore', { ago: formatAgo(atMs) })
}
