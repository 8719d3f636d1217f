/** SQL that a person wrote, on a cluster: statements that `readOnlySql` let through. */
import { randomUUID } from 'node:crypto'
import type { Table } from '../../../shared/contract/explore'
import type { AskedCluster } from './in-turn'

interface Limits {
  /** Rows at most. */
  readonly limit: number
  readonly timeZone: string
  readonly leastTimeoutMs: number
}

/**
 * The rows of a query, integers beyond 2^53 and decimals as text. An abort of the signal ends the query in the cluster too.
 * @throws AppError of the client, `cancelled`
 */
export async function askCluster(
  druid: AskedCluster,
  statement: string,
  { limit, timeZone, leastTimeoutMs }: Limits,
  signal: AbortSignal | undefined
): Promise<Table> {
  const { queryId, columns, rows, tookMs, waitedMs } = await druid.sql(statement, {
    queryId: `sales-sql-${randomUUID()}`,
    leastTimeoutMs,
    // One row more says whether there are more. The cluster itself stops there, whatever LIMIT the statement has.
    context: { sqlOuterLimit: limit + 1, sqlTimeZone: timeZone },
    ...(signal && { signal })
  })
  return {
    columns: columns.map(({ name, sqlType, type }) => ({ name, type: sqlType || type })),
    rows: rows.slice(0, limit).map((row) => [...row]),
    truncated: rows.length > limit,
    tookMs: Math.round(tookMs),
    ...(waitedMs !== undefined && { waitedMs }),
    queryId
  }
}

/** The statement that asks for its plan; one that does already stays. */
export function explained(statement: string): string {
  return /^(?:\s|\(|--[^\r\n]*|\/\*[\s\S]*?\*\/)*EXPLAIN\b/i.test(statement)
    ? statement
    : `EXPLAIN PLAN FOR ${statement}`
}

export interface ClusterTable {
  readonly name: string
  readonly columns: { readonly name: string; readonly type: string }[]
}

const columnsSql = `SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE FROM INFORMATION_SCHEMA.COLUMNS
  WHERE TABLE_SCHEMA = 'druid' ORDER BY TABLE_NAME, ORDINAL_POSITION`

/** Datasources that this account may read, by name. */
export async function clusterTables(druid: AskedCluster, signal: AbortSignal | undefined): Promise<ClusterTable[]> {
  const { rows } = await druid.sql(columnsSql, signal ? { signal } : {})
  const tables = new Map<string, ClusterTable>()
  for (const [table, name, type] of rows) {
    const known = tables.get(String(table)) ?? { name: String(table), columns: [] }
    known.columns.push({ name: String(name), type: String(type) })
    tables.set(known.name, known)
  }
  return [...tables.values()]
}
