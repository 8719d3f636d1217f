/**
 * Return rates (reference: kpis.md, "Return rate"): returned ÷ sold, by value, units and orders.
 *
 * Returned amounts may be negative (rows of negative quantity) or positive (rows with a flag): their size counts. By date of return, returns
 * of earlier sales can be more than what was sold in the range: a rate above 1 is told as such, not cut. By date of sale it can't.
 */
import { type Exact, magnitude, subtract } from '../exact'
import { type Figure, figure, noFigure } from './figure'
import { fractionOf, numberFrom, over } from './fraction'

export interface SoldAmounts {
  /** Null: the column is not there, or no row has a value. */
  readonly value: Exact | null
  readonly units: Exact | null
  readonly orders: Exact | null
}

export interface ReturnRates {
  readonly byValue: Figure<number>
  readonly byUnits: Figure<number>
  readonly byOrders: Figure<number>
  /** Sold less returned; null where either is not known. */
  readonly net: Exact | null
  /** Whether one of the rates is above 1: earlier sales came back. */
  readonly isOverSold: boolean
}

/**
 * @param sold gross: without the rows of returns. @param returned sums of the rows of returns; null: there are none
 * @returns for each rate no figure: `no-value` (sold is not known), `not-positive` (nothing sold)
 */
export function returnRatesOf(sold: SoldAmounts, returned: SoldAmounts): ReturnRates {
  const byValue = rateOf(sold.value, returned.value)
  const byUnits = rateOf(sold.units, returned.units)
  const byOrders = rateOf(sold.orders, returned.orders)
  return {
    byValue,
    byUnits,
    byOrders,
    net: sold.value && subtract(sold.value, magnitude(returned.value ?? { digits: 0n, scale: 0 })),
    isOverSold: [byValue, byUnits, byOrders].some(({ value }) => value !== null && value > 1)
  }
}

function rateOf(sold: Exact | null, returned: Exact | null): Figure<number> {
  if (sold === null) return noFigure('no-value')
  if (sold.digits <= 0n) return noFigure('not-positive')
  return figure(returned === null ? 0 : numberFrom(over(fractionOf(magnitude(returned)), fractionOf(sold))))
}
