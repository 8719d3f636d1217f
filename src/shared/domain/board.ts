/**
 * Boards: tiles with results. Numbers cross as text where they are exact (money, decimals) and as numbers where they
 * are counts or ratios. Definitions of every metric: README, "KPIs".
 */
import { z } from 'zod'
import { Role } from './role'

export const Metric = z.enum([
  'revenue',
  'profit',
  'margin',
  'orders',
  'averageOrder',
  'units',
  'averagePrice',
  'lines'
])
export type Metric = z.infer<typeof Metric>

export const Unit = z.enum(['money', 'count', 'ratio'])
export type Unit = z.infer<typeof Unit>

/** Dates are ISO days, both ends included. */
export const DateRange = z.object({ from: z.iso.date(), to: z.iso.date() })
export type DateRange = z.infer<typeof DateRange>

/** Keeps rows whose value of the role's column is one of `values`; null stands for "(not set)". */
export const BoardFilter = z.object({ role: Role, values: z.array(z.string().nullable()).min(1) })
export type BoardFilter = z.infer<typeof BoardFilter>

/** `previous`: as long, right before. `last-year`: the same days one year before. */
export const Comparing = z.enum(['last-year', 'previous'])
export type Comparing = z.infer<typeof Comparing>

export const BoardQuery = z.object({
  dataset: z.string(),
  /** Null: the last year with data, up to the last data date. */
  range: DateRange.nullable(),
  filters: z.array(BoardFilter),
  /** What the range is compared with; null: nothing. */
  compare: Comparing.nullable().default('last-year'),
  /** Whether months, quarters and years are those of the dataset's fiscal year. */
  fiscal: z.boolean().default(false)
})
export type BoardQuery = z.infer<typeof BoardQuery>

/** Why a comparison has no percentage. */
export const NoGrowth = z.enum(['no-earlier-data', 'from-zero', 'from-negative', 'no-value'])
export type NoGrowth = z.infer<typeof NoGrowth>

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

/** What every tile says about its base. */
export const TileBase = z.object({
  id: z.string(),
  title: z.string(),
  dataThrough: z.string().nullable(),
  rowsUsed: z.number(),
  /** 0 to 1: share of the rows in which the needed columns have values. */
  coverage: z.number(),
  /** Roles that the dataset lacks; then the tile has no result. */
  lacks: z.array(Role),
  /**
   * Set when the rows have money of several currencies, which is never added up, or a dimension more values than a cluster's answer can be put
   * in order of; then the tile has no result.
   */
  blocked: z.enum(['mixed-currencies', 'too-many-values']).optional()
})
export type TileBase = z.infer<typeof TileBase>

export const NumberTile = TileBase.extend({
  kind: z.literal('number'),
  metric: Metric,
  unit: Unit,
  value: z.string().nullable(),
  comparison: Comparison.nullable(),
  /** Months of the range (up to the last 24), null is no data. */
  spark: z.array(z.object({ month: z.string(), value: z.number().nullable() }))
})
export type NumberTile = z.infer<typeof NumberTile>

/** Twelve months of the year in which the range ends against the year before. */
export const MonthsTile = TileBase.extend({
  kind: z.literal('months'),
  metric: Metric,
  year: z.number(),
  months: z.array(
    z.object({
      month: z.int().min(1).max(12),
      value: z.string().nullable(),
      previous: z.string().nullable(),
      /** Set for a running month; `previous` is then the whole month of last year. */
      partial: z.object({ day: z.number(), of: z.number() }).nullable()
    })
  )
})
export type MonthsTile = z.infer<typeof MonthsTile>

export const RankingRow = z.object({
  /** Null is "(not set)". */
  label: z.string().nullable(),
  /** Set for the row that adds up all the others: how many values it stands for. */
  otherCount: z.number().nullable(),
  value: z.string().nullable(),
  share: z.number().nullable(),
  growth: z.number().nullable(),
  noGrowth: NoGrowth.nullable(),
  change: z.string().nullable(),
  /** Profit divided by revenue, or null. */
  margin: z.number().nullable(),
  marginChange: z.number().nullable()
})
export type RankingRow = z.infer<typeof RankingRow>

/** Largest values of a dimension by revenue; with `Other` the rows add up to `total`. */
export const RankingTile = TileBase.extend({
  kind: z.literal('ranking'),
  dimension: Role,
  metric: Metric,
  total: z.string().nullable(),
  valueCount: z.number(),
  rows: z.array(RankingRow),
  /** Pareto: how many values make 80 % of the positive total. */
  paretoCount: z.number().nullable(),
  /** Cumulative shares of the first values, for a Pareto line. */
  cumulative: z.array(z.number())
})
export type RankingTile = z.infer<typeof RankingTile>

/** Month by year. A null value is a month without data; partial months are hatched. */
export const HeatTile = TileBase.extend({
  kind: z.literal('heat'),
  metric: Metric,
  years: z.array(z.number()),
  cells: z.array(z.object({ year: z.number(), month: z.number(), value: z.string().nullable(), partial: z.boolean() }))
})
export type HeatTile = z.infer<typeof HeatTile>

export const Tile = z.discriminatedUnion('kind', [NumberTile, MonthsTile, RankingTile, HeatTile])
export type Tile = z.infer<typeof Tile>

export const Board = z.object({
  dataset: z.string(),
  version: z.number(),
  /** The range that was used, and the widest one the data allow. */
  range: DateRange.nullable(),
  available: DateRange.nullable(),
  currency: z.string().nullable(),
  tiles: z.array(Tile),
  tookMs: z.number()
})
export type Board = z.infer<typeof Board>
