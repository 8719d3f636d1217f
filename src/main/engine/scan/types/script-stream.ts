/** Streams in plain TypeScript: for ways the kernel has no code for, and as the definition that its code is tested against. */

import type { ColumnType } from '../../../../shared/domain/column-type'
import { instantParser, isoDay, numberParser } from '../../../../shared/domain/readings'
import type { Way } from './infer/verdict'
import type { BinPlan, ColumnPlan } from './plan'
import { marksInOrder } from './plan-code'
import { floorDivide } from './report/histogram'
import { unitsOf } from './report/measures'
import { type DateStream, decidingWays, exampleLimit, type NumberStream, type ScaleSum } from './tally'

/** Takes values one by one; false when a value does not parse. */
export type ScriptStream = {
  readonly take: (text: string, row: number, weight: number) => boolean
  readonly result: () => NumberStream | DateStream
}

/** A stream for one or more ways. */
export function scriptStream(
  { ways, bins, limit }: Extract<ColumnPlan, { op: 'script' }>,
  todayIso: string
): ScriptStream {
  const [way] = ways
  return way?.format?.kind === 'number' ? numberStream(way, bins, limit) : dateStream(ways, todayIso)
}

const widest: ColumnType = { kind: 'decimal', precision: 38, scale: 20 }

/** Digits and number of fraction digits of a text, as it is written. */
function exactParser(way: Way): (text: string) => { units: bigint; scale: number } | undefined {
  const format = way.format
  if (format?.kind !== 'number') return () => undefined
  const plain = numberParser(widest, format)
  const double = way.type.kind === 'double' ? numberParser({ kind: 'double' }, format) : null
  const point = format.decimalMark
  return (text) => {
    const value = plain(text)
    if (value !== undefined) {
      const at = text.lastIndexOf(point)
      const written = at < 0 ? 0 : (/^[0-9]*/.exec(text.slice(at + 1))?.[0].length ?? 0)
      const scale = Math.max(written, value.includes('.') ? value.length - value.indexOf('.') - 1 : 0)
      return { units: unitsOf(value, scale), scale }
    }
    if (double?.(text) === undefined) return undefined
    const m = /([0-9]*)[.,]?([0-9]*)[eE]([+-]?[0-9]+)/.exec(text)
    if (m === null) return undefined
    const scale = (m[2]?.length ?? 0) - Number(m[3])
    if (Math.abs(scale) > 60) return undefined
    const digits = BigInt(`${m[1]}${m[2]}`) * (/^[^0-9]*[-\u2212(]/.test(text) ? -1n : 1n)
    return scale < 0 ? { units: digits * 10n ** BigInt(-scale), scale: 0 } : { units: digits, scale }
  }
}

/** The mark that stands last in a number's text. */
function lastMark(text: string, marks: readonly string[]): string | undefined {
  const behind = text.replace(/^.*[0-9][.,]?/s, '')
  const before = text.replace(/[.,]?[0-9].*$/s, '')
  const found = (part: string) => marks.find((mark) => part.includes(mark))
  return marks.length === 0 ? undefined : (found(behind) ?? found(before))
}

function add(scales: Map<number, ScaleSum>, units: bigint, scale: number, weight: number): void {
  let part = scales.get(scale)
  if (part === undefined) {
    part = { scale, count: 0, sum: 0n, min: units, max: units }
    scales.set(scale, part)
  }
  part.count += weight
  part.sum += units * BigInt(weight)
  if (units < part.min) part.min = units
  if (units > part.max) part.max = units
}

const sorted = (scales: ReadonlyMap<number, ScaleSum>) => [...scales.values()].sort((a, b) => a.scale - b.scale)

function numberStream(way: Way, bins: BinPlan | null, limit: ColumnType | null): ScriptStream {
  const parse = exactParser(way)
  const scales = new Map<number, ScaleSum>()
  const counts = bins === null ? [] : new Array<number>(bins.count).fill(0)
  const negativeRows: number[] = []
  const limited = limit === null || way.format?.kind !== 'number' ? null : numberParser(limit, way.format)
  const misfits = { count: 0, rows: [] as number[], scales: new Map<number, ScaleSum>() }
  const marks = marksInOrder(way.format?.kind === 'number' ? way.format.currencies : [])
  const currencies = new Map<string, number>()
  let [negatives, grouped, wholeDigits] = [0, 0, 0]
  const take = (text: string, row: number, weight: number): boolean => {
    // Codes are no numbers, as for the kernel: leading zeros, or more than 15 digits without a fraction.
    if (/^[+-]?(?:0[0-9]+|[0-9]{16,})$/.test(text)) return false
    const value = parse(text)
    if (value === undefined) return false
    const { units, scale } = value
    if (limited !== null && limited(text) === undefined) {
      add(misfits.scales, units, scale, weight)
      misfits.count += weight
      if (misfits.rows.length < exampleLimit) misfits.rows.push(row)
      return true
    }
    add(scales, units, scale, weight)
    if (units < 0n) {
      if (negativeRows.length < exampleLimit) negativeRows.push(row)
      negatives += weight
    }
    const mark = lastMark(text, marks)
    if (mark !== undefined) currencies.set(mark, (currencies.get(mark) ?? 0) + weight)
    wholeDigits = Math.max(wholeDigits, (units < 0n ? -units : units).toString().length - scale)
    if (
      way.format?.kind === 'number' &&
      way.format.thousandsMark !== null &&
      /[0-9][^0-9][0-9]{3}([^0-9]|$)/.test(text)
    )
      grouped += weight
    if (bins !== null) {
      const common =
        scale <= bins.scale
          ? units * 10n ** BigInt(bins.scale - scale)
          : floorDivide(units, 10n ** BigInt(scale - bins.scale))
      const at = Math.max(0, Math.min(bins.count - 1, Number(floorDivide(common - bins.from, bins.width))))
      counts[at] = (counts[at] ?? 0) + weight
    }
    return true
  }
  return {
    take,
    result: () => ({
      kind: 'number',
      scales: sorted(scales),
      wholeDigits,
      grouped,
      negatives,
      negativeRows,
      currencies,
      bins: bins === null ? null : { scale: bins.scale, from: bins.from, width: bins.width, counts },
      misfits: limit === null ? null : { ...misfits, type: limit, scales: sorted(misfits.scales) }
    })
  }
}

function dateStream(ways: readonly Way[], todayIso: string): ScriptStream {
  const parts = ways.map((way) => ({
    way,
    parse: way.format?.kind === 'date' ? instantParser(way.format) : () => undefined,
    valid: 0,
    only: 0,
    onlyRows: [] as number[],
    min: 2n ** 63n - 1n,
    max: -(2n ** 63n),
    after: 0,
    months: new Map<string, number>()
  }))
  const take = (text: string, row: number, weight: number): boolean => {
    let [readers, reader, isRead] = [0, parts[0], false]
    for (const [at, part] of parts.entries()) {
      const instant = part.parse(text)
      if (instant === undefined) continue
      isRead = true
      if (at < decidingWays) {
        readers++
        reader = part
      }
      const micros = part.way.type.kind === 'date' ? BigInt(instant.days) * 86_400_000_000n : instant.micros
      part.valid += weight
      if (micros < part.min) part.min = micros
      if (micros > part.max) part.max = micros
      const day = isoDay(Number(floorDivide(micros, 86_400_000_000n)))
      if (day > todayIso) part.after += weight
      part.months.set(day.slice(0, 7), (part.months.get(day.slice(0, 7)) ?? 0) + weight)
    }
    if (!isRead) return false
    if (readers === 1 && parts.length > 1 && reader !== undefined) {
      if (reader.onlyRows.length < exampleLimit) reader.onlyRows.push(row)
      reader.only += weight
    }
    return true
  }
  return { take, result: () => ({ kind: 'date', ways: parts.map(({ parse: _, ...part }) => part) }) }
}
