/**
 * Exact quotients, for what is divided more than once before it is rounded. A fraction is in lowest terms and its bottom is positive.
 */
import { type Exact, numberOf } from '../exact'

export interface Fraction {
  readonly top: bigint
  readonly bottom: bigint
}

export const nothing: Fraction = { top: 0n, bottom: 1n }

/** Digits after the mark of a fraction as a number, as of `ratio`. */
const numberScale = 12

/** @throws RangeError when `bottom` is 0 */
export function fraction(top: bigint, bottom: bigint): Fraction {
  if (bottom === 0n) throw new RangeError('A fraction has no bottom of 0.')
  const sign = bottom < 0n ? -1n : 1n
  const common = commonDivisor(top < 0n ? -top : top, bottom * sign)
  return { top: (top * sign) / common, bottom: (bottom * sign) / common }
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [one, other] = [a, b]
  while (other !== 0n) [one, other] = [other, one % other]
  return one
}

export function fractionOf({ digits, scale }: Exact): Fraction {
  return fraction(digits, 10n ** BigInt(scale))
}

export function whole(count: number | bigint): Fraction {
  return { top: BigInt(count), bottom: 1n }
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { top: -b.top, bottom: b.bottom })
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.top, a.bottom * b.bottom)
}

/** @throws RangeError when `b` is 0 */
export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.top * b.bottom, a.bottom * b.top)
}

export function sumOf(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce(plus, nothing)
}

export function isPositive({ top }: Fraction): boolean {
  return top > 0n
}

/** Rounded half away from zero to `scale` digits after the mark. */
export function exactFrom({ top, bottom }: Fraction, scale: number): Exact {
  const size = (top < 0n ? -top : top) * 10n ** BigInt(scale)
  const rounded = (size * 2n + bottom) / (bottom * 2n)
  return { digits: top < 0n ? -rounded : rounded, scale }
}

/** Rounded to twelve digits after the mark. */
export function numberFrom(value: Fraction): number {
  return numberOf(exactFrom(value, numberScale))
}
