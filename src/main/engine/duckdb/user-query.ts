/** Runs SQL that a person wrote: Druid's words for DuckDB, gate, read-only transaction, row limit, time-out. */
import { type DuckDBConnection, type DuckDBInstance, StatementType } from '@duckdb/node-api'
import type { AnswerMessage } from '../../../shared/contract/explore'
import { type LocalSql, localSql } from '../../../shared/domain/sql-dialect'
import { AppError } from '../../../shared/errors'
import { type AnswerEnd, answerOf, streamed } from './answer'
import { checkText, checkUserSql } from './gate'
import { interruptible } from './interruptible'
import { firstLine } from './session'

export interface UserQuery {
  readonly sql: string
  readonly datasets: readonly string[]
  readonly limit: number
  readonly timeoutMs: number
  /** The plan is wanted, not the rows; also by EXPLAIN in front of the statement. */
  readonly isExplain?: boolean | undefined
}

/**
 * One SELECT on a connection of its own, its rows said as they come. A plan is one row, one column: `PLAN`.
 * @throws AppError `explore.sql`, `explore.sql-refused`, `explore.sql-dialect` (with the place where there is one: `position`, from 1),
 * `explore.timeout`, `cancelled`
 */
export async function runUserQuery(
  instance: DuckDBInstance,
  query: UserQuery,
  signal: AbortSignal | undefined,
  say: (message: AnswerMessage) => void
): Promise<AnswerEnd> {
  checkText(query.sql)
  const local = localSql(query.sql)
  const connection = await instance.connect()
  try {
    return await interruptible(connection, { signal, timeoutMs: query.timeoutMs }, async () => {
      await checkUserSql(connection, local.sql, query.datasets)
      await connection.run('BEGIN TRANSACTION READ ONLY')
      await checkStatement(connection, local.sql)
      if (query.isExplain === true || local.isExplain) return await planOf(connection, local.sql, say)
      return await streamed(connection, local.sql, [], query.limit, say)
    })
  } catch (error) {
    throw ownPlace(error instanceof AppError ? error : failure(error, local.sql), local)
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

async function planOf(
  connection: DuckDBConnection,
  sql: string,
  say: (message: AnswerMessage) => void
): Promise<AnswerEnd> {
  const { rows, tookMs } = await answerOf(connection, `EXPLAIN ${sql}`, [], 10)
  say({ kind: 'columns', columns: [{ name: 'PLAN', type: 'VARCHAR' }] })
  say({ kind: 'rows', rows: [[rows.map((row) => row[1]).join('\n')]] })
  return { kind: 'end', truncated: false, tookMs }
}

function failure(error: unknown, sql: string): AppError {
  const position = caretPlace(error, sql)
  const details = { reason: reasonOf(error), ...(position !== null && { position }) }
  return new AppError('explore.sql', details, { cause: error })
}

/** The place in the statement as it was written. */
function ownPlace(error: AppError, local: LocalSql): AppError {
  const { position } = error.details
  if (typeof position !== 'number') return error
  const details = { ...error.details, position: local.sourceOffset(position - 1) + 1 }
  return new AppError(error.code, details, { cause: error.cause })
}

/** Where the caret of DuckDB's excerpt points, as a character of the statement counted from 1; null where it shows none. */
function caretPlace(error: unknown, sql: string): number | null {
  const lines = (error instanceof Error ? error.message : '').split('\n')
  const index = lines.findIndex((line) => /^LINE \d+: /.test(line))
  const [prefix, number] = /^LINE (\d+): /.exec(lines[index] ?? '') ?? []
  const caret = lines[index + 1]?.indexOf('^') ?? -1
  if (prefix === undefined || caret < prefix.length) return null
  const before = sql.split('\n').slice(0, Number(number) - 1)
  const begin = before.reduce((sum, line) => sum + line.length + 1, 0)
  // A long line is cut at both ends.
  const excerpt = (lines[index] ?? '').slice(prefix.length)
  const isCut = excerpt.startsWith('...')
  const shown = excerpt.replace(/^\.{3}/, '').replace(/\.{3}$/, '')
  const at = sql.indexOf(shown, begin)
  return at < 0 ? null : at + caret - prefix.length - (isCut ? 3 : 0) + 1
}

/** DuckDB's sentence without its class ("Binder Error: ") and without paths of this machine. */
function reasonOf(error: unknown): string {
  return firstLine(error)
    .replace(/^[A-Z][\w ]* Error: /, '')
    .replace(/(?:[A-Za-z]:)?(?:[\\/][^\s"'\\/]+){2,}/g, '…')
}
