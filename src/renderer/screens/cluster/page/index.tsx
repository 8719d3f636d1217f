/** A cluster: what it is doing now, and what its doctor says. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Stethoscope } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ConnectionView, Overview, Probe } from '../../../../shared/contract/cluster'
import { api, appErrorOf, client } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { Page } from '../../../components/page'
import { ScreenLoading } from '../../../components/screen-loading'
import { paths } from '../../../paths'
import { errorSentence, formatAgo, formatTime, useText } from '../../../text'
import { useLines } from '../use-lines'
import { Datasources } from './datasources'
import { Doctor } from './doctor'
import { Figures } from './figures'
import { seen } from './last-seen'
import styles from './page.module.css'
import { Services } from './services'
import { Tasks } from './tasks'

const lookEveryMs = 5000

export function ConnectionPage({ view: { connection } }: { view: ConnectionView }) {
  const { t } = useText('cluster')
  const [, navigate] = useLocation()
  const { id, name } = connection
  const query = useQuery({
    ...api.cluster.overview.queryOptions({ input: { connectionId: id } }),
    refetchInterval: lookEveryMs,
    staleTime: 0,
    placeholderData: undefined
  })
  const datasets = useQuery(api.explore.datasets.queryOptions({ input: {} })).data ?? []
  const [before, setBefore] = useState<Overview | null>(null)
  const { data } = query
  if (data && data.failures.length === 0 && data !== before) setBefore(data)
  const now = data ? seen(data, before) : null
  const doctor = useLines<Probe>()
  const examine = () => doctor.run((signal) => client.cluster.doctor({ connectionId: id }, { signal }))
  const ours = new Set(
    datasets.flatMap(({ cluster }) => (cluster?.connectionId === id ? [cluster.form.dataSource] : []))
  )
  const isDown = now?.state === 'before' || query.error !== null
  const hasAny = now !== null && (now.shown.version !== null || now.shown.services.length > 0)
  return (
    <Page
      title={name}
      facts={
        now === null
          ? t('page.asking')
          : `${connection.druid.routerUrl} · ${connection.s3.bucket} · ${t('page.seen', { time: formatTime(now.shown.atMs) })}`
      }
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
        {query.error && (
          <ErrorPanel title={t('page.failed')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
        )}
        {now !== null && now.shown.failures.length > 0 && (
          <div className={styles.failures} role="status" data-down={isDown || undefined}>
            <b>{isDown ? t('page.down', { name }) : t('page.parts')}</b>
            <ul>
              {now.shown.failures.map((failure) => (
                <li key={failure.message}>{errorSentence(failure)}</li>
              ))}
            </ul>
            {isDown && hasAny && <p>{t('page.lastSeen', { ago: formatAgo(now.shown.atMs) })}</p>}
          </div>
        )}
        {doctor.lines !== null && (
          <Doctor probes={doctor.lines} isRunning={doctor.isRunning} error={doctor.error} onAgain={examine} />
        )}
        {now === null && !query.error && <ScreenLoading />}
        {now !== null && hasAny && (
          <div className={styles.stack} data-dim={isDown || undefined}>
            <Figures overview={now.shown} />
            <Datasources connectionId={id} datasources={now.shown.datasources} ours={ours} />
            <Tasks connectionId={id} tasks={now.shown.tasks} />
            <Services services={now.shown.services} />
          </div>
        )}
      </div>
    </Page>
  )
}
