/** The end of a plan: rows without an order date are rejected, the others get their time and month. */
import pl from 'nodejs-polars'
import type { Recipe } from '../../../../shared/domain/recipe'
import { type Expr, type LazyFrame, nullOf, whole } from '../frames'
import { type Bound, type Environment, isAlive, outcomeName, type Place } from './environment'
import { outcome } from './outcomes'
import type { Planned } from './steps'

export const timeName = 'time'
/** Months since year 0: year × 12 + month − 1; null without an order date. */
export const monthName = 'month'

export interface Finished {
  readonly frame: LazyFrame
  readonly environment: Environment
  /** Name of the order date column, or null. */
  readonly dateColumn: string | null
  /** Where rows stand before each stage, and after the last one. */
  readonly places: readonly Place[]
  /** Whether a row was made of another one; null when no step makes rows. */
  readonly isMade: Expr | null
}

/** Adds `time` (timestamp in milliseconds, UTC) and `month`. */
export function finishPlan(planned: Planned, roles: Recipe['roles']): Finished {
  const environment = planned.environments.at(-1) ?? new Map<string, Bound>()
  const { places } = planned
  const isMade = madeRow(places.at(-1))
  const dateColumn = roles.orderDate ?? null
  const date = dateColumn === null ? undefined : environment.get(dateColumn)
  if (date === undefined) {
    const frame = planned.frame.withColumns(
      pl.lit(null).cast(pl.Datetime('ms')).alias(timeName),
      nullOf({ kind: 'long' }).alias(monthName)
    )
    return { frame, environment, dateColumn: null, places, isMade }
  }
  const value = pl.col(date.id)
  const missing = isAlive().and(value.isNull())
  const frame = planned.frame.withColumns(
    pl.when(missing).then(whole(outcome.noDate).cast(pl.Int32)).otherwise(pl.col(outcomeName)).alias(outcomeName),
    value.cast(pl.Datetime('ms')).alias(timeName),
    monthOf(value).alias(monthName)
  )
  return { frame, environment, dateColumn, places, isMade }
}

/** The first row of each row of the text is the row itself; all others were made. */
function madeRow(place: Place | undefined): Expr | null {
  if (place === undefined || place.fan === 1) return null
  return pl.col(place.id).modulo(whole(place.fan)).neq(whole(0))
}

/** Months since year 0 of a date or timestamp. */
export function monthOf(date: Expr): Expr {
  return date.dt.year().cast(pl.Int64).multiplyBy(whole(12)).plus(date.dt.month().cast(pl.Int64)).minus(whole(1))
}

/** `2024-02` of a month count. */
export function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
}
