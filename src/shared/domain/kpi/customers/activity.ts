/**
 * Who is new, who comes back and who stays away (reference: kpis.md, "Customers active/new/returning", "Repeat rate", "Churn/inactive").
 */
import type { DateRange } from '../../board'
import { addDays } from '../../query/period'
import { type Figure, figure, noFigure } from '../figure'
import { fraction, numberFrom } from '../fraction'

export interface NewReturning {
  readonly active: number
  /** Their first order ever is in the range. */
  readonly new: number
  readonly returning: number
  readonly newShare: number
  /** First day with data: an order before it is not known, and its customer counts as new. */
  readonly dataFrom: string
  /** The range begins within a year of the first day with data: some of the new ones may be old. */
  readonly isHistoryStart: boolean
}

const yearDays = 365

/**
 * @param active distinct customers with an order in the range
 * @param first those among them whose first order in all data is in the range
 * @param data first and last day with data
 * @throws RangeError when more are new than active
 * @returns no figure: `no-value` (nobody active), `no-earlier-orders` (the range begins with the data: all would be new)
 */
export function newReturningOf(active: number, first: number, range: DateRange, data: DateRange): Figure<NewReturning> {
  if (first > active) throw new RangeError(`${first} new customers are more than the ${active} active ones.`)
  if (active === 0) return noFigure('no-value')
  if (range.from <= data.from) return noFigure('no-earlier-orders')
  return figure({
    active,
    new: first,
    returning: active - first,
    newShare: shareOf(first, active),
    dataFrom: data.from,
    isHistoryStart: range.from < addDays(data.from, yearDays)
  })
}

export interface RepeatRate {
  readonly customers: number
  /** With two orders or more in the window. */
  readonly repeating: number
  readonly rate: number
  /** A longer window has a higher rate: it is always told. */
  readonly window: DateRange
}

/**
 * Customers with two orders or more ÷ customers.
 * @param byOrders how many customers have how many orders in the window
 * @returns no figure: `no-value` (no customers)
 */
export function repeatRateOf(byOrders: ReadonlyMap<number, number>, window: DateRange): Figure<RepeatRate> {
  const groups = [...byOrders].filter(([orders]) => orders > 0)
  const customers = groups.reduce((sum, [, count]) => sum + count, 0)
  if (customers === 0) return noFigure('no-value')
  const repeating = groups.reduce((sum, [orders, count]) => sum + (orders >= 2 ? count : 0), 0)
  return figure({ customers, repeating, rate: shareOf(repeating, customers), window })
}

export interface Inactive {
  /** N = 2 × the median gap between two order days of a customer. */
  readonly afterDays: number
  readonly inactive: number
  readonly customers: number
  readonly share: number
}

/** N, after which days without an order a customer counts as inactive; null: nobody came twice. @param gaps as of `inactiveOf` */
export function inactiveAfter(gaps: ReadonlyMap<number, number>): number | null {
  return twiceMedian(gaps)
}

/** The day from which on a last order makes a customer an active one: exactly N days before the last day with data is active. */
export function activeSince(referenceDay: string, afterDays: number): string {
  return addDays(referenceDay, -afterDays)
}

/**
 * Customers without an order in the last N days, counted from the last day with data. Who buys once a season looks inactive in between.
 * @param gaps how often two order days of a customer that follow each other were so many days apart; gaps of zero are none
 * @param customers all of them, and those whose last order is before `activeSince`; without anonymous ones
 * @returns no figure: `no-value` (no customers), `no-repeat-orders` (no gap to tell N by)
 */
export function inactiveOf(
  gaps: ReadonlyMap<number, number>,
  { all, inactive }: { readonly all: number; readonly inactive: number }
): Figure<Inactive> {
  if (all === 0) return noFigure('no-value')
  const afterDays = inactiveAfter(gaps)
  if (afterDays === null) return noFigure('no-repeat-orders')
  return figure({ afterDays, inactive, customers: all, share: shareOf(inactive, all) })
}

/** The two in the middle together: twice the median, without a half. */
function twiceMedian(gaps: ReadonlyMap<number, number>): number | null {
  const sorted = [...gaps].filter(([days, count]) => days > 0 && count > 0).sort(([a], [b]) => a - b)
  const count = sorted.reduce((sum, [, times]) => sum + times, 0)
  if (count === 0) return null
  const at = (place: number) => {
    let before = 0
    for (const [days, times] of sorted) {
      before += times
      if (place < before) return days
    }
    return 0
  }
  return at(Math.floor((count - 1) / 2)) + at(Math.floor(count / 2))
}

function shareOf(part: number, of: number): number {
  return numberFrom(fraction(BigInt(part), BigInt(of)))
}
