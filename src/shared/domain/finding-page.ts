/** Rows behind a finding, by page. */
import { z } from 'zod'
import { RawRow } from './source'

export const FindingPage = z.object({
  rows: z.array(RawRow),
  /** All rows behind the finding. */
  total: z.number(),
  /** Place of the first of `rows` among them, from 0; null when there is none. */
  position: z.number().nullable()
})
export type FindingPage = z.infer<typeof FindingPage>

/** The nearest row behind a finding, seen from a row of the source. */
export const RowSeek = z.object({ row: z.number(), direction: z.enum(['next', 'previous']) })
export type RowSeek = z.infer<typeof RowSeek>

/** Stands for the rows of all failing cells, ragged rows, broken quotes and undecodable bytes together. */
export const allProblems = 'problems'
