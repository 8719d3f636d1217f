/** Tiles with results. Numbers cross as text where they are exact (money, decimals) and as numbers where they are counts or ratios. */
import { z } from 'zod'
import { PeriodUnit } from '../periods/unit'
import { Role } from '../role'
import { BoardFilter } from './filter'
import { Metric, Unit } from './metric'
import { Comparing, DateRange } from './query'
import { Calculation, GroupOfRows, KeySpec, Span, TileSize } from './spec'

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
 * order of; a rolled-up datasource no longer knows its lines;
 * revenue was made of the price itself, so that a discount of it says nothing; what a cluster can't be asked; nothing to compare with; too few whole months.
 */
export const Blocked = z.enum([
  'mixed-currencies',
  'too-many-values',
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

/** What a calculated number is made of, or is told with. */
export const NumberPart = z.object({
  part: z.enum([
    'now',
    'before',
    'perDay',
    'afterDays',
    'referenceDay',
    'customers',
    'share',
    'averageOrder',
    'ordersPerYear',
    'margin',
    'expectedYears',
    'comparable',
    'tooYoung',
    'opened',
    'closed',
    'assumedOld',
    'overall',
    'amount',
    'plan',
    'sales',
    'target',
    'gap',
    'wholeTarget',
    'wholeRate',
    'withTarget',
    'sellingDays',
    'daysOfRange'
  ]),
  value: z.string(),
  /** `days` are counted, a `day` is an ISO date. */
  unit: z.enum([...Unit.options, 'days', 'day', 'text'])
})
export type NumberPart = z.infer<typeof NumberPart>

export const NumberTile = TileBase.extend({
  kind: z.literal('number'),
  metric: Metric,
  unit: Unit,
  span: Span,
  /** Set when the number is worked out of months or days, not of the rows at once. */
  calculation: Calculation.nullable(),
  /** Whose growth it is, where that can be chosen. */
  dimension: Role.optional(),
  parts: z.array(NumberPart).optional(),
  /** The days of this number; null without dates. */
  range: DateRange.nullable(),
  value: z.string().nullable(),
  /** Why there is no value. */
  reason: NoNumber.nullable(),
  comparison: Comparison.nullable(),
  /** Months of the range (up to the last 24), null is no data. */
  spark: z.array(z.object({ month: z.string(), value: z.number().nullable() }))
})
export type NumberTile = z.infer<typeof NumberTile>

/** Twelve months of the year in which the range ends against the year before. */
export const MonthsTile = TileBase.extend({
  kind: z.literal('months'),
  metric: Metric,
  unit: Unit,
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

export const AbcName = z.enum(['A', 'B', 'C'])
export type AbcName = z.infer<typeof AbcName>

export const RankingRow = z.object({
  /** Null is "(not set)". */
  label: z.string().nullable(),
  /** Set for the row that adds up all the others: how many values it stands for. */
  otherCount: z.number().nullable(),
  value: z.string().nullable(),
  share: z.number().nullable(),
  /** Share now less share before, in points. */
  shareChange: z.number().nullable().optional(),
  abcClass: AbcName.nullable().optional(),
  growth: z.number().nullable(),
  noGrowth: NoGrowth.nullable(),
  change: z.string().nullable(),
  /** Profit divided by revenue, or null. */
  margin: z.number().nullable(),
  marginChange: z.number().nullable()
})
export type RankingRow = z.infer<typeof RankingRow>

/** Largest values of a dimension by a metric; with `Other` the rows add up to `total`. */
export const RankingTile = TileBase.extend({
  kind: z.literal('ranking'),
  dimension: Role,
  metric: Metric,
  unit: Unit,
  shape: z.enum(['table', 'pareto', 'bars', 'abc']),
  /** Classes of all values above zero; absent: not asked for, or nothing is above zero. */
  abc: z
    .object({
      /** Percent. */
      bounds: z.object({ a: z.number(), b: z.number() }),
      classes: z.array(z.object({ name: AbcName, count: z.number(), value: z.string(), share: z.number() })),
      /** Zero or without a value, and below zero: in no class. */
      zero: z.number(),
      negative: z.object({ count: z.number(), value: z.string() })
    })
    .optional(),
  total: z.string().nullable(),
  valueCount: z.number(),
  rows: z.array(RankingRow),
  /** Pareto: how many values make 80 % of the positive total. */
  paretoCount: z.number().nullable(),
  /** Cumulative shares of the first values, for a Pareto line. */
  cumulative: z.array(z.number())
})
export type RankingTile = z.infer<typeof RankingTile>

/** Month by year, or weekday by hour. A null value is one without data; what is not complete is hatched. */
export const HeatTile = TileBase.extend({
  kind: z.literal('heat'),
  metric: Metric,
  /** A ratio where the tile shows an index. */
  unit: Unit,
  /** What stands down and across; weekdays are counted from 1, Monday, hours from 0. */
  axes: z.enum(['month-year', 'weekday-hour', 'weekday-month', 'weekday']),
  shows: z.enum(['value', 'index']),
  /** Set where values are those of a mean day. */
  isDaily: z.boolean(),
  /** Years or weekdays. */
  rows: z.array(z.number()),
  /** Months, hours, or a single 0. */
  columns: z.array(z.number()),
  cells: z.array(z.object({ row: z.number(), column: z.number(), value: z.string().nullable(), partial: z.boolean() })),
  /** Of each column, the mean index of the whole years; null where there are none. */
  means: z.array(z.number().nullable()).optional(),
  /** Why there is no index. */
  reason: NoNumber.nullable().optional()
})
export type HeatTile = z.infer<typeof HeatTile>

/** Periods of the range, one line or one for each of the largest values of a dimension. */
export const SeriesTile = TileBase.extend({
  kind: z.literal('series'),
  metric: Metric,
  unit: Unit,
  period: PeriodUnit,
  shape: z.enum(['line', 'bar', 'area']),
  cumulative: z.boolean(),
  by: Role.nullable(),
  points: z.array(z.object({ key: z.string(), from: z.string(), to: z.string(), isPartial: z.boolean() })),
  lines: z.array(
    z.object({
      /** Null is "(not set)", or the whole where there is no dimension. */
      label: z.string().nullable(),
      otherCount: z.number().nullable(),
      /** One for each point; null is no data. */
      values: z.array(z.string().nullable()),
      /** Of the periods compared with, at the same places; null: not compared. */
      previous: z.array(z.string().nullable()).nullable()
    })
  ),
  comparedBy: Comparing.nullable()
})
export type SeriesTile = z.infer<typeof SeriesTile>

/** A place on an axis of a pivot: a value, or the first day of a period, or a weekday (1 is Monday) or hour. Null is "(not set)". */
export const PivotKey = z.string().nullable()

/** Rows by columns. Every total is asked for by itself, so that ratios and distinct counts are right at all levels. */
export const PivotTile = TileBase.extend({
  kind: z.literal('pivot'),
  rows: z.array(KeySpec),
  columns: KeySpec.nullable(),
  metrics: z.array(z.object({ metric: Metric, unit: Unit })),
  columnKeys: z.array(PivotKey),
  /** In order; a row with fewer keys than `rows` is the total over the others, the one without keys the grand total. */
  body: z.array(
    z.object({
      keys: z.array(PivotKey),
      /** By column and then by metric; the last column is the total of the row. Null is no data. */
      cells: z.array(z.array(z.string().nullable()))
    })
  ),
  /** Values that are left out of the body, not out of the totals. */
  hiddenRows: z.number(),
  hiddenColumns: z.number()
})
export type PivotTile = z.infer<typeof PivotTile>

export const BridgePart = z.enum(['volume', 'price', 'mix', 'new', 'lost', 'unexplained'])
export type BridgePart = z.infer<typeof BridgePart>

/** What made revenue change against the days compared with; the steps add up to the change. */
export const BridgeTile = TileBase.extend({
  kind: z.literal('bridge'),
  /** Why there is nothing to show. */
  reason: NoNumber.nullable(),
  dimension: Role,
  range: DateRange.nullable(),
  earlier: DateRange.nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  steps: z.array(z.object({ part: BridgePart, value: z.string() })),
  /** Of each part, the values that have the most of it. */
  items: z.array(z.object({ part: BridgePart, label: z.string().nullable(), change: z.string(), value: z.string() }))
})
export type BridgeTile = z.infer<typeof BridgeTile>

/** The months of the year that runs, what is likely to come, and how wrong the method was before. */
export const ForecastTile = TileBase.extend({
  kind: z.literal('forecast'),
  /** Why there is nothing to show. */
  reason: NoNumber.nullable(),
  metric: Metric,
  unit: Unit,
  months: z.array(z.object({ month: z.string(), actual: z.string().nullable(), forecast: z.string().nullable() })),
  /** What was sold so far, and the forecast of the rest. */
  total: z.string().nullable(),
  /** Mean absolute percentage error of the last six whole months, had they been forecast. */
  error: z.number().nullable()
})
export type ForecastTile = z.infer<typeof ForecastTile>

/** Of the customers who first bought in a month, the share that bought again in each month after it. */
export const CohortTile = TileBase.extend({
  kind: z.literal('cohort'),
  /** Why there is nothing to show. */
  reason: NoNumber.nullable(),
  cohorts: z.array(
    z.object({
      month: z.string(),
      size: z.number(),
      /** From the month itself on; months after the data are not there. Null: nobody began in it. */
      shares: z.array(z.number().nullable()),
      /** The last one is of a month that is not over. */
      isPartial: z.boolean(),
      /** Of the first months of the data everyone is new. */
      isStart: z.boolean()
    })
  )
})
export type CohortTile = z.infer<typeof CohortTile>

export const Segment = z.enum(['champions', 'loyal', 'promising', 'new', 'cooling', 'at-risk', 'sleeping', 'lost'])
export type Segment = z.infer<typeof Segment>

/** Customers by when, how often and how much they bought. */
export const SegmentsTile = TileBase.extend({
  kind: z.literal('segments'),
  /** Why there is nothing to show. */
  reason: NoNumber.nullable(),
  referenceDay: z.string().nullable(),
  customers: z.number(),
  segments: z.array(
    z.object({ segment: Segment, customers: z.number(), revenue: z.string(), share: z.number().nullable() })
  )
})
export type SegmentsTile = z.infer<typeof SegmentsTile>

/** What is bought together. */
export const BasketTile = TileBase.extend({
  kind: z.literal('basket'),
  /** Why there is nothing to show. */
  reason: NoNumber.nullable(),
  dimension: Role,
  orders: z.number(),
  pairs: z.array(
    z.object({
      one: z.string(),
      other: z.string(),
      orders: z.number(),
      support: z.number(),
      /** Share of the orders with the one that have the other, and of those with the other that have the one. */
      confidence: z.number(),
      reverseConfidence: z.number(),
      lift: z.number()
    })
  )
})
export type BasketTile = z.infer<typeof BasketTile>

/** The values of both groups, and of the first against the second. */
export const ComparedValues = z.object({
  a: z.string().nullable(),
  b: z.string().nullable(),
  /** The first less the second; for a ratio in points of the ratio. */
  difference: z.string().nullable(),
  /** The difference divided by the second without its sign, null with the reason where that says nothing, and for a ratio. */
  relative: z.number().nullable(),
  noRelative: NoGrowth.nullable()
})
export type ComparedValues = z.infer<typeof ComparedValues>

export const GroupsTile = TileBase.extend({
  kind: z.literal('groups'),
  a: GroupOfRows.extend({ rows: z.number() }),
  b: GroupOfRows.extend({ rows: z.number() }),
  /** Rows that are in both. */
  overlap: z.number(),
  metrics: z.array(
    ComparedValues.extend({
      metric: Metric,
      unit: Unit,
      rowsA: z.number(),
      rowsB: z.number(),
      /** Share of the rows of a group that have what the metric needs. */
      coverageA: z.number(),
      coverageB: z.number(),
      /** Why there are no values. */
      lacks: z.array(Role),
      blocked: Blocked.nullable()
    })
  ),
  metric: Metric,
  unit: Unit,
  period: PeriodUnit,
  /** Without dates there are none. */
  points: z.array(
    z.object({
      key: z.string(),
      from: z.string(),
      to: z.string(),
      isPartial: z.boolean(),
      a: z.string().nullable(),
      b: z.string().nullable()
    })
  ),
  dimension: Role.nullable(),
  /** The largest values over both groups, and all others together. */
  values: z.array(ComparedValues.extend({ label: z.string().nullable(), otherCount: z.number().nullable() }))
})
export type GroupsTile = z.infer<typeof GroupsTile>
const SalesToTarget = z.object({
  sales: z.string().nullable(),
  /** Of the days of the range. */
  target: z.string().nullable(),
  attainment: z.number().nullable(),
  gap: z.string().nullable(),
  /** Of the whole period that the range begins. */
  wholeTarget: z.string().nullable(),
  wholeAttainment: z.number().nullable(),
  noNumber: NoNumber.nullable()
})

/** Sales against targets. */
export const TargetsTile = TileBase.extend({
  kind: z.literal('targets'),
  /** Why there is nothing to show. */
  reason: NoNumber.nullable(),
  plan: z.string().nullable(),
  metric: Metric,
  unit: Unit,
  /** Null: rows are months. */
  dimension: Role.nullable(),
  range: DateRange.nullable(),
  /** The period that runs, which `wholeTarget` is of; null: the range is no part of one. */
  whole: DateRange.nullable(),
  /** Best first; the month as `YYYY-MM` where there is no dimension. */
  rows: z.array(SalesToTarget.extend({ label: z.string() })),
  total: SalesToTarget.nullable(),
  /** Values with sales and without a target. */
  withoutTarget: z.number()
})
export type TargetsTile = z.infer<typeof TargetsTile>

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
