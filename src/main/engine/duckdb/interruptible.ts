/** Work on a connection that ends when its time is over or its caller leaves. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { AppError } from '../../../shared/errors'

export interface Limits {
  readonly signal?: AbortSignal | undefined
  readonly timeoutMs?: number | undefined
}

/** An interrupt that arrives before the statement has begun is lost in DuckDB, so it is repeated until the work ends. */
const repeatMs = 20

/**
 * Runs `work` and interrupts the connection on abort or time-out. The connection is usable afterwards.
 * @throws AppError `cancelled`, `explore.timeout`; else what `work` throws
 */
export async function interruptible<T>(
  connection: DuckDBConnection,
  { signal, timeoutMs }: Limits,
  work: () => Promise<T>
): Promise<T> {
  if (signal?.aborted) throw new AppError('cancelled')
  let timedOut = false
  let repeat: NodeJS.Timeout | undefined
  const stop = () => {
    connection.interrupt()
    repeat ??= setInterval(() => connection.interrupt(), repeatMs)
  }
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true
          stop()
        }, timeoutMs)
  signal?.addEventListener('abort', stop, { once: true })
  try {
    return await work()
  } catch (error) {
    if (signal?.aborted) throw new AppError('cancelled', {}, { cause: error })
    if (timedOut) throw new AppError('explore.timeout', { limitS: (timeoutMs ?? 0) / 1000 }, { cause: error })
    throw error
  } finally {
    clearTimeout(timer)
    clearInterval(repeat)
    signal?.removeEventListener('abort', stop)
  }
}
