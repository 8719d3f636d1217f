import { Ban, Check, CircleAlert, CircleCheck, Clock, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { Job, JobState } from '../../../shared/domain/job'
import { isJobSettled } from '../../client'
import { formatDuration, formatPercent, formatShort, useText } from '../../text'
import styles from './jobs.module.css'

const looks: Readonly<Partial<Record<JobState, { icon: LucideIcon; tone: string }>>> = {
  planned: { icon: Clock, tone: 'quiet' },
  done: { icon: CircleCheck, tone: 'good' },
  failed: { icon: CircleAlert, tone: 'bad' },
  cancelled: { icon: Ban, tone: 'quiet' },
  'needs-attention': { icon: TriangleAlert, tone: 'warn' }
}

const busy = { icon: LoaderCircle, tone: 'busy' }
const passed = { icon: Check, tone: 'quiet' }

/** A job's state with its sign; colour is never the only difference. */
export function JobStateBadge({ state, past = false }: { state: JobState; past?: boolean }) {
  const { t } = useText('jobs')
  // A step of the log that has been left does not turn any more.
  const { icon: Icon, tone } = looks[state] ?? (past ? passed : busy)
  return (
    <span className={styles.state} data-tone={tone}>
      <Icon size={14} aria-hidden />
      {t(`state.${state}`)}
    </span>
  )
}

/** The state, its place while it waits, and while it runs how far it is, how fast, and how long it will take. */
export function JobStateText({ job }: { job: Job }) {
  const { t } = useText('jobs')
  const { progress, queuePlace } = job
  if (queuePlace !== null) {
    return (
      <span className={styles.state} data-tone="quiet">
        <Clock size={14} aria-hidden />
        {queuePlace === 1 ? t('queueNext') : t('queuePlace', { count: queuePlace, ordinal: true })}
      </span>
    )
  }
  if (isJobSettled(job.state) || !progress) return <JobStateBadge state={job.state} />
  const parts = [
    t('progress', { step: t(`step.${progress.step}`), fraction: formatPercent(progress.overall, 0) }),
    job.rowsPerS === null ? null : t('rate', { rate: formatShort(job.rowsPerS) }),
    job.leftS === null ? null : t('left', { left: formatDuration(job.leftS * 1000) })
  ]
  return (
    <span className={styles.state} data-tone="busy">
      <LoaderCircle size={14} aria-hidden />
      {parts.filter(Boolean).join(' · ')}
    </span>
  )
}
