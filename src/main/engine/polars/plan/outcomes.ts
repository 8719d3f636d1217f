/** What became of a row, as one number in the frame: rows are marked, never dropped, so that the ledger can count all of them. */
import type { WalkedRecipe } from '../../../../shared/domain/recipe-schema'

/**
 * Codes: 0 goes on; 1 to a million: rejected by reading `code - 1`; then filtered, deduplicated by stage; no order date;
 * last: rejected by stage.
 */
const step = 1_000_000

export const outcome = {
  loaded: 0,
  filtered: (stage: number) => step + stage,
  deduplicated: (stage: number) => 2 * step + stage,
  noDate: 3 * step,
  rejectedAt: (stage: number) => 3 * step + 1 + stage
} as const

/** `stage`: where a row left; −1 before the first stage, infinite after the last one. */
export type Outcome =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'rejected'; readonly reason: string; readonly stage: number }
  | { readonly kind: 'filtered' | 'deduplicated'; readonly stage: number }

/** What an outcome's words are made from. */
export type OutcomeSource = Pick<WalkedRecipe, 'readings' | 'stages'>

/**
 * @param dateColumn name of the order date column, the reason of rows that have none
 */
export function readOutcome(code: number, { readings, stages }: OutcomeSource, dateColumn: string | null): Outcome {
  if (code === outcome.loaded) return { kind: 'loaded' }
  if (code < step) return { kind: 'rejected', reason: readings[code - 1]?.column ?? '', stage: -1 }
  if (code < 2 * step) return { kind: 'filtered', stage: code - step }
  if (code < 3 * step) return { kind: 'deduplicated', stage: code - 2 * step }
  if (code === outcome.noDate) return { kind: 'rejected', reason: dateColumn ?? '', stage: Number.POSITIVE_INFINITY }
  const stage = code - outcome.rejectedAt(0)
  const rejecting = stages[stage]?.step
  return { kind: 'rejected', reason: rejecting?.kind === 'retype' ? rejecting.reading.column : '', stage }
}
