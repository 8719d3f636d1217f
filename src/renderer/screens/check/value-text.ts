import { type ColumnType, isNumeric } from '../../../shared/domain/column-type'
import { formatDate, formatDecimal, formatTimestamp } from '../../text'

/** A value of a report (ISO dates, plain numbers, text) as a person reads it. */
export function valueText(value: string | null, type: ColumnType): string {
  if (value === null) return '–'
  if (isNumeric(type)) return formatDecimal(value)
  if (type.kind === 'date') return formatDate(value)
  if (type.kind === 'timestamp') return formatTimestamp(value)
  return value
}
