/** How fresh the numbers of a board must be, and how kept ones stand to the rows of today. */
import { z } from 'zod'
import { BoardQuery } from './query'
import { Board } from './tiles'

/**
 * `kept`: what was computed before over this version of the dataset, however long ago. `if-older`: computed anew where that is longer ago than
 * somebody wants; only of datasets in a cluster, whose rows others may change. `now`: computed anew.
 */
export const Freshness = z.enum(['kept', 'if-older', 'now'])
export type Freshness = z.infer<typeof Freshness>

/** Minutes after which the numbers of a cluster count as old. */
export const FreshMinutes = z.int().min(1).max(1440)

export const FreshBoardQuery = BoardQuery.extend({
  fresh: Freshness.default('kept'),
  /** For `if-older`; null: as the preferences say. */
  olderThanMinutes: FreshMinutes.nullable().default(null)
})
export type FreshBoardQuery = z.infer<typeof FreshBoardQuery>

export const KeptBoard = z.object({
  board: Board,
  /** Computed over rows that a later load has changed. */
  isOfOlderVersion: z.boolean(),
  /** Of an older version, or computed longer ago than the preferences say; on this machine only loads change numbers. */
  isStale: z.boolean()
})
export type KeptBoard = z.infer<typeof KeptBoard>

/** A question whose answer is kept. */
export const KeptQuestion = z.object({
  query: BoardQuery,
  computedMs: z.number(),
  isOfOlderVersion: z.boolean()
})
export type KeptQuestion = z.infer<typeof KeptQuestion>

/** Codes of errors that say that a cluster was not heard of, or can't answer now: what is kept is the best there is. */
const unheard: ReadonlySet<string> = new Set([
  'druid.unreachable',
  'druid.tls',
  'druid.fingerprint',
  'druid.service-down',
  'druid.busy',
  'druid.timeout',
  'druid.answer-lost'
])

/** Whether the cluster, not the question, is why there is no answer. */
export function isUnheard(code: string): boolean {
  return unheard.has(code)
}
