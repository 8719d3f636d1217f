/** DuckDB values as cells: exact numbers and dates as text, so that nothing is rounded on the way to a screen. */
import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
  SQLNULL,
  VARCHAR
} from '@duckdb/node-api'
import type { Table } from '../../../shared/contract/explore'

export type Cell = Table['rows'][number][number]

/**
 * BIGINT and smaller integers as number while they are exact there, else as text; DECIMAL and HUGEINT always as text;
 * DOUBLE as number (NaN and infinities as text); DATE `YYYY-MM-DD`; TIMESTAMP `YYYY-MM-DD HH:MM:SS[.mmm[uuu]]`; lists,
 * structs and the rest as DuckDB prints them.
 */
export function cellOf(value: DuckDBValue, typeId: DuckDBTypeId): Cell {
  if (value === null) return null
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) ? value : String(value)
    case 'bigint':
      return wideIntegers.has(typeId) || !Number.isSafeInteger(Number(value)) ? value.toString() : Number(value)
    default:
      return typeId === DuckDBTypeId.TIMESTAMP ? timestampText(value.toString()) : value.toString()
  }
}

const wideIntegers: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.BIGNUM
])

/** Pads `.5` to `.500`: fractions are milliseconds, or microseconds where those do not suffice. */
function timestampText(text: string): string {
  const [whole, fraction] = text.split('.')
  if (fraction === undefined) return text
  return `${whole}.${fraction.padEnd(fraction.length <= 3 ? 3 : 6, '0')}`
}

/** A cell as a parameter of this type: whole numbers are BIGINT, so that LIMIT and integer comparisons take them. */
export function parameterOf(cell: Cell): { value: DuckDBValue; type: DuckDBType } {
  switch (typeof cell) {
    case 'string':
      return { value: cell, type: VARCHAR }
    case 'boolean':
      return { value: cell, type: BOOLEAN }
    case 'number':
      return Number.isSafeInteger(cell) ? { value: BigInt(cell), type: BIGINT } : { value: cell, type: DOUBLE }
    default:
      return { value: null, type: SQLNULL }
  }
}
