/**
 * Run rate: what a running month comes to if it goes on as it began (reference: kpis.md, "Run rate"):
 * sales to date ÷ weight of the days so far × weight of all its days.
 *
 * The weight of a day is what its weekday sold in the 52 weeks before the month. Where the data do not reach back so far, every weekday on
 * which there were sales in the last four weeks (or what there is, at least one week) weighs the same and the others nothing. Holidays are not
 * known.
 */
import type { DateRange } from '../board'
import { type Calendar, defaultCalendar } from '../dataset'
import { type Exact, total } from '../exact'
import { periodOf } from '../periods/period'
import { addDays, lengthDays } from '../query/period'
import { type Figure, figure, noFigure } from './figure'
import { exactFrom, fractionOf, over, times } from './fraction'
import { type WeekdayWeights, weightOf, weightsByPresence, weightsBySales } from './weekdays'

export interface DailyFacts {
  /** Sales by ISO day; days without sales are absent. */
  readonly days: ReadonlyMap<string, Exact>
  /** First and last day with data. */
  readonly data: DateRange
  readonly calendar?: Calendar
  readonly fiscal?: boolean
}

export type RunRateBasis = 'weekdays-of-a-year' | 'days-with-sales'

export interface RunRate {
  /** Sales so far. */
  readonly toDate: Exact
  /** For the whole period, with the digits of the sales. */
  readonly value: Exact
  readonly basis: RunRateBasis
  readonly period: DateRange
  readonly elapsedDays: number
  readonly days: number
  /** Set when the data reach to its end: the value is what was sold. */
  readonly isComplete: boolean
}

const yearOfWeeks = 52 * 7
const recentDays = 28
const leastDays = 7

/**
 * Of the month (quarter, year) in which the data end.
 * @returns no figure: `no-value` (nothing sold in it yet), `too-few-days` (less than a week of data to tell selling days by),
 *   `no-selling-days` (none so far)
 */
export function runRateOf(facts: DailyFacts, unit: 'month' | 'quarter' | 'year' = 'month'): Figure<RunRate> {
  const { days, data, calendar = defaultCalendar, fiscal = false } = facts
  const { from, to } = periodOf(data.to, { unit, fiscal }, calendar)
  const elapsed = { from, to: data.to }
  const sold = [...days].filter(([day]) => day >= from && day <= data.to).map(([, value]) => value)
  if (sold.length === 0) return noFigure('no-value')
  const toDate = total(sold)
  const isComplete = data.to === to
  const weights = weightsFor(facts, from)
  const base = {
    toDate,
    period: { from, to },
    elapsedDays: lengthDays(elapsed),
    days: lengthDays({ from, to }),
    isComplete
  }
  if (isComplete) return figure({ ...base, value: toDate, basis: weights.value?.basis ?? 'days-with-sales' })
  if (weights.noFigure !== null) return weights
  const { weekdays, basis } = weights.value
  const [soFar, all] = [weightOf(elapsed, weekdays), weightOf({ from, to }, weekdays)]
  if (soFar.digits === 0n) return noFigure('no-selling-days')
  const value = times(over(fractionOf(toDate), fractionOf(soFar)), fractionOf(all))
  return figure({ ...base, value: exactFrom(value, toDate.scale), basis })
}

function weightsFor(
  { days, data }: DailyFacts,
  from: string
): Figure<{ readonly weekdays: WeekdayWeights; readonly basis: RunRateBasis }> {
  const year = { from: addDays(from, -yearOfWeeks), to: addDays(from, -1) }
  if (data.from <= year.from) {
    const weekdays = weightsBySales(days, year)
    if (weekdays.some(({ digits }) => digits > 0n)) return figure({ weekdays, basis: 'weekdays-of-a-year' })
  }
  if (lengthDays(data) < leastDays) return noFigure('too-few-days')
  const recent = { from: addDays(data.to, 1 - recentDays), to: data.to }
  return figure({ weekdays: weightsByPresence(days, recent), basis: 'days-with-sales' })
}
