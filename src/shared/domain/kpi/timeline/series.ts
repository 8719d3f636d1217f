/**
 * Months in a row, each with its value and how much of it the data cover. A gap stays a gap: it shifts no comparison and is not zero.
 */
import type { DateRange } from '../../board'
import { type Calendar, defaultCalendar } from '../../dataset'
import type { Exact } from '../../exact'
import { type Period, periodKey, periodsIn } from '../../periods/period'

export interface MonthlyFacts {
  /** By `periodKey`: `2024-02`, or `FY2024-P02` of fiscal months. A month that is absent or null has no data. */
  readonly values: ReadonlyMap<string, Exact | null>
  /** First and last day with data. */
  readonly data: DateRange
  /** Needed for fiscal months, which may be of four or five weeks. */
  readonly calendar?: Calendar
  readonly fiscal?: boolean
  /** Where a month without rows is one without sales, and so zero. */
  readonly gapsAreZero?: boolean
}

/**
 * - `complete`: all its days lie within the data, and it has a value
 * - `missing`: all its days lie within the data, and it has none
 * - `partial`: the data begin or end inside of it
 */
export type MonthState = 'complete' | 'missing' | 'partial'

export interface SeriesMonth {
  readonly key: string
  readonly period: Period
  readonly state: MonthState
  readonly value: Exact | null
}

export const monthsOfYear = 12

/** All months that the data touch, in order, without holes. */
export function monthsOf({
  values,
  data,
  calendar = defaultCalendar,
  fiscal = false,
  gapsAreZero
}: MonthlyFacts): SeriesMonth[] {
  return periodsIn(data, { unit: 'month', fiscal }, calendar).map((period) => {
    const key = periodKey(period)
    const value = values.get(key) ?? (gapsAreZero ? { digits: 0n, scale: 0 } : null)
    const isWhole = period.from >= data.from && period.to <= data.to
    return { key, period, value, state: !isWhole ? 'partial' : value === null ? 'missing' : 'complete' }
  })
}

/** The months that lie wholly within the data, with the gaps among them. */
export function wholeMonthsOf(facts: MonthlyFacts): SeriesMonth[] {
  return monthsOf(facts).filter(({ state }) => state !== 'partial')
}

/** Values of months that are all complete; null where one is missing. */
export function valuesOf(months: readonly SeriesMonth[]): Exact[] | null {
  const values = months.flatMap(({ value, state }) => (state === 'complete' && value !== null ? [value] : []))
  return values.length === months.length ? values : null
}

/** Digits after the mark of the values, the most of any. */
export function scaleOf(values: readonly Exact[]): number {
  return values.reduce((most, { scale }) => Math.max(most, scale), 0)
}

export interface WholeYear {
  readonly year: number
  readonly values: readonly Exact[]
}

/** Calendar or fiscal years of which all twelve months are complete, in order. */
export function wholeYearsOf(facts: MonthlyFacts): WholeYear[] {
  const byYear = new Map<number, Exact[]>()
  for (const { period, value, state } of monthsOf(facts)) {
    if (state !== 'complete' || value === null) continue
    const values = byYear.get(period.year) ?? []
    values.push(value)
    byYear.set(period.year, values)
  }
  return [...byYear].filter(([, values]) => values.length === monthsOfYear).map(([year, values]) => ({ year, values }))
}
