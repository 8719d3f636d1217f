/** Keys that a look-up did not find. */
import { z } from 'zod'

export const Unmatched = z.object({
  /** Most rows first; a null key is an empty one. */
  keys: z.array(z.object({ key: z.string().nullable(), rows: z.number() })),
  /** Different keys in all. */
  total: z.number(),
  rows: z.number()
})
export type Unmatched = z.infer<typeof Unmatched>
