/** Several statements as one. */
import type { DuckDBConnection } from '@duckdb/node-api'

/** Commits what `work` did, or nothing of it. */
export async function inTransaction<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  let committed = false
  await connection.run('BEGIN')
  try {
    const done = await work()
    await connection.run('COMMIT')
    committed = true
    return done
  } finally {
    // A failed statement may have ended the transaction already; then there is nothing to roll back.
    if (!committed) await connection.run('ROLLBACK').catch(() => undefined)
  }
}
