/**
 * Sums and means over the last complete months (reference: kpis.md, "Rolling 12" and "Rolling 3 average"). The running month is never part of
 * them.
 */
import type { DateRange } from '../../board'
import { type Exact, total } from '../../exact'
import { growthOf } from '../../query/growth'
import { type Figure, figure, noFigure } from '../figure'
import { exactFrom, fractionOf, over, whole } from '../fraction'
import { type MonthlyFacts, monthsOfYear, type SeriesMonth, scaleOf, valuesOf, wholeMonthsOf } from './series'

export interface Rolling {
  /** Days of the window; null: the data have not enough complete months. */
  readonly range: DateRange | null
  readonly months: readonly string[]
  /** Months of the window that are gaps. */
  readonly missing: readonly string[]
}

export interface RollingTwelve extends Rolling {
  readonly value: Figure<Exact>
  /** The twelve months before. */
  readonly previous: Figure<Exact>
  readonly change: Exact | null
  readonly growth: Figure<number>
}

/**
 * Σ of the last twelve complete months, and of the twelve before them.
 * @param end key of the last month of the window, for a line over time; absent: the last complete one
 * @returns no figure: `too-few-months` (fewer than twelve), `missing-months` (a gap in the window: eleven months are not twelve); of what it is
 *   compared with also `no-earlier-data`
 */
export function rollingTwelve(facts: MonthlyFacts, end?: string): RollingTwelve {
  const months = upTo(wholeMonthsOf(facts), end)
  const [window, before] = [months.slice(-monthsOfYear), months.slice(-2 * monthsOfYear, -monthsOfYear)]
  const value = sumOf(window, 'too-few-months')
  const previous = sumOf(before, 'no-earlier-data')
  const { change, growth, noGrowth } = growthOf(value.value, previous.value)
  const lacking = value.noFigure ?? previous.noFigure ?? noGrowth
  return {
    ...windowOf(window, monthsOfYear),
    value,
    previous,
    change,
    growth: growth === null ? noFigure(lacking ?? 'no-value') : figure(growth)
  }
}

export interface RollingAverage extends Rolling {
  /** With two digits more than the values. */
  readonly value: Figure<Exact>
  /** Months that the mean is of. */
  readonly counted: number
}

const averageMonths = 3
const moreDigits = 2

/**
 * Mean of the last three complete months. A month of zero counts; a gap does not, unless gaps are zero: the mean is then of fewer months, and
 * says so.
 * @returns no figure: `too-few-months` (fewer than three), `missing-months` (all three are gaps)
 */
export function rollingAverage(facts: MonthlyFacts, end?: string): RollingAverage {
  const window = upTo(wholeMonthsOf(facts), end).slice(-averageMonths)
  const rolling = windowOf(window, averageMonths)
  const known = window.flatMap(({ value }) => value ?? [])
  if (window.length < averageMonths) return { ...rolling, value: noFigure('too-few-months'), counted: 0 }
  if (known.length === 0) return { ...rolling, value: noFigure('missing-months'), counted: 0 }
  const mean = over(fractionOf(total(known)), whole(known.length))
  return { ...rolling, value: figure(exactFrom(mean, scaleOf(known) + moreDigits)), counted: known.length }
}

function upTo(months: readonly SeriesMonth[], end: string | undefined): readonly SeriesMonth[] {
  return end === undefined ? months : months.slice(0, months.findIndex(({ key }) => key === end) + 1)
}

function sumOf(months: readonly SeriesMonth[], tooFew: 'too-few-months' | 'no-earlier-data'): Figure<Exact> {
  if (months.length < monthsOfYear) return noFigure(tooFew)
  const values = valuesOf(months)
  return values === null ? noFigure('missing-months') : figure(total(values))
}

function windowOf(months: readonly SeriesMonth[], needed: number): Rolling {
  const [first, last] = [months.at(0), months.at(-1)]
  return {
    range: first && last && months.length === needed ? { from: first.period.from, to: last.period.to } : null,
    months: months.map(({ key }) => key),
    missing: months.filter(({ state }) => state === 'missing').map(({ key }) => key)
  }
}
