/** Lines of a test or of the doctor: what was tried, how it went, and what to change where it did not. */
import { Ban, CircleAlert, CircleCheck, LoaderCircle, TriangleAlert } from 'lucide-react'
import type { Probe } from '../../../shared/contract/cluster'
import { errorSentence, formatDuration, useText } from '../../text'
import { CopyButton } from '../code-view'
import styles from './probes.module.css'

const icons = { ok: CircleCheck, failed: CircleAlert, warning: TriangleAlert, skipped: Ban } as const

interface ProbesProps {
  readonly label: string
  readonly probes: readonly Probe[]
  /** Further lines are coming. */
  readonly isRunning: boolean
  /** Said in the place of the line that is coming. */
  readonly coming: string
}

export function Probes({ label, probes, isRunning, coming }: ProbesProps) {
  return (
    <ul className={styles.list} aria-label={label} aria-busy={isRunning}>
      {probes.map((probe) => (
        <Line key={probe.name} probe={probe} />
      ))}
      {isRunning && (
        <li className={styles.line} data-state="running">
          <LoaderCircle size={15} aria-hidden className={styles.icon} />
          <div className={styles.text}>
            <div className={styles.head}>
              <span className="muted">{coming}</span>
            </div>
          </div>
        </li>
      )}
    </ul>
  )
}

function Line({ probe }: { probe: Probe }) {
  const { t, i18n } = useText('cluster')
  const { name, state, value, error, fix, tookMs } = probe
  const Icon = icons[state]
  const word = (part: 'names' | 'notes') => {
    const key = `cluster:probe.${part}.${name}`
    return i18n.exists(key) ? i18n.t(key as 'cluster:probe.names.s3-reach') : null
  }
  const isNoted = error === null && (state === 'warning' || state === 'failed')
  const sentence = error ? errorSentence(error) : isNoted ? word('notes') : null
  return (
    <li className={styles.line} data-state={state}>
      <Icon size={15} aria-hidden className={styles.icon} />
      <div className={styles.text}>
        <div className={styles.head}>
          <b>{word('names') ?? name}</b>
          {value !== null && (
            <span className={styles.value} title={value}>
              {value}
            </span>
          )}
          <span className={styles.state}>{t(`probe.states.${state}`)}</span>
          <span className={styles.took}>{state === 'skipped' ? '' : formatDuration(tookMs)}</span>
        </div>
        {sentence !== null && <p className={styles.sentence}>{sentence}</p>}
        {fix !== null && state !== 'ok' && (
          <div className={styles.fix}>
            <code>{fix}</code>
            <CopyButton text={fix} />
          </div>
        )}
      </div>
    </li>
  )
}
