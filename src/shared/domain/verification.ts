/** What the check knows early: whether every row reads as the types that a look at rows from all over the file proposed. */
import { z } from 'zod'
import { CellExample } from './check-report'
import { Reading } from './column-type'

export const VerifiedColumn = z.object({
  name: z.string(),
  index: z.number(),
  /**
   * `verified` every value reads; `broken` some do not, and the whole column decides; `text` nothing to verify; `unread` only the whole check can tell.
   */
  state: z.enum(['verified', 'broken', 'text', 'unread']),
  /** Null where nothing is known yet. */
  reading: Reading.nullable(),
  /** Counts over all rows; null for `text` and `unread`, and where there were too many violations to count them. */
  valid: z.number().nullable(),
  nulls: z.number().nullable(),
  invalid: z.number().nullable(),
  /** As values: ISO dates, plain numbers with a point; exact. */
  min: z.string().nullable(),
  max: z.string().nullable(),
  sum: z.string().nullable(),
  /** The first (at most 100) values that do not read, each text once. */
  violations: z.array(CellExample)
})
export type VerifiedColumn = z.infer<typeof VerifiedColumn>

export const Verification = z.object({
  /** Rows with the right number of fields: all of them were read. */
  rows: z.number(),
  columns: z.array(VerifiedColumn),
  /** From the end of the structural pass. */
  tookMs: z.number()
})
export type Verification = z.infer<typeof Verification>
