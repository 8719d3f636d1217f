/** What made a change, and what is likely to come. */
import { z } from 'zod'
import { Role } from '../../role'
import { Metric, Unit } from '../metric'
import { DateRange } from '../query'
import { NoNumber, TileBase } from './base'

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
