import { CircleCheck, CircleX } from 'lucide-react'
import type { Receipt } from '../../../shared/domain/job'
import { formatDecimal, formatTimestamp, useText } from '../../text'
import styles from './parity.module.css'

/** What was computed while shaping against what the warehouse answers, measure by measure. */
export function ParityTable({ parity }: { parity: Receipt['parity'] }) {
  const { t } = useText('jobs')
  const words = useMeasureWords()
  return (
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
      </tbody>
    </table>
  )
}

/** Exact numbers with grouping; days as dates, also where a warehouse writes them as midnight. */
export function shownValue(value: string | null): string {
  if (value === null) return '–'
  return /^\d{4}-\d{2}-\d{2}/.test(value) ? formatTimestamp(value) : formatDecimal(value)
}

/** `rows`, `sum(Sales)`, `min(__time)` in words; what is not known stands as it is. */
export function useMeasureWords(): (name: string) => string {
  const { t } = useText('jobs')
  return (name) => {
    if (name === 'rows') return t('measures.rows')
    const [, kind, column] = /^(sum|min|max|distinct)\((.*)\)$/s.exec(name) ?? []
    if (column === undefined) return name
    const isTime = column === timeColumn
    switch (kind) {
      case 'sum':
        return t('measures.sum', { column })
      case 'distinct':
        return t('measures.distinct', { column })
      case 'min':
        return isTime ? t('measures.first') : t('measures.min', { column })
      case 'max':
        return isTime ? t('measures.last') : t('measures.max', { column })
      default:
        return name
    }
  }
}

/** The warehouse's own column of the order date. */
const timeColumn = '__time'
