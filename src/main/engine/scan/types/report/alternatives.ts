/** The other readings of a column with their ranges; of a streamed column as far as its sums tell. */
import type { Alternative } from '../../../../../shared/domain/check-report'
import type { NumberFormat, Reading } from '../../../../../shared/domain/column-type'
import { dateFormatCovers, streamAnswers } from '../infer/cover'
import type { Way } from '../infer/verdict'
import type { ColumnTally, DateStream, NumberStream, Stream } from '../tally'
import { type Measures, measure } from './measures'

export function isSameWay(a: Way, b: Way): boolean {
  return JSON.stringify([a.type, a.format]) === JSON.stringify([b.type, b.format])
}

/** What a column is under another reading, or null when its tally can't say. */
export function alternativeOf(tally: ColumnTally, reading: Reading, todayIso: string): Alternative | null {
  const { stream } = tally
  if (stream === null || streamAnswers(stream, reading)) return alternativeFrom(measure(tally, reading, todayIso))
  if (stream.values.kind === 'date') return inAnotherCentury(tally, stream.values, reading, todayIso)
  const [own, other] = [stream.way.format, reading.format]
  if (stream.values.kind !== 'number' || own?.kind !== 'number' || other?.kind !== 'number') return null
  const numbers = stream.values
  if (own.decimalMark !== other.decimalMark) {
    const restated = withOtherMark(stream, numbers, reading)
    return restated === null ? null : alternativeFrom(measure({ ...tally, stream: restated }, reading, todayIso))
  }
  return withFewerMarks(tally, numbers, other, reading, todayIso)
}

/** The alternative that measures describe. */
export function alternativeFrom({ reading, min, max, validCount, invalidCount }: Measures): Alternative {
  return { reading, min, max, validCount, invalidCount }
}

/** The same dates with another pivot for years of two digits: as many fit, their range is not known to the day. */
function inAnotherCentury(
  tally: ColumnTally,
  dates: DateStream,
  reading: Reading,
  todayIso: string
): Alternative | null {
  const { format } = reading
  if (format?.kind !== 'date') return null
  const way = dates.ways.find(
    ({ way: own }) =>
      own.format?.kind === 'date' && dateFormatCovers({ ...format, pivotYear: own.format.pivotYear }, own.format)
  )
  if (way === undefined) return null
  const kept = measure({ ...tally, stream: null }, reading, todayIso)
  const unread = (tally.stream?.count ?? 0) - way.valid
  return {
    reading,
    min: null,
    max: null,
    validCount: kept.validCount + way.valid,
    invalidCount: kept.invalidCount + unread
  }
}

/** `1,234` throughout: what are thousands under one mark are units with three decimals under the other. */
function withOtherMark(stream: Stream, numbers: NumberStream, reading: Reading): Stream | null {
  const [part, ...others] = numbers.scales
  if (part === undefined || others.length > 0) return null
  const [areThousands, areDecimals] = [part.scale === 0 && numbers.grouped === part.count, part.scale === 3]
  if (!areThousands && !areDecimals) return null
  const values: NumberStream = {
    ...numbers,
    scales: [{ ...part, scale: areThousands ? 3 : 0 }],
    grouped: areThousands ? 0 : part.count,
    bins: null
  }
  return { ...stream, way: { type: reading.type, format: reading.format }, values }
}

/** The same numbers with some currency marks left out: how many fit is known, their range is not. */
function withFewerMarks(
  tally: ColumnTally,
  numbers: NumberStream,
  format: NumberFormat,
  reading: Reading,
  todayIso: string
): Alternative | null {
  const kept = measure({ ...tally, stream: null }, reading, todayIso)
  const out = [...numbers.currencies].reduce((sum, [mark, n]) => sum + (format.currencies.includes(mark) ? 0 : n), 0)
  const streamed = numbers.scales.reduce((sum, s) => sum + s.count, 0)
  if (out === 0) return null
  const validCount = kept.validCount + streamed - out
  return { reading, min: null, max: null, validCount, invalidCount: kept.invalidCount + out }
}
