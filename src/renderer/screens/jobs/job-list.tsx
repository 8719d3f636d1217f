import { ActionIcon, Button, Progress, Select, TextInput, Tooltip } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { RotateCw, Search, X } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Job, JobState } from '../../../shared/domain/job'
import { api, appErrorOf, isJobSettled, useJobs } from '../../client'
import { ErrorPanel } from '../../components/error-panel'
import { Page, Panel } from '../../components/page'
import { ScreenLoading } from '../../components/screen-loading'
import { paths } from '../../paths'
import { formatCount, formatDateTime, formatDuration, useText } from '../../text'
import { JobStateText } from './job-state'
import styles from './jobs.module.css'
import { isCancellable, isRetryable, useJobActs } from './use-job-acts'
import { WaitingRuns } from './waiting-runs'

const states: readonly JobState[] = [
  'planned',
  'publishing',
  'running',
  'verifying',
  'done',
  'failed',
  'cancelled',
  'needs-attention'
]
const pageRows = 100
const typingMs = 200

/** The history of loads, searchable; what runs is live. */
export function JobList() {
  const { t } = useText('jobs')
  const [typed, setTyped] = useState('')
  const [state, setState] = useState<JobState | null>(null)
  const [limit, setLimit] = useState(pageRows)
  const [search] = useDebouncedValue(typed, typingMs)
  const query = useQuery(api.jobs.list.queryOptions({ input: { search, state, offset: 0, limit } }))
  const live = useJobs().jobs
  const acts = useJobActs()
  const listed = query.data?.jobs ?? []
  const jobs = listed.map((job) => live.find((one) => one.id === job.id && one.updatedMs >= job.updatedMs) ?? job)
  const filtered = search !== '' || state !== null
  return (
    <Page
      title={t('title')}
      facts={query.data && t('facts', { count: query.data.total })}
      actions={
        <>
          <TextInput
            w={280}
            leftSection={<Search size={14} />}
            placeholder={t('search')}
            aria-label={t('search')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Select
            w={170}
            aria-label={t('stateTitle')}
            data={[
              { value: 'all', label: t('allStates') },
              ...states.map((value) => ({ value, label: t(`state.${value}`) }))
            ]}
            value={state ?? 'all'}
            onChange={(value) => setState(value === 'all' ? null : (value as JobState))}
          />
        </>
      }
    >
      <WaitingRuns />
      {acts.error && <ErrorPanel title={t('actFailed')} error={acts.error} onClose={acts.forget} />}
      {query.error && (
        <ErrorPanel title={t('failed')} error={appErrorOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && !query.error && <ScreenLoading />}
      {query.data && (
        <Panel className={styles.list}>
          {jobs.length === 0 ? (
            <p className={styles.none}>{t(filtered ? 'noneFound' : 'none')}</p>
          ) : (
            <table className={styles.table}>
              <thead>
                <tr>
                  <th>{t('file')}</th>
                  <th>{t('dataset')}</th>
                  <th>{t('stateTitle')}</th>
                  <th className="num">{t('rows')}</th>
                  <th className="num">{t('when')}</th>
                  <th className="num">{t('took')}</th>
                  <th aria-label={t('retry')} />
                </tr>
              </thead>
              <tbody>
                {jobs.map((job) => (
                  <Row key={job.id} job={job} acts={acts} />
                ))}
              </tbody>
            </table>
          )}
          {query.data.total > jobs.length && limit < 500 && (
            <Button mt={8} variant="subtle" onClick={() => setLimit(Math.min(500, limit + pageRows))}>
              {t('more')}
            </Button>
          )}
        </Panel>
      )}
    </Page>
  )
}

function Row({ job, acts }: { job: Job; acts: ReturnType<typeof useJobActs> }) {
  const { t } = useText('jobs')
  const settled = isJobSettled(job.state)
  return (
    <tr>
      <td className={styles.wide}>
        <Link href={paths.job(job.id)} className={styles.link}>
          {job.sourceName}
        </Link>
      </td>
      <td>{job.dataset}</td>
      <td>
        <JobStateText job={job} />
        {!settled && job.progress && (
          <Progress mt={4} size={3} value={job.progress.overall * 100} aria-label={t(`state.${job.state}`)} />
        )}
      </td>
      <td className="num">{job.rowsLoaded === null ? '–' : formatCount(job.rowsLoaded)}</td>
      <td className="num">{formatDateTime(job.createdMs)}</td>
      <td className="num">{settled ? formatDuration(job.updatedMs - job.createdMs) : ''}</td>
      <td className={styles.acts}>
        {isCancellable(job.state) && (
          <Tooltip label={t('cancel')}>
            <ActionIcon aria-label={`${t('cancel')}: ${job.sourceName}`} onClick={() => acts.cancel(job.id)} size={24}>
              <X size={15} />
            </ActionIcon>
          </Tooltip>
        )}
        {isRetryable(job.state) && (
          <Tooltip label={t('retry')}>
            <ActionIcon aria-label={`${t('retry')}: ${job.sourceName}`} onClick={() => acts.retry(job.id)} size={24}>
              <RotateCw size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </td>
    </tr>
  )
}
