import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { DriftItem } from '../../../shared/domain/drift'
import { formatDecimal, formatMonth, formatPercent, useText } from '../../text'
import styles from './drift.module.css'

type Level = 'high' | 'middle' | 'low'

const levelOf = ({ weight }: DriftItem): Level => (weight >= 70 ? 'high' : weight >= 40 ? 'middle' : 'low')
const icons = { high: CircleAlert, middle: TriangleAlert, low: Info } as const
const shownValues = 8

interface DriftListProps {
  readonly items: readonly DriftItem[]
  /** A click on an item about a column; without it items are not to be clicked. */
  readonly onColumn?: (column: string) => void
}

/** What drifted, most important first. */
export function DriftList({ items, onColumn }: DriftListProps) {
  const { t } = useText('rules')
  const sentence = useDriftSentence()
  const change = useChangeText()
  return (
    <ul className={styles.items} aria-label={t('driftTab')}>
      {items.map((item) => {
        const level = levelOf(item)
        const Icon = icons[level]
        const { column, values } = item
        const content = (
          <>
            <Icon size={15} aria-label={t(`drift.level.${level}`)} />
            <span>
              {sentence(item)}
              {values.length > 0 && (
                <span className={styles.values}>
                  {values.slice(0, shownValues).join(', ')}
                  {values.length > shownValues ? ' …' : ''}
                </span>
              )}
            </span>
            <span className={styles.change}>{change(item)}</span>
          </>
        )
        return (
          <li key={`${item.kind} ${column} ${item.per}`}>
            {onColumn && column !== null && item.kind !== 'missing-column' ? (
              <button type="button" className={styles.item} data-level={level} onClick={() => onColumn(column)}>
                {content}
              </button>
            ) : (
              <div className={styles.item} data-level={level}>
                {content}
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function useChangeText(): (item: DriftItem) => string {
  const { t } = useText('rules')
  return ({ kind, change, values }) => {
    if (change === null || values.length > 0) return ''
    const sign = change > 0 ? '+' : change < 0 ? '−' : ''
    if (kind !== 'nulls') return `${sign}${formatPercent(Math.abs(change) / 100)}`
    return t('drift.points', { change: `${sign}${formatDecimal(Math.abs(change).toFixed(1))}` })
  }
}

/** A difference in words. */
function useDriftSentence(): (item: DriftItem) => string {
  const { t, i18n } = useText('rules')
  // Types go by the names that Check gives them.
  const typeWord = (type: string) => {
    const kind = type.replace(/\(.*$/, '')
    return i18n.exists(`check:typeWord.${kind}`) ? i18n.t(`check:typeWord.${kind}` as 'check:typeWord.string') : type
  }
  return (item) => {
    const column = item.column ?? ''
    const [before, after] = [item.before ?? '', item.after ?? '']
    const numbers = { column, before: before && formatDecimal(before), after: after && formatDecimal(after) }
    switch (item.kind) {
      case 'missing-column':
      case 'new-column':
        return t(`drift.kind.${item.kind}`, { column })
      case 'type':
        return t('drift.kind.type', { column, before: typeWord(before), after: typeWord(after) })
      case 'format':
        return t('drift.kind.format', { column, before, after })
      case 'renamed-column':
        return t('drift.kind.renamed-column', { before, after })
      case 'total':
        return t(item.per === 'month' ? 'drift.kind.totalMonth' : 'drift.kind.total', numbers)
      case 'volume':
        if (item.per === 'day') return t('drift.kind.volumeDay', numbers)
        return t(item.per === 'month' ? 'drift.kind.volumeMonth' : 'drift.kind.volume', numbers)
      case 'month':
        return t('drift.kind.month', { ...numbers, per: formatMonth(item.per ?? '') })
      case 'nulls': {
        const [from, to] = [formatPercent(Number(before)), formatPercent(Number(after))]
        return t('drift.kind.nulls', { column, before: from, after: to })
      }
      case 'vanished-values':
        return t('drift.kind.vanished-values', { column, count: item.change ?? 0 })
      case 'new-values':
        if (item.values.length === 0) return t('drift.kind.newMany', numbers)
        return t('drift.kind.new-values', { column, count: item.change ?? 0 })
    }
  }
}
