/** A first look at the types by the rows that are there at once; the check of all rows replaces it. */
import {
  type ColumnKind,
  type ColumnType,
  type Format,
  plainNumber,
  type Reading
} from '../../../shared/domain/column-type'
import { compileReading, invalid, typedNullTokens } from '../../../shared/domain/readings'
import type { RawRow } from '../../../shared/domain/source'

const decimal: ColumnType = { kind: 'decimal', precision: 38, scale: 6 }
const date = (...patterns: string[]): Format => ({ kind: 'date', patterns, pivotYear: 68 })
const stamp: ColumnType = { kind: 'timestamp', zone: 'none' }

const candidates: readonly { readonly type: ColumnType; readonly format: Format }[] = [
  { type: { kind: 'long' }, format: plainNumber },
  { type: decimal, format: { ...plainNumber, thousandsMark: ',', currencies: ['$', '€', '£'] } },
  { type: decimal, format: { ...plainNumber, decimalMark: ',', thousandsMark: '.', currencies: ['$', '€', '£'] } },
  { type: { kind: 'date' }, format: date('YYYY-MM-DD') },
  { type: { kind: 'date' }, format: date('D/M/YYYY') },
  { type: { kind: 'date' }, format: date('M/D/YYYY') },
  { type: { kind: 'date' }, format: date('D.M.YYYY') },
  { type: { kind: 'date' }, format: date('D-M-YYYY') },
  { type: { kind: 'date' }, format: date('M-D-YYYY') },
  { type: stamp, format: date('YYYY-MM-DD HH:mm:ss', 'YYYY-MM-DDTHH:mm:ss', 'YYYY-MM-DD HH:mm:ss.SSS') },
  { type: stamp, format: date('D/M/YYYY H:mm', 'D/M/YYYY H:mm:ss') },
  { type: stamp, format: date('M/D/YYYY H:mm', 'M/D/YYYY H:mm:ss') },
  { type: { kind: 'boolean' }, format: { kind: 'boolean', trueTokens: ['true', 'yes'], falseTokens: ['false', 'no'] } }
]

/** The kind that every value of the given rows fits, else text; null for a column without a value so far. */
export function guessKinds(columns: number, rows: readonly RawRow[]): (ColumnKind | null)[] {
  return Array.from({ length: columns }, (_, index) => guessKind(rows.map((row) => row.cells[index] ?? '')))
}

function guessKind(texts: readonly string[]): ColumnKind | null {
  let seen = false
  for (const { type, format } of candidates) {
    const reading: Reading = { column: '', type, format, nullTokens: [...typedNullTokens], onInvalid: 'empty' }
    const parse = compileReading(reading)
    const values = texts.map((text) => parse(text)).filter((value) => value !== null)
    if (values.length === 0) continue
    seen = true
    if (values.every((value) => value !== invalid)) return type.kind
  }
  return seen ? 'string' : null
}
