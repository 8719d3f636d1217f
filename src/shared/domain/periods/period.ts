/**
 * Periods of a dataset's calendar: days, weeks, months, quarters and years, and those of its fiscal year, which may be made of months or of
 * 52 or 53 whole weeks. A day is a day: no zones here.
 */
import { z } from 'zod'
import type { DateRange } from '../board'
import { type Calendar, fiscalCalendarOf } from '../dataset'
import { type FiscalCalendar, type FiscalDay, fiscalDay, fiscalYearStart, periodWeeks, weekStartDays } from '../fiscal'
import { addDays, daysInMonth, isoDay, monthNumberOf, yearOf } from '../query/period'
import { PeriodUnit } from './unit'

/** Fiscal months are the twelve periods of a fiscal year. Days and weeks are the same in both. */
export const Grain = z.object({ unit: PeriodUnit, fiscal: z.boolean() })
export type Grain = z.infer<typeof Grain>

export interface Period extends DateRange {
  readonly grain: Grain
  /** Of a fiscal period, the calendar year in which its fiscal year ends. */
  readonly year: number
  /** Within the year, from 1: day, week, month or quarter; 1 of a year. */
  readonly index: number
}

const dayMs = 86_400_000

/** Days since 1970-01-01. */
export function dayNumberOf(day: string): number {
  return Math.round(Date.parse(day) / dayMs)
}

function dayText(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10)
}

/** The period that a day lies in. @param day ISO */
export function periodOf(day: string, grain: Grain, calendar: Calendar): Period {
  const { unit, fiscal } = grain
  if (unit === 'day') return { grain, from: day, to: day, year: yearOf(day), index: dayOfYear(day) }
  if (unit === 'week') return weekOf(day, grain, calendar)
  if (!fiscal) return civilPeriod(day, grain)
  const rules = fiscalCalendarOf(calendar)
  const at = fiscalDay(dayNumberOf(day), rules)
  return fiscalPeriod(at.year, indexOf(at, unit), grain, rules)
}

function indexOf({ quarter, period }: FiscalDay, unit: PeriodUnit): number {
  return unit === 'year' ? 1 : unit === 'quarter' ? quarter : period
}

function dayOfYear(day: string): number {
  return dayNumberOf(day) - dayNumberOf(`${day.slice(0, 4)}-01-01`) + 1
}

/** A week belongs to the year that most of its days are in, as in ISO 8601. */
function weekOf(day: string, grain: Grain, { weekStart }: Calendar): Period {
  const weekday = new Date(Date.parse(day)).getUTCDay()
  const from = addDays(day, -((weekday - weekStartDays[weekStart] + 7) % 7))
  const middle = addDays(from, 3)
  return { grain, from, to: addDays(from, 6), year: yearOf(middle), index: Math.floor((dayOfYear(middle) - 1) / 7) + 1 }
}

function civilPeriod(day: string, grain: Grain): Period {
  const year = yearOf(day)
  const months = monthsOf(grain.unit)
  const index = Math.floor((monthNumberOf(day) - 1) / months) + 1
  const last = index * months
  return {
    grain,
    from: isoDay(year, last - months + 1, 1),
    to: isoDay(year, last, daysInMonth(year, last)),
    year,
    index
  }
}

function monthsOf(unit: PeriodUnit): number {
  return unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1
}

/** @param year in which the fiscal year ends */
function fiscalPeriod(year: number, index: number, grain: Grain, rules: FiscalCalendar): Period {
  if (rules.kind === 'months') {
    const months = monthsOf(grain.unit)
    const begun = rules.startMonth === 1 ? year : year - 1
    const first = rules.startMonth - 1 + (index - 1) * months
    const next = first + months
    const from = isoDay(begun + Math.floor(first / 12), (first % 12) + 1, 1)
    return { grain, from, to: addDays(isoDay(begun + Math.floor(next / 12), (next % 12) + 1, 1), -1), year, index }
  }
  const start = fiscalYearStart(year, rules)
  const end = fiscalYearStart(year + 1, rules)
  const weeks = periodWeeks(grain.unit === 'year' ? null : grain.unit === 'quarter' ? 'quarter' : 'period', rules)
  const before = weeks.slice(0, index - 1).reduce((sum, one) => sum + one, 0)
  const isLast = index >= weeks.length
  // A 53rd week belongs to the last of them.
  const to = isLast ? end - 1 : start + (before + (weeks[index - 1] ?? 0)) * 7 - 1
  return { grain, from: dayText(start + before * 7), to: dayText(to), year, index }
}

export function periodBefore({ from, grain }: Period, calendar: Calendar): Period {
  return periodOf(addDays(from, -1), grain, calendar)
}

export function periodAfter({ to, grain }: Period, calendar: Calendar): Period {
  return periodOf(addDays(to, 1), grain, calendar)
}

/** All periods that a range touches, in order. */
export function periodsIn({ from, to }: DateRange, grain: Grain, calendar: Calendar): Period[] {
  const periods: Period[] = []
  for (let one = periodOf(from, grain, calendar); one.from <= to; one = periodAfter(one, calendar)) periods.push(one)
  return periods
}

/**
 * The same period one year before: that of the same number in the year before. Weeks are 52 weeks apart, so that weekdays meet; so are days of
 * a fiscal year of weeks. Null: the year before has no such one (a 53rd week, 29 February).
 */
export function counterpartOf(period: Period, calendar: Calendar): Period | null {
  const { grain, from, year, index } = period
  const rules = fiscalCalendarOf(calendar)
  const isOfWeeks = grain.fiscal && rules.kind === 'weeks'
  if (grain.unit === 'week' || (grain.unit === 'day' && isOfWeeks)) {
    return periodOf(addDays(from, -364), grain, calendar)
  }
  if (grain.unit === 'day') {
    const text = `${String(yearOf(from) - 1).padStart(4, '0')}${from.slice(4)}`
    return Number.isNaN(Date.parse(text)) || dayText(dayNumberOf(text)) !== text
      ? null
      : periodOf(text, grain, calendar)
  }
  if (grain.fiscal) return fiscalPeriod(year - 1, index, grain, rules)
  const months = monthsOf(grain.unit)
  return civilPeriod(isoDay(year - 1, (index - 1) * months + 1, 1), grain)
}

/** `2024-02-29`, `2024-W09`, `2024-02`, `2024-Q1`, `2024`; fiscal ones begin with FY and have periods: `FY2024-P02`. */
export function periodKey({ grain: { unit, fiscal }, from, year, index }: Period): string {
  const two = String(index).padStart(2, '0')
  const of = `${fiscal ? 'FY' : ''}${String(year).padStart(4, '0')}`
  switch (unit) {
    case 'day':
      return from
    case 'week':
      return `${String(year).padStart(4, '0')}-W${two}`
    case 'month':
      return fiscal ? `${of}-P${two}` : `${of}-${two}`
    case 'quarter':
      return `${of}-Q${index}`
    case 'year':
      return of
  }
}
