/** Plans as bytes for the kernel; offsets are those of kernel/numbers.as.ts and kernel/dates.as.ts. */
import type { ColumnType } from '../../../../shared/domain/column-type'
import { dateTokens, daysOf, isYearFirst, monthNames } from '../../../../shared/domain/readings'
import type { Way } from './infer/verdict'
import { kernelCodes } from './kernel-dates'
import type { BinPlan } from './plan'

/** Currency marks as the kernel knows them: a mark never stands before one that begins with it. */
export function marksInOrder(currencies: readonly string[]): readonly string[] {
  return [...currencies].sort((a, b) => Buffer.byteLength(b) - Buffer.byteLength(a))
}

/** Configuration of a number column; what belongs to a chosen type is put in by `limitNumbers`. */
export function numberCode(way: Way, bins: BinPlan | null): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(112)
  const view = new DataView(bytes.buffer)
  const format = way.format
  if (format?.kind !== 'number') throw new TypeError('no number format')
  bytes[0] = format.decimalMark.charCodeAt(0)
  bytes[1] = format.thousandsMark?.charCodeAt(0) ?? 0
  bytes[2] = format.percent ? 1 : 0
  bytes[3] = format.parenthesesNegative ? 1 : 0
  bytes[4] = format.trailingMinus ? 1 : 0
  const marks = marksInOrder(format.currencies).map((c) => Buffer.from(c))
  bytes[5] = marks.length
  for (const [at, mark] of marks.entries()) {
    bytes[8 + at * 8] = mark.length
    bytes.set(mark, 9 + at * 8)
  }
  if (bins !== null) {
    view.setUint32(72, bins.scale, true)
    view.setInt32(76, bins.count, true)
    view.setFloat64(80, Number(bins.from), true)
    view.setFloat64(88, Number(bins.width), true)
  }
  return bytes
}

/** Offsets of a chosen type in the configuration of a number column. */
export const limitOffsets = { limits: 96, mostDigits: 100, misfits: 104 } as const

const fractions = 32
const none = -1n
const largest = 2n ** 63n - 1n

/** The largest magnitude that a type holds, in units of the last of 0 to 31 fraction digits; below 0 for none. */
export function limitsCode(type: ColumnType | null): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fractions * 8)
  const view = new DataView(bytes.buffer)
  for (let digits = 0; digits < fractions; digits++) view.setBigInt64(digits * 8, limitOf(type, digits), true)
  return bytes
}

function limitOf(type: ColumnType | null, digits: number): bigint {
  if (type === null) return largest
  if (type.kind === 'long') return digits === 0 ? largest : none
  if (type.kind !== 'decimal' || digits > type.scale) return none
  const limit = 10n ** BigInt(type.precision - type.scale + digits) - 1n
  return limit < largest ? limit : largest
}

function patternCode(pattern: string): number[] {
  const tokens = dateTokens(pattern)
  const flags = (tokens.some((t) => t.kind === 'A') ? 1 : 0) | (isYearFirst(pattern) ? 2 : 0)
  const body = tokens.flatMap((t) => {
    if (t.kind === 'literal') return [...Buffer.from(t.text)].flatMap((byte) => [0, byte])
    const code = kernelCodes[t.kind]
    if (code === undefined) throw new TypeError(`no code for ${t.kind}`)
    return [code, 0]
  })
  return [flags, body.length / 2, ...body]
}

/** Names of months: length, number, bytes in lower case; a length of 0 ends the list. */
function monthCode(): number[] {
  return [
    ...monthNames.flatMap(([name, month]) => {
      const bytes = [...Buffer.from(name)]
      return [bytes.length, month, ...bytes]
    }),
    0
  ]
}

/** Configuration of a date column. */
export function dateCode(ways: readonly Way[], todayIso: string): Uint8Array<ArrayBuffer> {
  const formats = ways.map((w) => w.format).filter((f) => f?.kind === 'date')
  const program = formats.flatMap((f) => [f.patterns.length, ...f.patterns.flatMap(patternCode)])
  const names = monthCode()
  const bytes = new Uint8Array(8 + program.length + names.length)
  const [year, month, day] = todayIso.split('-').map(Number)
  new DataView(bytes.buffer).setInt32(0, daysOf(year ?? 0, month ?? 0, day ?? 0) ?? 0, true)
  bytes[4] = formats[0]?.pivotYear ?? 0
  bytes[5] = formats.length
  new DataView(bytes.buffer).setUint16(6, 8 + program.length, true)
  bytes.set(program, 8)
  bytes.set(names, 8 + program.length)
  return bytes
}

/** Null tokens as the kernel takes them: length and bytes, padded to 4. */
export function tokenCode(tokens: readonly string[]): Uint8Array<ArrayBuffer> {
  const parts = tokens.map((t) => Buffer.from(t))
  const bytes = new Uint8Array(parts.reduce((sum, p) => sum + 4 + ((p.length + 3) & ~3), 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const part of parts) {
    view.setUint32(at, part.length, true)
    bytes.set(part, at + 4)
    at += 4 + ((part.length + 3) & ~3)
  }
  return bytes
}
