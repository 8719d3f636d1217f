/** What becomes of the statements that a person asks is remembered. */
import type { Table } from '../../../shared/contract/explore'
import { AppError } from '../../../shared/errors'
import type { StatementStore } from '../ports'

/** Runs a statement and remembers how it went. */
export async function remembered(
  { store, nowMs }: { readonly store: StatementStore; readonly nowMs: () => number },
  asked: { readonly sql: string; readonly connectionId: string | null },
  run: () => Promise<Table>
): Promise<Table> {
  const askedMs = nowMs()
  const keep = (rest: Pick<Parameters<StatementStore['add']>[0], 'rows' | 'outcome' | 'errorCode'>) => {
    try {
      store.add({ ...asked, sql: asked.sql.trim(), askedMs, tookMs: nowMs() - askedMs, ...rest })
    } catch {
      // An answer is not lost because a full disk can't remember its question.
    }
  }
  try {
    const table = await run()
    keep({ rows: table.rows.length, outcome: 'done', errorCode: null })
    return table
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'internal'
    keep({ rows: null, outcome: code === 'cancelled' ? 'cancelled' : 'failed', errorCode: code })
    throw error
  }
}
