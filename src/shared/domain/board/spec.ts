/** Boards as data: which tiles, what each asks for, and how large it is. A board knows roles, never columns, so it fits every dataset. */
import { z } from 'zod'
import { PeriodUnit } from '../periods/unit'
import { Role } from '../role'
import { BoardFilter } from './filter'
import { Metric } from './metric'

/** What rows are put together by. Of a period, the unit is one of the board's calendar or fiscal year. */
export const KeySpec = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('role'), role: Role }),
  z.object({ kind: z.literal('period'), unit: PeriodUnit }),
  z.object({ kind: z.literal('weekday') }),
  z.object({ kind: z.literal('hour') })
])
export type KeySpec = z.infer<typeof KeySpec>

/** Days of a number: those of the board, or others that are counted from the board's last day. */
export const Span = z.enum(['range', 'month-to-date', 'quarter-to-date', 'year-to-date', 'last-month', 'rolling-12'])
export type Span = z.infer<typeof Span>

/** Numbers that are worked out of the months or days of a metric; see README, "KPIs". */
export const Calculation = z.enum([
  'month-growth',
  'year-over-year',
  'year-growth',
  'rolling-3-average',
  'cagr',
  'run-rate',
  'forecast',
  'concentration',
  'top-10-share',
  'new-customers',
  'returning-customers',
  'repeat-rate',
  'inactive-customers',
  'lifetime-value',
  'same-store-growth',
  'velocity',
  'quota-attainment'
])
export type Calculation = z.infer<typeof Calculation>

/** Of twelve columns, and in rows of the board. */
export const TileSize = z.object({ w: z.int().min(1).max(12), h: z.int().min(1).max(8) })
export type TileSize = z.infer<typeof TileSize>

const base = {
  /** Unique on its board. */
  id: z.string().min(1).max(60),
  /** In place of the title that the tile gives itself. */
  title: z.string().max(120).optional(),
  size: TileSize,
  /** Rows of this tile alone; those of the board hold as well. */
  filters: z.array(BoardFilter).max(20).optional()
}

export const NumberSpec = z.object({ ...base, kind: z.literal('number'), metric: Metric, span: Span.default('range') })
export const CalculatedSpec = z.object({
  ...base,
  kind: z.literal('calculated'),
  metric: Metric,
  calculation: Calculation,
  /** Whose growth is told like for like; absent: that of customers. */
  dimension: Role.optional(),
  /** Months that one of them must be there before the range to be compared; absent: sales in both periods are enough. */
  minMonths: z.int().min(1).max(60).optional(),
  /** How many years a customer is expected to stay, for the lifetime value; absent: three. */
  expectedYears: z.int().min(1).max(30).optional(),
  /** The plan of targets; absent: the first of the metric, else the first. */
  plan: z.string().max(80).optional()
})

const withTargets = {
  /** Whether targets of the metric are shown where there are some; absent: they are. */
  targets: z.boolean().optional(),
  /** The plan of them; absent: the first of the metric that fits. */
  plan: z.string().max(80).optional()
}
export const MonthsSpec = z.object({ ...base, ...withTargets, kind: z.literal('months'), metric: Metric })
export const SeriesSpec = z.object({
  ...base,
  ...withTargets,
  kind: z.literal('series'),
  metric: Metric,
  unit: PeriodUnit,
  shape: z.enum(['line', 'bar', 'area']),
  /** One line for each of the largest values, and one for all others where they can be added up. */
  by: Role.nullable().default(null),
  /** Shows the sum since the begin of the range. */
  cumulative: z.boolean().default(false)
})
export const RankingSpec = z.object({
  ...base,
  kind: z.literal('ranking'),
  metric: Metric,
  dimension: Role,
  shape: z.enum(['table', 'pareto', 'bars', 'abc']).default('table'),
  /** Percent of the total up to which values are of class A and B; absent: 80 and 95. */
  bounds: z.object({ a: z.int().min(1).max(99), b: z.int().min(1).max(100) }).optional(),
  top: z.int().min(1).max(100).default(10)
})
export const HeatSpec = z.object({
  ...base,
  kind: z.literal('heat'),
  metric: Metric,
  /** Months of all data by year, or the days of the week of the board's days by hour (by month, of dates without a time). */
  axes: z.enum(['month-year', 'weekday']).optional(),
  /** `index`: in proportion to the mean, of the year or of all. */
  shows: z.enum(['value', 'index']).optional()
})
export const PivotSpec = z.object({
  ...base,
  kind: z.literal('pivot'),
  rows: z.array(KeySpec).min(1).max(2),
  columns: KeySpec.nullable(),
  metrics: z.array(Metric).min(1).max(6)
})
/** What made the change: price, volume, mix, new and lost ones of a dimension. */
export const BridgeSpec = z.object({ ...base, kind: z.literal('bridge'), dimension: Role })
export const ForecastSpec = z.object({ ...base, kind: z.literal('forecast'), metric: Metric })
export const CohortSpec = z.object({ ...base, kind: z.literal('cohort') })
export const SegmentsSpec = z.object({ ...base, kind: z.literal('segments') })
export const BasketSpec = z.object({ ...base, kind: z.literal('basket'), dimension: Role })
/** One of two groups of rows that are compared; without filters of its own it is everything that the other is not. */
export const GroupOfRows = z.object({
  /** Empty: it is called by its values. */
  name: z.string().trim().max(80).default(''),
  filters: z.array(BoardFilter).max(20).nullable()
})
export type GroupOfRows = z.infer<typeof GroupOfRows>

/** Two groups of rows side by side: numbers, the way of one metric along time, and the values of a dimension. */
export const GroupsSpec = z
  .object({
    ...base,
    kind: z.literal('groups'),
    a: GroupOfRows,
    b: GroupOfRows,
    metrics: z.array(Metric).min(1).max(12),
    /** Of the chart and of the dimension. */
    metric: Metric,
    unit: PeriodUnit.default('month'),
    dimension: Role.nullable().default(null),
    top: z.int().min(1).max(30).default(10)
  })
  .refine(({ a, b }) => a.filters !== null || b.filters !== null, 'one of the groups needs filters')

/** Sales against the targets of a plan, by its dimension or by month. */
export const TargetsSpec = z.object({
  ...base,
  kind: z.literal('targets'),
  metric: Metric,
  plan: z.string().max(80).optional()
})

export const TileSpec = z.discriminatedUnion('kind', [
  NumberSpec,
  CalculatedSpec,
  MonthsSpec,
  SeriesSpec,
  RankingSpec,
  HeatSpec,
  PivotSpec,
  BridgeSpec,
  ForecastSpec,
  CohortSpec,
  SegmentsSpec,
  BasketSpec,
  GroupsSpec,
  TargetsSpec
])
export type TileSpec = z.infer<typeof TileSpec>
export type SpecOf<Kind extends TileSpec['kind']> = Extract<TileSpec, { kind: Kind }>
