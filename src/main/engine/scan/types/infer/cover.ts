/** Whether what was counted by one way holds under another. */
import type { DateFormat, NumberFormat } from '../../../../../shared/domain/column-type'
import type { DateStream, Stream } from '../tally'
import type { Way } from './verdict'

/** Whether every text of a pattern is read alike by the other: the same pattern, or the same with days, months or hours that may be short. */
function patternCovers(other: string, own: string): boolean {
  if (other === own) return true
  const short = (pattern: string) => pattern.replace(/DD?/, 'D').replace(/M+/, (m) => (m === 'MM' ? 'M' : m))
  const shortHour = (pattern: string) => short(pattern).replace('HH', 'H')
  return other === short(own) || other === shortHour(own) || other === own.replace('HH', 'H')
}

/** Whether a date format reads all that the other reads, the same way. */
export function dateFormatCovers(other: DateFormat, own: DateFormat): boolean {
  return own.pivotYear === other.pivotYear && own.patterns.every((p) => other.patterns.some((q) => patternCovers(q, p)))
}

function numberFormatCovers(other: NumberFormat, own: NumberFormat): boolean {
  return (
    own.decimalMark === other.decimalMark &&
    (own.thousandsMark === null || own.thousandsMark === other.thousandsMark) &&
    own.currencies.every((c) => other.currencies.includes(c)) &&
    (other.percent || !own.percent) &&
    (other.parenthesesNegative || !own.parenthesesNegative) &&
    (other.trailingMinus || !own.trailingMinus)
  )
}

/** The part of a date stream that answers for a format. */
export function dateWayFor(dates: DateStream, format: Way['format']): DateStream['ways'][number] | undefined {
  if (format?.kind !== 'date') return undefined
  return dates.ways.find((w) => w.way.format?.kind === 'date' && dateFormatCovers(format, w.way.format))
}

/**
 * Whether what a stream counted by its own way holds under another way as well: texts for texts, dates and numbers for formats
 * that allow at least what the stream's own allows (a wider format reads the same texts as the same values).
 */
export function streamAnswers(stream: Stream, { type, format }: Way): boolean {
  if (type.kind === 'string') return stream.values.kind === 'text'
  if (stream.values.kind === 'date') {
    const way = dateWayFor(stream.values, format)
    // A day as it is written is not the day in UTC.
    return way !== undefined && (way.way.type.kind === 'date') === (type.kind === 'date')
  }
  const [own, other] = [stream.way.format, format]
  return (
    stream.values.kind === 'number' &&
    own?.kind === 'number' &&
    other?.kind === 'number' &&
    numberFormatCovers(other, own)
  )
}
