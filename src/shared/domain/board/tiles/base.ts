/** What all tiles with results say. Numbers cross as text where they are exact (money, decimals) and as numbers where they are counts or ratios. */
import { z } from 'zod'
import { Role } from '../../role'
import { BoardFilter } from '../filter'
import { Comparing, DateRange } from '../query'
import { TileSize } from '../spec'

/** Why a comparison has no percentage. */
export const NoGrowth = z.enum(['no-earlier-data', 'from-zero', 'from-negative', 'no-value'])
export type NoGrowth = z.infer<typeof NoGrowth>

/** Why a calculation has no value; the cases are told apart in `kpi/figure.ts`. */
export const NoNumber = z.enum([
  ...NoGrowth.options,
  'too-few-months',
  'too-few-years',
  'too-few-days',
  'missing-months',
  'to-negative',
  'not-positive',
  'no-quantity',
  'no-list-price',
  'no-cost',
  'no-target',
  'target-filtered',
  'no-earlier-orders',
  'too-few-customers',
  'no-repeat-orders',
  'no-selling-days',
  'year-complete'
])
export type NoNumber = z.infer<typeof NoNumber>

/**
 * The value against that of other days. `growth` is (value - previous) / |previous|, null with a reason
 * where that is not honest; for a ratio `change` is in points of the ratio (0.012 = 1.2 pp) and growth is null.
 */
export const Comparison = z.object({
  by: Comparing,
  range: DateRange,
  previous: z.string().nullable(),
  change: z.string().nullable(),
  growth: z.number().nullable(),
  noGrowth: NoGrowth.nullable(),
  /** Set when the range ends inside a month: it is cut at the same day in both. */
  partial: z.object({ day: z.number(), of: z.number() }).nullable()
})
export type Comparison = z.infer<typeof Comparison>

/**
 * Why a tile has no result: money of several currencies is never added up; a dimension has more values than a cluster's answer can be put in
 * order of, or than it has memory for; it came too late; a rolled-up datasource no longer knows its lines;
 * revenue was made of the price itself, so that a discount of it says nothing; what a cluster can't be asked; nothing to compare with; too few whole months.
 */
export const Blocked = z.enum([
  'mixed-currencies',
  'too-many-values',
  'out-of-room',
  'too-slow',
  'rolled-up',
  'no-list-price',
  'not-on-cluster',
  'no-comparison',
  'too-few-months'
])
export type Blocked = z.infer<typeof Blocked>

/** What every tile says about its base. */
export const TileBase = z.object({
  id: z.string(),
  title: z.string(),
  size: TileSize,
  dataThrough: z.string().nullable(),
  rowsUsed: z.number(),
  /** 0 to 1: share of the rows in which the needed columns have values. */
  coverage: z.number(),
  /** Roles that the dataset lacks; then the tile has no result. */
  lacks: z.array(Role),
  /** Set when there is no result for another reason. */
  blocked: Blocked.optional(),
  /** Its own filters beside those of the board; not there without any. */
  filters: z.array(BoardFilter).optional()
})
export type TileBase = z.infer<typeof TileBase>
