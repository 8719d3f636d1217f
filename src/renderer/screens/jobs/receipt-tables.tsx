import type { Receipt } from '../../../shared/domain/job'
import { Panel } from '../../components/page'
import { formatCount, formatDuration, formatMonth, useText } from '../../text'
import styles from './jobs.module.css'

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
