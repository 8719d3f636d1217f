/**
 * What a range is compared with. Like with like: whole periods with whole ones, a running period with the same days of the other one.
 */
import type { Comparing, DateRange } from '../board'
import { type Calendar, fiscalCalendarOf } from '../dataset'
import { addDays, daysInMonth, lengthDays, monthNumberOf, sameDayLastYear, yearOf } from '../query/period'
import { counterpartOf, type Grain, type Period, periodBefore, periodOf, periodsIn } from './period'
import type { PeriodUnit } from './unit'

/** Set where a range ends inside of a period that is compared by its first days. */
export interface Running {
  readonly unit: PeriodUnit
  /** Days of the period that the range has, and that the period has. */
  readonly days: number
  readonly of: number
}

export interface Compared {
  readonly range: DateRange
  readonly running: Running | null
}

/** Smallest first: the first eleven days of a year are those of its January. */
const units: readonly PeriodUnit[] = ['month', 'quarter', 'year']

/**
 * @param range of days with data: its end is cut at the last of them
 * @param isFiscal whether months, quarters and years are those of the fiscal year
 */
export function comparedWith(range: DateRange, by: Comparing, calendar: Calendar, isFiscal: boolean): Compared {
  const within = periodWithin(range, calendar, isFiscal)
  if (within !== null && !isWhole(range, within)) return comparedRunning(range, within, by, calendar)
  if (by === 'last-year') return { range: yearBefore(range, calendar, isFiscal), running: null }
  const whole = wholePeriods(range, calendar, isFiscal)
  return { range: whole ?? daysBefore(range), running: null }
}

/** The period that a range begins with and does not go beyond; null: it begins or ends elsewhere. */
export function periodWithin(range: DateRange, calendar: Calendar, fiscal: boolean): Period | null {
  const found = units
    .map((unit) => periodOf(range.from, { unit, fiscal }, calendar))
    .find(({ from, to }) => from === range.from && range.to <= to)
  return found ?? null
}

function isWhole({ to }: DateRange, period: Period): boolean {
  return to === period.to
}

/** The first days of a period beside those of the other one. */
function comparedRunning(range: DateRange, period: Period, by: Comparing, calendar: Calendar): Compared {
  const other = by === 'previous' ? periodBefore(period, calendar) : counterpartOf(period, calendar)
  const days = lengthDays(range)
  const running = { unit: period.grain.unit, days, of: lengthDays(period) }
  if (other === null) return { range: daysBefore(range), running }
  const end = samePlace(range.to, period, other, calendar)
  return { range: { from: other.from, to: end }, running }
}

/** The same day of the same month of another period; its last day where that month is shorter, or the day is the last of its own. */
function samePlace(day: string, period: Period, other: Period, calendar: Calendar): string {
  const grain: Grain = { unit: 'month', fiscal: period.grain.fiscal }
  const months = periodsIn({ from: period.from, to: day }, grain, calendar)
  const own = months.at(-1) ?? period
  const same = periodsIn(other, grain, calendar)[months.length - 1] ?? other
  const end = addDays(same.from, lengthDays({ from: own.from, to: day }) - 1)
  return day === own.to || end > same.to ? same.to : end
}

/** A range of whole months ends with a whole month: February of a leap year has its 29 days. */
function yearBefore(range: DateRange, calendar: Calendar, isFiscal: boolean): DateRange {
  if (isFiscal && fiscalCalendarOf(calendar).kind === 'weeks') {
    const grain: Grain = { unit: 'month', fiscal: true }
    const [first, last] = [periodOf(range.from, grain, calendar), periodOf(range.to, grain, calendar)]
    const [from, to] = [counterpartOf(first, calendar), counterpartOf(last, calendar)]
    const isOfPeriods = first.from === range.from && last.to === range.to
    if (isOfPeriods && from !== null && to !== null) return { from: from.from, to: to.to }
    return { from: addDays(range.from, -364), to: addDays(range.to, -364) }
  }
  const to = sameDayLastYear(range.to)
  const isMonthEnd = range.to.slice(8) === String(daysInMonth(yearOf(range.to), monthNumberOf(range.to)))
  const end = isMonthEnd ? `${to.slice(0, 8)}${daysInMonth(yearOf(to), monthNumberOf(to))}` : to
  return { from: sameDayLastYear(range.from), to: end }
}

/** As many whole years, quarters or months right before; null: the range is not made of any. */
function wholePeriods(range: DateRange, calendar: Calendar, fiscal: boolean): DateRange | null {
  for (const unit of [...units].reverse()) {
    const grain: Grain = { unit, fiscal }
    const [first, last] = [periodOf(range.from, grain, calendar), periodOf(range.to, grain, calendar)]
    if (first.from !== range.from || last.to !== range.to) continue
    let before = periodBefore(first, calendar)
    for (let one = last; one.from > first.from; one = periodBefore(one, calendar))
      before = periodBefore(before, calendar)
    return { from: before.from, to: addDays(range.from, -1) }
  }
  return null
}

function daysBefore(range: DateRange): DateRange {
  return { from: addDays(range.from, -lengthDays(range)), to: addDays(range.from, -1) }
}
