import { CircleCheck, CircleX } from 'lucide-react'
import type { Receipt } from '../../../shared/domain/job'
import { Panel } from '../../components/page'
import { formatCount, formatDate, formatDecimal, formatDuration, formatMonth, useText } from '../../text'
import styles from './jobs.module.css'

/** What was computed while shaping against what the warehouse answers. */
export function Parity({ receipt }: { receipt: Receipt }) {
  const { t } = useText('jobs')
  const wrong = receipt.parity.filter((row) => !row.equal).length
  return (
    <Panel
      title={t('parity')}
      aside={wrong === 0 ? t('parityAll', { count: receipt.parity.length }) : t('parityNot', { count: wrong })}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('measure')}</th>
            <th className="num">{t('shaped')}</th>
            <th className="num">{t('warehouse')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {receipt.parity.map((row) => (
            <tr key={row.name}>
              <td>{row.name}</td>
              <td className="num">{shown(row.shaped)}</td>
              <td className="num">{shown(row.warehouse)}</td>
              <td>
                <span className={styles.state} data-tone={row.equal ? 'good' : 'bad'}>
                  {row.equal ? <CircleCheck size={14} aria-hidden /> : <CircleX size={14} aria-hidden />}
                  {t(row.equal ? 'equal' : 'differs')}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

/** Exact numbers with grouping; days as dates, also where a warehouse writes them as midnight. */
function shown(value: string | null): string {
  if (value === null) return '–'
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)Z?)?$/.exec(value) ?? []
  if (day === undefined) return formatDecimal(value)
  return time === undefined || /^[0:.]+$/.test(time) ? formatDate(day) : `${formatDate(day)} ${time}`
}

/** What happened to each month. */
export function Months({ receipt }: { receipt: Receipt }) {
  const { t } = useText('jobs')
  return (
    <Panel title={t('months')} aside={formatCount(receipt.months.length)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('months')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('month')}</th>
              <th className="num">{t('before')}</th>
              <th className="num">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {receipt.months.map((row) => (
              <tr key={row.month}>
                <td>{formatMonth(row.month)}</td>
                <td className="num">{formatCount(row.rowsBefore)}</td>
                <td className="num">{formatCount(row.rows)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}

/** How long each step took, as bars. */
export function Timings({ receipt }: { receipt: Receipt }) {
  const { t, i18n } = useText('jobs')
  const most = Math.max(1, ...receipt.timings.map((one) => one.tookMs))
  return (
    <Panel title={t('timings')}>
      <ul className={styles.timings}>
        {receipt.timings.map(({ step, tookMs }) => (
          <li key={step}>
            <span>{i18n.exists(`jobs:step.${step}`) ? i18n.t(`jobs:step.${step}` as 'jobs:step.shape') : step}</span>
            <i>
              <b style={{ width: `${(tookMs / most) * 100}%` }} />
            </i>
            <span className="num">{formatDuration(tookMs)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
