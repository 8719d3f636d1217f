/** Texts that stand for the values of a stream, so that one inference sees them together with the texts that were kept. */
import {
  type DateToken,
  dateTokens,
  daysOf,
  isCountPattern,
  shortMonth,
  shortWeekday
} from '../../../../../shared/domain/readings'
import { plainOf } from '../report/measures'
import type { DateStream, NumberStream, ScaleSum, Stream } from '../tally'
import type { Entry, Way } from './verdict'

/** Smallest and largest number of each scale, with all the counts; whole numbers with marks of thousands where values have them. */
export function numberStandIns(stream: Stream, numbers: NumberStream): Entry[] {
  const format = stream.way.format?.kind === 'number' ? stream.way.format : null
  const mark = format?.decimalMark ?? '.'
  const [whole, ...others] = numbers.scales
  if (format?.thousandsMark && numbers.grouped > 0 && whole?.scale === 0 && others.length === 0) {
    return groupedStandIns(numbers, whole, format.thousandsMark)
  }
  const written = (units: bigint, scale: number) => {
    const [whole, fraction = ''] = plainOf(units, scale).split('.')
    return scale === 0 ? (whole ?? '0') : `${whole}${mark}${fraction.padEnd(scale, '0')}`
  }
  // What does not fit a chosen type is a number all the same.
  return [...numbers.scales, ...(numbers.misfits?.scales ?? [])].flatMap((part) => {
    const low: Entry = { text: written(part.min, part.scale), count: 1, firstRow: 0 }
    return part.count === 1 ? [low] : [low, { text: written(part.max, part.scale), count: part.count - 1, firstRow: 0 }]
  })
}

/** Whole numbers of which some have marks: what has none is below a thousand, or as small as the smallest. */
function groupedStandIns(numbers: NumberStream, { count, min, max }: ScaleSum, mark: string): Entry[] {
  const grouped = (n: bigint) => plainOf(n, 0).replace(/\B(?=(?:[0-9]{3})+$)/g, mark)
  const hasMark = (n: bigint) => n >= 1000n || n <= -1000n
  const list: Entry[] = []
  const add = (text: string, times: number) => {
    if (times > 0) list.push({ text, count: times, firstRow: 0 })
  }
  const plain = count - numbers.grouped
  add(plainOf(min, 0), plain)
  const largest = hasMark(max) ? max : min
  const smallest = hasMark(min) ? min : largest
  if (!hasMark(largest)) return list
  add(grouped(smallest), smallest === largest ? 0 : 1)
  add(grouped(largest), numbers.grouped - (smallest === largest ? 0 : 1))
  return list
}

/** A text of a pattern; a value of one digit where the pattern allows it. */
function writtenDate(pattern: string, year: number, month: number, day: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const written = (token: DateToken): string => {
    switch (token.kind) {
      case 'literal':
        return token.text
      case 'YYYY':
        return String(year).padStart(4, '0')
      case 'YY':
        return two(year % 100)
      case 'MM':
        return two(month)
      case 'M':
        return String(month)
      case 'MMM':
        return shortMonth(month)
      case 'ddd':
        return shortWeekday(((((daysOf(year, month, day) ?? 0) + 4) % 7) + 7) % 7)
      case 'yyyy':
        return String(year + 1)
      case 'yy':
        return two((year + 1) % 100)
      case 'QQ':
        return `Q${Math.ceil(month / 3)}`
      case 'Do':
        return String(day)
      case 'DD':
        return two(day)
      case 'D':
        return String(day)
      case 'H':
        return '1'
      case 'HH':
      case 'mm':
      case 'ss':
        return '01'
      case 'SSS':
        return '1'
      case 'A':
        return 'AM'
      case 'Z':
        return 'Z'
    }
  }
  return dateTokens(pattern).map(written).join('')
}

/** Smallest and largest count, with all the counts; a fraction of a day where the way reads times. */
function countStandIns(pattern: string, { valid, min, max }: DateStream['ways'][number], way: Way): Entry[] {
  if (valid === 0) return []
  const written = (micros: bigint) => {
    if (pattern === 'unix-s') return String(micros / 1_000_000n)
    if (pattern === 'unix-ms') return String(micros / 1000n)
    return `${micros / 86_400_000_000n + 25_569n}${way.type.kind === 'date' ? '' : '.5'}`
  }
  const low: Entry = { text: written(min), count: 1, firstRow: 0 }
  return valid === 1 ? [low] : [low, { text: written(max), count: valid - 1, firstRow: 0 }]
}

/**
 * Dates that prove what the stream's values prove: under each pattern one that fits both orders of day and month, and where values fit one order
 * only, one of those with their count and first row.
 */
export function dateStandIns(dates: DateStream): Entry[] {
  const first = dates.ways.toSorted((a, b) => b.valid - a.valid)[0]
  if (first === undefined) return []
  const year = new Date(Number(first.valid > 0 ? first.min / 1000n : 0n)).getUTCFullYear()
  const patterns = (way: Way) => (way.format?.kind === 'date' ? way.format.patterns : [])
  const [pattern] = patterns(first.way)
  if (pattern !== undefined && isCountPattern(pattern)) return countStandIns(pattern, first, first.way)
  const both = first.valid - (dates.ways.length > 1 ? first.only : 0)
  const written = (years: number) => (pattern: string, at: number, all: readonly string[]) => ({
    text: writtenDate(pattern, years, 1, 1),
    count: at === 0 ? Math.max(1, both - all.length + 1) : 1,
    firstRow: 0
  })
  const list = patterns(first.way).map(written(year))
  if (both <= 0) list.length = 0
  // All years together tell whether another century may be meant.
  const [main] = list
  const isShort = /(^|[^Y])YY($|[^Y])/.test(pattern ?? '')
  const others = isShort
    ? new Set([...first.months.keys()].map((month) => Number(month.slice(0, 4))))
    : new Set<number>()
  for (const other of others) {
    if (other === year || main === undefined || main.count < 2) continue
    main.count--
    list.push({ ...written(other)(pattern ?? '', 1, []), count: 1 })
  }
  for (const { way, only, onlyRows } of dates.ways) {
    if (only === 0 || dates.ways.length < 2) continue
    list.push({ text: writtenDate(patterns(way)[0] ?? '', year, 2, 13), count: only, firstRow: onlyRows[0] ?? 0 })
  }
  return list
}
