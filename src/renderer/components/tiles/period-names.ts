/** Names of periods, weekdays and hours in the person's locale, from the first day that stands for a period. */
import type { Calendar } from '../../../shared/domain/dataset'
import { periodOf } from '../../../shared/domain/periods/period'
import type { PeriodUnit } from '../../../shared/domain/periods/unit'
import { currentLocale, formatDate, formatMonth } from '../../text'

/** The words that no locale's data have. */
export type PeriodWords = {
  readonly week: (index: number, year: number) => string
  readonly quarter: (index: number, year: number) => string
  readonly fiscalMonth: (index: number, year: number) => string
  readonly fiscalQuarter: (index: number, year: number) => string
  readonly fiscalYear: (year: number) => string
}

/** The name of the period that begins on, or contains, an ISO day: `3 Mar 2024`, `W10 2024`, `Mar 2024`, `Q1 2024`, `FY2024`. */
export function periodName(
  day: string,
  unit: PeriodUnit,
  isFiscal: boolean,
  calendar: Calendar,
  words: PeriodWords
): string {
  if (!/^\d{4}-\d{2}-\d{2}/.test(day)) return day
  const iso = day.slice(0, 10)
  if (unit === 'day') return formatDate(iso)
  if (unit === 'month' && !isFiscal) return formatMonth(iso)
  const { index, year } = periodOf(iso, { unit, fiscal: isFiscal }, calendar)
  switch (unit) {
    case 'week':
      return words.week(index, year)
    case 'month':
      return words.fiscalMonth(index, year)
    case 'quarter':
      return isFiscal ? words.fiscalQuarter(index, year) : words.quarter(index, year)
    case 'year':
      return isFiscal ? words.fiscalYear(year) : String(year)
  }
}

/** 1 is Monday, 7 Sunday. Other text comes back as it is. */
export function weekdayName(weekday: string, style: 'short' | 'long' = 'long'): string {
  const number = Number(weekday)
  if (!Number.isInteger(number) || number < 1 || number > 7) return weekday
  // The first of January 2024 was a Monday.
  return new Intl.DateTimeFormat(currentLocale(), { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, number))
}

/** `14` as `14:00` or `2 PM`. Other text comes back as it is. */
export function hourName(hour: string): string {
  const number = Number(hour)
  if (hour.trim() === '' || !Number.isInteger(number) || number < 0 || number > 23) return hour
  return new Intl.DateTimeFormat(currentLocale(), { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1, number)
  )
}

/** Longest stretch, in days, in which a day and a month are clear without their year. */
const mostOfYear = 380

/**
 * A name for an axis where the usual one is longer than it needs to be: of periods that lie in about a year, days and
 * weeks by day and month, months by their name; null where there is no shorter one.
 */
export function shortPeriodName(
  day: string,
  unit: PeriodUnit,
  isFiscal: boolean,
  within: { readonly from: string; readonly to: string }
): string | null {
  const [at, from, to] = [day, within.from, within.to].map((iso) => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`))
  if (at === undefined || from === undefined || to === undefined || Number.isNaN(at)) return null
  if (!(to - from <= mostOfYear * 86_400_000)) return null
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(currentLocale(), { ...options, timeZone: 'UTC' }).format(at)
  switch (unit) {
    case 'day':
    case 'week':
      return format({ day: 'numeric', month: 'short' })
    case 'month':
      return isFiscal ? null : format({ month: 'short' })
    case 'quarter':
    case 'year':
      return null
  }
}
