/**
 * Calendar arithmetic on ISO days (`2024-02-29`) and months (`2024-02`), without zones: a day is a day. What a
 * range is compared with is in `periods/compare.ts`.
 */
import type { DateRange } from '../board'

const dayMs = 86_400_000

export function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}

/** 1 to 12. */
export function monthNumberOf(day: string): number {
  return Number(day.slice(5, 7))
}

export function dayOfMonth(day: string): number {
  return Number(day.slice(8, 10))
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

export function isoDay(year: number, month: number, day: number): string {
  return `${monthText(year, month)}-${String(day).padStart(2, '0')}`
}

/** `2024-02`. */
export function monthText(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}

/** Days of a range, both ends included. */
export function lengthDays({ from, to }: DateRange): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1
}

/** The same day one year before; 29 February becomes 28 February. */
export function sameDayLastYear(day: string): string {
  const year = yearOf(day) - 1
  const month = monthNumberOf(day)
  return isoDay(year, month, Math.min(dayOfMonth(day), daysInMonth(year, month)))
}

/** The range with its end cut at the last data day: what lies after it is not zero, it is not known. */
export function cutAtData(range: DateRange, available: DateRange): DateRange {
  if (range.from > available.to || range.to <= available.to) return range
  return { from: range.from, to: available.to }
}

/** Set when the range ends inside a month: day d of n. */
export function partialMonth({ to }: DateRange): { day: number; of: number } | null {
  const day = dayOfMonth(to)
  const of = daysInMonth(yearOf(to), monthNumberOf(to))
  return day === of ? null : { day, of }
}

/** Share of a range that may lie before the first data day when it still counts as covered. */
const maxMissingShare = 0.05

/**
 * Whether data reach back over (nearly) the whole range. A year against the three weeks that the first file happens to
 * have of the year before would be a growth of nothing but the file.
 */
export function isCovered(range: DateRange, available: DateRange): boolean {
  if (available.from <= range.from) return true
  if (available.from > range.to) return false
  const missingDays = lengthDays({ from: range.from, to: available.from }) - 1
  return missingDays <= lengthDays(range) * maxMissingShare
}

/** All months that a range touches, in order. */
export function monthsIn({ from, to }: DateRange): string[] {
  const months: string[] = []
  let [year, month] = [yearOf(from), monthNumberOf(from)]
  for (let text = monthText(year, month); text <= to.slice(0, 7); text = monthText(year, month)) {
    months.push(text)
    if (month === 12) [year, month] = [year + 1, 1]
    else month++
  }
  return months
}

/** The month after `2024-12` is `2025-01`. */
export function monthAfter(month: string): string {
  const [year, number] = [yearOf(month), Number(month.slice(5, 7))]
  return number === 12 ? monthText(year + 1, 1) : monthText(year, number + 1)
}

/** Months of which a range takes some days and leaves others. */
export function cutMonths(ranges: readonly DateRange[]): string[] {
  const cut = new Set<string>()
  for (const { from, to } of ranges) {
    if (dayOfMonth(from) > 1) cut.add(from.slice(0, 7))
    if (partialMonth({ from, to })) cut.add(to.slice(0, 7))
  }
  return [...cut].sort()
}
