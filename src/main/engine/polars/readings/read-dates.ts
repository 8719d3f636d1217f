/** Texts to dates and times as Polars expressions. Sound, not complete: what they miss is read by the parser itself. */
import pl from 'nodejs-polars'
import type { DateFormat, Reading } from '../../../../shared/domain/column-type'
import {
  type DateToken,
  dateTokens,
  daysOf,
  isCountPattern,
  isPeriod,
  isUnixPattern,
  isYearFirst,
  readingPattern
} from '../../../../shared/domain/readings'
import { exactStrptime } from '../exact-strptime'
import { type Expr, nullOf, whole } from '../frames'

const dayMicros = 86_400_000_000n
const daySeconds = 86_400
/** Years 1800 to 2200 as days since 1970, the second one exclusive. */
const firstDay = daysOf(1800, 1, 1) ?? 0
const endDay = daysOf(2201, 1, 1) ?? 0

/** Names of other languages are read by the parser: Polars knows the English ones. */
const directives = {
  YYYY: '%Y',
  YY: '%y',
  MM: '%m',
  M: '%m',
  MMM: '%b',
  DD: '%d',
  D: '%d',
  mm: '%M',
  ss: '%S',
  A: '%p'
} as const

/** What English month names have behind their first three letters. */
const restOfMonth = '(?i)(jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|tember|ember|ober|ust|ch|il|e|y)'

/**
 * English month names by their first three letters, the only ones that are safe to hand over: where a name may also be
 * whole (`%B`), this Polars reads past the end of `12-Sep-2024` and takes the process with it.
 */
function withShortMonths(text: Expr, tokens: readonly DateToken[]): Expr {
  return tokens.some(({ kind }) => kind === 'MMM') ? text.str.replaceAll(restOfMonth, '$1') : text
}

function isDirective(kind: string): kind is keyof typeof directives {
  return kind in directives
}

/** The pattern in Polars' directives; null when there is no exact counterpart. */
function directivesOf(tokens: readonly DateToken[]): string | null {
  const halfDay = tokens.some((token) => token.kind === 'A')
  let out = ''
  for (const token of tokens) {
    if (token.kind === 'literal') out += token.text.replaceAll('%', '%%')
    else if (token.kind === 'HH' || token.kind === 'H') out += halfDay ? '%I' : '%H'
    else if (token.kind === 'SSS') {
      if (!out.endsWith('.')) return null
      out = `${out.slice(0, -1)}%.f`
    } else if (isDirective(token.kind)) out += directives[token.kind]
    else return null
  }
  return out
}

/** Days (first, end) between which Polars' year is the one that the format means. */
function boundsOf(pattern: string, tokens: readonly DateToken[], pivotYear: number): readonly [number, number] {
  if (isYearFirst(pattern)) return [daysOf(1, 1, 1) ?? 0, daysOf(9999, 12, 31) ?? 0]
  if (!tokens.some((token) => token.kind === 'YY')) return [firstDay, endDay]
  // Polars reads two digits as 1970 to 2069.
  const from = Math.max(1970, 1900 + pivotYear + 1)
  const through = Math.min(2069, 2000 + pivotYear)
  return [daysOf(from, 1, 1) ?? 0, daysOf(through + 1, 1, 1) ?? 0]
}

function readUnix(reading: Reading, pattern: 'unix-s' | 'unix-ms', text: Expr): Expr {
  const count = text.cast(pl.Int64)
  const perSecond = pattern === 'unix-s' ? 1 : 1000
  const inRange = count
    .gtEq(whole(firstDay * daySeconds * perSecond))
    .and(count.lt(whole(endDay * daySeconds * perSecond)))
  const micros = count.multiplyBy(whole(1_000_000 / perSecond)).cast(pl.Datetime('us'))
  return pl
    .when(inRange)
    .then(reading.type.kind === 'date' ? micros.cast(pl.Date) : micros)
    .otherwise(nullOf(reading.type))
}

function readPattern(reading: Reading, format: DateFormat, pattern: string, text: Expr): Expr | null {
  const gate = text.str.contains(readingPattern({ ...reading, format: { ...format, patterns: [pattern] } }))
  if (isUnixPattern(pattern)) {
    return pl
      .when(gate)
      .then(readUnix(reading, pattern, text))
      .otherwise(nullOf(reading.type))
  }
  if (isCountPattern(pattern)) return null
  const tokens = dateTokens(pattern)
  const directives = directivesOf(tokens)
  if (directives === null) return null
  if (isPeriod(pattern)) return readPeriod(reading, pattern, tokens, directives, gate, text)
  const timed = tokens.some((token) => token.kind === 'HH' || token.kind === 'H')
  const parsed = exactStrptime(withShortMonths(text, tokens), timed ? 'timestamp' : 'date', directives)
  const [from, end] = boundsOf(pattern, tokens, format.pivotYear)
  const limit = (days: number) =>
    timed ? whole(BigInt(days) * dayMicros).cast(pl.Datetime('us')) : whole(days).cast(pl.Int32).cast(pl.Date)
  const inRange = parsed.gtEq(limit(from)).and(parsed.lt(limit(end)))
  const wanted = reading.type.kind === 'date' ? pl.Date : pl.Datetime('us')
  return pl
    .when(gate.and(inRange))
    .then(timed === (reading.type.kind === 'timestamp') ? parsed : parsed.cast(wanted))
    .otherwise(nullOf(reading.type))
}

/** The first day of a month or year: Polars reads days only, so that day is written behind the text. */
function readPeriod(
  reading: Reading,
  pattern: string,
  tokens: readonly DateToken[],
  directives: string,
  gate: Expr,
  text: Expr
): Expr | null {
  if (tokens.some((token) => token.kind === 'YY' || token.kind === 'H' || token.kind === 'HH')) return null
  const hasMonth = tokens.some((token) => token.kind === 'M' || token.kind === 'MM' || token.kind === 'MMM')
  const rest = hasMonth ? ' 01' : ' 01 01'
  const parsed = exactStrptime(
    withShortMonths(text, tokens).plus(pl.lit(rest)),
    'date',
    `${directives}${hasMonth ? ' %d' : ' %m %d'}`
  )
  const [from, end] = boundsOf(pattern, tokens, 0)
  const limit = (days: number) => whole(days).cast(pl.Int32).cast(pl.Date)
  const inRange = parsed.gtEq(limit(from)).and(parsed.lt(limit(end)))
  return pl
    .when(gate.and(inRange))
    .then(reading.type.kind === 'date' ? parsed : parsed.cast(pl.Datetime('us')))
    .otherwise(nullOf(reading.type))
}

/** Reads dates in the order of the format's patterns, up to the first one that has no counterpart in Polars. */
export function readDate(reading: Reading, format: DateFormat, text: Expr): Expr {
  const values: Expr[] = []
  for (const pattern of format.patterns) {
    const next = readPattern(reading, format, pattern, text)
    if (next === null) break
    values.push(next)
  }
  const [first = nullOf(reading.type), ...others] = values
  return others.reduce((before, next) => pl.when(before.isNotNull()).then(before).otherwise(next), first)
}
