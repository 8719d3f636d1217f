/** Sales against targets. */
import { z } from 'zod'
import { Role } from '../../role'
import { Metric, Unit } from '../metric'
import { DateRange } from '../query'
import { NoNumber, TileBase } from './base'

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
