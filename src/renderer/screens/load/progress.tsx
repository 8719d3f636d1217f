/** How far one load is, how fast, and how long it will take. */
import { Progress as Bar } from '@mantine/core'
import { Ban, CircleAlert, CircleCheck, Clock, LoaderCircle } from 'lucide-react'
import { Link } from 'wouter'
import type { RunItem } from '../../../shared/domain/load-run'
import { useJob } from '../../client'
import { paths } from '../../paths'
import { formatCount, formatDuration, formatPercent, formatShort, useText } from '../../text'
import { isOfStage } from './cluster/stage-of'
import { Stages } from './cluster/stages'
import classes from './load.module.css'

const icons = {
  waiting: Clock,
  checking: LoaderCircle,
  running: LoaderCircle,
  done: CircleCheck,
  failed: CircleAlert,
  cancelled: Ban
} as const

interface ProgressProps {
  readonly item: RunItem
  readonly dataset: string
  readonly isCluster: boolean
  /** The receipt of this file stands below: its rows and the way to its job are there. */
  readonly hasReceipt: boolean
}

export function Progress({ item, dataset, isCluster, hasReceipt }: ProgressProps) {
  const { t } = useText('load')
  const { t: jobs } = useText('jobs')
  const job = useJob(item.jobId)
  const Icon = icons[item.state]
  // In a cluster the stages follow one another at a pace that nobody knows: the bar is of the one under way.
  const progress = job && (!isCluster || isOfStage(job)) ? job.progress : null
  const fraction = (isCluster ? progress?.fraction : progress?.overall) ?? 0
  const isUnknown = item.state === 'checking' || (isCluster && progress === null)
  const name = t('run.title', { name: item.name, dataset })
  const parts =
    item.state === 'running' && job
      ? [
          progress ? jobs(`step.${progress.step}`) : jobs(`state.${job.state}`),
          progress?.rowsDone ? t('run.rows', { rows: formatCount(progress.rowsDone) }) : null,
          job.rowsPerS === null ? null : t('run.rate', { rate: formatShort(job.rowsPerS) }),
          job.leftS === null || job.leftS < 1 ? null : t('run.left', { left: formatDuration(job.leftS * 1000) })
        ]
      : [wordOf(item)]
  function wordOf(of: RunItem): string {
    if (of.state === 'waiting') return t('queued.waiting')
    if (of.state === 'checking') return t('queued.checking')
    if (of.state === 'done' && !hasReceipt && job?.rowsLoaded != null)
      return t('run.done', { count: job.rowsLoaded, dataset })
    return jobs(`state.${of.state}`)
  }
  return (
    <section className={classes.progress} data-state={item.state}>
      <header>
        <Icon size={17} aria-hidden className={classes.progressIcon} />
        <b>{name}</b>
        <span className={classes.progressPercent}>
          {item.state === 'running' && !isUnknown && formatPercent(fraction, 0)}
        </span>
        {item.jobId !== null && item.state !== 'running' && !hasReceipt && (
          <Link
            href={paths.job(item.jobId)}
            className={classes.link ?? ''}
            aria-label={t('run.jobOf', { name: item.name })}
          >
            {t('run.receipt')}
          </Link>
        )}
      </header>
      {isCluster && job && item.state !== 'waiting' && item.state !== 'checking' && <Stages job={job} />}
      {/* Where nothing moves, a bar says nothing. */}
      {(item.state === 'running' || item.state === 'checking') && (
        <Bar
          value={isUnknown ? 100 : fraction * 100}
          aria-label={name}
          size={8}
          radius="xl"
          color="accent"
          animated={isUnknown || fraction === 0}
        />
      )}
      <p className={classes.note} aria-live="polite">
        {parts.filter(Boolean).join(' · ')}
      </p>
    </section>
  )
}
