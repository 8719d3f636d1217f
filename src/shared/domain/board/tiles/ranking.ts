/** Values of a dimension, the largest first. */
import { z } from 'zod'
import { Role } from '../../role'
import { Metric, Unit } from '../metric'
import { NoGrowth, TileBase } from './base'

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
