import type { Attempt, JobDetail, JobEvent } from '../../../shared/domain/job'
import { Panel } from '../../components/page'
import { errorSentence, formatDateTime, formatDuration, formatTime, useText } from '../../text'
import { JobStateBadge } from './job-state'
import styles from './jobs.module.css'

/** What happened when, attempt by attempt; every state stands here before the act it announces. */
export function Timeline({ job }: { job: JobDetail }) {
  const { t } = useText('jobs')
  return (
    <Panel title={t('timeline')} aside={formatDateTime(job.createdMs)}>
      {job.attempts.map((attempt, index) => (
        <section key={attempt.number} aria-label={t('attempt', { number: String(attempt.number) })}>
          {job.attempts.length > 1 && (
            <h3 className={styles.attempt}>
              {t('attempt', { number: String(attempt.number) })}
              <span className="muted">
                {attempt.endedMs === null ? t('running') : formatDuration(attempt.endedMs - attempt.startedMs)}
              </span>
            </h3>
          )}
          <ol className={styles.timeline}>
            {eventsOf(job, attempt, job.attempts[index + 1]).map((event) => (
              <li key={`${event.atMs} ${event.state} ${event.text}`}>
                <time dateTime={new Date(event.atMs).toISOString()}>{formatTime(event.atMs)}</time>
                <div>
                  <JobStateBadge state={event.state} past={event !== job.events.at(-1)} />
                  <EventText event={event} job={job} />
                </div>
              </li>
            ))}
          </ol>
          {attempt.error && <p className={styles.attemptError}>{errorSentence(attempt.error)}</p>}
        </section>
      ))}
    </Panel>
  )
}

/** What the step was about. The counts are of the receipt, so that they are written as this person writes numbers. */
function EventText({ event, job }: { event: JobEvent; job: JobDetail }) {
  const { t } = useText('jobs')
  const { receipt } = job
  const words = () => {
    switch (event.state) {
      case 'publishing':
        return event.text
      case 'running':
      case 'done':
        return receipt && t('eventRows', { count: receipt.ledger.loaded })
      case 'verifying':
        return receipt && receipt.parity.length > 0 && t('eventMeasures', { count: receipt.parity.length })
      default:
        return null
    }
  }
  const said = words()
  return said ? <div className="muted">{said}</div> : null
}

function eventsOf(job: JobDetail, attempt: Attempt, next: Attempt | undefined) {
  const from = attempt.number === 1 ? 0 : attempt.startedMs
  const until = next?.startedMs ?? Number.POSITIVE_INFINITY
  return job.events.filter((event) => event.atMs >= from && event.atMs < until)
}
