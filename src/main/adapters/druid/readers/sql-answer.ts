import type { SqlCell, SqlColumn } from '../../../pipeline/druid-port'
import { array, text } from './fields'

/**
 * Rows of `resultFormat: array` with the three headers; null when the answer is cut off or another. Integers beyond 2^53 are text by
 * then, DECIMAL becomes text, since it is shown as it is and never added up.
 */
export function readSqlAnswer(value: unknown): { columns: SqlColumn[]; rows: SqlCell[][] } | null {
  if (!Array.isArray(value) || value.length < 3 || !value.every(Array.isArray)) return null
  const [names, types, sqlTypes, ...rows] = value as unknown[][]
  const columns = array(names).map((name, index) => ({
    name: String(name),
    type: text(types?.[index]) ?? '',
    sqlType: text(sqlTypes?.[index]) ?? ''
  }))
  return { columns, rows: rows.map((row) => columns.map((column, index) => cellOf(row[index], column))) }
}

function cellOf(value: unknown, { sqlType }: SqlColumn): SqlCell {
  switch (typeof value) {
    case 'number':
      return sqlType === 'DECIMAL' ? String(value) : value
    case 'string':
    case 'boolean':
      return value
    case 'object':
      return value === null ? null : JSON.stringify(value)
    default:
      return null
  }
}
