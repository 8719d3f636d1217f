/** One statement streamed into a table, no further than the limit. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Table } from '../../../shared/contract/explore'
import { AppError } from '../../../shared/errors'
import { type Cell, cellOf, parameterOf } from './cells'

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
  const startedMs = performance.now()
  const bound = params.map(parameterOf)
  const result = await connection.stream(
    sql,
    bound.map(({ value }) => value),
    bound.map(({ type }) => type)
  )
  const typeIds = result.columnTypes().map((type) => type.typeId)
  const columns = result
    .deduplicatedColumnNames()
    .map((name, index) => ({ name, type: String(result.columnType(index)) }))
  const rows: Table['rows'] = []
  let truncated = false
  let firstRowMs: number | undefined
  let chars = 0
  while (!truncated) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    firstRowMs ??= performance.now() - startedMs
    for (const values of chunk.getRows()) {
      if (rows.length === limit) {
        truncated = true
        break
      }
      const row = typeIds.map((typeId, index) => cellOf(values[index] ?? null, typeId))
      for (const cell of row) chars += typeof cell === 'string' ? cell.length : 8
      if (chars > maxAnswerChars) {
        throw new AppError('explore.sql', { reason: 'its answer is larger than 64 million characters.' })
      }
      rows.push(row)
    }
  }
  return {
    columns,
    rows,
    truncated,
    tookMs: performance.now() - startedMs,
    ...(firstRowMs !== undefined && { firstRowMs })
  }
}
