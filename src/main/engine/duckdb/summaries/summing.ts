/** Makes summaries beside everything else: one at a time, never beside a load, and gone at once when one comes. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Summary, SummaryPlan } from '../../../../shared/domain/query/summary-plan'
import { AppError } from '../../../../shared/errors'
import type { Quiet } from '../../../../shared/quiet'
import { interruptible } from '../interruptible'
import type { Lanes } from '../lanes'
import { firstLine } from '../session'
import { summariesOf, summarise } from './index'

export interface Summing {
  summaries(dataset: string, plan: SummaryPlan, wait: boolean): Promise<Summary[]>
  /** Ends what is being made, and what waits to be. */
  stop(): void
}

interface Making {
  readonly made: Promise<Summary[]>
  /** Aborted once somebody waits for them. */
  readonly hurry: AbortController
}

type OnConnection = <T>(work: (connection: DuckDBConnection) => Promise<T>) => Promise<T>

/**
 * Between its statements the making waits until nobody asks anything: the first board after a load would take several times as long beside it.
 * @param writing the lane of everything that writes
 */
export function createSumming(writing: Lanes, onConnection: OnConnection, quiet: Quiet): Summing {
  let running = new AbortController()
  const making = new Map<string, Making>()
  const failed = new Set<string>()

  function make(dataset: string, plan: SummaryPlan): Making {
    const key = JSON.stringify([dataset, plan])
    const known = making.get(key)
    if (known) return known
    const hurry = new AbortController()
    if (failed.has(key)) return { made: Promise.resolve([]), hurry }
    const { signal } = running
    const pause = async () => {
      await quiet.reached(AbortSignal.any([signal, hurry.signal]))
      if (signal.aborted) throw new AppError('cancelled')
    }
    const made = writing
      .run(async () => {
        if (signal.aborted) return []
        return await onConnection((connection) =>
          interruptible(connection, { signal }, () => summarise(connection, dataset, plan, pause))
        )
      })
      .catch((error: unknown) => {
        // Boards do without it. What failed for its own reasons would fail again, until the rows are others.
        if (!signal.aborted) {
          failed.add(key)
          process.stderr.write(`no summary of ${dataset}: ${firstLine(error)}\n`)
        }
        return []
      })
      .finally(() => making.delete(key))
    making.set(key, { made, hurry })
    return { made, hurry }
  }

  return {
    async summaries(dataset, plan, wait) {
      const there = await onConnection((connection) => summariesOf(connection, dataset, plan))
      if (there) return there
      const { made, hurry } = make(dataset, plan)
      if (wait) {
        hurry.abort()
        return await made
      }
      // Who does not wait for it is about to ask.
      quiet.noted()
      return []
    },
    stop() {
      running.abort()
      running = new AbortController()
      failed.clear()
    }
  }
}
