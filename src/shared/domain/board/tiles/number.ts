/** Tiles of one number, and of the months of a year. */
import { z } from 'zod'
import { Role } from '../../role'
import { Metric, Unit } from '../metric'
import { DateRange } from '../query'
import { Calculation, Span } from '../spec'
import { Comparison, NoNumber, TileBase } from './base'
import { TargetLine } from './target-line'

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
  ),
  /** Not there without a plan of the metric. */
  target: TargetLine.optional()
})
export type MonthsTile = z.infer<typeof MonthsTile>
