/**
 * Forecast to the end of the year (reference: kpis.md, "Forecast to year end").
 *
 * The method in a sentence: a straight line through the means of the first and the last of the two or three years up to the last complete
 * month, times the seasonal index of each month, which is its value ÷ the line, averaged over these years.
 *
 * All in exact quotients; rounded once a month, to the digits of the values.
 */
import { defaultCalendar } from '../../dataset'
import { add, type Exact, magnitude, compare as order, subtract, total } from '../../exact'
import { type Period, periodAfter, periodKey } from '../../periods/period'
import { type Figure, figure, noFigure } from '../figure'
import {
  exactFrom,
  type Fraction,
  fraction,
  fractionOf,
  isPositive,
  minus,
  numberFrom,
  over,
  plus,
  sumOf,
  times,
  whole
} from '../fraction'
import { type MonthlyFacts, monthsOf, monthsOfYear, type SeriesMonth, scaleOf, wholeMonthsOf } from './series'
import { meansOf } from './years'

export interface ForecastMonth {
  readonly month: string
  readonly forecast: Exact
  /** Sold so far in the running month; null in later ones. */
  readonly soFar: Exact | null
}

/** How far the same method would have been off. */
export interface BackTest {
  /** Foretold from the months before these six. */
  readonly months: readonly { readonly month: string; readonly forecast: Exact; readonly actual: Exact }[]
  /** Complete months that it was foretold from; below 24 there is no trend in it. */
  readonly learned: number
  /** Mean of |actual − forecast| ÷ |actual|; months of zero are left out. */
  readonly meanError: Figure<number>
}

export interface Forecast {
  readonly months: readonly ForecastMonth[]
  /** Complete months of the year. */
  readonly actual: Exact
  /** Actual and forecast together: of the running month the forecast, or what is already sold if that is more. */
  readonly total: Exact
  /** Complete months that it is made of: 24 or 36. */
  readonly learned: number
  readonly backTest: BackTest
}

const mostYears = 3
const testedMonths = 6
const leastMonths = 24

/**
 * @returns no figure: `too-few-months` (fewer than 24 complete months), `missing-months` (a gap among the last 24), `year-complete` (the last
 *   complete month ends the year), `not-positive` (the line falls to zero)
 */
export function forecastToYearEnd(facts: MonthlyFacts): Figure<Forecast> {
  const { calendar = defaultCalendar } = facts
  const all = wholeMonthsOf(facts)
  if (all.length < leastMonths) return noFigure('too-few-months')
  const months = unbroken(all)
  const last = months.at(-1)
  if (!last || months.length < leastMonths) return noFigure('missing-months')
  const left = monthsLeft(last.period, calendar)
  if (left.length === 0) return noFigure('year-complete')
  const values = months.flatMap(({ value }) => value ?? [])
  const scale = scaleOf(values)
  const foretold = foretell(values, left.length)
  if (foretold === null) return noFigure('not-positive')

  const running = monthsOf(facts).find(({ state, period }) => state === 'partial' && period.from > last.period.to)
  const forecast = left.map((period, index): ForecastMonth => {
    const key = periodKey(period)
    const soFar = running?.key === key ? running.value : null
    return { month: key, forecast: exactFrom(foretold[index] ?? whole(0), scale), soFar }
  })
  const ofYear = months.filter(({ period }) => period.year === left[0]?.year)
  const actual = total(ofYear.flatMap(({ value }) => value ?? []))
  const expected = forecast.map(({ forecast: one, soFar }) => (soFar && order(soFar, one) > 0 ? soFar : one))
  return figure({
    months: forecast,
    actual,
    total: add(actual, total(expected)),
    learned: yearsOf(values.length) * monthsOfYear,
    backTest: backTestOf(months, scale)
  })
}

/** The months since the last gap. */
function unbroken(months: readonly SeriesMonth[]): readonly SeriesMonth[] {
  return months.slice(months.findLastIndex(({ state }) => state !== 'complete') + 1)
}

function monthsLeft(last: Period, calendar: Parameters<typeof periodAfter>[1]): Period[] {
  const left: Period[] = []
  let period = periodAfter(last, calendar)
  if (period.year !== last.year) return left
  for (; period.year === last.year; period = periodAfter(period, calendar)) left.push(period)
  return left
}

function yearsOf(months: number): number {
  return Math.min(mostYears, Math.floor(months / monthsOfYear))
}

/** The `ahead` months after the values; null when the line is not above zero all along. With one year only the line is level. */
function foretell(values: readonly Exact[], ahead: number): Fraction[] | null {
  const years = yearsOf(values.length)
  const used = values.slice(-years * monthsOfYear).map(fractionOf)
  const yearValues = Array.from({ length: years }, (_, year) =>
    used.slice(year * monthsOfYear, (year + 1) * monthsOfYear)
  )
  const means = yearValues.map((one) => over(sumOf(one), whole(monthsOfYear)))
  const mean = over(sumOf(means), whole(years))
  const [first, last] = [means.at(0) ?? mean, means.at(-1) ?? mean]
  const slope = years === 1 ? whole(0) : over(minus(last, first), whole(monthsOfYear * (years - 1)))
  // Months count from 1; the line is at the mean in the middle of them.
  const middle = fraction(BigInt(used.length + 1), 2n)
  const lineAt = (month: number) => plus(mean, times(slope, minus(whole(month), middle)))
  const line = Array.from({ length: used.length + ahead }, (_, index) => lineAt(index + 1))
  if (!line.every(isPositive)) return null

  const againstLine = yearValues.map((one, year) =>
    one.map((value, place) => over(value, line[year * monthsOfYear + place] ?? mean))
  )
  const indices = meansOf(againstLine)
  const indexMean = over(sumOf(indices), whole(monthsOfYear))
  if (!isPositive(indexMean)) return null
  return line.slice(used.length).map((level, index) => {
    const season = indices[index % monthsOfYear] ?? indexMean
    return times(level, over(season, indexMean))
  })
}

function backTestOf(months: readonly SeriesMonth[], scale: number): BackTest {
  const known = months.slice(0, -testedMonths).flatMap(({ value }) => value ?? [])
  const foretold = foretell(known, testedMonths)
  const learned = yearsOf(known.length) * monthsOfYear
  if (foretold === null) return { months: [], learned, meanError: noFigure('not-positive') }
  const tested = months.slice(-testedMonths).flatMap(({ key, value }, index) => {
    const forecast = foretold[index]
    return value && forecast ? [{ month: key, forecast: exactFrom(forecast, scale), actual: value }] : []
  })
  const errors = tested
    .filter(({ actual }) => actual.digits !== 0n)
    .map(({ forecast, actual }) =>
      over(fractionOf(magnitude(subtract(actual, forecast))), fractionOf(magnitude(actual)))
    )
  const meanError =
    errors.length === 0 ? noFigure('from-zero') : figure(numberFrom(over(sumOf(errors), whole(errors.length))))
  return { months: tested, learned, meanError }
}
