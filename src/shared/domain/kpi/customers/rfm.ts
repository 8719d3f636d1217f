/**
 * RFM (reference: kpis.md, "RFM"): how recently (R, days since the last order, counted from the last day with data), how often (F, orders) and
 * for how much (M, revenue) each customer bought, in five classes each, 5 the best.
 *
 * The class is 1 + ⌊5 × customers that are strictly worse ÷ customers⌋. Customers with the same value have the same number of worse ones, and so
 * are always in the same class; a class may be empty where many are the same.
 */
import { compare, type Exact } from '../../exact'
import { lengthDays } from '../../query/period'
import { type Figure, figure, noFigure } from '../figure'
import { byLabel } from '../order'

export interface CustomerFacts {
  /** Null or empty: anonymous sales, which are nobody's. */
  readonly customer: string | null
  /** ISO day. */
  readonly lastOrder: string
  readonly orders: number
  readonly revenue: Exact
}

export const rfmSegments = ['champions', 'loyal', 'promising', 'new', 'cooling', 'at-risk', 'sleeping', 'lost'] as const
export type RfmSegment = (typeof rfmSegments)[number]

export interface RfmCustomer {
  readonly customer: string
  /** Days since the last order. */
  readonly days: number
  readonly orders: number
  readonly revenue: Exact
  /** 1 to 5. */
  readonly r: number
  readonly f: number
  readonly m: number
  readonly segment: RfmSegment
}

export interface Rfm {
  readonly referenceDay: string
  /** By customer. */
  readonly customers: readonly RfmCustomer[]
  readonly segments: Readonly<Record<RfmSegment, number>>
  /** Groups of anonymous sales that were left out. */
  readonly anonymous: number
}

const classes = 5

/**
 * @param customers each once
 * @param referenceDay last day with data, not today
 * @returns no figure: `no-value` (no customers), `too-few-customers` (fewer than five)
 */
export function rfmOf(customers: readonly CustomerFacts[], referenceDay: string): Figure<Rfm> {
  const named = customers.flatMap((one) => (one.customer ? [{ ...one, customer: one.customer }] : []))
  if (named.length === 0) return noFigure('no-value')
  if (named.length < classes) return noFigure('too-few-customers')
  const r = classesBy(named, (a, b) => (a.lastOrder < b.lastOrder ? -1 : a.lastOrder > b.lastOrder ? 1 : 0))
  const f = classesBy(named, (a, b) => a.orders - b.orders)
  const m = classesBy(named, (a, b) => compare(a.revenue, b.revenue))
  const scored = named.map((one, index): RfmCustomer => {
    const scores = { r: r[index] ?? 1, f: f[index] ?? 1, m: m[index] ?? 1 }
    const { customer, lastOrder, orders, revenue } = one
    const days = lengthDays({ from: lastOrder, to: referenceDay }) - 1
    return { customer, days, orders, revenue, ...scores, segment: segmentOf(scores) }
  })
  return figure({
    referenceDay,
    customers: scored.sort((a, b) => byLabel(a.customer, b.customer)),
    segments: countsOf(scored),
    anonymous: customers.length - named.length
  })
}

/** The class of each, in the order of the input. */
function classesBy<T>(items: readonly T[], worseFirst: (a: T, b: T) => number): number[] {
  const sorted = items.map((item, index) => ({ item, index })).sort((a, b) => worseFirst(a.item, b.item))
  const found: number[] = new Array(items.length)
  let worse = 0
  sorted.forEach(({ item, index }, place) => {
    const before = sorted[place - 1]
    if (before && worseFirst(before.item, item) !== 0) worse = place
    found[index] = 1 + Math.floor((classes * worse) / items.length)
  })
  return found
}

/**
 * |  | F 4–5 | F 2–3 | F 1 |
 * | --- | --- | --- | --- |
 * | R 4–5 | champions (M 4–5), else loyal | promising | new |
 * | R 3 | loyal | cooling | cooling |
 * | R 1–2 | at-risk | sleeping | lost |
 */
export function segmentOf({ r, f, m }: { readonly r: number; readonly f: number; readonly m: number }): RfmSegment {
  if (r >= 4) return f >= 4 ? (m >= 4 ? 'champions' : 'loyal') : f >= 2 ? 'promising' : 'new'
  if (r === 3) return f >= 4 ? 'loyal' : 'cooling'
  return f >= 4 ? 'at-risk' : f >= 2 ? 'sleeping' : 'lost'
}

function countsOf(customers: readonly RfmCustomer[]): Record<RfmSegment, number> {
  const counts: Record<RfmSegment, number> = {
    champions: 0,
    loyal: 0,
    promising: 0,
    new: 0,
    cooling: 0,
    'at-risk': 0,
    sleeping: 0,
    lost: 0
  }
  for (const { segment } of customers) counts[segment]++
  return counts
}
