/** Verdicts on columns that have too many different texts for the table: what the stream says stands beside the texts that were kept. */
import { typedNullTokens } from '../../../../../shared/domain/readings'
import { plainOf } from '../report/measures'
import type { ColumnTally, DateStream, NumberStream, Stream } from '../tally'
import { inferColumn, textVerdict } from './column'
import type { DraftEvidence, Entry, FileHints, Verdict, Way } from './verdict'

const typed = new Set(typedNullTokens)

/** Verdict on a column from its whole tally. */
export function inferTally(name: string, tally: ColumnTally, hints: FileHints): Verdict {
  const { stream } = tally
  if (stream === null) return inferColumn(name, tally.entries, hints)
  switch (stream.values.kind) {
    case 'number':
      return widened(inferColumn(name, [...tally.entries, ...standIns(stream, stream.values)], hints), stream)
    case 'text': {
      const rest = { text: stream.values.min, count: stream.count, firstRow: stream.values.rows[0] ?? 0 }
      return textVerdict([...tally.entries, rest], hints, [])
    }
    case 'date':
      return dateVerdict(tally, stream.values, hints.dayOrder !== null)
  }
}

/** The verdict with a format that still reads what the stream read: stand-ins carry no currency, percent or thousands marks. */
function widened(verdict: Verdict, stream: Stream): Verdict {
  const [found, own] = [verdict.format, stream.way.format]
  if (found?.kind !== 'number' || own?.kind !== 'number') return verdict
  const format = {
    ...found,
    thousandsMark: found.thousandsMark ?? own.thousandsMark,
    currencies: [...new Set([...found.currencies, ...own.currencies])].sort(),
    percent: found.percent || own.percent,
    parenthesesNegative: found.parenthesesNegative || own.parenthesesNegative,
    trailingMinus: found.trailingMinus || own.trailingMinus
  }
  return { ...verdict, format }
}

/** Texts that stand for the numbers of a stream: smallest and largest of each scale, with all the counts. */
function standIns(stream: Stream, numbers: NumberStream): Entry[] {
  const mark = stream.way.format?.kind === 'number' ? stream.way.format.decimalMark : '.'
  const written = (units: bigint, scale: number) => {
    const [whole, fraction = ''] = plainOf(units, scale).split('.')
    return scale === 0 ? (whole ?? '0') : `${whole}${mark}${fraction.padEnd(scale, '0')}`
  }
  return numbers.scales.flatMap((part) => {
    const low: Entry = { text: written(part.min, part.scale), count: 1, firstRow: 0 }
    return part.count === 1 ? [low] : [low, { text: written(part.max, part.scale), count: part.count - 1, firstRow: 0 }]
  })
}

function dateVerdict(tally: ColumnTally, dates: DateStream, hinted: boolean): Verdict {
  const [first, second] = dates.ways
  const swap = second !== undefined && first !== undefined && second.only > first.only
  const best = swap ? second : first
  const rival = swap ? first : second
  const ambiguous = best !== undefined && rival !== undefined && best.only === 0 && rival.only === 0
  const evidence: DraftEvidence[] = []
  for (const way of dates.ways) {
    if (way.only > 0)
      evidence.push({
        code: isDayFirst(way.way) ? 'day-above-12' : 'month-position-above-12',
        count: way.only,
        text: null,
        row: way.onlyRows[0] ?? null
      })
  }
  const count = best?.valid ?? 0
  if (ambiguous) evidence.push({ code: 'both-orders-fit', count, text: null, row: null })
  if (ambiguous && hinted) evidence.push({ code: 'sampled-order', count: null, text: null, row: null })
  if (dates.ways.length === 1) evidence.push({ code: 'unambiguous-format', count, text: null, row: null })
  evidence.push({ code: 'all-parse', count, text: null, row: null })
  return {
    type: best?.way.type ?? { kind: 'string' },
    format: best?.way.format ?? null,
    nullTokens: tally.entries.filter((e) => typed.has(e.text)).map((e) => e.text),
    state: ambiguous ? 'ambiguous' : 'sure',
    evidence,
    rivals: ambiguous && rival !== undefined ? [rival.way] : [],
    open: false,
    provesMark: null,
    provesOrder:
      ambiguous || best === undefined || dates.ways.length === 1 ? null : isDayFirst(best.way) ? 'dmy' : 'mdy'
  }
}

/** Whether a date way reads the day before the month. */
export function isDayFirst(way: Way): boolean {
  return way.format?.kind === 'date' && /^D/.test(way.format.patterns[0] ?? '')
}
