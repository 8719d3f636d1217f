/** Makes summaries beside everything else: one at a time, never beside a load, and gone at once when one comes. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Summary, SummaryPlan } from '../../../../shared/domain/query/summary-plan'
import { interruptible } from '../interruptible'
import type { Lanes } from '../lanes'
import { firstLine } from '../session'
import { summariesOf, summarise } from './index'

export interface Summing {
  summaries(dataset: string, plan: SummaryPlan, wait: boolean): Promise<Summary[]>
  /** Ends what is being made, and what waits to be. */
  stop(): void
}

type OnConnection = <T>(work: (connection: DuckDBConnection) => Promise<T>) => Promise<T>

/** @param writing the lane of everything that writes */
export function createSumming(writing: Lanes, onConnection: OnConnection): Summing {
  let running = new AbortController()
  const making = new Map<string, Promise<Summary[]>>()
  const failed = new Set<string>()

  function make(dataset: string, plan: SummaryPlan): Promise<Summary[]> {
    const key = JSON.stringify([dataset, plan])
    const known = making.get(key)
    if (known) return known
    if (failed.has(key)) return Promise.resolve([])
    const { signal } = running
    const made = writing
      .run(async () => {
        if (signal.aborted) return []
        return await onConnection((connection) =>
          interruptible(connection, { signal }, () => summarise(connection, dataset, plan))
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
    making.set(key, made)
    return made
  }

  return {
    async summaries(dataset, plan, wait) {
      const there = await onConnection((connection) => summariesOf(connection, dataset, plan))
      if (there) return there
      const made = make(dataset, plan)
      return wait ? await made : []
    },
    stop() {
      running.abort()
      running = new AbortController()
      failed.clear()
    }
  }
}
