/** What each day of the week is worth, so that a month is not told by its days but by what they sell. */
import type { DateRange } from '../board'
import { add, type Exact, zero } from '../exact'
import { addDays, lengthDays } from '../query/period'

/** Seven, Sunday first, as JavaScript counts; none is negative. */
export type WeekdayWeights = readonly Exact[]

const weekdays = [0, 1, 2, 3, 4, 5, 6]
const one: Exact = { digits: 1n, scale: 0 }

export const everyDayTheSame: WeekdayWeights = weekdays.map(() => one)

/** 0 is Sunday. @param day ISO */
export function weekdayOf(day: string): number {
  return new Date(Date.parse(day)).getUTCDay()
}

/** All days of a range, in order. */
export function daysOf({ from, to }: DateRange): string[] {
  return Array.from({ length: Math.max(0, lengthDays({ from, to })) }, (_, index) => addDays(from, index))
}

/**
 * Sales of each weekday over a range of whole weeks, in which every weekday comes as often: their proportions are the weights. A weekday on
 * which more was returned than sold weighs nothing.
 * @param days sales by ISO day; days without sales may be absent
 */
export function weightsBySales(days: ReadonlyMap<string, Exact>, range: DateRange): WeekdayWeights {
  const sums = sumsOf(days, range)
  return weekdays.map((weekday) => {
    const sum = sums.get(weekday) ?? zero
    return sum.digits > 0n ? sum : zero
  })
}

/** One for each weekday on which there were sales in a range, nothing for the others. */
export function weightsByPresence(days: ReadonlyMap<string, Exact>, range: DateRange): WeekdayWeights {
  const sums = sumsOf(days, range)
  return weekdays.map((weekday) => (sums.has(weekday) ? one : zero))
}

function sumsOf(days: ReadonlyMap<string, Exact>, { from, to }: DateRange): Map<number, Exact> {
  const sums = new Map<number, Exact>()
  for (const [day, value] of days) {
    if (day < from || day > to || value.digits === 0n) continue
    sums.set(weekdayOf(day), add(sums.get(weekdayOf(day)) ?? zero, value))
  }
  return sums
}

/** Sum of the weights of all days of a range. */
export function weightOf(range: DateRange, weights: WeekdayWeights): Exact {
  return daysOf(range).reduce((sum, day) => add(sum, weights[weekdayOf(day)] ?? zero), zero)
}
