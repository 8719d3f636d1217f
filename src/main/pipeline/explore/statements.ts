/** What becomes of the statements that a person asks is remembered. */
import type { AnswerMessage } from '../../../shared/contract/explore'
import { AppError } from '../../../shared/errors'
import type { StatementStore } from '../ports'

/** The answer as it comes; how it went is remembered, also when nobody waited for its end. */
export async function* remembered(
  { store, nowMs }: { readonly store: StatementStore; readonly nowMs: () => number },
  asked: { readonly sql: string; readonly connectionId: string | null },
  answer: AsyncIterable<AnswerMessage>,
  signal: AbortSignal | undefined
): AsyncGenerator<AnswerMessage, void, void> {
  const askedMs = nowMs()
  let outcome: 'done' | 'failed' | 'cancelled' = 'cancelled'
  let errorCode: string | null = null
  let rows = 0
  try {
    for await (const message of answer) {
      if (message.kind === 'rows') rows += message.rows.length
      if (message.kind === 'end') outcome = 'done'
      yield message
    }
  } catch (error) {
    errorCode = error instanceof AppError ? error.code : 'internal'
    // Who leaves ends the feed with an error of its own.
    outcome = errorCode === 'cancelled' || signal?.aborted === true ? 'cancelled' : 'failed'
    throw error
  } finally {
    try {
      const { sql, connectionId } = asked
      const tookMs = nowMs() - askedMs
      store.add({
        sql: sql.trim(),
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
