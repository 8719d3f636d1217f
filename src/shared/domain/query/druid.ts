/** The query tree in Druid SQL, for rows that were published by us. */
import type { Column } from '../column-type'
import type { IngestForm } from '../druid/ingest-form'
import { type PublishedColumn, publishedColumns } from '../druid/published'
import { type Dialect, quoted, timeColumn } from './dialect'
import { joined, keyText, measureText, piece, type Sql, sql, whereText } from './sql-parts'
import type { GroupQuery, Measure, RankQuery, RowsQuery, ValuesQuery } from './tree'

/** The dialect of one datasource. @param rows what counts its rows as they were before rollup */
export function druidDialect(schema: readonly Column[], { money }: Pick<IngestForm, 'money'>, rows: string): Dialect {
  const published = new Map(publishedColumns(schema, money).map((column) => [column.name, column]))
  return {
    name: 'druid',
    table: (dataset) => quoted(dataset),
    rows,
    text: ({ name, type }) => textSql(name, type.kind, published.get(name)),
    exact: ({ name }) => quoted(name),
    month: () => `TIME_FLOOR(${quoted(timeColumn)}, 'P1M')`,
    day: () => `TIME_FLOOR(${quoted(timeColumn)}, 'P1D')`,
    // 1970-01-05 was a Monday.
    week: (start) => `TIME_FLOOR(${quoted(timeColumn)}, 'P7D', TIMESTAMP '1970-01-${two(4 + start)} 00:00:00')`,
    months: (count, startMonth) =>
      `TIME_FLOOR(${quoted(timeColumn)}, 'P${count}M', TIMESTAMP '1970-${two(startMonth)}-01 00:00:00')`,
    weekday: () => `TIME_EXTRACT(${quoted(timeColumn)}, 'DOW')`,
    hour: () => `TIME_EXTRACT(${quoted(timeColumn)}, 'HOUR')`,
    product: (columns) => columns.map(({ name }) => quoted(name)).join(' * '),
    timeParameter: 'CAST(? AS TIMESTAMP)',
    materialized: '',
    contains: (text, parameter) => `STRPOS(LOWER(${text}), LOWER(${parameter})) > 0`,
    // A scan can be ordered by time alone.
    rowOrder: [quoted(timeColumn)]
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function textSql(name: string, kind: Column['type']['kind'], column: PublishedColumn | undefined): string {
  const value = quoted(name)
  switch (column?.encoding) {
    case 'flag':
      return `CASE ${value} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END`
    case 'epoch-ms':
      return `TIME_FORMAT(MILLIS_TO_TIMESTAMP(${value}), '${kind === 'date' ? 'yyyy-MM-dd' : 'yyyy-MM-dd HH:mm:ss'}')`
    case 'integer':
    case 'double':
    case 'scaled':
      return `CAST(${value} AS VARCHAR)`
    default:
      return value
  }
}

/** A group query without its distinct counts, which Druid counts exactly only one at a time: see `printDistinct`. */
export function printGroup({ dataset, where, keys, measures }: GroupQuery, dialect: Dialect): Sql {
  const columns = [
    ...keys.map((key, index) => sql`${keyText(key, dialect)} AS k${String(index)}`),
    ...measures.map((measure, index) => sql`${measureText(measure, dialect)} AS m${String(index)}`),
    // Something must be asked for.
    ...(keys.length + measures.length === 0 ? [sql`${dialect.rows} AS m0`] : [])
  ]
  const places = keys.map((_, index) => String(index + 1)).join(', ')
  const grouping = keys.length === 0 ? '' : ` GROUP BY ${places} ORDER BY ${places}`
  return sql`SELECT ${joined(columns, ', ')} FROM ${quoted(dataset)}${whereText(where, dialect)}${grouping}`
}

/** What is counted, over which rows and by which keys. */
export interface Distinct extends Pick<GroupQuery, 'dataset' | 'where' | 'keys'> {
  readonly measure: Extract<Measure, { kind: 'distinct' }>
}

/** The values whose text ends so, of so many characters. */
export interface Ending {
  readonly length: number
  readonly text: string | null
}

function endingText(column: Column, length: number, dialect: Dialect): string {
  return `RIGHT(${dialect.text(column)}, ${length})`
}

function filledText({ where, measure }: Distinct, dialect: Dialect): Sql {
  const value = quoted(measure.column.name)
  const conditions = whereText([...where, ...measure.when], dialect)
  return conditions === '' ? sql` WHERE ${value} IS NOT NULL` : sql`${conditions} AND ${value} IS NOT NULL`
}

/** The endings of the values of a column; null stands for rows without a value. */
export function printEndings(
  { dataset, where, column }: Pick<GroupQuery, 'dataset' | 'where'> & { readonly column: Column },
  length: number,
  limit: number,
  dialect: Dialect
): Sql {
  return sql`SELECT ${endingText(column, length, dialect)} AS e FROM ${quoted(dataset)}${whereText(where, dialect)}
    GROUP BY 1 LIMIT ${piece('?', [limit])}`
}

/**
 * One distinct count by the keys of a group query: keys, then the count.
 * @param ending counts only these; as no value has two endings, the counts of all endings add up to the whole
 */
export function printDistinct(distinct: Distinct, ending: Ending | null, dialect: Dialect): Sql {
  const { dataset, keys, measure } = distinct
  const value = quoted(measure.column.name)
  let filled = filledText(distinct, dialect)
  if (ending !== null) {
    const text = endingText(measure.column, ending.length, dialect)
    const isSo = ending.text === null ? `${text} IS NULL` : piece(`${text} = ?`, [ending.text])
    filled = sql`${filled} AND ${isSo}`
  }
  const columns = joined(
    [...keys.map((key, index) => sql`${keyText(key, dialect)} AS k${String(index)}`), sql`${value} AS v`],
    ', '
  )
  const places = [...keys, null].map((_, index) => String(index + 1)).join(', ')
  const inner = sql`SELECT ${columns} FROM ${quoted(dataset)}${filled} GROUP BY ${places}`
  const outer = keys.map((_, index) => `k${index}`).join(', ')
  return keys.length === 0
    ? sql`SELECT COUNT(*) AS n FROM (${inner}) AS found`
    : sql`SELECT ${outer}, COUNT(*) AS n FROM (${inner}) AS found GROUP BY ${outer}`
}

/** Columns: value, rows present, size; of all values, largest first. */
export function printSizes({ dataset, where, dimension, by, present }: RankQuery, dialect: Dialect): Sql {
  return sql`SELECT ${dialect.text(dimension)} AS label, ${measureText(present, dialect)} AS present,
    ${measureText(by, dialect)} AS size FROM ${quoted(dataset)}${whereText(where, dialect)}
    GROUP BY 1 ORDER BY 3 DESC`
}

/** Columns: value, rows, size. */
export function printValues({ dataset, where, dimension, by, limit }: ValuesQuery, dialect: Dialect): Sql {
  return sql`SELECT ${dialect.text(dimension)} AS label, ${dialect.rows} AS row_count, ${measureText(by, dialect)} AS size
    FROM ${quoted(dataset)}${whereText(where, dialect)} GROUP BY 1 ORDER BY 3 DESC LIMIT ${piece('?', [limit])}`
}

/** Columns: as asked. */
export function printRows({ dataset, where, columns, limit, offset }: RowsQuery, dialect: Dialect): Sql {
  const names = columns.map(({ name }) => quoted(name)).join(', ')
  return sql`SELECT ${names} FROM ${quoted(dataset)}${whereText(where, dialect)}
    ORDER BY ${dialect.rowOrder.join(', ')} LIMIT ${piece('?', [limit])} OFFSET ${piece('?', [offset])}`
}
