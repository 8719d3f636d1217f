/** Verdicts on columns that have too many different texts for the table: what the stream says stands beside the texts that were kept. */
import { currenciesOf } from '../../../../../shared/domain/readings'
import type { ColumnTally, DateStream, Stream } from '../tally'
import { inferColumn, textVerdict } from './column'
import { withOnly } from './numbers'
import { dateStandIns, numberStandIns } from './stand-ins'
import type { DraftEvidence, Entry, FileHints, StreamedYears, Verdict, Way } from './verdict'

/** Verdict on a column from its whole tally. */
export function inferTally(name: string, tally: ColumnTally, hints: FileHints): Verdict {
  const { stream } = tally
  if (stream === null) return inferColumn(name, tally.entries, hints)
  switch (stream.values.kind) {
    case 'number': {
      const standIns = numberStandIns(stream, stream.values)
      const marks = [...stream.values.currencies.keys()]
      const verdict = inferColumn(name, [...tally.entries, ...standIns], { ...hints, streamedMarks: marks })
      return honest(widened(verdict, stream), standIns, false)
    }
    case 'text': {
      const rest = { text: stream.values.min, count: stream.count, firstRow: stream.values.rows[0] ?? 0 }
      return textVerdict([...tally.entries, rest], hints, [])
    }
    case 'date': {
      const standIns = dateStandIns(stream.values)
      const verdict = inferColumn(name, [...tally.entries, ...standIns], {
        ...hints,
        isDateStream: true,
        streamed: streamedYears(stream.values, stream.count, tally.entries),
        dayOrder: proposedOrder(stream.values) ?? hints.dayOrder
      })
      return honest(verdict, standIns, true)
    }
  }
}

/**
 * What the three ways of years of two digits counted, see `shortYearWays`. The texts that are kept beside the stream are counted with it
 * where they are few; undefined for other dates.
 */
function streamedYears(dates: DateStream, count: number, entries: readonly Entry[]): StreamedYears | undefined {
  const [one, other, first] = dates.ways
  if (one === undefined || other === undefined || first === undefined) return undefined
  const last = one.valid + other.only
  const both = Math.max(0, last + first.valid - count)
  // A frequent text decides as much as the others.
  const kept = entries.reduce((sum, e) => sum + e.count, 0)
  return {
    onlyLast: last - both,
    onlyFirst: first.valid - both,
    both: both + kept,
    aheadLast: one.after,
    aheadFirst: first.after
  }
}

/** The order of day and month that the stream tried first: the sample's proposal, made from real dates. */
function proposedOrder(dates: DateStream): FileHints['dayOrder'] {
  const [first, second] = dates.ways
  if (first === undefined || second === undefined || first.only > 0 || second.only > 0) return null
  return isDayFirst(first.way) ? 'dmy' : 'mdy'
}

/** Whether a date way reads the day before the month. */
function isDayFirst(way: Way): boolean {
  return way.format?.kind === 'date' && /^D/.test(way.format.patterns[0] ?? '')
}

/** Takes texts that are not from the data out of the evidence. Rows of stand-ins are real only where `rowsAreReal`. */
function honest(verdict: Verdict, standIns: readonly Entry[], rowsAreReal: boolean): Verdict {
  const made = new Set(standIns.map((e) => e.text))
  const evidence = verdict.evidence.map((e): DraftEvidence => {
    if (e.text === null || !made.has(e.text)) return e
    const isProof = rowsAreReal && (e.code === 'day-above-12' || e.code === 'month-position-above-12')
    return { ...e, text: null, row: isProof ? e.row : null }
  })
  return { ...verdict, evidence }
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
  const evidence = [...verdict.evidence]
  const add = (code: DraftEvidence['code'], text: string | null, count: number | null) => {
    if (!evidence.some((e) => e.code === code && (e.text === text || code !== 'currency-mark')))
      evidence.unshift({ code, count, text, row: null })
  }
  for (const currency of own.currencies) {
    const streamed = stream.values.kind === 'number' ? (stream.values.currencies.get(currency) ?? 0) : 0
    const at = evidence.findIndex((e) => e.code === 'currency-mark' && e.text === currency)
    const known = evidence[at]
    if (known === undefined) add('currency-mark', currency, streamed)
    else evidence[at] = { ...known, count: (known.count ?? 0) + streamed }
  }
  if (own.percent) add('percent-mark', '%', null)
  if (stream.values.kind === 'number' && stream.values.grouped > 0)
    add('thousands-mark', own.thousandsMark, stream.values.grouped)
  // Stand-ins are written without exponents.
  const type = stream.way.type.kind === 'double' ? stream.way.type : verdict.type
  return withCurrencies({ ...verdict, type, format, evidence })
}

/** Several currencies leave a column open, wherever they were seen. */
function withCurrencies(verdict: Verdict): Verdict {
  const { format } = verdict
  if (format?.kind !== 'number' || verdict.evidence.some((e) => e.code === 'mixed-currencies')) return verdict
  const currencies = currenciesOf(format.currencies)
  if (currencies.length < 2) return verdict
  const mixed: DraftEvidence = { code: 'mixed-currencies', count: null, text: currencies.join(', '), row: null }
  const rivals = currencies.map((currency): Way => ({ type: verdict.type, format: withOnly(format, currency) }))
  return {
    ...verdict,
    state: 'ambiguous',
    evidence: [mixed, ...verdict.evidence],
    rivals: [...verdict.rivals, ...rivals]
  }
}
