/** Brings Parquet parts into a dataset's table: one transaction, proved before it is committed. */

import { type DuckDBConnection, LIST, listValue, VARCHAR } from '@duckdb/node-api'
import type { Expectation, ShapePart } from '../../../shared/contract/engine'
import type { Column } from '../../../shared/domain/column-type'
import { DatasetName } from '../../../shared/domain/dataset'
import type { ParityRow } from '../../../shared/domain/job'
import type { LoadMode } from '../../../shared/domain/load-mode'
import { differenceOf } from '../../../shared/domain/parity'
import { loadColumn, quoted, timeColumn } from '../../../shared/domain/query/dialect'
import type { PassProgress } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import { answerOf } from './answer'
import { monthsOf, schemaOf } from './describe'
import { clashingColumns, columnComment, sqlType, textLiteral } from './identifiers'
import { interruptible } from './interruptible'
import { fitOf } from './load-schema'
import { parityOf } from './load-verify'
import { forgetSummaries } from './summaries'

export interface LoadInput {
  readonly dataset: string
  readonly jobId: string
  readonly parts: readonly ShapePart[]
  readonly schema: readonly Column[]
  readonly mode: LoadMode
  readonly expectations: readonly Expectation[]
}

export type LoadMessage =
  | { kind: 'progress'; progress: PassProgress }
  | {
      kind: 'loaded'
      rows: number
      parity: ParityRow[]
      months: { month: string; rows: number; rowsBefore: number }[]
    }

/** Share of the progress that inserting takes; the rest is verifying. */
const insertShare = 0.9
const pollMs = 150

/**
 * Loads the parts. Nothing of it is visible to others before the commit; whatever goes wrong, also a caller that
 * stops listening, ends in a rollback.
 * @throws AppError `load.bad-name`, `load.schema-differs`, `load.column-clash`, `load.parity`, `cancelled`
 */
export async function* load(
  connection: DuckDBConnection,
  input: LoadInput,
  signal?: AbortSignal
): AsyncGenerator<LoadMessage, void, void> {
  if (!DatasetName.safeParse(input.dataset).success) throw new AppError('load.bad-name', { name: input.dataset })
  const clash = clashingColumns(input.schema)
  if (clash) throw new AppError('load.column-clash', { one: clash[0], other: clash[1] })

  const during = <T>(work: () => Promise<T>) => interruptible(connection, { signal }, work)
  const run = (sql: string, params: readonly string[] = []) => during(() => connection.run(sql, [...params]))
  let committed = false
  await run('BEGIN')
  try {
    const rowsBefore = await during(() => prepareTable(connection, input))
    const rows = yield* insertParts(connection, input, signal)
    yield progressOf('verify', 0, insertShare, rows)
    const parity = await during(() => verified(connection, input))
    const months = (await during(() => monthsOf(connection, input.dataset, input.jobId))).map((month) => ({
      ...month,
      rowsBefore: rowsBefore.get(month.month) ?? 0
    }))
    if (signal?.aborted) throw new AppError('cancelled')
    await connection.run('COMMIT')
    committed = true
    await reclaim(connection)
    yield { kind: 'loaded', rows, parity, months }
  } finally {
    // A failed statement may have ended the transaction already; then there is nothing to roll back.
    if (!committed) await connection.run('ROLLBACK').catch(() => undefined)
  }
}

/**
 * Gives the space of replaced rows back to the file; without it a month that is loaded again and again makes the file
 * grow. A query that is still reading may be in the way: then it is for the next time.
 */
export async function reclaim(connection: DuckDBConnection): Promise<void> {
  await connection.run('CHECKPOINT').catch(() => undefined)
}

/** Creates, widens or empties the table as the mode asks; gives the rows by month that were there. */
async function prepareTable(connection: DuckDBConnection, input: LoadInput): Promise<Map<string, number>> {
  const { dataset, mode, schema, parts, jobId } = input
  const table = quoted(dataset)
  const there = await schemaOf(connection, dataset)
  if (!there) {
    await createTable(connection, dataset, schema)
    return new Map()
  }
  await forgetSummaries(connection, dataset)
  const before = new Map((await monthsOf(connection, dataset)).map(({ month, rows }) => [month, rows]))
  if (mode === 'replace-all') {
    await connection.run(`DROP TABLE ${table}`)
    await createTable(connection, dataset, schema)
    return before
  }
  const fit = fitOf(there, schema)
  if (!fit.fits) throw new AppError('load.schema-differs', { dataset, difference: fit.difference })
  for (const { name, type } of fit.widen) {
    await connection.run(`ALTER TABLE ${table} ALTER COLUMN ${quoted(name)} TYPE ${sqlType(type)}`)
  }
  // A try of the same job that was committed when the app was cut off must not count twice.
  await connection.run(`DELETE FROM ${table} WHERE ${quoted(loadColumn)} = ?`, [jobId])
  if (mode === 'replace-months') await deleteReplaced(connection, table, parts)
  return before
}

/** Deletes exactly the months of the parts; parts without any month stand for everything. */
async function deleteReplaced(connection: DuckDBConnection, table: string, parts: readonly ShapePart[]): Promise<void> {
  if (parts.every((part) => part.month === null)) {
    await connection.run(`DELETE FROM ${table}`)
    return
  }
  const time = quoted(timeColumn)
  for (const { month } of parts) {
    if (month === null) await connection.run(`DELETE FROM ${table} WHERE ${time} IS NULL`)
    else {
      const first = `${month}-01 00:00:00`
      await connection.run(
        `DELETE FROM ${table} WHERE ${time} >= CAST(? AS TIMESTAMP) AND ${time} < CAST(? AS TIMESTAMP) + INTERVAL 1 MONTH`,
        [first, first]
      )
    }
  }
}

async function createTable(connection: DuckDBConnection, dataset: string, schema: readonly Column[]): Promise<void> {
  const table = quoted(dataset)
  const columns = schema.map(({ name, type }) => `${quoted(name)} ${sqlType(type)}`)
  await connection.run(
    `CREATE TABLE ${table} (${quoted(timeColumn)} TIMESTAMP, ${[...columns, `${quoted(loadColumn)} VARCHAR`].join(', ')})`
  )
  for (const { name, type } of schema) {
    const comment = columnComment(type)
    if (comment) await connection.run(`COMMENT ON COLUMN ${table}.${quoted(name)} IS ${textLiteral(comment)}`)
  }
}

/** All parts in one statement: many small ones would cost more than their rows. */
async function* insertParts(
  connection: DuckDBConnection,
  input: LoadInput,
  signal: AbortSignal | undefined
): AsyncGenerator<LoadMessage, number, void> {
  const total = input.parts.reduce((sum, part) => sum + part.rows, 0)
  const left = new AbortController()
  const stop = signal ? AbortSignal.any([signal, left.signal]) : left.signal
  const started = interruptible(connection, { signal: stop }, () => insertRows(connection, input))
  // Watched from here on, so that a failure while this generator is paused is not an unhandled one.
  const settled = started.then(
    () => true,
    () => true
  )
  try {
    while (!(await Promise.race([settled, later(pollMs)]))) {
      // -1 while DuckDB does not know yet.
      const fraction = Math.min(1, Math.max(0, connection.progress.percentage / 100))
      yield progressOf('load', fraction, insertShare * fraction, Math.floor(total * fraction))
    }
  } finally {
    // A listener that left in the middle: the statement must end before the rollback.
    left.abort()
    await settled
  }
  const inserted = await started
  if (inserted !== total) throw new AppError('load.parity', { difference: `rows: ${total} shaped, ${inserted} loaded` })
  yield progressOf('load', 1, insertShare, inserted)
  return inserted
}

async function insertRows(connection: DuckDBConnection, input: LoadInput): Promise<number> {
  const paths = input.parts.map((part) => part.path)
  const [first] = paths
  if (first === undefined) return 0
  const columns = input.schema.map(({ name }) => quoted(name))
  const values = input.schema.map(({ name, type }) => `CAST(${quoted(name)} AS ${sqlType(type)})`)
  const found = await answerOf(connection, 'SELECT name FROM parquet_schema(?) WHERE name = ?', [first, timeColumn], 1)
  const time = found.rows.length > 0 ? `CAST(${quoted(timeColumn)} AS TIMESTAMP)` : 'NULL'
  const result = await connection.run(
    `INSERT INTO ${quoted(input.dataset)} (${[quoted(timeColumn), ...columns, quoted(loadColumn)].join(', ')})
     SELECT ${[time, ...values, '?'].join(', ')} FROM read_parquet(?, hive_partitioning = false)`,
    [input.jobId, listValue(paths)],
    [VARCHAR, LIST(VARCHAR)]
  )
  return result.rowsChanged
}

async function verified(connection: DuckDBConnection, input: LoadInput): Promise<ParityRow[]> {
  const { dataset, jobId, schema, parts } = input
  const parity = await parityOf(connection, dataset, jobId, schema, input.expectations)
  const months = new Map<string, number>()
  for (const { month, rows } of parts) if (month !== null) months.set(month, (months.get(month) ?? 0) + rows)
  const found = new Map((await monthsOf(connection, dataset, jobId)).map(({ month, rows }) => [month, rows]))
  // A row outside of its part's month would stay behind when that month is replaced.
  const astray = months.size === 0 ? [] : [...new Set([...months.keys(), ...found.keys()])]
  const difference = [
    differenceOf(parity),
    ...astray
      .filter((month) => months.get(month) !== found.get(month))
      .map((month) => `${month}: ${months.get(month) ?? 0} shaped, ${found.get(month) ?? 0} loaded`)
  ].filter((text) => text !== null)
  if (difference.length > 0) throw new AppError('load.parity', { difference: difference.join('; '), parity })
  return parity
}

function progressOf(step: PassProgress['step'], fraction: number, overall: number, rows: number): LoadMessage {
  return { kind: 'progress', progress: { step, fraction, overall, rowsDone: rows, bytesDone: null } }
}

function later(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms))
}
