/** What must be true of a file, worked out slowly from its bytes alone and from what the app says the dialect is. */
import { gunzipSync } from 'node:zlib'
import { parseSlowly } from '../../src/main/engine/scan/reference-parser'
import type { ColumnReport } from '../../src/shared/domain/check-report'
import type { NumberFormat, Reading } from '../../src/shared/domain/column-type'
import { add, type Exact, exactOf, zero } from '../../src/shared/domain/exact'
import { compileReading, invalid, parseValue } from '../../src/shared/domain/readings'
import type { Source } from '../../src/shared/domain/source'

/** The text of a file by the platform's decoder, without its byte order mark. */
export function textOf(bytes: Buffer, source: Source): string {
  const plain = source.compression === 'gz' ? gunzipSync(bytes) : bytes
  return new TextDecoder(source.encoding).decode(plain)
}

/** Bytes that the encoding does not know. A genuine U+FFFD in UTF-8 is none. */
export function undecodableIn(bytes: Buffer, text: string): number {
  const genuine = bytes.toString('latin1').split('\xef\xbf\xbd').length - 1
  return text.split('\ufffd').length - 1 - genuine
}

/** Header and rows by the slow parser. */
export function rowsOf(text: string, source: Source) {
  return parseSlowly(text, source.dialect)
}

interface ColumnFacts {
  readonly nulls: number
  readonly valid: number
  readonly invalid: number
  /** Exact sum of the valid numbers; null for other types. */
  readonly sum: Exact | null
}

/** Counts and sum of a column's cells under a reading. */
export function columnFacts(cells: readonly string[], reading: Reading): ColumnFacts {
  const parse = compileReading(reading)
  const exact = reading.type.kind === 'long' || reading.type.kind === 'decimal'
  let [nulls, valid, wrong] = [0, 0, 0]
  let sum = zero
  for (const cell of cells) {
    const value = parse(cell)
    if (value === null) nulls++
    else if (value === invalid) wrong++
    else {
      valid++
      if (exact) sum = add(sum, slowNumber(cell, reading.format as NumberFormat))
    }
  }
  return { nulls, valid, invalid: wrong, sum: exact ? sum : null }
}

/** The number of a text that is known to be one: digits, one decimal mark, a sign or parentheses somewhere. */
function slowNumber(text: string, format: NumberFormat): Exact {
  let rest = text
  for (const mark of [...format.currencies].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(mark, '')
  let plain = /[-\u2212(]/.test(rest) ? '-' : ''
  for (const character of rest) {
    if (character >= '0' && character <= '9') plain += character
    else if (character === format.decimalMark) plain += '.'
  }
  return exactOf(plain) ?? zero
}

/** A number's text as the app writes it, as an exact number. */
export function exactSum(text: string | null): Exact {
  return exactOf(text ?? '0') ?? zero
}

/** Whether every cell of a row is a value or none under the readings: else the row is rejected. */
export function rowFits(cells: readonly string[], readings: readonly { at: number; reading: Reading }[]): boolean {
  return readings.every(({ at, reading }) => {
    if (reading.onInvalid !== 'reject') return true
    return parseValue(reading, cells[at] ?? '') !== invalid
  })
}

/** What is wrong with a column report in itself. */
export function oddities(column: ColumnReport): string[] {
  const found: string[] = []
  const { rowCount, nullCount, validCount, invalidCount } = column
  if (nullCount + validCount + invalidCount !== rowCount) {
    found.push(`${nullCount} empty + ${validCount} valid + ${invalidCount} invalid are not ${rowCount} rows`)
  }
  if (column.mean !== null && !Number.isFinite(column.mean)) found.push(`the mean is ${column.mean}`)
  if (column.distinct.exact && column.distinct.count > validCount) {
    found.push(`${column.distinct.count} different values among ${validCount}`)
  }
  const counted = column.top.reduce((sum, { count }) => sum + count, 0)
  if (counted > validCount) found.push(`the most frequent values count ${counted} of ${validCount}`)
  const binned = column.histogram.reduce((sum, { count }) => sum + count, 0)
  if (binned > validCount) found.push(`the histogram counts ${binned} of ${validCount}`)
  return found
}
