/** Clusters as boards and SQL ask them: of each, no more than so many statements at once. Loads ask clusters without this. */
import type { DruidClient, SqlAnswer } from '../druid-port'
import { createFairTurns, type FairTurns } from '../fair-turns'

/** An answer with the time that its statement waited for its turn. */
export type TurnAnswer = SqlAnswer & { readonly waitedMs?: number }

/** What explore asks of a cluster. */
export interface AskedCluster {
  sql(...asked: Parameters<DruidClient['sql']>): Promise<TurnAnswer>
}

export interface Clusters {
  open(connectionId: string): Promise<{ readonly druid: AskedCluster }>
}

/**
 * Each `open` is an asker: those of one connection take turns, so that a statement does not wait for all tiles of a board.
 * @param most statements of one connection at once
 */
export function inTurn(clusters: Clusters, most: () => number): Clusters {
  const turns = new Map<string, FairTurns>()
  return {
    async open(connectionId) {
      const { druid } = await clusters.open(connectionId)
      const own = turns.get(connectionId) ?? createFairTurns(most)
      turns.set(connectionId, own)
      const asker = {}
      return {
        druid: {
          sql: (query, options) =>
            own.run(
              asker,
              async (waitedMs) => ({
                ...(await druid.sql(query, { ...options, isWatched: true })),
                waitedMs: Math.round(waitedMs)
              }),
              options?.signal
            )
        }
      }
    }
  }
}
