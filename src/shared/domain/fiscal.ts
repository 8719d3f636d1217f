/** Fiscal years: by months, or of 52 or 53 whole weeks in quarters of thirteen. */
import { z } from 'zod'

/** How the thirteen weeks of a quarter are cut into three periods. */
export const WeekPattern = z.enum(['4-4-5', '4-5-4', '5-4-4'])
export type WeekPattern = z.infer<typeof WeekPattern>

export const WeekStart = z.enum(['monday', 'sunday', 'saturday'])
export type WeekStart = z.infer<typeof WeekStart>

export const FiscalCalendar = z.discriminatedUnion('kind', [
  /** Twelve periods, the months from `startMonth` on. */
  z.object({ kind: z.literal('months'), startMonth: z.int().min(1).max(12) }),
  /** A year begins on the week start that is nearest to the first of `startMonth`; a 53rd week belongs to the last period. */
  z.object({
    kind: z.literal('weeks'),
    startMonth: z.int().min(1).max(12),
    weekStart: WeekStart,
    pattern: WeekPattern
  })
])
export type FiscalCalendar = z.infer<typeof FiscalCalendar>

export interface FiscalDay {
  /** The calendar year in which the fiscal year ends. */
  readonly year: number
  readonly quarter: number
  /** 1 to 12. */
  readonly period: number
}

const dayMs = 86_400_000
const weeksOfQuarter = 13
/** As JavaScript counts the days of a week. */
export const weekStartDays: Readonly<Record<WeekStart, number>> = { sunday: 0, monday: 1, saturday: 6 }

/** Days since 1970-01-01 of a civil day. */
export function dayNumber(year: number, month: number, day: number): number {
  return Math.round(new Date(0).setUTCFullYear(year, month - 1, day) / dayMs)
}

/** Where a day lies in a fiscal calendar. @param day days since 1970-01-01 */
export function fiscalDay(day: number, calendar: FiscalCalendar): FiscalDay {
  const date = new Date(day * dayMs)
  const year = date.getUTCFullYear()
  if (calendar.kind === 'months') {
    const since = (date.getUTCMonth() + 1 - calendar.startMonth + 12) % 12
    const begun = date.getUTCMonth() + 1 >= calendar.startMonth ? year : year - 1
    return { year: endYear(begun, calendar.startMonth), quarter: Math.floor(since / 3) + 1, period: since + 1 }
  }
  const begun = [year + 1, year, year - 1].find((one) => day >= firstDay(one, calendar)) ?? year - 1
  const week = Math.floor((day - firstDay(begun, calendar)) / 7)
  const quarter = Math.min(3, Math.floor(week / weeksOfQuarter))
  return {
    year: endYear(begun, calendar.startMonth),
    quarter: quarter + 1,
    period: quarter * 3 + periodOf(week - quarter * weeksOfQuarter, calendar.pattern)
  }
}

/** The first day of the fiscal year that begins about the first of `startMonth` of a calendar year. */
function firstDay(year: number, calendar: Extract<FiscalCalendar, { kind: 'weeks' }>): number {
  const first = dayNumber(year, calendar.startMonth, 1)
  const weekday = new Date(first * dayMs).getUTCDay()
  const back = (weekday - weekStartDays[calendar.weekStart] + 7) % 7
  return back <= 3 ? first - back : first + 7 - back
}

/** The first day (since 1970-01-01) of the fiscal year that is called by a calendar year. */
export function fiscalYearStart(year: number, calendar: Extract<FiscalCalendar, { kind: 'weeks' }>): number {
  return firstDay(calendar.startMonth === 1 ? year : year - 1, calendar)
}

/** Weeks of the quarters or periods of a year of 52; null: of the year itself. */
export function periodWeeks(
  of: 'quarter' | 'period' | null,
  { pattern }: Extract<FiscalCalendar, { kind: 'weeks' }>
): number[] {
  if (of === null) return [4 * weeksOfQuarter]
  const quarters = [1, 2, 3, 4]
  return quarters.flatMap(() => (of === 'quarter' ? [weeksOfQuarter] : pattern.split('-').map(Number)))
}

/** A year that begins in January is called by that year, any other by the year it ends in. */
function endYear(begun: number, startMonth: number): number {
  return startMonth === 1 ? begun : begun + 1
}

/** 1 to 3. @param week of the quarter, from 0 */
function periodOf(week: number, pattern: WeekPattern): number {
  const [first = 4, second = 4] = pattern.split('-').map(Number)
  return week < first ? 1 : week < first + second ? 2 : 3
}
