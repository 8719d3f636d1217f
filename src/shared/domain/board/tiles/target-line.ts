/** Targets beside the values of a chart along months, quarters or years. */
import { z } from 'zod'
import { NoNumber } from './base'

export const TargetLine = z.object({
  plan: z.string(),
  /** Why no target can be told of these rows; then there are no lines. */
  reason: NoNumber.nullable(),
  /** One for each line of the chart. */
  lines: z.array(
    z.object({
      /** Of those days of each period that are shown; null: it has no target, or one of other rows than those shown. */
      shown: z.array(z.string().nullable()),
      /** Of all days of a period of which not all are shown. */
      whole: z.array(z.string().nullable())
    })
  )
})
export type TargetLine = z.infer<typeof TargetLine>
