/**
 * Shares of the total, and their change in points (reference: kpis.md, "Share of total / in points" and "Sales by region / channel /
 * salesperson").
 */
import type { NoGrowth } from '../board'
import { type Exact, subtract, total } from '../exact'
import { growthOf } from '../query/growth'
import { type Figure, figure, noFigure } from './figure'
import { fractionOf, minus, numberFrom, over } from './fraction'

export interface ShareInput {
  /** Null is "(not set)", which is a member like any other. */
  readonly label: string | null
  readonly value: Exact | null
  /** Of the compared range; null: none. */
  readonly previous: Exact | null
}

export interface ShareRow {
  readonly label: string | null
  readonly value: Exact | null
  /** value ÷ total; below 0 or above 1 where members are negative. */
  readonly share: Figure<number>
  readonly previousShare: Figure<number>
  /** Share now less share before: 0.012 is 1.2 points. A member without sales in one range has a share of 0 in it. */
  readonly points: Figure<number>
  readonly change: Exact | null
  readonly growth: number | null
  readonly noGrowth: NoGrowth | null
}

export interface Shares {
  readonly total: Exact | null
  readonly previousTotal: Exact | null
  /** As they came. */
  readonly rows: readonly ShareRow[]
}

/** No share: `no-value` (no member has one), `not-positive` (the total is zero or negative); before: `no-earlier-data` for the first. */
export function sharesOf(members: readonly ShareInput[]): Shares {
  const now = totalOf(members.map(({ value }) => value))
  const before = totalOf(members.map(({ previous }) => previous))
  const rows = members.map(({ label, value, previous }): ShareRow => {
    const share = shareOf(value, now, 'no-value')
    const previousShare = shareOf(previous, before, 'no-earlier-data')
    return {
      label,
      value,
      share,
      previousShare,
      points: pointsOf(value, now, previous, before),
      ...growthOf(value, previous)
    }
  })
  return { total: now, previousTotal: before, rows }
}

function totalOf(values: readonly (Exact | null)[]): Exact | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : total(known)
}

function shareOf(value: Exact | null, sum: Exact | null, without: 'no-value' | 'no-earlier-data'): Figure<number> {
  if (sum === null) return noFigure(without)
  if (sum.digits <= 0n) return noFigure('not-positive')
  return figure(numberFrom(over(fractionOf(value ?? noSales), fractionOf(sum))))
}

const noSales: Exact = { digits: 0n, scale: 0 }

function pointsOf(
  value: Exact | null,
  now: Exact | null,
  previous: Exact | null,
  before: Exact | null
): Figure<number> {
  if (now === null) return noFigure('no-value')
  if (before === null) return noFigure('no-earlier-data')
  if (now.digits <= 0n || before.digits <= 0n) return noFigure('not-positive')
  const share = over(fractionOf(value ?? noSales), fractionOf(now))
  return figure(numberFrom(minus(share, over(fractionOf(previous ?? noSales), fractionOf(before)))))
}

/** Change of a percentage, in points: 0.35 after 0.30 is 0.05. No figure: `no-value`, `no-earlier-data`. */
export function pointsBetween(now: Exact | null, before: Exact | null): Figure<Exact> {
  if (now === null) return noFigure('no-value')
  return before === null ? noFigure('no-earlier-data') : figure(subtract(now, before))
}
