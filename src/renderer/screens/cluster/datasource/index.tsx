/** A datasource of a cluster: its segments by month, how long it is kept, and taking it away. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useLocation, useParams } from 'wouter'
import type { DatasourceDetails } from '../../../../shared/contract/cluster-datasource'
import { api, appErrorOf } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { Page } from '../../../components/page'
import { ScreenLoading } from '../../../components/screen-loading'
import { paths } from '../../../paths'
import { errorSentence, formatTime, useText } from '../../../text'
import pageStyles from '../page/page.module.css'
import { Away } from './away'
import { Compaction } from './compaction'
import styles from './datasource.module.css'
import { Months } from './months'
import { Retention } from './retention'
import { Totals } from './totals'

const lookEveryMs = 5000

export default function ClusterDatasource() {
  const { t } = useText('datasource')
  const [, navigate] = useLocation()
  const params = useParams<{ connectionId: string; dataSource: string }>()
  const connectionId = decodeURIComponent(params.connectionId)
  const dataSource = decodeURIComponent(params.dataSource)
  const connections = useQuery(api.cluster.connections.queryOptions({ input: {} })).data?.connections ?? []
  const name = connections.find(({ connection }) => connection.id === connectionId)?.connection.name ?? connectionId
  const query = useQuery({
    ...api.cluster.datasource.queryOptions({ input: { connectionId, dataSource } }),
    refetchInterval: lookEveryMs,
    staleTime: 0,
    placeholderData: undefined
  })
  const { data } = query
  return (
    <Page
      title={dataSource}
      facts={
        data === undefined
          ? t('asking')
          : `${t('facts', { connection: name })} · ${t('seen', { time: formatTime(data.atMs) })}`
      }
      actions={
        <Button variant="default" onClick={() => navigate(paths.connection(connectionId))}>
          {t('back', { name })}
        </Button>
      }
    >
      <div className={pageStyles.stack}>
        {query.error && (
          <ErrorPanel title={t('failed')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
        )}
        {data === undefined && !query.error && <ScreenLoading />}
        {data && <Shown connectionId={connectionId} details={data} />}
      </div>
    </Page>
  )
}

function Shown({ connectionId, details }: { connectionId: string; details: DatasourceDetails }) {
  const { t } = useText('datasource')
  const { failures, datasets, known } = details
  return (
    <>
      {failures.length > 0 && (
        <div className={pageStyles.failures} role="status">
          <b>{t('parts')}</b>
          <ul>
            {failures.map((failure) => (
              <li key={failure.message}>{errorSentence(failure)}</li>
            ))}
          </ul>
        </div>
      )}
      {!known && (
        <p className={styles.note} role="status">
          <TriangleAlert size={15} aria-hidden />
          {t('unknown')}
        </p>
      )}
      {known && datasets.length > 0 && <p className="muted">{t('datasets', { names: datasets.join(', ') })}</p>}
      {known && <Held connectionId={connectionId} details={details} />}
    </>
  )
}

/** What could be asked; the rest is named above. */
function Held({ connectionId, details }: { connectionId: string; details: DatasourceDetails }) {
  const { totals, retention, compaction, failures } = details
  // Where a right is missing, a line in the place says so.
  const isForbidden = failures.some(({ code }) => code === 'druid.forbidden')
  return (
    <>
      {totals !== null && <Totals totals={totals} />}
      <div className={styles.columns}>
        {totals !== null && <Months months={details.months} unused={details.unused} />}
        <div className={pageStyles.stack}>
          {(retention !== null || isForbidden) && <Retention connectionId={connectionId} details={details} />}
          {(compaction !== null || isForbidden) && <Compaction connectionId={connectionId} details={details} />}
          {totals !== null && <Away connectionId={connectionId} details={details} totals={totals} />}
        </div>
      </div>
    </>
  )
}
