/** How far one load is, how fast, and how long it will take. */
import { Progress as Bar } from '@mantine/core'
import { Ban, CircleAlert, CircleCheck, Clock, LoaderCircle } from 'lucide-react'
import type { RunItem } from '../../../shared/domain/load-run'
import { useJob } from '../../client'
import { formatCount, formatDuration, formatPercent, formatShort, useText } from '../../text'
import classes from './load.module.css'

const icons = {
  waiting: Clock,
  checking: LoaderCircle,
  running: LoaderCircle,
  done: CircleCheck,
  failed: CircleAlert,
  cancelled: Ban
} as const

export function Progress({ item, dataset }: { item: RunItem; dataset: string }) {
  const { t } = useText('load')
  const { t: jobs } = useText('jobs')
  const job = useJob(item.jobId)
  const Icon = icons[item.state]
  const fraction = item.state === 'done' ? 1 : (job?.progress?.overall ?? 0)
  const name = t('run.title', { name: item.name, dataset })
  const parts =
    item.state === 'running' && job
      ? [
          job.progress ? jobs(`step.${job.progress.step}`) : jobs(`state.${job.state}`),
          job.progress?.rowsDone ? t('run.rows', { rows: formatCount(job.progress.rowsDone) }) : null,
          job.rowsPerS === null ? null : t('run.rate', { rate: formatShort(job.rowsPerS) }),
          job.leftS === null || job.leftS < 1 ? null : t('run.left', { left: formatDuration(job.leftS * 1000) })
        ]
      : [wordOf(item)]
  function wordOf(of: RunItem): string {
    if (of.state === 'waiting') return t('queued.waiting')
    if (of.state === 'checking') return t('queued.checking')
    return jobs(`state.${of.state}`)
  }
  return (
    <section className={classes.progress} data-state={item.state}>
      <header>
        <Icon size={17} aria-hidden className={classes.progressIcon} />
        <b>{name}</b>
        <span className={classes.progressPercent}>{item.state === 'running' && formatPercent(fraction, 0)}</span>
      </header>
      <Bar
        value={fraction * 100}
        aria-label={name}
        size={8}
        radius="xl"
        color={item.state === 'failed' ? 'red' : 'accent'}
        animated={item.state === 'running' && fraction === 0}
      />
      <p className={classes.note} aria-live="polite">
        {parts.filter(Boolean).join(' · ')}
      </p>
    </section>
  )
}
