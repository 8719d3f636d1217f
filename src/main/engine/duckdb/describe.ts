/** What the database holds: tables, columns, months. */

import type { DuckDBConnection } from '@duckdb/node-api'
import type { Column } from '../../../shared/domain/column-type'
import { loadColumn, quoted, timeColumn } from '../../../shared/domain/query/dialect'
import { answerOf } from './answer'
import { typeOfSql } from './identifiers'

export interface Description {
  readonly exists: boolean
  readonly schema: Column[]
  readonly rows: number
  readonly from: string | null
  readonly through: string | null
  readonly months: { month: string; rows: number }[]
}

const unlimited = Number.MAX_SAFE_INTEGER

/** Columns of a dataset's table without our own, in their order; null when there is no table. */
export async function schemaOf(connection: DuckDBConnection, dataset: string): Promise<Column[] | null> {
  const found = await answerOf(
    connection,
    `SELECT column_name, data_type, comment FROM duckdb_columns()
     WHERE NOT internal AND schema_name = 'main' AND lower(table_name) = lower(?) ORDER BY column_index`,
    [dataset],
    unlimited
  )
  if (found.rows.length === 0) return null
  return found.rows
    .map(([name, type, comment]) => ({
      name: String(name),
      type: typeOfSql(String(type), comment === null || comment === undefined ? null : String(comment))
    }))
    .filter(({ name }) => name !== timeColumn && name !== loadColumn)
}

/** Rows by month (`YYYY-MM`) in order; rows without a time are left out. */
export async function monthsOf(
  connection: DuckDBConnection,
  dataset: string,
  jobId: string | null = null
): Promise<{ month: string; rows: number }[]> {
  const where = jobId === null ? '' : `AND ${quoted(loadColumn)} = ?`
  const found = await answerOf(
    connection,
    `SELECT strftime(month, '%Y-%m'), rows FROM (
       SELECT date_trunc('month', ${quoted(timeColumn)}) AS month, count(*) AS rows
       FROM ${quoted(dataset)} WHERE ${quoted(timeColumn)} IS NOT NULL ${where} GROUP BY 1) ORDER BY 1`,
    jobId === null ? [] : [jobId],
    unlimited
  )
  return found.rows.map(([month, rows]) => ({ month: String(month), rows: Number(rows) }))
}

/** @param dataset its name; a table that is not there is described as not existing */
export async function describe(connection: DuckDBConnection, dataset: string): Promise<Description> {
  const schema = await schemaOf(connection, dataset)
  if (!schema) return { exists: false, schema: [], rows: 0, from: null, through: null, months: [] }
  const time = quoted(timeColumn)
  const facts = await answerOf(
    connection,
    `SELECT count(*), CAST(min(${time}) AS DATE), CAST(max(${time}) AS DATE) FROM ${quoted(dataset)}`,
    [],
    1
  )
  const [rows, from, through] = facts.rows[0] ?? []
  return {
    exists: true,
    schema,
    rows: Number(rows ?? 0),
    from: typeof from === 'string' ? from : null,
    through: typeof through === 'string' ? through : null,
    months: await monthsOf(connection, dataset)
  }
}

/** Rows of all datasets together. */
export async function rowsOfAll(connection: DuckDBConnection): Promise<number> {
  const tables = await answerOf(
    connection,
    "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND schema_name = 'main'",
    [],
    unlimited
  )
  let rows = 0
  for (const [name] of tables.rows) {
    const counted = await answerOf(connection, `SELECT count(*) FROM ${quoted(String(name))}`, [], 1)
    rows += Number(counted.rows[0]?.[0] ?? 0)
  }
  return rows
}
