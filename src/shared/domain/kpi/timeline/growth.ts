/**
 * Growth of a month (reference: kpis.md, "MoM growth", "YoY growth", general rules): g = (a − b) ÷ |b|, with the change alone where b is zero
 * or negative.
 */
import type { Comparing, DateRange } from '../../board'
import { defaultCalendar } from '../../dataset'
import { type Exact, total } from '../../exact'
import { comparedWith, type Running } from '../../periods/compare'
import { counterpartOf, periodBefore, periodKey, periodOf } from '../../periods/period'
import { growthOf } from '../../query/growth'
import { isCovered, lengthDays } from '../../query/period'
import { type Figure, figure, type NoFigure, noFigure } from '../figure'
import { fraction, fractionOf, minus, numberFrom, over, times } from '../fraction'
import { type MonthlyFacts, monthsOf, type SeriesMonth, wholeMonthsOf, wholeYearsOf } from './series'

export interface MonthGrowth {
  /** Of the month that is compared; null: no month is complete. */
  readonly month: string | null
  /** Null: there is none (a 53rd week). */
  readonly previousMonth: string | null
  readonly value: Exact | null
  readonly previous: Exact | null
  readonly change: Exact | null
  readonly growth: Figure<number>
  /** Growth of the mean of a day, as months have 28 to 31 days. */
  readonly growthPerDay: Figure<number>
}

/** The last complete month against the one before. No figure: as `yearOverYear`. */
export function monthOverMonth(facts: MonthlyFacts): MonthGrowth {
  const { calendar = defaultCalendar } = facts
  return grown(facts, ({ period }) => periodKey(periodBefore(period, calendar)))
}

/**
 * The last complete month against the same of the year before.
 * @returns no figure: `too-few-months` (no month is complete), `no-value` (the month has none), `no-earlier-data` (the data begin later, or
 *   inside of the other month), `missing-months` (the other month is a gap), `from-zero`, `from-negative`
 */
export function yearOverYear(facts: MonthlyFacts): MonthGrowth {
  const { calendar = defaultCalendar } = facts
  return grown(facts, ({ period }) => {
    const counterpart = counterpartOf(period, calendar)
    return counterpart && periodKey(counterpart)
  })
}

function grown(facts: MonthlyFacts, otherOf: (month: SeriesMonth) => string | null): MonthGrowth {
  const month = wholeMonthsOf(facts).at(-1)
  if (!month) return { ...nothing, growth: noFigure('too-few-months'), growthPerDay: noFigure('too-few-months') }
  const previousMonth = otherOf(month)
  const other = monthsOf(facts).find(({ key }) => key === previousMonth)
  const previous = other?.state === 'complete' ? other.value : null
  const { change, growth, noGrowth } = growthOf(month.value, previous)
  const base = { month: month.key, previousMonth, value: month.value, previous, change }
  if (growth === null) {
    const isGap = noGrowth === 'no-earlier-data' && other?.state === 'missing'
    const reason: NoFigure = isGap ? 'missing-months' : (noGrowth ?? 'no-value')
    return { ...base, growth: noFigure(reason), growthPerDay: noFigure(reason) }
  }
  return { ...base, growth: figure(growth), growthPerDay: perDay(month, other) }
}

const nothing = { month: null, previousMonth: null, value: null, previous: null, change: null }

function perDay(month: SeriesMonth, other: SeriesMonth | undefined): Figure<number> {
  if (!month.value || !other?.value) return noFigure('no-value')
  const days = fraction(BigInt(lengthDays(other.period)), BigInt(lengthDays(month.period)))
  const quotient = times(over(fractionOf(month.value), fractionOf(other.value)), days)
  return figure(numberFrom(minus(quotient, { top: 1n, bottom: 1n })))
}

export interface YearGrowth {
  /** Null: no year is whole. */
  readonly year: number | null
  readonly value: Exact | null
  readonly previous: Exact | null
  readonly growth: Figure<number>
}

/**
 * The last whole year against the one before.
 * @returns no figure: `too-few-years` (no year is whole, or not the one before), `from-zero`, `from-negative`
 */
export function yearGrowth(facts: MonthlyFacts): YearGrowth {
  const years = wholeYearsOf(facts)
  const last = years.at(-1)
  if (!last) return { year: null, value: null, previous: null, growth: noFigure('too-few-years') }
  const before = years.find(({ year }) => year === last.year - 1)
  const base = { year: last.year, value: total(last.values), previous: before ? total(before.values) : null }
  if (base.previous === null) return { ...base, growth: noFigure('too-few-years') }
  const { growth, noGrowth } = growthOf(base.value, base.previous)
  return { ...base, growth: growth === null ? noFigure(noGrowth ?? 'no-value') : figure(growth) }
}

export interface ToDateRanges {
  /** The first days of the running month (quarter, year) up to the last day with data. */
  readonly range: DateRange
  readonly previous: DateRange
  /** Null: the period is complete. */
  readonly running: Running | null
}

/** The days that a running period is compared by: what is to be asked for `toDateGrowth`. */
export function toDateRanges(
  { data, calendar = defaultCalendar, fiscal = false }: Pick<MonthlyFacts, 'data' | 'calendar' | 'fiscal'>,
  unit: 'month' | 'quarter' | 'year',
  by: Comparing
): ToDateRanges {
  const { from } = periodOf(data.to, { unit, fiscal }, calendar)
  const range = { from, to: data.to }
  const { range: previous, running } = comparedWith(range, by, calendar, fiscal)
  return { range, previous, running }
}

export interface ToDateGrowth extends ToDateRanges {
  readonly value: Exact | null
  readonly previousValue: Exact | null
  readonly change: Exact | null
  readonly growth: Figure<number>
}

/**
 * Like for like: both values cut at the same day.
 * @param ranges of `toDateRanges`
 * @param data first and last day with data
 * @returns no figure: `no-value`, `no-earlier-data` (also when the data do not cover the days compared with), `from-zero`, `from-negative`
 */
export function toDateGrowth(
  ranges: ToDateRanges,
  values: { readonly value: Exact | null; readonly previous: Exact | null },
  data: DateRange
): ToDateGrowth {
  const previousValue = isCovered(ranges.previous, data) ? values.previous : null
  const { change, growth, noGrowth } = growthOf(values.value, previousValue)
  return {
    ...ranges,
    value: values.value,
    previousValue,
    change,
    growth: growth === null ? noFigure(noGrowth ?? 'no-value') : figure(growth)
  }
}
