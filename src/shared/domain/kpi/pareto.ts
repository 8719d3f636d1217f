/**
 * ABC classes and concentration (reference: kpis.md, "Pareto / ABC" and "Concentration").
 *
 * Items with zero, negative or no sales are listed apart: with them a cumulative share would go over 100 % and back.
 */
import { add, compare, type Exact, multiply, ratio, total, zero } from '../exact'
import { type Figure, figure, noFigure } from './figure'
import { byValue } from './order'

export interface Valued {
  /** Null is "(not set)". */
  readonly label: string | null
  /** Null: no value in any row. */
  readonly value: Exact | null
}

interface Known extends Valued {
  readonly value: Exact
}

export const abcClasses = ['A', 'B', 'C'] as const
export type AbcClass = (typeof abcClasses)[number]

export interface AbcBounds {
  /** Shares of the total, 0 to 1, a ≤ b. */
  readonly a: Exact
  readonly b: Exact
}

export const usualBounds: AbcBounds = { a: { digits: 80n, scale: 2 }, b: { digits: 95n, scale: 2 } }

export interface AbcItem {
  readonly label: string | null
  readonly value: Exact
  readonly share: number
  /** Share of this item and all before it. */
  readonly cumulative: number
  readonly class: AbcClass
}

export interface Apart {
  readonly label: string | null
  readonly value: Exact | null
  readonly why: 'zero' | 'negative' | 'no-value'
}

export interface Abc {
  /** Sum of the items above zero: what shares are of. */
  readonly positiveTotal: Exact
  /** Largest first; ties by label, then as they came. */
  readonly items: readonly AbcItem[]
  readonly classes: Readonly<
    Record<AbcClass, { readonly count: number; readonly value: Exact; readonly share: number }>
  >
  readonly apart: readonly Apart[]
}

/**
 * Classes by cumulative share, largest first. The item with which a bound is reached is the last of its class, as it is in the Pareto count
 * of a ranking: an item is A while those before it make less than `a`, B while they make less than `b`, C after that. So one item alone is A.
 * @throws RangeError when bounds are not 0 ≤ a ≤ b ≤ 1
 * @returns no figure: `no-value` (no items with a value), `not-positive` (none above zero)
 */
export function abcOf(items: readonly Valued[], bounds: AbcBounds = usualBounds): Figure<Abc> {
  const found = abcTotalsOf(items, bounds)
  if (found.noFigure !== null) return found
  const { positive, classes, totals, apart, positiveTotal } = found.value
  let sum = zero
  const sorted = positive.map(({ label, value }, index): AbcItem => {
    sum = add(sum, value)
    const [share, cumulative] = [shareOf(value, positiveTotal), shareOf(sum, positiveTotal)]
    return { label, value, share, cumulative, class: classes[index] ?? 'C' }
  })
  const classOf = (name: AbcClass) => ({ ...totals[name], share: shareOf(totals[name].value, positiveTotal) })
  return figure({
    positiveTotal,
    items: sorted,
    classes: { A: classOf('A'), B: classOf('B'), C: classOf('C') },
    apart
  })
}

interface AbcTotals extends Parted {
  /** Of the positive ones, in order. */
  readonly classes: readonly AbcClass[]
  readonly totals: Readonly<Record<AbcClass, { readonly count: number; readonly value: Exact }>>
}

/** As `abcOf`, without the shares of each item: of a million they take longer than all the rest. */
export function abcTotalsOf(items: readonly Valued[], bounds: AbcBounds): Figure<AbcTotals> {
  const one = { digits: 1n, scale: 0 }
  if (bounds.a.digits < 0n || compare(bounds.a, bounds.b) > 0 || compare(bounds.b, one) > 0) {
    throw new RangeError('The bounds of ABC classes are shares from 0 to 1, the first not above the second.')
  }
  const parted = partedOf(items)
  if (parted.noFigure !== null) return parted
  const sizes = parted.value.positive.map(({ value }) => value)
  const classes = classesOf(sizes, parted.value.positiveTotal, bounds)
  const totalOf = (name: AbcClass) => {
    const own = sizes.filter((_, index) => classes[index] === name)
    return { count: own.length, value: total(own) }
  }
  return figure({ ...parted.value, classes, totals: { A: totalOf('A'), B: totalOf('B'), C: totalOf('C') } })
}

/** @param largest the first of all above zero, the largest first */
export function classesOf(largest: readonly Exact[], positiveTotal: Exact, bounds: AbcBounds): AbcClass[] {
  const [a, b] = [multiply(bounds.a, positiveTotal), multiply(bounds.b, positiveTotal)]
  let before = zero
  return largest.map((value) => {
    const abcClass = isWithin(before, a) ? 'A' : isWithin(before, b) ? 'B' : 'C'
    before = add(before, value)
    return abcClass
  })
}

export interface Concentration {
  /** Herfindahl–Hirschman index Σ share², above 0 to 1; 1 is one member alone. */
  readonly hhi: number
  /** 1 ÷ HHI: as many members of the same size would be as concentrated. */
  readonly equalMembers: number
  /** Share of the `n` largest; of all where there are fewer. */
  readonly top: { readonly n: number; readonly value: Exact; readonly share: number }
  readonly members: number
  readonly positiveTotal: Exact
  /** Members with more returned than bought, with nothing or without a value; not in any share. */
  readonly apart: readonly Apart[]
}

/**
 * How much of the sales hangs on few members, of those above zero.
 * @returns no figure: `no-value` (no members with a value), `not-positive` (none above zero)
 */
export function concentrationOf(members: readonly Valued[], n = 10): Figure<Concentration> {
  const parted = partedOf(members)
  if (parted.noFigure !== null) return parted
  const { positive, apart, positiveTotal } = parted.value
  const squares = total(positive.map((member) => multiply(member.value, member.value)))
  const top = positive.slice(0, n).map((member) => member.value)
  return figure({
    hhi: herfindahlOf(squares, positiveTotal) ?? 0,
    equalMembers: shareOf(multiply(positiveTotal, positiveTotal), squares),
    top: { n, value: total(top), share: topShareOf(top, positiveTotal) ?? 0 },
    members: positive.length,
    positiveTotal,
    apart
  })
}

/** Σ share², of the sum of the squares; null where nothing is above zero. */
export function herfindahlOf(squares: Exact, positiveTotal: Exact): number | null {
  return positiveTotal.digits > 0n ? shareOf(squares, multiply(positiveTotal, positiveTotal)) : null
}

/** Share of the largest ones; null where nothing is above zero. */
export function topShareOf(largest: readonly Exact[], positiveTotal: Exact): number | null {
  return positiveTotal.digits > 0n ? shareOf(total(largest.filter(isPositive)), positiveTotal) : null
}

/**
 * How many make 80 % of the positive total: those of class A.
 * @param sizes largest first
 */
export function paretoOf(sizes: readonly Exact[]): {
  readonly paretoCount: number
  readonly positiveTotal: Exact | null
} {
  const positives = sizes.filter(isPositive)
  const positiveTotal = total(positives)
  const bound = multiply(usualBounds.a, positiveTotal)
  let [paretoCount, before] = [0, zero]
  for (const size of positives) {
    if (!isWithin(before, bound)) break
    paretoCount++
    before = add(before, size)
  }
  return { paretoCount, positiveTotal: positives.length === 0 ? null : positiveTotal }
}

/** An item belongs to a class while those before it make less than the bound. */
function isWithin(before: Exact, bound: Exact): boolean {
  return compare(before, bound) < 0
}

function isPositive({ digits }: Exact): boolean {
  return digits > 0n
}

interface Parted {
  readonly positive: readonly Known[]
  readonly apart: readonly Apart[]
  readonly positiveTotal: Exact
}

function partedOf(items: readonly Valued[]): Figure<Parted> {
  if (!items.some(({ value }) => value !== null)) return noFigure('no-value')
  const positive = items.filter((item): item is Known => item.value !== null && item.value.digits > 0n).sort(byValue)
  if (positive.length === 0) return noFigure('not-positive')
  const positiveTotal = total(positive.map(({ value }) => value))
  const apart = items.flatMap(({ label, value }): Apart[] => {
    if (value === null) return [{ label, value, why: 'no-value' }]
    if (value.digits > 0n) return []
    return [{ label, value, why: value.digits === 0n ? 'zero' : 'negative' }]
  })
  return figure({ positive, apart, positiveTotal })
}

/** @param of above zero */
function shareOf(value: Exact, of: Exact): number {
  return ratio(value, of) ?? 0
}
