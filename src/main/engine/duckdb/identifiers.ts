/** The one place where texts and types of ours become pieces of DuckDB SQL; names are quoted as the core quotes them. */
import type { Column, ColumnType } from '../../../shared/domain/column-type'
import { loadColumn, timeColumn } from '../../../shared/domain/query/dialect'

/** A text literal, for settings and comments, which take no parameters. */
export function textLiteral(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** The physical type of a column. */
export function sqlType(type: ColumnType): string {
  switch (type.kind) {
    case 'string':
      return 'VARCHAR'
    case 'long':
      return 'BIGINT'
    case 'double':
      return 'DOUBLE'
    case 'decimal':
      return `DECIMAL(${type.precision},${type.scale})`
    case 'boolean':
      return 'BOOLEAN'
    case 'date':
      return 'DATE'
    case 'timestamp':
      return 'TIMESTAMP'
  }
}

/** What DuckDB's type can't say is kept as the column's comment. */
export function columnComment(type: ColumnType): string | null {
  return type.kind === 'timestamp' && type.zone === 'offset' ? 'offset' : null
}

/** The column type of a physical type and its comment; what we never create reads as text. */
export function typeOfSql(dataType: string, comment: string | null): ColumnType {
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(dataType)
  if (decimal) return { kind: 'decimal', precision: Number(decimal[1]), scale: Number(decimal[2]) }
  switch (dataType) {
    case 'BIGINT':
      return { kind: 'long' }
    case 'DOUBLE':
      return { kind: 'double' }
    case 'BOOLEAN':
      return { kind: 'boolean' }
    case 'DATE':
      return { kind: 'date' }
    case 'TIMESTAMP':
      return { kind: 'timestamp', zone: comment === 'offset' ? 'offset' : 'none' }
    default:
      return { kind: 'string' }
  }
}

/** Two columns that DuckDB takes for one, because it reads names without case; null when there are none. */
export function clashingColumns(schema: readonly Column[]): readonly [string, string] | null {
  const seen = new Map([timeColumn, loadColumn].map((name) => [name, name]))
  for (const { name } of schema) {
    const other = seen.get(name.toLowerCase())
    if (other !== undefined) return [other, name]
    seen.set(name.toLowerCase(), name)
  }
  return null
}
