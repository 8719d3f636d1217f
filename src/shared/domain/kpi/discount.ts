/**
 * Discounts and price realisation (reference: kpis.md, "Discount rate / impact" and "Price realisation"). All sums are over the rows in which
 * every column that is needed has a value.
 */
import { add, type Exact, multiply, subtract, total } from '../exact'
import { type Figure, figure, noFigure } from './figure'
import { fractionOf, minus, numberFrom, over } from './fraction'

export interface DiscountRate {
  /** Money. */
  readonly discount: Exact
  readonly list: Exact
  /** Σ discount ÷ Σ (quantity × list price); above 1 where more was given away than the list price. */
  readonly rate: number
  readonly isOverList: boolean
}

/**
 * From discounts in money.
 * @param list Σ (quantity × list price)
 * @returns no figure: `no-list-price`, `no-value` (no discount known), `not-positive` (the list total is zero or negative)
 */
export function discountRateOf(discount: Exact | null, list: Exact | null): Figure<DiscountRate> {
  if (list === null) return noFigure('no-list-price')
  if (discount === null) return noFigure('no-value')
  if (list.digits <= 0n) return noFigure('not-positive')
  const rate = over(fractionOf(discount), fractionOf(list))
  return figure({ discount, list, rate: numberFrom(rate), isOverList: rate.top > rate.bottom })
}

/**
 * From rates: Σ (rate × list) ÷ Σ list. A mean of the rates would count a small order as much as a large one.
 * @param groups rate 0 to 1 with the list total of its rows
 * @returns no figure: as `discountRateOf`
 */
export function discountRateOfRates(
  groups: readonly { readonly rate: Exact | null; readonly list: Exact | null }[]
): Figure<DiscountRate> {
  const priced = groups.filter(({ list }) => list !== null)
  if (priced.length === 0) return noFigure('no-list-price')
  const known = priced.flatMap(({ rate, list }) => (rate && list ? [{ rate, list }] : []))
  if (known.length === 0) return noFigure('no-value')
  return discountRateOf(
    total(known.map(({ rate, list }) => multiply(rate, list))),
    total(known.map(({ list }) => list))
  )
}

export interface DiscountImpact {
  /** (revenue − cost) ÷ revenue. */
  readonly margin: Figure<number>
  /** The same had no discount been given and as much been sold. */
  readonly withoutDiscount: Figure<number>
  /** With less without, in points: −0.05 is five points of margin given away. */
  readonly points: Figure<number>
}

/** No figure: `no-value` (no revenue or discount), `no-cost`, `not-positive` (revenue zero or negative). */
export function discountImpactOf(revenue: Exact | null, discount: Exact | null, cost: Exact | null): DiscountImpact {
  const lacking = revenue === null ? noFigure('no-value') : cost === null ? noFigure('no-cost') : null
  if (lacking || revenue === null || cost === null) {
    const none = lacking ?? noFigure('no-value')
    return { margin: none, withoutDiscount: none, points: none }
  }
  const margin = marginOf(revenue, cost)
  if (discount === null) return { margin, withoutDiscount: noFigure('no-value'), points: noFigure('no-value') }
  const list = add(revenue, discount)
  const withoutDiscount = marginOf(list, cost)
  if (margin.noFigure !== null) return { margin, withoutDiscount, points: margin }
  if (withoutDiscount.noFigure !== null) return { margin, withoutDiscount, points: withoutDiscount }
  const points = numberFrom(minus(marginFraction(revenue, cost), marginFraction(list, cost)))
  return { margin, withoutDiscount, points: figure(points) }
}

function marginOf(revenue: Exact, cost: Exact): Figure<number> {
  return revenue.digits <= 0n ? noFigure('not-positive') : figure(numberFrom(marginFraction(revenue, cost)))
}

function marginFraction(revenue: Exact, cost: Exact) {
  return over(fractionOf(subtract(revenue, cost)), fractionOf(revenue))
}

/** Σ revenue ÷ Σ (quantity × list price). No figure: `no-list-price`, `no-value`, `not-positive` (the list total is zero or negative). */
export function priceRealisationOf(revenue: Exact | null, list: Exact | null): Figure<number> {
  if (list === null) return noFigure('no-list-price')
  if (revenue === null) return noFigure('no-value')
  if (list.digits <= 0n) return noFigure('not-positive')
  return figure(numberFrom(over(fractionOf(revenue), fractionOf(list))))
}
