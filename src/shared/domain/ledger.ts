/** Rows read (and made) = loaded + rejected + filtered + deduplicated + joined out + of other months: always adds up. */
import { z } from 'zod'

export const Ledger = z.object({
  read: z.number(),
  /** Rows that steps made beyond those read: one row to several, or another file put below. Absent: none. */
  made: z.number().optional(),
  loaded: z.number(),
  rejected: z.number(),
  filtered: z.number(),
  deduplicated: z.number(),
  /** Rows that a join left out because their key was not found. Absent: none. */
  joinedOut: z.number().optional(),
  /** Good rows of months that this load was not to touch. Absent: none. */
  otherMonths: z.number().optional()
})
export type Ledger = z.infer<typeof Ledger>

/** The difference between rows read or made and rows accounted for; 0 in a ledger that adds up. */
export function ledgerGap(ledger: Ledger): number {
  const { read, made = 0, loaded, rejected, filtered, deduplicated, joinedOut = 0, otherMonths = 0 } = ledger
  return read + made - loaded - rejected - filtered - deduplicated - joinedOut - otherMonths
}
