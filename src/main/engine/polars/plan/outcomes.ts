/** What became of a row, as one number in the frame: rows are marked, never dropped, so that the ledger can count all of them. */
import type { Reading } from '../../../../shared/domain/column-type'

/** Codes: 0 goes on; 1 to a million: rejected by reading `code - 1`; then filtered, deduplicated by stage; last: no order date. */
const step = 1_000_000

export const outcome = {
  loaded: 0,
  filtered: (stage: number) => step + stage,
  deduplicated: (stage: number) => 2 * step + stage,
  noDate: 3 * step
} as const

export type Outcome =
  | { readonly kind: 'loaded' }
  /** `late`: after all steps, for want of an order date; otherwise before the first one. */
  | { readonly kind: 'rejected'; readonly reason: string; readonly late: boolean }
  | { readonly kind: 'filtered' | 'deduplicated'; readonly stage: number }

/**
 * @param dateColumn name of the order date column, the reason of rows that have none
 */
export function readOutcome(code: number, readings: readonly Reading[], dateColumn: string | null): Outcome {
  if (code === outcome.loaded) return { kind: 'loaded' }
  if (code < step) return { kind: 'rejected', reason: readings[code - 1]?.column ?? '', late: false }
  if (code < 2 * step) return { kind: 'filtered', stage: code - step }
  if (code < 3 * step) return { kind: 'deduplicated', stage: code - 2 * step }
  return { kind: 'rejected', reason: dateColumn ?? '', late: true }
}
