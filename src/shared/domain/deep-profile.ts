/** What is worked out after the report has been shown, because it needs further looks at all rows. */
import { z } from 'zod'
import { Finding } from './check-report'
import { Shapes, Spread } from './column-profile'

/** Pearson's correlation of two numeric columns over the rows that have both values. */
export const Correlation = z.object({ a: z.string(), b: z.string(), r: z.number(), rows: z.number() })
export type Correlation = z.infer<typeof Correlation>

export const CandidateKey = z.object({
  columns: z.array(z.string()),
  /** Rows that repeat the key of an earlier row; 0: the columns name every row. */
  repeats: z.number()
})
export type CandidateKey = z.infer<typeof CandidateKey>

export const DeepProfile = z.object({
  /** Columns whose spread or shapes the report could only estimate or not say. */
  columns: z.array(z.object({ name: z.string(), spread: Spread.nullable(), shapes: Shapes.nullable() })),
  correlations: z.array(Correlation),
  keys: z.array(CandidateKey),
  findings: z.array(Finding),
  tookMs: z.number()
})
export type DeepProfile = z.infer<typeof DeepProfile>
