/**
 * Over whole years: compound growth and the season (reference: kpis.md, "CAGR" and "Seasonality heat map"). A year is whole when all its twelve
 * months are complete; years may be fiscal ones.
 */
import { defaultCalendar } from '../../dataset'
import { type Exact, ratio, total } from '../../exact'
import { periodsIn } from '../../periods/period'
import { lengthDays } from '../../query/period'
import { type Figure, figure, noFigure } from '../figure'
import { type Fraction, fractionOf, numberFrom, over, plus, whole } from '../fraction'
import { type MonthlyFacts, monthsOf, monthsOfYear, type WholeYear, wholeYearsOf } from './series'

export interface CompoundGrowth {
  readonly firstYear: number
  readonly lastYear: number
  readonly first: Exact
  readonly last: Exact
  /** n, from year to year. */
  readonly years: number
  /** A number of about fifteen digits: a root has no end. */
  readonly rate: number
}

/**
 * (S(last) ÷ S(first))^(1/n) − 1 from the first whole year to the last one.
 * @returns no figure: `too-few-years` (fewer than two whole years), `from-zero`, `from-negative`, `to-negative`
 */
export function compoundGrowthOf(facts: MonthlyFacts): Figure<CompoundGrowth> {
  const years = wholeYearsOf(facts)
  const [from, to] = [years.at(0), years.at(-1)]
  if (!from || !to || from.year === to.year) return noFigure('too-few-years')
  const [first, last] = [total(from.values), total(to.values)]
  if (first.digits === 0n) return noFigure('from-zero')
  if (first.digits < 0n) return noFigure('from-negative')
  if (last.digits < 0n) return noFigure('to-negative')
  const n = to.year - from.year
  const rate = (ratio(last, first) ?? 0) ** (1 / n) - 1
  return figure({ firstYear: from.year, lastYear: to.year, first, last, years: n, rate })
}

export interface SeasonalIndex {
  /** Twelve, of the months of the year (from the first fiscal one): the mean of the index of that month over the years; their mean is 1. */
  readonly indices: readonly number[]
  /** Month value ÷ mean of the months of its year. */
  readonly years: readonly { readonly year: number; readonly indices: readonly number[] }[]
  /** Years whose mean is not above zero; not in the indices. */
  readonly left: readonly number[]
}

/**
 * @param years all whole ones, or those of `nearlyWholeYearsOf`
 * @returns no figure: `too-few-months` (no whole year), `not-positive` (no whole year sold more than nothing)
 */
export function seasonalIndexOf(
  facts: MonthlyFacts,
  years: readonly WholeYear[] = wholeYearsOf(facts)
): Figure<SeasonalIndex> {
  if (years.length === 0) return noFigure('too-few-months')
  const sums = years.map(({ year, values }) => ({ year, values, sum: total(values) }))
  const usable = sums.filter(({ sum }) => sum.digits > 0n)
  if (usable.length === 0) return noFigure('not-positive')
  const fractions = usable.map(({ year, values, sum }) => {
    const mean = over(fractionOf(sum), whole(monthsOfYear))
    return { year, indices: values.map((value) => over(fractionOf(value), mean)) }
  })
  return figure({
    indices: meansOf(fractions.map(({ indices }) => indices)).map(numberFrom),
    years: fractions.map(({ year, indices }) => ({ year, indices: indices.map(numberFrom) })),
    left: sums.filter(({ sum }) => sum.digits <= 0n).map(({ year }) => year)
  })
}

/** Days that may lie outside of the data at both ends of a year. */
const mostMissingDays = 7

/**
 * Years with a value in each of their months, of which at most a week lies outside of the data: their mean is a good one, but the month that is
 * cut is not to be compared.
 */
export function nearlyWholeYearsOf(facts: MonthlyFacts): WholeYear[] {
  const { data, calendar = defaultCalendar, fiscal = false } = facts
  const months = monthsOf(facts)
  return periodsIn(data, { unit: 'year', fiscal }, calendar).flatMap(({ year, from, to }) => {
    const values = months.filter(({ period }) => period.year === year).flatMap(({ value }) => value ?? [])
    const missing = daysBefore(from, data.from) + daysBefore(data.to, to)
    return values.length === monthsOfYear && missing <= mostMissingDays ? [{ year, values }] : []
  })
}

function daysBefore(from: string, to: string): number {
  return from < to ? lengthDays({ from, to }) - 1 : 0
}

/** Each value ÷ the mean of those that there are; null where that is not above zero. */
export function indexToMean(values: readonly (Exact | null)[]): (number | null)[] {
  const known = values.flatMap((value) => value ?? [])
  const sum = total(known)
  if (sum.digits <= 0n) return values.map(() => null)
  const mean = over(fractionOf(sum), whole(known.length))
  return values.map((value) => (value === null ? null : numberFrom(over(fractionOf(value), mean))))
}

/** Of each place, the mean over all rows. */
export function meansOf(rows: readonly (readonly Fraction[])[]): Fraction[] {
  return (rows[0] ?? []).map((_, place) => {
    const sum = rows.reduce((before, row) => plus(before, row[place] ?? whole(0)), whole(0))
    return over(sum, whole(rows.length))
  })
}
