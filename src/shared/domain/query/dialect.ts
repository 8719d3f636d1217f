/** What differs between the warehouses' SQL. */
import type { Column } from '../column-type'

/** Event time of a row: the order date, or null in a dataset without one. */
export const timeColumn = '__time'
/** Id of the job that brought the row. */
export const loadColumn = '__load'

/** An identifier that is taken literally, whatever it contains; the one place where names are quoted. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export interface Dialect {
  readonly name: string
  /** Counts rows. */
  readonly rows: string
  /** The column as text. */
  text(column: Column): string
  /** The column as a number whose sum is exact. */
  exact(column: Column): string
  /** The event time's month as a time; its text begins with `YYYY-MM`. */
  month(): string
  /** A parameter that holds `YYYY-MM-DD 00:00:00`, as a time. */
  readonly timeParameter: string
  /** Keeps a WITH from being computed at each of its uses. */
  readonly materialized: string
  /** Whether a text contains another; the second is a parameter. */
  contains(text: string, parameter: string): string
  /** Orders rows so that windows of them never overlap. */
  readonly rowOrder: readonly string[]
}

/** A double is added up as an exact decimal, so that the sum does not depend on the order of the rows. */
const exactDouble = 'DECIMAL(38,9)'

export const duckdb: Dialect = {
  name: 'duckdb',
  rows: 'count(*)',
  text: ({ name, type }) => (type.kind === 'string' ? quoted(name) : `CAST(${quoted(name)} AS VARCHAR)`),
  exact: ({ name, type }) => (type.kind === 'double' ? `TRY_CAST(${quoted(name)} AS ${exactDouble})` : quoted(name)),
  month: () => `date_trunc('month', ${quoted(timeColumn)})`,
  timeParameter: 'CAST(? AS TIMESTAMP)',
  materialized: 'MATERIALIZED',
  contains: (text, parameter) => `contains(lower(${text}), lower(CAST(${parameter} AS VARCHAR)))`,
  rowOrder: [quoted(timeColumn), 'rowid']
}
