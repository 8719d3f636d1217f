/** Rows read + rows made of them = loaded + rejected + filtered + deduplicated: always adds up. */
import { z } from 'zod'

export const Ledger = z.object({
  read: z.number(),
  /** Rows that steps made of rows (columns to rows); left out where there are none. */
  made: z.number().optional(),
  loaded: z.number(),
  rejected: z.number(),
  filtered: z.number(),
  deduplicated: z.number()
})
export type Ledger = z.infer<typeof Ledger>

/** The difference between rows read or made and rows accounted for; 0 in a ledger that adds up. */
export function ledgerGap(ledger: Ledger): number {
  return ledger.read + (ledger.made ?? 0) - ledger.loaded - ledger.rejected - ledger.filtered - ledger.deduplicated
}
