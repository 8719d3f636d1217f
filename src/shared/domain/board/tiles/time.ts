/** Tiles along time, and tables of rows by columns. */
import { z } from 'zod'
import { PeriodUnit } from '../../periods/unit'
import { Role } from '../../role'
import { Metric, Unit } from '../metric'
import { Comparing } from '../query'
import { KeySpec } from '../spec'
import { NoNumber, TileBase } from './base'
import { TargetLine } from './target-line'

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
  comparedBy: Comparing.nullable(),
  /** Not there without a plan of the metric, and of days and weeks. */
  target: TargetLine.optional()
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
