/** For tests: a workspace folder in the temp folder, and Parquet parts written by a DuckDB of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { ShapePart } from '../../../shared/contract/engine'
import type { Column } from '../../../shared/domain/column-type'
import { textLiteral } from './identifiers'
import type { LocalWarehouse } from './index'
import type { LoadInput, LoadMessage } from './load'

export interface Workbench {
  readonly dir: string
  readonly warehousePath: string
  readonly connection: DuckDBConnection
  /** Writes the rows of a SELECT as one part. */
  part(job: string, month: string | null, select: string): Promise<ShapePart>
  close(): void
}

export async function openWorkbench(): Promise<Workbench> {
  // A bracket and a star would be a pattern to a careless reader of paths.
  const dir = mkdtempSync(join(tmpdir(), "warehouse [1]* it's "))
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  return {
    dir,
    warehousePath: join(dir, 'warehouse.duckdb'),
    connection,
    async part(job, month, select) {
      const folder = join(dir, 'store', job)
      await mkdir(folder, { recursive: true })
      const path = join(folder, `${month ?? 'all'}.parquet`)
      const written = await connection.run(`COPY (${select}) TO ${textLiteral(path)} (FORMAT parquet)`)
      return { month, path, rows: written.rowsChanged, sizeBytes: 0 }
    },
    close() {
      connection.closeSync()
      instance.closeSync()
      rmSync(dir, { recursive: true, force: true })
    }
  }
}

export const salesSchema: Column[] = [
  { name: 'order_id', type: { kind: 'string' } },
  { name: 'order_date', type: { kind: 'date' } },
  { name: 'quantity', type: { kind: 'long' } },
  { name: 'revenue', type: { kind: 'decimal', precision: 12, scale: 2 } }
]

/** A SELECT over literal sales rows: order id, day, quantity, revenue. */
export function salesOf(rows: readonly (readonly [string | null, string, number, string])[]): string {
  const values = rows.map(([id, day, quantity, revenue]) => {
    const order = id === null ? 'NULL' : textLiteral(id)
    return `(${order}, DATE '${day}', ${quantity}, ${revenue})`
  })
  return `SELECT CAST(d AS TIMESTAMP) AS __time, o AS order_id, d AS order_date, q::BIGINT AS quantity,
    r::DECIMAL(12,2) AS revenue FROM (VALUES ${values.join(', ')}) t(o, d, q, r)`
}

/** Loads and gives the last message. */
export async function loaded(
  warehouse: LocalWarehouse,
  input: Partial<LoadInput> & Pick<LoadInput, 'parts'>,
  signal?: AbortSignal
): Promise<Extract<LoadMessage, { kind: 'loaded' }>> {
  const whole: LoadInput = {
    dataset: 'sales',
    jobId: 'job1',
    schema: salesSchema,
    mode: 'replace-months',
    expectations: [],
    ...input
  }
  for await (const message of warehouse.load(whole, signal)) if (message.kind === 'loaded') return message
  throw new Error('the load ended without an answer')
}

/** Rows of a core query. */
export async function rowsOf(warehouse: LocalWarehouse, sql: string, params: (string | number | null)[] = []) {
  return (await warehouse.query({ sql, params, limit: 1000, timeoutMs: 30_000 })).rows
}

/** The code of the error a promise ends with. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code)
    throw error
  }
  return 'no error'
}
