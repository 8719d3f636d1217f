/** Boards that people made. They know roles, not columns: one that was made for one dataset can be opened over another, here or on a cluster. */
import { z } from 'zod'
import { BoardFilter } from './filter'
import { Comparing, DateRange } from './query'
import { TileSpec } from './spec'

/** What happened on a day, shown on the charts. */
export const Annotation = z.object({ day: z.iso.date(), text: z.string().trim().min(1).max(200) })
export type Annotation = z.infer<typeof Annotation>

export const BoardContent = z.object({
  name: z.string().trim().min(1).max(80),
  tiles: z.array(TileSpec).min(1).max(60).refine(haveOwnIds, 'two tiles have the same id'),
  /** What it opens with; a null range is the last year with data. */
  range: DateRange.nullable(),
  filters: z.array(BoardFilter),
  compare: Comparing.nullable(),
  fiscal: z.boolean(),
  annotations: z.array(Annotation).max(200)
})
export type BoardContent = z.infer<typeof BoardContent>

export const SavedBoard = z.object({
  id: z.string(),
  /** The dataset that it opens over. */
  dataset: z.string(),
  /** Opened when the board screen is. At most one. */
  isHome: z.boolean(),
  updatedMs: z.number(),
  content: BoardContent
})
export type SavedBoard = z.infer<typeof SavedBoard>

/** A board as a file. */
export const BoardFile = z.object({
  format: z.literal('sales-analytics-board'),
  version: z.literal(1),
  board: BoardContent
})
export type BoardFile = z.infer<typeof BoardFile>

function haveOwnIds(tiles: readonly TileSpec[]): boolean {
  return new Set(tiles.map(({ id }) => id)).size === tiles.length
}
