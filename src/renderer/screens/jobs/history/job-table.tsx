/** The rows of the history: only those in view are in the document. */
import { ActionIcon, Progress } from '@mantine/core'
import { ArrowUpToLine, RotateCw, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Job } from '../../../../shared/domain/job'
import type { JobFilter } from '../../../../shared/domain/job-history'
import { appErrorOf, isJobSettled, useJobs } from '../../../client'
import { ErrorPanel } from '../../../components/error-panel'
import { Panel } from '../../../components/page'
import { ScreenLoading } from '../../../components/screen-loading'
import { paths } from '../../../paths'
import { formatCount, formatDateTime, formatDecimal, formatDuration, useText } from '../../../text'
import { JobStateText } from '../job-state'
import { isCancellable, isRetryable, type JobActs } from '../use-job-acts'
import { useHistoryFilter } from './filter-state'
import classes from './history.module.css'
import { useJobPages } from './use-job-pages'

const rowPx = 38
const headPx = 34
/** Before the height of the view is known. */
const firstRows = 18
/** Beyond the view, so that a slow scroll meets rows that are there. */
const spareRows = 8

type Props = {
  readonly filter: JobFilter
  readonly filtered: boolean
  readonly acts: JobActs
  readonly placeName: (connectionId: string | null) => string
}

export function JobTable({ filter, filtered, acts, placeName }: Props) {
  const { t } = useText('jobs')
  const { t: th } = useText('history')
  const box = useRef<HTMLElement>(null)
  const [view, setView] = useState({ first: 0, last: firstRows })
  const { total, rows, error, refetch, isPending } = useJobPages(filter, view.first, view.last)
  const live = useJobs().jobs
  const isThere = total !== null && total > 0

  const look = () => {
    const element = box.current
    if (!element) return
    const first = Math.max(0, Math.floor((element.scrollTop - headPx) / rowPx) - spareRows)
    const last = Math.ceil((element.scrollTop + element.clientHeight) / rowPx) + spareRows
    setView((before) => (before.first === first && before.last === last ? before : { first, last }))
  }
  // Back from a job, the list stands where it stood; another filter begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter's own change puts it to the top
  useEffect(() => {
    const element = box.current
    if (!element || !isThere) return
    element.scrollTop = useHistoryFilter.getState().scrollTop
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [filter, isThere])

  if (error) return <ErrorPanel title={t('failed')} error={appErrorOf(error)} onRetry={() => void refetch()} />
  if (isPending || total === null) return <ScreenLoading />
  if (total === 0) {
    return (
      <Panel className={classes.emptyList}>
        <p>{t(filtered ? 'noneFound' : 'none')}</p>
      </Panel>
    )
  }
  const first = Math.min(view.first, Math.max(0, total - 1))
  const last = Math.min(view.last, total - 1)
  return (
    <section
      ref={box}
      className={classes.list}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
      tabIndex={0}
      aria-label={t('title')}
      onScroll={(event) => {
        useHistoryFilter.getState().scrolled(event.currentTarget.scrollTop)
        look()
      }}
    >
      <table className={classes.table} aria-rowcount={total + 1}>
        <colgroup>
          <col className={classes.tickColumn} />
          <col />
          <col className={classes.datasetColumn} />
          <col className={classes.placeColumn} />
          <col className={classes.stateColumn} />
          <col className={classes.rowsColumn} />
          <col className={classes.qualityColumn} />
          <col className={classes.whenColumn} />
          <col className={classes.tookColumn} />
          <col className={classes.actsColumn} />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th aria-label={th('tick')} />
            <th scope="col">{t('file')}</th>
            <th scope="col">{t('dataset')}</th>
            <th scope="col">{th('place')}</th>
            <th scope="col">{t('stateTitle')}</th>
            <th scope="col" className="num">
              {t('rows')}
            </th>
            <th scope="col" className="num">
              {th('quality')}
            </th>
            <th scope="col" className="num">
              {t('when')}
            </th>
            <th scope="col" className="num">
              {t('took')}
            </th>
            <th aria-label={t('retry')} />
          </tr>
        </thead>
        <tbody>
          <Gap rows={first} />
          {Array.from({ length: last - first + 1 }, (_, index) => {
            const at = first + index
            const known = rows.get(at)
            if (!known) return <Waiting key={`row ${at}`} at={at} />
            const job = live.find((one) => one.id === known.id && one.updatedMs >= known.updatedMs) ?? known
            return <Row key={job.id} at={at} job={job} acts={acts} place={placeName(job.connectionId)} />
          })}
          <Gap rows={total - 1 - last} />
        </tbody>
      </table>
    </section>
  )
}

/** The height of rows that are not in the document. */
function Gap({ rows }: { rows: number }) {
  if (rows <= 0) return null
  return (
    <tr aria-hidden className={classes.gap}>
      <td colSpan={10} style={{ height: rows * rowPx }} />
    </tr>
  )
}

function Waiting({ at }: { at: number }) {
  return (
    <tr aria-rowindex={at + 2} aria-busy>
      <td colSpan={10} />
    </tr>
  )
}

type RowProps = { readonly at: number; readonly job: Job; readonly acts: JobActs; readonly place: string }

function Row({ at, job, acts, place }: RowProps) {
  const { t } = useText('jobs')
  const { t: th } = useText('history')
  const ticked = useHistoryFilter((state) => state.ticked.includes(job.id))
  const tick = useHistoryFilter((state) => state.tick)
  const settled = isJobSettled(job.state)
  return (
    <tr aria-rowindex={at + 2} data-ticked={ticked || undefined}>
      <td className={classes.tick}>
        <input
          type="checkbox"
          checked={ticked}
          onChange={() => tick(job.id)}
          aria-label={th('tickOne', { name: job.sourceName })}
        />
      </td>
      <td>
        <Link href={paths.job(job.id)} className={classes.link ?? ''} title={job.sourceName}>
          {job.sourceName}
        </Link>
      </td>
      <td title={job.dataset}>{job.dataset}</td>
      <td className={classes.quiet} title={place}>
        {place}
      </td>
      <td>
        <JobStateText job={job} />
        {!settled && job.progress && (
          <Progress mt={2} size={3} value={job.progress.overall * 100} aria-label={t(`state.${job.state}`)} />
        )}
      </td>
      <td className="num">{job.rowsLoaded === null ? '–' : formatCount(job.rowsLoaded)}</td>
      <td className="num">{job.quality === null ? '–' : formatDecimal(job.quality.toFixed(1))}</td>
      <td className="num">{formatDateTime(job.createdMs)}</td>
      <td className="num">{settled && job.tookMs !== null ? formatDuration(job.tookMs) : ''}</td>
      <td className={classes.acts}>
        {job.queuePlace !== null && job.queuePlace > 1 && (
          <ActionIcon
            title={t('runNext')}
            aria-label={`${t('runNext')}: ${job.sourceName}`}
            onClick={() => acts.runNext(job.id)}
            size={24}
          >
            <ArrowUpToLine size={15} />
          </ActionIcon>
        )}
        {isCancellable(job.state) && (
          <ActionIcon
            title={t('cancel')}
            aria-label={`${t('cancel')}: ${job.sourceName}`}
            onClick={() => acts.cancel(job.id)}
            size={24}
          >
            <X size={15} />
          </ActionIcon>
        )}
        {isRetryable(job.state) && (
          <ActionIcon
            title={t('retry')}
            aria-label={`${t('retry')}: ${job.sourceName}`}
            onClick={() => acts.retry(job.id)}
            size={24}
          >
            <RotateCw size={15} />
          </ActionIcon>
        )}
      </td>
    </tr>
  )
}
