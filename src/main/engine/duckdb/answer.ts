/** One statement streamed into a table, no further than the limit. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { pieceRows } from '../../../shared/contract/answer'
import type { AnswerMessage, Table } from '../../../shared/contract/explore'
import { AppError } from '../../../shared/errors'
import { type Cell, cellOf, parameterOf } from './cells'

export type AnswerEnd = Extract<AnswerMessage, { kind: 'end' }>

/** Characters of all cells of one answer; more would not fit a message, and no screen shows it. */
const maxAnswerChars = 64_000_000

/**
 * Runs one statement and reads at most `limit` rows.
 * @throws AppError `explore.sql` when the cells are too large; DuckDB's errors as they are
 */
export async function answerOf(
  connection: DuckDBConnection,
  sql: string,
  params: readonly Cell[],
  limit: number
): Promise<Table> {
  const rows: Table['rows'] = []
  let columns: Table['columns'] = []
  const { kind: _kind, ...end } = await streamed(connection, sql, params, limit, (message) => {
    if (message.kind === 'columns') columns = message.columns
    else if (message.kind === 'rows') for (const row of message.rows) rows.push(row)
  })
  return { columns, rows, ...end }
}

/** The same, said piece by piece; how it ended is what is given. */
export async function streamed(
  connection: DuckDBConnection,
  sql: string,
  params: readonly Cell[],
  limit: number,
  say: (message: AnswerMessage) => void
): Promise<AnswerEnd> {
  const startedMs = performance.now()
  const bound = params.map(parameterOf)
  const result = await connection.stream(
    sql,
    bound.map(({ value }) => value),
    bound.map(({ type }) => type)
  )
  const typeIds = result.columnTypes().map((type) => type.typeId)
  const names = result.deduplicatedColumnNames()
  say({ kind: 'columns', columns: names.map((name, index) => ({ name, type: String(result.columnType(index)) })) })
  let read = 0
  let truncated = false
  let firstRowMs: number | undefined
  let chars = 0
  while (!truncated) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    firstRowMs ??= performance.now() - startedMs
    let piece: Table['rows'] = []
    for (const values of chunk.getRows()) {
      if (read === limit) {
        truncated = true
        break
      }
      const row = typeIds.map((typeId, index) => cellOf(values[index] ?? null, typeId))
      for (const cell of row) chars += typeof cell === 'string' ? cell.length : 8
      if (chars > maxAnswerChars) {
        throw new AppError('explore.sql', { reason: 'its answer is larger than 64 million characters.' })
      }
      piece.push(row)
      read++
      if (piece.length === pieceRows) {
        say({ kind: 'rows', rows: piece })
        piece = []
      }
    }
    if (piece.length > 0) say({ kind: 'rows', rows: piece })
  }
  const tookMs = performance.now() - startedMs
  return { kind: 'end', truncated, tookMs, ...(firstRowMs !== undefined && { firstRowMs }) }
}
