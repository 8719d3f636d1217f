/** Rows read = loaded + rejected + filtered + deduplicated: always adds up. */
import { z } from 'zod'

export const Ledger = z.object({
  read: z.number(),
  loaded: z.number(),
  rejected: z.number(),
  filtered: z.number(),
  deduplicated: z.number()
})
export type Ledger = z.infer<typeof Ledger>

/** The difference between rows read and rows accounted for; 0 in a ledger that adds up. */
export function ledgerGap(ledger: Ledger): number {
  return ledger.read - ledger.loaded - ledger.rejected - ledger.filtered - ledger.deduplicated
}
