/**
 * RFM (reference: kpis.md, "RFM"): how recently (R, days since the last order, counted from the last day with data), how often (F, orders) and
 * for how much (M, revenue) each customer bought, in five classes each, 5 the best.
 *
 * The class is 1 + ⌊5 × customers that are strictly worse ÷ customers⌋. Customers with the same value have the same number of worse ones, and so
 * are always in the same class; a class may be empty where many are the same.
 */
import { add, atScale, type Exact, zero } from '../../exact'
import { lengthDays } from '../../query/period'
import { type Figure, figure, type NoFigure, noFigure } from '../figure'
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
  const named = namedOf(customers)
  const tooFew = tooFewOf(named.length)
  if (tooFew !== null) return noFigure(tooFew)
  const scored = scoredOf(named).map(({ lastOrder, ...one }): RfmCustomer => {
    const days = lengthDays({ from: lastOrder, to: referenceDay }) - 1
    return { ...one, days, segment: segmentOf(one) }
  })
  return figure({
    referenceDay,
    customers: scored.sort((a, b) => byLabel(a.customer, b.customer)),
    segments: countsOf(scored),
    anonymous: customers.length - named.length
  })
}

/** Why so many customers have no classes; null: there are enough. */
export function tooFewOf(customers: number): Extract<NoFigure, 'no-value' | 'too-few-customers'> | null {
  if (customers === 0) return 'no-value'
  return customers < classes ? 'too-few-customers' : null
}

export interface SegmentTotal {
  readonly segment: RfmSegment
  readonly customers: number
  readonly revenue: Exact
}

/** The segments that have customers, without looking at whether they are enough. @param customers each once */
export function segmentTotalsOf(customers: readonly CustomerFacts[]): SegmentTotal[] {
  const totals = new Map<RfmSegment, SegmentTotal>()
  for (const one of scoredOf(namedOf(customers))) {
    const segment = segmentOf(one)
    const known = totals.get(segment) ?? { segment, customers: 0, revenue: zero }
    totals.set(segment, { segment, customers: known.customers + 1, revenue: add(known.revenue, one.revenue) })
  }
  return [...totals.values()]
}

type Named = CustomerFacts & { readonly customer: string }

function namedOf(customers: readonly CustomerFacts[]): Named[] {
  return customers.flatMap((one) => (one.customer ? [{ ...one, customer: one.customer }] : []))
}

function scoredOf(named: readonly Named[]) {
  const r = classesBy(
    named.map(({ lastOrder }) => lastOrder),
    (a, b) => (a < b ? -1 : a > b ? 1 : 0)
  )
  const f = classesBy(
    named.map(({ orders }) => orders),
    (a, b) => a - b
  )
  // Amounts of one scale are the same where their digits are.
  const scale = named.reduce((most, { revenue }) => Math.max(most, revenue.scale), 0)
  const m = classesBy(
    named.map(({ revenue }) => atScale(revenue, scale).digits),
    (a, b) => (a < b ? -1 : a > b ? 1 : 0)
  )
  return named.map((one, index) => ({ ...one, r: r[index] ?? 1, f: f[index] ?? 1, m: m[index] ?? 1 }))
}

/** The class of each, in the order of the input. Most days and numbers of orders are those of many, so that only the different ones are sorted. */
function classesBy<T extends string | number | bigint>(
  values: readonly T[],
  worseFirst: (a: T, b: T) => number
): number[] {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const classOf = new Map<T, number>()
  let worse = 0
  for (const value of [...counts.keys()].sort(worseFirst)) {
    classOf.set(value, 1 + Math.floor((classes * worse) / values.length))
    worse += counts.get(value) ?? 0
  }
  return values.map((value) => classOf.get(value) ?? 1)
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
