/** Date ranges by name. All are counted from the last data date, never from today: a file of last month has a last month, too. */
import type { DateRange } from '../board'
import type { Calendar } from '../dataset'
import { addDays, daysInMonth, isoDay, sameDayLastYear } from '../query/period'
import { periodBefore, periodOf } from './period'
import type { PeriodUnit } from './unit'

export const datePresets = [
  'month',
  'quarter',
  'year',
  'last-month',
  'last-quarter',
  'last-year',
  'last-30-days',
  'last-90-days',
  'last-12-months',
  'whole-12-months',
  'all'
] as const
export type DatePreset = (typeof datePresets)[number]

/**
 * The range of a preset; null when the data begin after its end, or it is longer than they are.
 * @param isFiscal whether months, quarters and years are those of the fiscal year
 */
export function presetRange(
  preset: DatePreset,
  available: DateRange,
  calendar: Calendar,
  isFiscal: boolean
): DateRange | null {
  const { to } = available
  const at = (unit: PeriodUnit) => periodOf(to, { unit, fiscal: isFiscal }, calendar)
  const last = (unit: PeriodUnit) => within(periodBefore(at(unit), calendar), available)
  switch (preset) {
    case 'month':
    case 'quarter':
    case 'year':
      return { from: at(preset).from, to }
    case 'last-month':
      return last('month')
    case 'last-quarter':
      return last('quarter')
    case 'last-year':
      return last('year')
    case 'last-30-days':
      return within({ from: addDays(to, -29), to }, available, true)
    case 'last-90-days':
      return within({ from: addDays(to, -89), to }, available, true)
    case 'last-12-months':
      return { from: addDays(sameDayLastYear(to), 1), to }
    case 'whole-12-months': {
      const current = at('month')
      const end = current.to === to ? current : periodBefore(current, calendar)
      let first = end
      for (let months = 1; months < 12; months++) first = periodBefore(first, calendar)
      return within({ from: first.from, to: end.to }, available, true)
    }
    case 'all':
      return available
  }
}

/** @param isWhole also null where the data do not reach back to its first day */
function within({ from, to }: DateRange, available: DateRange, isWhole = false): DateRange | null {
  return available.from > to || (isWhole && available.from > from) ? null : { from, to }
}

/** The preset a range is, for showing its name. */
export function presetOf(
  range: DateRange,
  available: DateRange,
  calendar: Calendar,
  isFiscal: boolean
): DatePreset | null {
  const same = (preset: DatePreset) => {
    const candidate = presetRange(preset, available, calendar, isFiscal)
    return candidate?.from === range.from && candidate.to === range.to
  }
  return datePresets.find(same) ?? null
}

/** First and last day of a month, the last not after `through`. */
export function monthRange(year: number, month: number, through: string): DateRange {
  const last = isoDay(year, month, daysInMonth(year, month))
  return { from: isoDay(year, month, 1), to: last < through ? last : through }
}
