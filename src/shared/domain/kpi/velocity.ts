/**
 * How fast something sells: units (or any sum) ÷ the days on which there were sales (reference: kpis.md, "Days of sales, velocity"). A day
 * without rows is none on which nothing was wanted: the shop may have been closed, or the day is missing.
 */
import type { DateRange } from '../board'
import type { Exact } from '../exact'
import { lengthDays } from '../query/period'
import { type Figure, figure, noFigure } from './figure'
import { exactFrom, fractionOf, over, whole } from './fraction'

export interface Velocity {
  /** Of a selling day, with two digits more than the sum. */
  readonly value: Exact
  readonly sellingDays: number
  /** Days of the range, with and without sales. */
  readonly days: number
}

const moreDigits = 2

/**
 * @param sellingDays days of the range with at least one row of it
 * @returns no figure: `no-value` (no sum), `no-selling-days`
 */
export function velocityOf(sum: Exact | null, sellingDays: number, range: DateRange): Figure<Velocity> {
  if (sum === null) return noFigure('no-value')
  if (sellingDays === 0) return noFigure('no-selling-days')
  const value = exactFrom(over(fractionOf(sum), whole(sellingDays)), sum.scale + moreDigits)
  return figure({ value, sellingDays, days: lengthDays(range) })
}
