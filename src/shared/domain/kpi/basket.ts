/**
 * What is bought together (reference: kpis.md, "Basket affinity"), from counts of orders:
 * support = orders(A∧B) ÷ orders; confidence A→B = orders(A∧B) ÷ orders(A); lift = confidence A→B ÷ (orders(B) ÷ orders).
 */
import { type Figure, figure, noFigure } from './figure'
import { type Fraction, fraction, minus, numberFrom, times } from './fraction'
import { byLabel } from './order'

export interface BasketCounts {
  /** All orders, those with one product too. */
  readonly orders: number
  /** Orders that a product is in. */
  readonly products: ReadonlyMap<string, number>
  /** Orders that both are in. */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly orders: number }[]
}

export interface Affinity {
  /** In the order of labels. */
  readonly a: string
  readonly b: string
  readonly orders: number
  readonly support: number
  /** Share of the orders with a that have b, and of those with b that have a. */
  readonly confidence: number
  readonly reverseConfidence: number
  /** Above 1: more often together than by chance. */
  readonly lift: number
}

export interface Basket {
  /** Highest lift first, then most orders, then by labels. */
  readonly pairs: readonly Affinity[]
  /** Pairs in fewer orders than asked for. */
  readonly rare: number
  /** Pairs with a product whose orders were not counted: it was not among the products that were looked at. */
  readonly uncounted: number
}

/** @param minOrders a pair in fewer orders is left out: its lift is chance. @returns no figure: `no-value` (no orders) */
export function basketOf({ orders, products, pairs }: BasketCounts, minOrders: number): Figure<Basket> {
  if (orders === 0) return noFigure('no-value')
  const often = pairs.filter((pair) => pair.orders >= Math.max(1, minOrders))
  const found = often.flatMap((pair) => {
    const [a, b] = byLabel(pair.a, pair.b) <= 0 ? [pair.a, pair.b] : [pair.b, pair.a]
    const [ofA, ofB] = [products.get(a) ?? 0, products.get(b) ?? 0]
    if (ofA === 0 || ofB === 0) return []
    const [both, all] = [BigInt(pair.orders), BigInt(orders)]
    const confidence = fraction(both, BigInt(ofA))
    const lift = times(confidence, fraction(all, BigInt(ofB)))
    const affinity: Affinity = {
      a,
      b,
      orders: pair.orders,
      support: numberFrom(fraction(both, all)),
      confidence: numberFrom(confidence),
      reverseConfidence: numberFrom(fraction(both, BigInt(ofB))),
      lift: numberFrom(lift)
    }
    return [{ affinity, lift }]
  })
  found.sort((one, other) => {
    const { affinity: x } = one
    const { affinity: y } = other
    return bySize(other.lift, one.lift) || y.orders - x.orders || byLabel(x.a, y.a) || byLabel(x.b, y.b)
  })
  return figure({
    pairs: found.map(({ affinity }) => affinity),
    rare: pairs.length - often.length,
    uncounted: often.length - found.length
  })
}

function bySize(a: Fraction, b: Fraction): number {
  const { top } = minus(a, b)
  return top < 0n ? -1 : top > 0n ? 1 : 0
}
