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
  /** What rows of a dataset are read from. */
  table(dataset: string): string
  /** Counts rows. */
  readonly rows: string
  /** The column as text. */
  text(column: Column): string
  /** The column as a number whose sum is exact. */
  exact(column: Column): string
  /** The event time's month as a time; its text begins with `YYYY-MM`. */
  month(): string
  /** The first day of the event time's week. @param start 1 is Monday */
  week(start: number): string
  /** The first day of the event time's quarter or year, which begin with this month. */
  months(count: 3 | 12, startMonth: number): string
  day(): string
  /** 1 is Monday. */
  weekday(): string
  hour(): string
  /** The columns of a row multiplied, exactly. */
  product(columns: readonly Column[]): string
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

/**
 * Digits of decimals add up when they are multiplied; where 38 are not enough the factors give up digits that their type has room for but
 * no value uses rather than fail.
 */
function exactProduct(columns: readonly Column[]): string {
  return columns.map((column) => `CAST(${duckdb.exact(column)} AS ${factorType(column, columns.length)})`).join(' * ')
}

function factorType({ type }: Column, factors: number): string {
  const most = Math.floor(38 / factors)
  const scale = type.kind === 'decimal' ? Math.min(type.scale, most - 9) : type.kind === 'double' ? 6 : 0
  return `DECIMAL(${most},${Math.max(0, scale)})`
}

export const duckdb: Dialect = {
  name: 'duckdb',
  table: (dataset) => quoted(dataset),
  rows: 'count(*)',
  text: ({ name, type }) => (type.kind === 'string' ? quoted(name) : `CAST(${quoted(name)} AS VARCHAR)`),
  exact: ({ name, type }) => (type.kind === 'double' ? `TRY_CAST(${quoted(name)} AS ${exactDouble})` : quoted(name)),
  month: () => `date_trunc('month', ${quoted(timeColumn)})`,
  day: () => `date_trunc('day', ${quoted(timeColumn)})`,
  week(start) {
    const moved = `INTERVAL ${(8 - start) % 7} DAY`
    return `(date_trunc('week', ${quoted(timeColumn)} + ${moved}) - ${moved})`
  },
  months(count, startMonth) {
    const moved = `INTERVAL ${(startMonth - 1) % count} MONTH`
    return `(date_trunc('${count === 3 ? 'quarter' : 'year'}', ${quoted(timeColumn)} - ${moved}) + ${moved})`
  },
  weekday: () => `isodow(${quoted(timeColumn)})`,
  hour: () => `hour(${quoted(timeColumn)})`,
  product: (columns) => exactProduct(columns),
  timeParameter: 'CAST(? AS TIMESTAMP)',
  materialized: 'MATERIALIZED',
  contains: (text, parameter) => `contains(lower(${text}), lower(CAST(${parameter} AS VARCHAR)))`,
  rowOrder: [`${quoted(timeColumn)} NULLS LAST`, 'rowid']
}
