import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import type { NotCompared, ParityRow } from '../../../shared/domain/job'
import { formatDecimal, formatTimestamp, useText } from '../../text'
import { useMeasureWords } from './measure-words'
import styles from './parity.module.css'

/** What was computed while shaping against what the warehouse answers, measure by measure. */
export function ParityTable({
  parity,
  notCompared = []
}: {
  parity: readonly ParityRow[]
  notCompared?: readonly NotCompared[] | undefined
}) {
  const { t } = useText('jobs')
  const words = useMeasureWords()
  return (
    <>
      <table className={styles.table} aria-label={t('parity')}>
        <thead>
          <tr>
            <th scope="col">{t('measure')}</th>
            <th scope="col" className="num">
              {t('shaped')}
            </th>
            <th scope="col" className="num">
              {t('warehouse')}
            </th>
            <th scope="col">{t('parityTitle')}</th>
          </tr>
        </thead>
        <tbody>
          {parity.map(({ name, shaped, warehouse, equal }) => {
            const Icon = equal ? CircleCheck : CircleX
            return (
              <tr key={name}>
                <th scope="row" title={name}>
                  {words(name)}
                </th>
                <td className="num">{shownValue(shaped)}</td>
                <td className="num">{shownValue(warehouse)}</td>
                <td>
                  <span className={styles.verdict} data-equal={equal}>
                    <Icon size={14} aria-hidden />
                    {t(equal ? 'equal' : 'differs')}
                  </span>
                </td>
              </tr>
            )
          })}
          {notCompared.map(({ name, shaped }) => (
            <tr key={name}>
              <th scope="row" title={name}>
                {words(name)}
              </th>
              <td className="num">{shownValue(shaped)}</td>
              <td className="num">{shownValue(null)}</td>
              <td>
                <span className={styles.verdict} data-equal="unknown">
                  <CircleDashed size={14} aria-hidden />
                  {t('notCounted')}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {notCompared.map(({ name }) => (
        <p key={name} className={styles.note}>
          {t('notCountedWhy', { measure: words(name) })}
        </p>
      ))}
    </>
  )
}

/** Exact numbers with grouping; days as dates, also where a warehouse writes them as midnight. */
export function shownValue(value: string | null): string {
  if (value === null) return '–'
  return /^\d{4}-\d{2}-\d{2}/.test(value) ? formatTimestamp(value) : formatDecimal(value)
}
