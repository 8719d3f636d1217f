/** Tiles with results, and the board that they make. */
import { z } from 'zod'
import { DateRange } from '../query'
import { BridgeTile, ForecastTile } from './change'
import { BasketTile, CohortTile, SegmentsTile } from './customers'
import { GroupsTile } from './groups'
import { MonthsTile, NumberTile } from './number'
import { RankingTile } from './ranking'
import { TargetsTile } from './targets'
import { HeatTile, PivotTile, SeriesTile } from './time'

export * from './base'
export * from './change'
export * from './customers'
export * from './groups'
export * from './number'
export * from './ranking'
export * from './target-line'
export * from './targets'
export * from './time'

export const Tile = z.discriminatedUnion('kind', [
  NumberTile,
  MonthsTile,
  RankingTile,
  HeatTile,
  SeriesTile,
  PivotTile,
  BridgeTile,
  ForecastTile,
  CohortTile,
  SegmentsTile,
  BasketTile,
  GroupsTile,
  TargetsTile
])
export type Tile = z.infer<typeof Tile>
export type TileOf<Kind extends Tile['kind']> = Extract<Tile, { kind: Kind }>

export const Board = z.object({
  dataset: z.string(),
  version: z.number(),
  /** The range that was used, and the widest one the data allow. */
  range: DateRange.nullable(),
  available: DateRange.nullable(),
  currency: z.string().nullable(),
  tiles: z.array(Tile),
  tookMs: z.number(),
  /** When it was computed: a board that is asked for again is not computed again. */
  computedMs: z.number().optional()
})
export type Board = z.infer<typeof Board>
