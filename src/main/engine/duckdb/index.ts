/** The local warehouse: one DuckDB database, all the procedures of the warehouse contract. */

import { stat } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { AnswerMessage, Table } from '../../../shared/contract/explore'
import { quoted } from '../../../shared/domain/query/dialect'
import type { Summary, SummaryPlan } from '../../../shared/domain/query/summary-plan'
import { AppError } from '../../../shared/errors'
import { createQuiet } from '../../../shared/quiet'
import { feedOf } from '../feed-of'
import { answerOf } from './answer'
import type { Cell } from './cells'
import { type Description, describe, rowsOfAll, schemaOf } from './describe'
import { exportValues } from './export-values'
import { interruptible } from './interruptible'
import { createLanes } from './lanes'
import { type LoadInput, type LoadMessage, load, reclaim } from './load'
import { type PublishedMessage, type PublishInput, publish, totalsOf } from './publish'
import { firstLine, openSession } from './session'
import { forgetSummaries } from './summaries'
import { createSumming } from './summaries/summing'
import { inTransaction } from './transaction'
import { runUserQuery, type UserQuery } from './user-query'

export interface CoreQuery {
  readonly sql: string
  readonly params: readonly Cell[]
  readonly limit: number
  readonly timeoutMs: number
  /** Asks the same of the rows, for when a summary that `sql` reads is gone. */
  readonly instead?: Pick<CoreQuery, 'sql' | 'params'> | undefined
}

export interface LocalWarehouse {
  /** What a dataset's table holds. */
  describe(dataset: string): Promise<Description>
  /**
   * Brings parts into a dataset in one transaction; see `load`. Loads and drops wait for each other.
   * @throws AppError `load.bad-name`, `load.schema-differs`, `load.column-clash`, `load.parity`, `load.disk-full`, `cancelled`
   */
  load(input: LoadInput, signal?: AbortSignal): AsyncGenerator<LoadMessage, void, void>
  /** Writes parts as files for Druid; see `publish`. @throws AppError `load.disk-full`, `cancelled` */
  publish(input: PublishInput, signal?: AbortSignal): ReturnType<typeof feedOf<PublishedMessage>>
  /** Removes a dataset's table; nothing happens when there is none. */
  drop(dataset: string): Promise<void>
  /**
   * What is summed up of a dataset. Where nothing is yet, it is made behind the answer, which is empty then; `wait` makes it wait. A load or a
   * drop that comes ends the making.
   */
  summaries(dataset: string, plan: SummaryPlan, wait: boolean): Promise<Summary[]>
  /** SQL made by the core. @throws AppError `explore.timeout`, `cancelled` */
  query(query: CoreQuery, signal?: AbortSignal): Promise<Table>
  /** SQL a person wrote; leaving it ends the query. @throws AppError `explore.sql`, `explore.sql-refused`, `explore.timeout`, `cancelled` */
  userQuery(query: UserQuery, signal?: AbortSignal): AsyncGenerator<AnswerMessage, void, void>
  /** Writes the different values of a column to a file inside the store; false when there is no such column. */
  exportValues(dataset: string, column: string, outPath: string): Promise<boolean>
  /** Rows of all datasets; bytes of the database with its write-ahead log. */
  size(): Promise<{ rows: number; sizeBytes: number }>
  /** Writes everything into the database file and lets go of it. */
  close(): Promise<void>
}

/** Queries at a time; other threads of the pool belong to loads. */
const queryLanes = 3
/** A person's queries may not take all of them. */
const userLanes = 2
/** Within this time after an answer the next question of the same person is likely. */
const quietMs = 2000
/** What loads and checks look up does not wait for any board. */
const lookLanes = 2

/**
 * Opens (or makes) the database at `path`. Parts to be loaded must lie in the folder `store` beside it.
 * @throws AppError `workspace.unusable`
 */
export async function openWarehouse(path: string): Promise<LocalWarehouse> {
  const { instance, loads, folder } = await openSession(path)
  const writing = createLanes(1)
  const queries = createLanes(queryLanes)
  const userQueries = createLanes(userLanes)
  const quiet = createQuiet(quietMs)
  const looks = createLanes(lookLanes)

  const onConnection = async <T>(work: (connection: DuckDBConnection) => Promise<T>) => {
    const connection = await instance.connect()
    try {
      return await work(connection)
    } finally {
      connection.closeSync()
    }
  }

  const summing = createSumming(writing, onConnection, quiet)

  async function* loadInTurn(input: LoadInput, signal?: AbortSignal): AsyncGenerator<LoadMessage, void, void> {
    summing.stop()
    const leave = await writing.enter()
    try {
      yield* load(loads, input, signal)
    } catch (error) {
      throw isDiskFull(error) ? new AppError('load.disk-full', { path: folder }, { cause: error }) : error
    } finally {
      leave()
    }
  }

  async function* answers(query: UserQuery, signal?: AbortSignal): AsyncGenerator<AnswerMessage, void, void> {
    const feed = feedOf<AnswerMessage, AnswerMessage>(async (_onProgress, stop, say) => {
      const askedMs = performance.now()
      const run = () =>
        queries.run(async () => {
          const waitedMs = Math.round(performance.now() - askedMs)
          return { ...(await quiet.during(() => runUserQuery(instance, query, stop, say))), waitedMs }
        }, stop)
      return await userQueries.run(run, stop)
    }, signal)
    for await (const message of feed) if (message.kind !== 'progress') yield message
  }

  return {
    describe: (dataset) => looks.run(() => onConnection((connection) => describe(connection, dataset))),
    load: loadInTurn,
    publish: (input, signal) =>
      feedOf(async (onProgress, stop) => {
        const total = input.parts.reduce((sum, { rows }) => sum + rows, 0)
        const onFile = (rows: number) => {
          const fraction = rows / Math.max(1, total)
          onProgress({ step: 'publish', fraction, overall: fraction, rowsDone: rows, bytesDone: null })
        }
        try {
          return await onConnection((connection) =>
            interruptible(connection, { signal: stop }, async () => ({
              kind: 'published' as const,
              files: await publish(connection, input, onFile),
              totals: await totalsOf(connection, input.parts, input.schema)
            }))
          )
        } catch (error) {
          throw isDiskFull(error) ? new AppError('load.disk-full', { path: folder }, { cause: error }) : error
        }
      }, signal),
    async drop(dataset) {
      summing.stop()
      await writing.run(async () => {
        if (!(await schemaOf(loads, dataset))) return
        await inTransaction(loads, async () => {
          await forgetSummaries(loads, dataset)
          await loads.run(`DROP TABLE ${quoted(dataset)}`)
        })
        await reclaim(loads)
      })
    },
    summaries: summing.summaries,
    query: ({ sql, params, limit, timeoutMs, instead }, signal) =>
      quiet.during(() =>
        queries.run(
          (waitedMs) =>
            onConnection((connection) =>
              interruptible(connection, { signal, timeoutMs }, async () => ({
                ...(await answerOrInstead(connection, { sql, params, limit, instead })),
                waitedMs: Math.round(waitedMs)
              }))
            ),
          signal
        )
      ),
    userQuery: answers,
    exportValues: (dataset, column, outPath) =>
      looks.run(() => onConnection((connection) => exportValues(connection, dataset, column, outPath))),
    async size() {
      const rows = await looks.run(() => onConnection(rowsOfAll))
      const sizes = await Promise.all(
        [path, `${path}.wal`].map((file) =>
          stat(file)
            .then((s) => s.size)
            .catch(() => 0)
        )
      )
      return { rows, sizeBytes: sizes.reduce((sum, size) => sum + size, 0) }
    },
    close() {
      summing.stop()
      return writing.run(async () => {
        loads.closeSync()
        instance.closeSync()
      })
    }
  }
}

async function answerOrInstead(
  connection: DuckDBConnection,
  { sql, params, limit, instead }: Omit<CoreQuery, 'timeoutMs'>
): Promise<Table> {
  if (!instead) return await answerOf(connection, sql, params, limit)
  try {
    return await answerOf(connection, sql, params, limit)
  } catch (error) {
    if (!/^Catalog Error: /.test(firstLine(error))) throw error
    return await answerOf(connection, instead.sql, instead.params, limit)
  }
}

function isDiskFull(error: unknown): boolean {
  return (
    !(error instanceof AppError) &&
    /no space left|disk full|not enough space|max_temp_directory_size/i.test(firstLine(error))
  )
}
