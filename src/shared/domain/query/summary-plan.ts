/** What a dataset's summaries should have, and what those that are there do have; crosses to the warehouse. See `summary.ts`. */
import { z } from 'zod'

export const SummaryPlan = z.object({
  /** Tables with fewer rows get no summary. */
  leastRows: z.number(),
  /** Columns of few values. */
  dimensions: z.array(z.string()),
  /** Columns of many values, each with summaries of its own. */
  entities: z.array(z.string()),
  /**
   * What is added up: what it stands for, and the SQL of its value in one row. Those of the same `whole` differ only in the columns that must have
   * values (`known`).
   */
  values: z.array(
    z.object({ name: z.string(), of: z.string(), row: z.string(), whole: z.string(), known: z.array(z.string()) })
  ),
  /** Different orders are counted: which of them, by SQL over one row. */
  orders: z
    .object({
      column: z.string(),
      counts: z.array(z.object({ name: z.string(), of: z.string(), when: z.string() }))
    })
    .nullable()
})
export type SummaryPlan = z.infer<typeof SummaryPlan>

export const Summary = z.object({
  /** In the schema `summary`. */
  table: z.string(),
  grain: z.enum(['day', 'month']),
  dimensions: z.array(z.string()),
  rows: z.number(),
  /** Values that are the same as another's, because no row lacks what they need: the name of the other. */
  same: z.record(z.string(), z.string()),
  /**
   * Set when every order lies on one day. `fixed`: columns of which each order has one value. `pins`: sets of the others for whose combinations of
   * values orders are counted; their counts stand in columns with the place of the set behind the name.
   */
  orders: z.object({ fixed: z.array(z.string()), pins: z.array(z.array(z.string())) }).nullable()
})
export type Summary = z.infer<typeof Summary>
