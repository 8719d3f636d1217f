/** What comes of the loads that are looked at: success, durations, quality over time. */
import { ActionIcon, Tooltip } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ChartLine, Table2 } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { JobFilter, JobSummary } from '../../../../shared/domain/job-history'
import { api } from '../../../client'
import { Panel } from '../../../components/page'
import { formatDuration, formatPercent, useText } from '../../../text'
import classes from './history.module.css'
import { OverTimeTable } from './over-time-table'

// The picture's library is not waited for: the list is there first.
const OverTimeChart = lazy(() => import('./over-time-chart'))

/** @param isListThere the list is what is waited for; until then nothing else is asked */
export function SummaryStrip({ filter, isListThere }: { filter: JobFilter; isListThere: boolean }) {
  const { t } = useText('history')
  const [asTable, setAsTable] = useState(false)
  const isIdle = useIdle()
  // The state is what is counted here, so a list of failed loads does not say that all fail.
  const query = useQuery({
    ...api.jobs.summary.queryOptions({ input: { ...filter, state: null } }),
    placeholderData: (before: JobSummary | undefined) => before,
    enabled: isListThere
  })
  const summary = query.data
  if (!summary) return <div className={classes.strip} aria-busy={query.isPending} />
  if (summary.jobs === 0) return null
  const Icon = asTable ? ChartLine : Table2
  const toggle = t(asTable ? 'asChart' : 'asTable')
  return (
    <div className={classes.strip}>
      <Panel title={t('success')} aside={t('ended', { count: summary.done + summary.failed })}>
        <Success summary={summary} />
      </Panel>
      <Panel title={t('duration')} aside={t('ofDone', { count: summary.done })}>
        <Durations summary={summary} />
      </Panel>
      <section className={classes.overTime} aria-label={t('qualityOverTime')}>
        <header>
          <h2>{t('qualityOverTime')}</h2>
          <span className="muted">{t(`every.${summary.every}`)}</span>
          <Tooltip label={toggle}>
            <ActionIcon size={24} aria-label={toggle} onClick={() => setAsTable(!asTable)}>
              <Icon size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </header>
        {summary.points.length === 0 ? (
          <p className="muted">{t('noPoints')}</p>
        ) : asTable ? (
          <OverTimeTable summary={summary} />
        ) : (
          <Suspense fallback={<div className={classes.chart} />}>
            {isIdle ? <OverTimeChart summary={summary} /> : <div className={classes.chart} />}
          </Suspense>
        )}
      </section>
    </div>
  )
}

/** Whether the window has had time to show what matters more. */
function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    const waiting = requestIdleCallback(() => setIdle(true), { timeout: 500 })
    return () => cancelIdleCallback(waiting)
  }, [])
  return isIdle
}

function Success({ summary }: { summary: JobSummary }) {
  const { t } = useText('history')
  const { done, failed, cancelled, unsettled, successRate } = summary
  const parts = [
    t('done', { count: done }),
    t('failedCount', { count: failed }),
    ...(cancelled > 0 ? [t('cancelled', { count: cancelled })] : []),
    ...(unsettled > 0 ? [t('unsettled', { count: unsettled })] : [])
  ]
  return (
    <>
      <p className={classes.big}>{successRate === null ? '–' : formatPercent(successRate)}</p>
      <div className={classes.rate} aria-hidden>
        <i style={{ flexGrow: done }} data-tone="good" />
        <i style={{ flexGrow: failed }} data-tone="bad" />
      </div>
      <p className="muted">{parts.join(' · ')}</p>
      {failed > 0 && successRate !== null && (
        <p className="muted">{t('failureRate', { share: formatPercent(1 - successRate) })}</p>
      )}
    </>
  )
}

function Durations({ summary }: { summary: JobSummary }) {
  const { t } = useText('history')
  const { t: tj, i18n } = useText('jobs')
  const { medianMs, p95Ms, steps } = summary
  if (medianMs === null || p95Ms === null) return <p className={classes.big}>–</p>
  const most = Math.max(...steps.map((one) => one.medianMs), 1)
  const name = (step: string) => (i18n.exists(`jobs:step.${step}`) ? tj(`step.${step}` as 'step.shape') : step)
  return (
    <div className={classes.durations}>
      <div>
        <p className={classes.big}>{formatDuration(medianMs)}</p>
        <p className="muted">{t('median')}</p>
        <p className="muted">{t('p95', { took: formatDuration(p95Ms) })}</p>
      </div>
      <ul className={classes.steps} aria-label={t('steps')}>
        {steps.map(({ step, medianMs: ms, jobs }) => (
          <li key={step} title={t('stepJobs', { count: jobs })}>
            <span>{name(step)}</span>
            <i aria-hidden>
              <b style={{ width: `${(ms / most) * 100}%` }} />
            </i>
            <span className="num">{formatDuration(ms)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
