/** What is asked of a board: which one, over which days and rows, and what it is compared with. */
import { z } from 'zod'
import { BoardFilter } from './filter'
import { TileSpec } from './spec'

/** Dates are ISO days, both ends included. */
export const DateRange = z.object({ from: z.iso.date(), to: z.iso.date() })
export type DateRange = z.infer<typeof DateRange>

/** `previous`: as long, right before. `last-year`: the same days one year before. */
export const Comparing = z.enum(['last-year', 'previous'])
export type Comparing = z.infer<typeof Comparing>

/** Boards that are there for every dataset, made of its roles. */
export const ReadyBoard = z.enum(['overview', 'growth', 'profitability', 'products', 'customers', 'regions', 'returns'])
export type ReadyBoard = z.infer<typeof ReadyBoard>

export const BoardQuery = z.object({
  dataset: z.string(),
  board: ReadyBoard.default('overview'),
  /** Tiles of a board that a person made, in place of those of `board`. */
  tiles: z.array(TileSpec).max(60).nullable().default(null),
  /** Null: the last year with data, up to the last data date. */
  range: DateRange.nullable(),
  filters: z.array(BoardFilter),
  /** What the range is compared with; null: nothing. */
  compare: Comparing.nullable().default('last-year'),
  /** Whether months, quarters and years are those of the dataset's fiscal year. */
  fiscal: z.boolean().default(false)
})
export type BoardQuery = z.infer<typeof BoardQuery>
