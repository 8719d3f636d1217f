/** How each column is read once it has too many different texts to be counted one by one. */

import type { ColumnType, Format, Reading } from '../../../../shared/domain/column-type'
import { dateTokens, hasOffset, isCountPattern, typedNullTokens } from '../../../../shared/domain/readings'
import type { Verdict, Way } from './infer/verdict'
import { isKernelToken } from './kernel-dates'
import { roundWidth } from './report/histogram'
import { unitsOf } from './report/measures'

export type BinPlan = { readonly scale: number; readonly from: bigint; readonly width: bigint; readonly count: number }

/** `limit`: numbers that do not fit this type are counted apart; null: the type is what the values need. */
export type NumberPlan = {
  readonly op: 'number'
  readonly way: Way
  readonly bins: BinPlan | null
  readonly limit: ColumnType | null
}

/** `script`: the kernel has no code for this way, plain TypeScript reads the values. */
export type ColumnPlan =
  | { readonly op: 'text' }
  | NumberPlan
  | { readonly op: 'date'; readonly ways: readonly Way[] }
  | {
      readonly op: 'script'
      readonly ways: readonly Way[]
      readonly bins: BinPlan | null
      readonly limit: ColumnType | null
    }

/** Everything that workers need to know about the columns. */
export type TallyPlan = {
  readonly columns: readonly ColumnPlan[]
  /** Columns that are counted; the others only take part in the hashes of rows. */
  readonly active: readonly boolean[]
  /** Texts that are always counted one by one. */
  readonly tokens: readonly string[]
  readonly todayIso: string
}

const binCount = 4096
const maxCurrencies = 8

/**
 * The plan for a column of which a sample says `verdict`; `range` are the sample's smallest and largest numbers as plain text, `limit` the type
 * that a person chose.
 */
export function planOf(
  verdict: Pick<Verdict, 'type' | 'format' | 'rivals' | 'state'>,
  range: readonly [string, string] | null,
  limit: ColumnType | null
): ColumnPlan {
  const { type, format } = verdict
  const way: Way = { type, format }
  if (format === null || format.kind === 'boolean' || type.kind === 'string') return { op: 'text' }
  if (format.kind === 'number') {
    const bins = range === null || type.kind === 'double' ? null : binsFor(type, range)
    return isKernelNumber(format) && type.kind !== 'double'
      ? { op: 'number', way, bins, limit }
      : { op: 'script', ways: [way], bins, limit }
  }
  const short = shortYearWays(way)
  // The kernel knows one pivot for all ways; a rival that only takes another century is known from the months.
  const isRival = (r: Way) => r.format?.kind === 'date' && r.format.pivotYear === format.pivotYear
  const rival = verdict.state === 'ambiguous' ? verdict.rivals.find(isRival) : undefined
  const ways = short ?? (rival === undefined ? [way, ...otherOrder(way)] : [way, rival])
  return ways.every(isKernelDate) ? { op: 'date', ways } : { op: 'script', ways, bins: null, limit: null }
}

/** The plan that takes another way of the same values after the kernel's own did not fit. */
export function scriptInstead(plan: ColumnPlan): ColumnPlan {
  if (plan.op === 'number') return { op: 'script', ways: [plan.way], bins: plan.bins, limit: plan.limit }
  if (plan.op === 'date') return { op: 'script', ways: plan.ways, bins: null, limit: null }
  return { op: 'text' }
}

/**
 * The same patterns with day and month exchanged: a sample may prove one order that the whole file does not hold, so both are counted.
 */
function otherOrder(way: Way): Way[] {
  if (way.format?.kind !== 'date') return []
  const swapped = way.format.patterns.map((pattern) => {
    const m = /^(DD?)([-/. ])(MM?)(?=\2)|^(MM?)([-/. ])(DD?)(?=\5)/.exec(pattern)
    if (m === null) return pattern
    const [first, mark, second] = m[1] === undefined ? [m[4], m[5], m[6]] : [m[1], m[2], m[3]]
    return `${second}${mark}${first}${pattern.slice(m[0].length)}`
  })
  if (swapped.every((p, at) => way.format?.kind === 'date' && p === way.format.patterns[at])) return []
  return [{ type: way.type, format: { ...way.format, patterns: swapped } }]
}

/**
 * The three ways that dates with years of two digits can be read, where one of the patterns has such: the first two decide which
 * of day and month comes first, the third has the year first. Null where no pattern has.
 */
function shortYearWays(way: Way): readonly Way[] | null {
  if (way.format?.kind !== 'date') return null
  const { patterns } = way.format
  const parts = patterns.map((pattern) =>
    /^(.*?)(?<![A-Za-z])(YY|DD?|MM?)([-/. ])(DD?|MM?)\3(YY|DD?)(?![YD])(.*)$/.exec(pattern)
  )
  const isShort = (m: RegExpExecArray | null) => m !== null && new Set([m[2], m[4], m[5]]).has('YY')
  if (!parts.some(isShort)) return null
  const under = (order: 'dmy' | 'mdy' | 'ymd'): Way => {
    const rewritten = parts.map((m, at) => {
      if (m === null || !isShort(m)) return patterns[at] ?? ''
      const [, lead = '', a = '', mark = '', b = '', c = '', rest = ''] = m
      const find = (letter: string) => [a, b, c].find((token) => token.startsWith(letter)) ?? ''
      const [day, month] = [find('D'), find('M')]
      const list = order === 'dmy' ? [day, month, 'YY'] : order === 'mdy' ? [month, day, 'YY'] : ['YY', month, day]
      return `${lead}${list.join(mark)}${rest}`
    })
    return { type: way.type, format: { ...way.format, kind: 'date', patterns: rewritten } as Way['format'] }
  }
  const isMonthFirst = /^[^YDM]*M/.test(patterns[parts.findIndex(isShort)] ?? '')
  return isMonthFirst ? [under('mdy'), under('dmy'), under('ymd')] : [under('dmy'), under('mdy'), under('ymd')]
}

/** Whether the kernels have code for a way of writing numbers. */
export function isKernelNumber(format: Format): boolean {
  if (format.kind !== 'number') return false
  const bytes = format.currencies.map((c) => Buffer.byteLength(c))
  return bytes.length <= maxCurrencies && bytes.every((n) => n > 0 && n <= 7)
}

/** Whether the kernels have code for a way of writing dates. */
export function isKernelDate(way: Way): boolean {
  if (way.format?.kind !== 'date' || way.format.patterns.some(isCountPattern)) return false
  // A date alone takes the day as it is written, a timestamp the day in UTC: the kernel knows the latter only.
  if (way.type.kind === 'date' && way.format.patterns.some(hasOffset)) return false
  return way.format.patterns.every((pattern) => {
    const tokens = dateTokens(pattern)
    const open = new Set(['M', 'D', 'H', 'SSS', 'Z', 'MMM'])
    // A part of open width must not run into the next one.
    return (
      tokens.length <= 60 &&
      tokens.every(isKernelToken) &&
      tokens.every((t, at) => !open.has(t.kind) || tokens[at + 1] === undefined || isApart(t.kind, tokens[at + 1]))
    )
  })
}

function isApart(kind: string, next: ReturnType<typeof dateTokens>[number] | undefined): boolean {
  if (next === undefined) return true
  if (next.kind === 'literal')
    return kind === 'MMM' ? /^[\t -@[-`{-~]/.test(next.text) : !/^[0-9:]/.test(next.text) || kind !== 'Z'
  return next.kind === 'A' || next.kind === 'Z' || (kind === 'MMM' && next.kind !== 'MMM')
}

/** Fine bins of a round width around the range of a sample, with as much room again on both sides. */
function binsFor(type: ColumnType, [low, high]: readonly [string, string]): BinPlan {
  const scale = type.kind === 'decimal' ? type.scale : 0
  const [min, max] = [unitsOf(low, scale), unitsOf(high, scale)]
  const room = max - min
  // Twenty round bins over a hundredth of the range: about 2,000 bins inside, as many outside.
  const width = roundWidth(min, min + room / 100n)
  const from = ((min - room / 2n) / width) * width
  return { scale, from, width, count: binCount }
}

/** Texts that stay in the tables: the usual null tokens and those of chosen readings. */
export function tokensOf(chosen: readonly Reading[]): string[] {
  const booleans = chosen.flatMap((r) =>
    r.format?.kind === 'boolean' ? [...r.format.trueTokens, ...r.format.falseTokens] : []
  )
  return [...new Set([...typedNullTokens, ...chosen.flatMap((r) => r.nullTokens), ...booleans])].filter((t) => t !== '')
}
