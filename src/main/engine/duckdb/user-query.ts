/** Runs SQL that a person wrote: gate, read-only transaction, row limit, time-out. */
import { type DuckDBConnection, type DuckDBInstance, StatementType } from '@duckdb/node-api'
import type { Table } from '../../../shared/contract/explore'
import { AppError } from '../../../shared/errors'
import { answerOf } from './answer'
import { checkUserSql } from './gate'
import { interruptible } from './interruptible'
import { firstLine } from './session'

export interface UserQuery {
  readonly sql: string
  readonly datasets: readonly string[]
  readonly limit: number
  readonly timeoutMs: number
}

/**
 * One SELECT on a connection of its own.
 * @throws AppError `explore.sql`, `explore.sql-refused`, `explore.timeout`, `cancelled`
 */
export async function runUserQuery(instance: DuckDBInstance, query: UserQuery, signal?: AbortSignal): Promise<Table> {
  const connection = await instance.connect()
  try {
    return await interruptible(connection, { signal, timeoutMs: query.timeoutMs }, async () => {
      await checkUserSql(connection, query.sql, query.datasets)
      await connection.run('BEGIN TRANSACTION READ ONLY')
      await checkStatement(connection, query.sql)
      return await answerOf(connection, query.sql, [], query.limit)
    })
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('explore.sql', { reason: reasonOf(error) }, { cause: error })
  } finally {
    // Ends the transaction and a stream that was not read to its end.
    connection.closeSync()
  }
}

/** What DuckDB is about to run is asked a second time, of the prepared statement itself. */
async function checkStatement(connection: DuckDBConnection, sql: string): Promise<void> {
  const statements = await connection.extractStatements(sql)
  if (statements.count !== 1)
    throw new AppError('explore.sql-refused', { reason: `there are ${statements.count} statements` })
  const prepared = await statements.prepare(0)
  try {
    if (prepared.statementType !== StatementType.SELECT || prepared.parameterCount > 0) {
      throw new AppError('explore.sql-refused', { reason: 'this statement is no SELECT' })
    }
  } finally {
    prepared.destroySync()
  }
}

/** DuckDB's sentence without its class ("Binder Error: ") and without paths of this machine. */
function reasonOf(error: unknown): string {
  return firstLine(error)
    .replace(/^[A-Z][\w ]* Error: /, '')
    .replace(/(?:[A-Za-z]:)?(?:[\\/][^\s"'\\/]+){2,}/g, '…')
}
