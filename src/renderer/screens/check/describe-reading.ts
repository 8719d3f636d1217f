import type { DateFormat, NumberFormat, Reading } from '../../../shared/domain/column-type'
import { useText } from '../../text'

type Order = 'dmy' | 'mdy' | 'ymd' | 'other'

/** Which part of a date stands first in a pattern. */
export function orderOf(pattern: string): Order {
  const [first] = pattern.match(/YYYY|YY|MMM|MM|M|DD|D/g) ?? []
  if (first === undefined) return 'other'
  return first.startsWith('D') ? 'dmy' : first.startsWith('M') ? 'mdy' : 'ymd'
}

/** A reading in words: `Date · day first · DD/MM/YYYY`. */
export function useDescribeReading(): (reading: Reading) => string {
  const { t } = useText('check')
  const date = (format: DateFormat) => {
    const orders = [...new Set(format.patterns.map(orderOf))].filter((order) => order !== 'other')
    // Two readings may differ by the century of their two-digit years only.
    const isShort = format.patterns.some((pattern) => /(^|[^Y])YY($|[^Y])/.test(pattern))
    const years = isShort ? [`${1901 + format.pivotYear}–${2000 + format.pivotYear}`] : []
    return [...orders.map((order) => t(`order.${order}`)), format.patterns.join(' | '), ...years]
  }
  const number = (format: NumberFormat, scale: number | null) => {
    const mark = format.thousandsMark === ' ' ? t('numberStyle.blank') : format.thousandsMark
    return [
      scale === 0 ? null : t(format.decimalMark === ',' ? 'numberStyle.comma' : 'numberStyle.point'),
      scale === null || scale === 0 ? null : t('numberStyle.digits', { digits: String(scale) }),
      mark === null ? null : t('numberStyle.thousands', { mark }),
      format.currencies.length > 0 ? t('numberStyle.currency', { marks: format.currencies.join(' ') }) : null,
      format.percent ? t('numberStyle.percent') : null,
      format.parenthesesNegative ? t('numberStyle.parentheses') : null,
      format.trailingMinus ? t('numberStyle.trailing') : null
    ]
  }
  return ({ type, format }) => {
    const scale = type.kind === 'decimal' ? type.scale : type.kind === 'long' ? 0 : null
    const details = format?.kind === 'date' ? date(format) : format?.kind === 'number' ? number(format, scale) : []
    return [t(`types.${type.kind}`), ...details].filter((part) => part !== null).join(' · ')
  }
}
