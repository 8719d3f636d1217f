/** Exact decimal arithmetic on text: money is never held in a floating-point number. */

/** `digits` * 10^-`scale`; `scale` is never negative. */
export interface Exact {
  readonly digits: bigint
  readonly scale: number
}

export const zero: Exact = { digits: 0n, scale: 0 }

/** An exact number of its text (`-12.50`, `3`, `1.5e3`) or of a number; null when it is none. */
export function exactOf(value: unknown): Exact | null {
  if (typeof value === 'bigint') return { digits: value, scale: 0 }
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(String(value).trim())
  if (!match) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  if (whole === '' && fraction === '') return null
  const magnitude = BigInt(whole + fraction)
  return scaled({ digits: sign === '-' ? -magnitude : magnitude, scale: 0 }, Number(exponent) - fraction.length)
}

function scaled({ digits }: Exact, exponent: number): Exact {
  return exponent > 0 ? { digits: digits * 10n ** BigInt(exponent), scale: 0 } : { digits, scale: -exponent }
}

/** Text with exactly `scale` digits after the mark: `-0.50`. */
export function textOf({ digits, scale }: Exact): string {
  const magnitude = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const sign = digits < 0n ? '-' : ''
  if (scale === 0) return sign + magnitude
  return `${sign}${magnitude.slice(0, -scale)}.${magnitude.slice(-scale)}`
}

export function numberOf(value: Exact): number {
  return Number(textOf(value))
}

/** The same value at another scale; rounds half away from zero when digits are lost. */
export function atScale(value: Exact, scale: number): Exact {
  if (scale === value.scale) return value
  if (scale >= value.scale) return { digits: value.digits * 10n ** BigInt(scale - value.scale), scale }
  return { digits: dividedRounded(value.digits, 10n ** BigInt(value.scale - scale)), scale }
}

export function add(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale)
  return { digits: atScale(a, scale).digits + atScale(b, scale).digits, scale }
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, { digits: -b.digits, scale: b.scale })
}

/** Every digit is kept: the scale is that of both together. */
export function multiply(a: Exact, b: Exact): Exact {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale }
}

/** Sum of all; 0 of none. */
export function total(values: readonly Exact[]): Exact {
  return values.reduce(add, zero)
}

/** Negative, 0 or positive, as `a` is less than, equal to or greater than `b`. */
export function compare(a: Exact, b: Exact): number {
  // Of a million values of one column none needs to be made anew.
  if (a.scale === b.scale) return a.digits < b.digits ? -1 : a.digits > b.digits ? 1 : 0
  return compare(atScale(a, Math.max(a.scale, b.scale)), atScale(b, Math.max(a.scale, b.scale)))
}

/** a / b at `scale` digits, half away from zero; null when b is 0. */
export function divide(a: Exact, b: Exact, scale: number): Exact | null {
  if (b.digits === 0n) return null
  const shift = scale + b.scale - a.scale
  const numerator = shift >= 0 ? a.digits * 10n ** BigInt(shift) : a.digits
  const denominator = shift >= 0 ? b.digits : b.digits * 10n ** BigInt(-shift)
  return { digits: dividedRounded(numerator, denominator), scale }
}

const ratioScale = 12

/** a / b as a number, computed exactly to twelve digits after the mark; null when b is 0. */
export function ratio(a: Exact, b: Exact): number | null {
  const result = divide(a, b, ratioScale)
  return result && numberOf(result)
}

export function magnitude(value: Exact): Exact {
  return value.digits < 0n ? { digits: -value.digits, scale: value.scale } : value
}

function dividedRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n
  const top = numerator < 0n ? -numerator : numerator
  const bottom = denominator < 0n ? -denominator : denominator
  const rounded = (top * 2n + bottom) / (bottom * 2n)
  return negative ? -rounded : rounded
}
