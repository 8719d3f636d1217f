/** How the table kernel reads each column, and the bytes that tell it. Offsets and codes are those of kernel/table-state.as.ts. */
import type { BooleanFormat, ColumnType, Reading } from '../../../../../shared/domain/column-type'
import { invalid, parseValue } from '../../../../../shared/domain/readings'
import { isKernelDate, isKernelNumber } from '../plan'
import { dateCode, numberCode } from '../plan-code'
import { fixedDateCode } from '../verify/plan'
import type { TableKernel } from './kernel'
import { storedDigits } from './parquet'

/** A column of the text and how it is read; `isRaw`: as it is written, for somebody else to read. */
export type TableColumn = { readonly reading: Reading; readonly place: number; readonly isRaw: boolean }

/** Whether the kernel has code for a reading; what single texts it cannot read is another matter. */
export function isTableReading(reading: Reading): boolean {
  const { type, format } = reading
  switch (format?.kind) {
    case undefined:
      return type.kind === 'string'
    case 'number':
      return isKernelNumber(format) && (type.kind !== 'decimal' || type.scale <= storedDigits)
    case 'date':
      return isKernelDate(reading)
    case 'boolean':
      return true
  }
}

/** Whether a column has texts that are kept for the parser. */
export function canHaveOdd({ reading, isRaw }: TableColumn): boolean {
  return !isRaw && reading.type.kind !== 'string'
}

const ops = { text: 0, raw: 1, number: 2, double: 3, date: 4, choice: 5 } as const
const at = { op: 0, index: 4, config: 8, limits: 12, scale: 16, tokens: 20, tokensFirst: 24, choices: 28, fixed: 32 }
const columnBytes = 64

function opOf({ reading, isRaw }: TableColumn): number {
  if (isRaw) return ops.raw
  switch (reading.format?.kind) {
    case undefined:
      return ops.text
    case 'number':
      return reading.type.kind === 'double' ? ops.double : ops.number
    case 'date':
      return ops.date
    case 'boolean':
      return ops.choice
  }
}

const fractions = 32
const largest = 10n ** BigInt(storedDigits) - 1n

/** The largest magnitude that the stored type holds, in units of the last of 0 to 31 fraction digits; below 0 for none. */
function storedLimits(type: ColumnType): Uint8Array {
  const bytes = new Uint8Array(fractions * 8)
  const view = new DataView(bytes.buffer)
  for (let digits = 0; digits < fractions; digits++) view.setBigInt64(digits * 8, limitOf(type, digits), true)
  return bytes
}

function limitOf(type: ColumnType, digits: number): bigint {
  if (type.kind === 'long') return digits === 0 ? largest : -1n
  if (type.kind !== 'decimal' || digits > type.scale) return -1n
  const byType = 10n ** BigInt(type.precision - type.scale + digits) - 1n
  const byUnits = largest / 10n ** BigInt(type.scale - digits)
  return byType < byUnits ? byType : byUnits
}

/** A list of texts, each with a number; offsets are those of kernel/table-fields.as.ts. */
function listCode(entries: readonly (readonly [text: string, number: number])[]): Uint8Array {
  const texts = entries.map(([text, number]) => ({ bytes: Buffer.from(text), number }))
  const padded = (length: number) => (length + 3) & ~3
  const bytes = new Uint8Array(8 + texts.reduce((sum, text) => sum + 8 + padded(text.bytes.length), 0))
  const view = new DataView(bytes.buffer)
  const lengths = texts.reduce((bits, text) => bits | (1 << Math.min(31, text.bytes.length)), 0)
  view.setInt32(0, lengths, true)
  view.setUint32(4, texts.length, true)
  let to = 8
  for (const { bytes: text, number } of texts) {
    view.setUint32(to, text.length, true)
    view.setUint32(to + 4, number, true)
    bytes.set(text, to + 8)
    to += 8 + padded(text.length)
  }
  return bytes
}

/** The usual ways of writing the words; other ones are odd. Truth comes last in the parser and so first here. */
function choicesOf({ trueTokens, falseTokens }: BooleanFormat): [string, number][] {
  const known = new Map<string, number>()
  for (const [tokens, number] of [
    [trueTokens, 1],
    [falseTokens, 0]
  ] as const) {
    for (const token of tokens) {
      const lower = token.toLowerCase()
      for (const way of [lower, token.toUpperCase(), lower.slice(0, 1).toUpperCase() + lower.slice(1), token]) {
        if (way.toLowerCase() === lower && !known.has(way)) known.set(way, number)
      }
    }
  }
  return [...known]
}

function isLookalike(reading: Reading, token: string): boolean {
  return reading.type.kind !== 'string' && parseValue({ ...reading, nullTokens: [] }, token) !== invalid
}

/**
 * Tells a kernel what to read.
 * @param sourceColumns columns of the text
 * @param dated the column by whose month rows are parted, or null
 */
export function setUpKernel(
  { exports, bytes, view }: TableKernel,
  columns: readonly TableColumn[],
  sourceColumns: number,
  dated: number | null,
  mostGroups: number
): void {
  const put = (code: Uint8Array): number => {
    const ptr = exports.allocate(Math.max(64, code.length))
    bytes().set(code, ptr)
    return ptr
  }
  const states = exports.setUp(columns.length, sourceColumns, dated ?? -1, mostGroups)
  for (const [i, column] of columns.entries()) {
    const { reading, place } = column
    const { type, format } = reading
    const op = opOf(column)
    const tokens = reading.nullTokens.filter((token) => token !== '')
    const code = new Map<number, number>([
      [at.op, op],
      [at.index, place],
      [at.tokens, put(listCode(tokens.map((token) => [token, 0])))],
      [at.tokensFirst, tokens.some((token) => isLookalike(reading, token)) ? 1 : 0]
    ])
    if (op === ops.number || op === ops.double) {
      code.set(at.config, put(numberCode({ type, format }, null)))
      code.set(at.limits, put(storedLimits(type)))
      code.set(at.scale, type.kind === 'decimal' ? type.scale : 0)
    } else if (op === ops.date && format?.kind === 'date') {
      // The day of today only matters to a check.
      code.set(at.config, put(dateCode([{ type, format }], '1970-01-01')))
      code.set(at.fixed, put(fixedDateCode(format.patterns[0] ?? '')))
      code.set(at.scale, type.kind === 'date' ? 1 : 0)
    } else if (op === ops.choice && format?.kind === 'boolean') code.set(at.choices, put(listCode(choicesOf(format))))
    for (const [offset, value] of code) view().setUint32(states + i * columnBytes + offset, value, true)
  }
  exports.begin()
}
