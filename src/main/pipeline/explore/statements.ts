/** What becomes of the statements that a person asks is remembered. */
import type { AnswerMessage } from '../../../shared/contract/explore'
import { AppError } from '../../../shared/errors'
import type { StatementStore } from '../ports'
import { type SlowQueries, timeoutOf } from './slow-queries'

/** The answer as it comes; how it went is remembered, also when nobody waited for its end. */
export async function* remembered(
  { store, slow, nowMs }: { readonly store: StatementStore; readonly slow: SlowQueries; readonly nowMs: () => number },
  asked: { readonly sql: string; readonly connectionId: string | null },
  answer: AsyncIterable<AnswerMessage>,
  signal: AbortSignal | undefined
): AsyncGenerator<AnswerMessage, void, void> {
  const { connectionId } = asked
  const sql = asked.sql.trim()
  const origin = { connectionId, dataset: null, board: null, savedBoard: null, tiles: [], isSummed: false }
  const askedMs = nowMs()
  let outcome: 'done' | 'failed' | 'cancelled' = 'cancelled'
  let errorCode: string | null = null
  let rows = 0
  try {
    for await (const message of answer) {
      if (message.kind === 'rows') rows += message.rows.length
      if (message.kind === 'end') {
        outcome = 'done'
        const { tookMs, waitedMs = 0 } = message
        slow.note(origin, sql, { rows, tookMs, waitedMs, errorCode: null })
      }
      yield message
    }
  } catch (error) {
    errorCode = error instanceof AppError ? error.code : 'internal'
    const timeout = timeoutOf(error)
    if (timeout !== null) slow.note(origin, sql, timeout)
    // Who leaves ends the feed with an error of its own.
    outcome = errorCode === 'cancelled' || signal?.aborted === true ? 'cancelled' : 'failed'
    throw error
  } finally {
    try {
      const tookMs = nowMs() - askedMs
      store.add({
        sql,
        connectionId,
        askedMs,
        tookMs,
        rows: outcome === 'done' ? rows : null,
        outcome,
        errorCode: outcome === 'failed' ? errorCode : null
      })
    } catch {
      // An answer is not lost because a full disk can't remember its question.
    }
  }
}
