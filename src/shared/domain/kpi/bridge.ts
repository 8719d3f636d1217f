/**
 * What made sales change between two periods: price, volume and mix (reference: kpis.md, "Contribution by item").
 *
 * Over the items i that were sold in both periods with a quantity above zero, with s sales, q units, p = s ÷ q, Q and S their sums and
 * P̄₀ = S₀ ÷ Q₀:
 * - volume = (Q₁ − Q₀) × P̄₀, what the change in units would have brought at the average price before
 * - mix = Σ (q₁ − q₀) × (p₀ − P̄₀), more or less of the items that are dearer than the average
 * - price = Σ (p₁ − p₀) × q₁ = Σ s₁ − p₀ × q₁
 *
 * Items that were sold in one period only are `new` or `lost`. Items of both without a usable quantity (none, zero or negative), or with
 * negative sales and so no price, are `unexplained`: their change is told, but not what made it.
 *
 * All parts have the digits of the sales. Price and volume are rounded once, at the end; mix is the rest and takes the rounding, so that the
 * six parts add up to the change to the last digit, in the whole and of every item.
 */
import { add, atScale, type Exact, magnitude, compare as order, subtract, total, zero } from '../exact'
import { type Figure, figure, noFigure } from './figure'
import { exactFrom, fractionOf, over, times } from './fraction'

export interface BridgeInput {
  /** Null is "(not set)". */
  readonly label: string | null
  /** Sales and units before; null: none. */
  readonly s0: Exact | null
  readonly q0: Exact | null
  /** Sales and units now; null: none. */
  readonly s1: Exact | null
  readonly q1: Exact | null
}

export const bridgeParts = ['price', 'volume', 'mix', 'new', 'lost', 'unexplained'] as const
export type BridgePart = (typeof bridgeParts)[number]
export type BridgeParts = Readonly<Record<BridgePart, Exact>>

export interface BridgeItem {
  readonly label: string | null
  readonly change: Exact
  readonly parts: BridgeParts
}

export interface Bridge {
  readonly before: Exact
  readonly now: Exact
  readonly change: Exact
  readonly parts: BridgeParts
  /** Items that price, volume and mix are made of. */
  readonly commonItems: number
  /** Items of both periods without a usable quantity. */
  readonly unexplainedItems: number
  /** The items with the most of each part by size, largest first; those without any are not listed. */
  readonly largest: Readonly<Record<BridgePart, readonly BridgeItem[]>>
}

interface Sold {
  readonly s0: Exact
  readonly s1: Exact
  readonly q0: Exact
  readonly q1: Exact
}

/** Digits that are kept beyond those of the sales until the parts are added up. */
const guard = 12

/**
 * @param top how many items are listed for each part
 * @returns no figure: `no-value` (no items), `no-earlier-data` (nothing sold before), `no-quantity` (there are items of both periods, but
 *   no quantity to tell price from volume)
 */
export function priceVolumeMix(items: readonly BridgeInput[], top = 5): Figure<Bridge> {
  const present = items.filter((item) => isSold(item.s0, item.q0) || isSold(item.s1, item.q1))
  if (present.length === 0) return noFigure('no-value')
  if (!present.some(({ s0, q0 }) => isSold(s0, q0))) return noFigure('no-earlier-data')
  const scale = Math.max(...present.flatMap(({ s0, s1 }) => [s0?.scale ?? 0, s1?.scale ?? 0]))
  const known = present.map((item) => ({ item, common: commonOf(item) }))
  const common = known.flatMap((one) => one.common ?? [])
  const both = present.filter(({ s0, q0, s1, q1 }) => isSold(s0, q0) && isSold(s1, q1))
  if (both.length > 0 && common.length === 0) return noFigure('no-quantity')

  const [units0, units1] = [total(common.map(({ q0 }) => q0)), total(common.map(({ q1 }) => q1))]
  const sales0 = total(common.map(({ s0 }) => s0))
  const volumeOf = (units: Exact) =>
    units0.digits === 0n
      ? atScale(zero, scale)
      : exactFrom(times(fractionOf(units), over(fractionOf(sales0), fractionOf(units0))), scale)
  const parted = known.map((one) => itemOf(one.item, one.common, scale, volumeOf))

  const sumOf = (part: BridgePart) => total(parted.map(({ parts }) => parts[part]))
  const change = total(parted.map((item) => item.change))
  const price = atScale(total(common.map((item) => subtract(item.s1, atOldPrice(item, scale + guard)))), scale)
  const volume = volumeOf(subtract(units1, units0))
  const changeOfCommon = total(common.map(({ s0, s1 }) => subtract(s1, s0)))
  const mix = atScale(subtract(subtract(changeOfCommon, price), volume), scale)
  const [before, now] = [total(present.map(({ s0 }) => s0 ?? zero)), total(present.map(({ s1 }) => s1 ?? zero))]
  return figure({
    before: atScale(before, scale),
    now: atScale(now, scale),
    change: atScale(change, scale),
    parts: { price, volume, mix, new: sumOf('new'), lost: sumOf('lost'), unexplained: sumOf('unexplained') },
    commonItems: common.length,
    unexplainedItems: both.length - common.length,
    largest: largestOf(parted, top)
  })
}

/** Sales of nothing, without a quantity, are those of an item that was not sold. */
function isSold(sales: Exact | null, units: Exact | null): boolean {
  return sales !== null && (sales.digits !== 0n || (units !== null && units.digits !== 0n))
}

function commonOf({ s0, q0, s1, q1 }: BridgeInput): Sold | null {
  if (s0 === null || s1 === null || s0.digits < 0n || s1.digits < 0n) return null
  if (q0 === null || q1 === null || q0.digits <= 0n || q1.digits <= 0n) return null
  return { s0, s1, q0, q1 }
}

/** p₀ × q₁ */
function atOldPrice({ s0, q0, q1 }: Sold, scale: number): Exact {
  return exactFrom(times(over(fractionOf(s0), fractionOf(q0)), fractionOf(q1)), scale)
}

function itemOf(
  { label, s0, q0, s1, q1 }: BridgeInput,
  common: Sold | null,
  scale: number,
  volumeOf: (units: Exact) => Exact
): BridgeItem {
  const change = atScale(subtract(s1 ?? zero, s0 ?? zero), scale)
  const nothing = atScale(zero, scale)
  const none: BridgeParts = {
    price: nothing,
    volume: nothing,
    mix: nothing,
    new: nothing,
    lost: nothing,
    unexplained: nothing
  }
  if (common) {
    const price = atScale(subtract(common.s1, atOldPrice(common, scale + guard)), scale)
    const volume = volumeOf(subtract(common.q1, common.q0))
    return { label, change, parts: { ...none, price, volume, mix: subtract(subtract(change, price), volume) } }
  }
  if (!isSold(s0, q0)) return { label, change, parts: { ...none, new: change } }
  if (!isSold(s1, q1)) return { label, change, parts: { ...none, lost: change } }
  return { label, change, parts: { ...none, unexplained: change } }
}

function largestOf(items: readonly BridgeItem[], top: number): Bridge['largest'] {
  const of = (part: BridgePart) =>
    items
      .filter(({ parts }) => parts[part].digits !== 0n)
      .sort((a, b) => order(magnitude(b.parts[part]), magnitude(a.parts[part])))
      .slice(0, top)
  return {
    price: of('price'),
    volume: of('volume'),
    mix: of('mix'),
    new: of('new'),
    lost: of('lost'),
    unexplained: of('unexplained')
  }
}

/** The six parts together: the change. */
export function sumOfParts(parts: BridgeParts): Exact {
  return bridgeParts.map((part) => parts[part]).reduce(add, zero)
}
