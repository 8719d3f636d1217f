/** Date ranges a person picks by name. All are counted from the last data date, never from today. */
import type { DateRange } from '../../../shared/domain/board'

export const datePresets = ['year-to-date', 'last-year', 'last-12-months', 'all'] as const
export type DatePreset = (typeof datePresets)[number]

/** The range of a preset inside of the data, or null when it has no day with data. ISO days, both ends included. */
export function presetRange(preset: DatePreset, available: DateRange): DateRange | null {
  const year = Number(available.to.slice(0, 4))
  switch (preset) {
    case 'year-to-date':
      return { from: `${pad(year)}-01-01`, to: available.to }
    case 'last-year':
      if (available.from > `${pad(year - 1)}-12-31`) return null
      return { from: `${pad(year - 1)}-01-01`, to: `${pad(year - 1)}-12-31` }
    case 'last-12-months':
      return { from: dayAfterYearBefore(available.to), to: available.to }
    case 'all':
      return available
  }
}

/** The preset a range is, for showing its name. */
export function presetOf(range: DateRange, available: DateRange): DatePreset | null {
  const same = (preset: DatePreset) => {
    const candidate = presetRange(preset, available)
    return candidate?.from === range.from && candidate.to === range.to
  }
  return datePresets.find(same) ?? null
}

/** First and last day of a month, the last not after `through`. */
export function monthRange(year: number, month: number, through: string): DateRange {
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  return { from: `${pad(year)}-${String(month).padStart(2, '0')}-01`, to: last < through ? last : through }
}

/** Twelve months that end with `iso`: 31 Mar 2024 gives 1 Apr 2023; 29 Feb 2024 gives 1 Mar 2023. */
function dayAfterYearBefore(iso: string): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year - 1, month, 0)).getUTCDate()
  return new Date(Date.UTC(year - 1, month - 1, Math.min(day, lastOfMonth) + 1)).toISOString().slice(0, 10)
}

const pad = (year: number) => String(year).padStart(4, '0')
