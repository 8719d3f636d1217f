/** Two groups of rows side by side. */
import { z } from 'zod'
import { PeriodUnit } from '../../periods/unit'
import { Role } from '../../role'
import { Metric, Unit } from '../metric'
import { GroupOfRows } from '../spec'
import { Blocked, NoGrowth, TileBase } from './base'

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
