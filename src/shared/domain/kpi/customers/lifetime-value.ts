/**
 * Customer lifetime value, the simple one (reference: kpis.md, "CLV (simple)"): average order × orders of a customer a year × margin × expected
 * years. A heuristic, and to be called one: it knows no customer that leaves, and the years are a person's guess.
 */
import type { DateRange } from '../../board'
import { type Exact, multiply } from '../../exact'
import { lengthDays } from '../../query/period'
import { type Figure, figure, noFigure } from '../figure'
import { exactFrom, fractionOf, numberFrom, over, times, whole } from '../fraction'

export interface LifetimeInput {
  readonly revenue: Exact | null
  readonly orders: number
  /** Distinct customers, without anonymous ones. */
  readonly customers: number
  /** Days that these are of. */
  readonly window: DateRange
  /** Gross margin, 0 to 1; null: cost is not known. */
  readonly margin: Exact | null
  readonly expectedYears: Exact
}

export interface LifetimeValue {
  readonly value: Exact
  readonly averageOrder: Exact
  readonly ordersPerYear: number
  readonly isHeuristic: true
}

const yearDays = 365
const leastScale = 2

/** @returns no figure: `no-value` (no revenue, orders or customers), `no-cost`, `too-few-days` (a window below a year has a season in it) */
export function lifetimeValueOf(input: LifetimeInput): Figure<LifetimeValue> {
  const { revenue, orders, customers, window, margin, expectedYears } = input
  if (revenue === null || orders === 0 || customers === 0) return noFigure('no-value')
  if (margin === null) return noFigure('no-cost')
  const days = lengthDays(window)
  if (days < yearDays) return noFigure('too-few-days')
  const averageOrder = over(fractionOf(revenue), whole(orders))
  const ordersPerYear = times(over(whole(orders), whole(customers)), over(whole(yearDays), whole(days)))
  const kept = fractionOf(multiply(margin, expectedYears))
  const scale = Math.max(leastScale, revenue.scale)
  return figure({
    value: exactFrom(times(times(averageOrder, ordersPerYear), kept), scale),
    averageOrder: exactFrom(averageOrder, scale),
    ordersPerYear: numberFrom(ordersPerYear),
    isHeuristic: true
  })
}
