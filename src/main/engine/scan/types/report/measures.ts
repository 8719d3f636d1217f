/** Applies a way of reading to a column's tally: what is valid, null, invalid, and the measures of the valid values. */
import type { ColumnType, Reading } from '../../../../../shared/domain/column-type'
import { compileReading, invalid, isoDay, isoInstant } from '../../../../../shared/domain/readings'
import { dateWayFor } from '../infer/cover'
import type { Entry } from '../infer/verdict'
import { type ColumnTally, decidingWays, type Misfits, type NumberStream, type ScaleSum, type Stream } from '../tally'

/** Values of a column under one reading. Numbers are `units` of 10^-scale; dates microseconds; texts and booleans themselves. */
export type Measures = {
  readonly reading: Reading
  readonly nullCount: number
  readonly nullTokens: readonly { token: string; count: number }[]
  readonly validCount: number
  readonly invalidCount: number
  readonly invalidEntries: readonly Entry[]
  /** Rows of invalid values that are in no entry. */
  readonly invalidRows: readonly number[]
  /** Canonical value to count, of the values that were counted by text. */
  readonly counted: ReadonlyMap<string, number>
  /** Canonical value to its count in the whole file, as far as the value was counted by text anywhere. */
  readonly frequent: ReadonlyMap<string, number>
  /** Different values; of a streamed column different texts of values. */
  readonly distinct: { readonly count: number; readonly exact: boolean }
  readonly min: string | null
  readonly max: string | null
  readonly sum: string | null
  readonly mean: number | null
  readonly negatives: number
  readonly negativeRows: readonly number[]
  /** Dates after today. */
  readonly after: number
  readonly afterRows: readonly number[]
  readonly lengthMin: number | null
  readonly lengthMax: number | null
  readonly stream: Stream | null
}

/** Units of 10^-scale of a plain decimal text. */
export function unitsOf(plain: string, scale: number): bigint {
  const at = plain.indexOf('.')
  if (at < 0) return BigInt(plain) * 10n ** BigInt(scale)
  return BigInt(plain.slice(0, at) + plain.slice(at + 1).padEnd(scale, '0'))
}

/** Plain decimal text of units of 10^-scale, without zeros at the end of the fraction. */
export function plainOf(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = scale === 0 ? '' : digits.slice(digits.length - scale).replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

function isoOf(type: ColumnType, micros: bigint): string {
  if (type.kind !== 'date') return isoInstant(micros, type.kind === 'timestamp' && type.zone === 'offset')
  const day = 86_400_000_000n
  return isoDay(Number((micros - (((micros % day) + day) % day)) / day))
}

/** Scale in which all values of a type are whole. */
export function scaleOf(type: ColumnType): number {
  return type.kind === 'decimal' ? type.scale : 0
}

/** Measures of a tally under a reading. `todayIso` is the day after which a date lies in the future. */
export function measure(tally: ColumnTally, reading: Reading, todayIso: string): Measures {
  const parse = compileReading(reading)
  const counted = new Map<string, number>()
  const nulls: { token: string; count: number }[] = tally.empty > 0 ? [{ token: '', count: tally.empty }] : []
  const invalidEntries: Entry[] = []
  const values: { value: string; entry: Entry }[] = []
  const frequent = new Map<string, number>()
  let [nullCount, validCount, invalidCount] = [tally.empty, 0, 0]
  for (const entry of tally.entries) {
    const value = parse(entry.text)
    if (value === null) {
      nulls.push({ token: entry.text, count: entry.count })
      nullCount += entry.count
    } else if (value === invalid) {
      invalidEntries.push(entry)
      invalidCount += entry.count
    } else {
      counted.set(value, (counted.get(value) ?? 0) + entry.count)
      const whole = tally.distinct?.counts.get(entry.text) ?? entry.count
      frequent.set(value, (frequent.get(value) ?? 0) + whole)
      validCount += entry.count
      values.push({ value, entry })
    }
  }
  const streamed = streamParts(tally.stream, reading)
  const lengths = lengthsOf(values, tally.stream)
  const base = {
    reading,
    nullCount,
    nullTokens: nulls.sort((a, b) => b.count - a.count || (a.token < b.token ? -1 : 1)),
    validCount: validCount + streamed.valid,
    invalidCount: invalidCount + streamed.invalid,
    invalidEntries: invalidEntries.sort((a, b) => a.firstRow - b.firstRow),
    invalidRows: streamed.invalidRows,
    counted,
    frequent,
    distinct: distinctOf(tally, counted.size, values.length),
    stream: tally.stream,
    ...lengths
  }
  const rest = { sum: null, mean: null, negatives: 0, negativeRows: [], after: 0, afterRows: [] }
  if (base.validCount === 0) return { ...base, ...rest, min: null, max: null }
  switch (reading.type.kind) {
    case 'long':
    case 'decimal':
      return { ...base, ...rest, ...exactNumbers(reading.type, values, tally.stream, base.validCount) }
    case 'double':
      return { ...base, ...rest, ...doubles(values, tally.stream, base.validCount) }
    case 'date':
    case 'timestamp':
      return { ...base, ...rest, ...dates(reading, values, tally.stream, todayIso) }
    default:
      return { ...base, ...rest, ...texts(counted, tally.stream) }
  }
}

/** Null tokens and texts that do not parse are always among the entries, so what is left of the different texts are values. */
function distinctOf(tally: ColumnTally, values: number, valueTexts: number): Measures['distinct'] {
  if (tally.distinct === null) return { count: values, exact: true }
  const others = tally.entries.length - valueTexts
  return { count: Math.max(values, tally.distinct.texts - others), exact: tally.distinct.exact }
}

function streamParts(
  stream: Stream | null,
  reading: Reading
): { valid: number; invalid: number; invalidRows: readonly number[] } {
  if (stream === null) return { valid: 0, invalid: 0, invalidRows: [] }
  if (stream.values.kind === 'text' && reading.type.kind !== 'string') {
    return { valid: 0, invalid: stream.count, invalidRows: stream.values.rows }
  }
  if (stream.values.kind === 'number') {
    const misfits = misfitsOf(stream.values, reading.type)
    const invalidCount = misfits?.count ?? 0
    return { valid: stream.count - invalidCount, invalid: invalidCount, invalidRows: misfits?.rows ?? [] }
  }
  if (stream.values.kind !== 'date') return { valid: stream.count, invalid: 0, invalidRows: [] }
  const way = dateWayFor(stream.values, reading.format)
  const deciding = stream.values.ways.slice(0, decidingWays)
  const other = way !== undefined && deciding.includes(way) ? deciding.find((w) => w !== way) : undefined
  const valid = way?.valid ?? 0
  return { valid, invalid: stream.count - valid, invalidRows: other?.onlyRows ?? [] }
}

/** Numbers of a stream that do not fit a type; only the type that the stream was counted for can have any. */
function misfitsOf({ misfits }: NumberStream, type: ColumnType): Misfits | null {
  return misfits !== null && JSON.stringify(misfits.type) === JSON.stringify(type) ? misfits : null
}

/** Sums of the numbers of a stream that fit a type. */
export function scalesFor(numbers: NumberStream | null, type: ColumnType): readonly ScaleSum[] {
  if (numbers === null) return []
  const apart = numbers.misfits === null || misfitsOf(numbers, type) !== null
  return apart ? numbers.scales : [...numbers.scales, ...numbers.misfits.scales]
}

function lengthsOf(
  values: readonly { entry: Entry }[],
  stream: Stream | null
): { lengthMin: number | null; lengthMax: number | null } {
  let min = stream?.lengthMin ?? Number.POSITIVE_INFINITY
  let max = stream?.lengthMax ?? 0
  for (const { entry } of values) {
    let length = entry.characters ?? entry.text.length
    if (entry.characters === undefined && /[\ud800-\udbff]/.test(entry.text)) length = [...entry.text].length
    if (length < min) min = length
    if (length > max) max = length
  }
  return max === 0 ? { lengthMin: null, lengthMax: null } : { lengthMin: min, lengthMax: max }
}

type Values = readonly { readonly value: string; readonly entry: Entry }[]

function firstRows(entries: readonly Entry[]): number[] {
  return entries.map((e) => e.firstRow).sort((a, b) => a - b)
}

function exactNumbers(type: ColumnType, values: Values, stream: Stream | null, validCount: number) {
  const numbers = stream?.values.kind === 'number' ? stream.values : null
  const scales = scalesFor(numbers, type)
  const scale = Math.max(scaleOf(type), ...scales.map((s) => s.scale))
  let [sum, negatives] = [0n, numbers?.negatives ?? 0]
  let [min, max]: [bigint | null, bigint | null] = [null, null]
  const negative: Entry[] = []
  const take = (low: bigint, high: bigint) => {
    if (min === null || low < min) min = low
    if (max === null || high > max) max = high
  }
  for (const { value, entry } of values) {
    const units = unitsOf(value, scale)
    sum += units * BigInt(entry.count)
    take(units, units)
    if (units < 0n) {
      negatives += entry.count
      negative.push(entry)
    }
  }
  for (const part of scales) {
    const factor = 10n ** BigInt(scale - part.scale)
    sum += part.sum * factor
    take(part.min * factor, part.max * factor)
  }
  return {
    sum: plainOf(sum, scale),
    min: min === null ? null : plainOf(min, scale),
    max: max === null ? null : plainOf(max, scale),
    mean: Number(plainOf(sum, scale)) / validCount,
    negatives,
    negativeRows: [...firstRows(negative), ...(numbers?.negativeRows ?? [])]
  }
}

/** Sums of doubles are rounded like doubles; they are added from the smallest magnitude up, so the result does not depend on the order of rows. */
function doubles(values: Values, stream: Stream | null, validCount: number) {
  const list = values.map(({ value, entry }) => ({ n: Number(value), entry }))
  const terms = list.map(({ n, entry }) => n * entry.count)
  let [negatives, min, max] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { n, entry } of list) {
    if (n < 0) negatives += entry.count
    min = Math.min(min, n)
    max = Math.max(max, n)
  }
  if (stream?.values.kind === 'number') {
    negatives += stream.values.negatives
    for (const part of scalesFor(stream.values, { kind: 'double' })) {
      terms.push(Number(plainOf(part.sum, part.scale)))
      min = Math.min(min, Number(plainOf(part.min, part.scale)))
      max = Math.max(max, Number(plainOf(part.max, part.scale)))
    }
  }
  const sum = terms.sort((a, b) => Math.abs(a) - Math.abs(b) || a - b).reduce((x, y) => x + y, 0)
  const negativeRows = firstRows(list.filter(({ n }) => n < 0).map(({ entry }) => entry))
  // A sum beyond the largest double is no number, and neither is the mean made of it.
  const known = Number.isFinite(sum) ? { sum: String(sum), mean: sum / validCount } : { sum: null, mean: null }
  return { ...known, min: String(min), max: String(max), negatives, negativeRows }
}

/** ISO texts sort by time without the Z, which would stand behind the digits of a longer fraction. */
function isEarlier(a: string, b: string): boolean {
  return (a.endsWith('Z') ? a.slice(0, -1) : a) < (b.endsWith('Z') ? b.slice(0, -1) : b)
}

function dates(reading: Reading, values: Values, stream: Stream | null, todayIso: string) {
  let [min, max, after]: [string | null, string | null, number] = [null, null, 0]
  const late: Entry[] = []
  const take = (low: string, high: string) => {
    if (min === null || isEarlier(low, min)) min = low
    if (max === null || isEarlier(max, high)) max = high
  }
  for (const { value, entry } of values) {
    take(value, value)
    if (value.slice(0, 10) > todayIso) {
      after += entry.count
      late.push(entry)
    }
  }
  const way = stream?.values.kind === 'date' ? dateWayFor(stream.values, reading.format) : undefined
  if (way !== undefined && way.valid > 0) {
    take(isoOf(reading.type, way.min), isoOf(reading.type, way.max))
    after += way.after
  }
  return { min, max, after, afterRows: firstRows(late) }
}

function texts(counted: ReadonlyMap<string, number>, stream: Stream | null) {
  let [min, max]: [string | null, string | null] = [null, null]
  const take = (text: string) => {
    if (min === null || compareText(text, min) < 0) min = text
    if (max === null || compareText(text, max) > 0) max = text
  }
  for (const text of counted.keys()) take(text)
  if (stream?.values.kind === 'text') {
    take(stream.values.min)
    take(stream.values.max)
  }
  return { min, max }
}

/** Order of texts by their UTF-8 bytes, which is the order of code points; the warehouse sorts the same way. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (x !== y) {
      // Surrogates stand for code points above all others.
      const rank = (c: number) => (c >= 0xd800 && c <= 0xdfff ? c + 0x10000 : c)
      return rank(x) - rank(y)
    }
  }
  return a.length - b.length
}
