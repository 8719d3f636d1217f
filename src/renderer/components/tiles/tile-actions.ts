/** What tiles share: what a click inside of one does to the board, its filters, its currency. */
import type { BoardFilter, DateRange } from '../../../shared/domain/board'
import type { Role } from '../../../shared/domain/role'

export type TileActions = {
  /** Filters by the value, or stops doing so. */
  readonly pickValue: (role: Role, value: string | null) => void
  /** Looks at the days of one period alone, or at what was looked at by default when they are chosen already. */
  readonly pickPeriod: (days: DateRange) => void
  readonly filters: readonly BoardFilter[]
  /** ISO code of the one currency of the rows, or null. */
  readonly currency: string | null
  /** The days that are looked at, or null without dates. */
  readonly range: DateRange | null
  /** Dataset, days and filters in words, for a picture that leaves the app. */
  readonly caption: string
}

/** The values a role is filtered by, or null when it is not. */
export function pickedValues(filters: readonly BoardFilter[], role: Role): ReadonlySet<string | null> | null {
  const filter = filters.find((one) => one.role === role)
  return filter ? new Set(filter.values) : null
}

/** The filters after a value was clicked: added, or taken away; a role without values left has no filter. */
export function toggled(filters: readonly BoardFilter[], role: Role, value: string | null): BoardFilter[] {
  const before = filters.find((one) => one.role === role)
  if (!before) return [...filters, { role, values: [value] }]
  const values = before.values.includes(value)
    ? before.values.filter((one) => one !== value)
    : [...before.values, value]
  if (values.length === 0) return filters.filter((one) => one.role !== role)
  return filters.map((one) => (one.role === role ? { role, values } : one))
}

/** Whether a month begins after the days that are looked at. */
export function isAfter(range: DateRange | null, year: number, month: number): boolean {
  return range !== null && `${year}-${String(month).padStart(2, '0')}-01` > range.to
}

/** The days of a period that lie in the days that are looked at. */
export function shownDays({ from, to }: DateRange, range: DateRange | null): DateRange {
  if (range === null) return { from, to }
  return { from: from > range.from ? from : range.from, to: to < range.to ? to : range.to }
}
