/**
 * Types of exact arithmetic. Longs take part as decimal(19,0). The engine holds every decimal in 38 digits, so a scale is
 * what must be chosen well: sums keep the larger scale, products add the scales (nothing is rounded), a quotient has at
 * least six fraction digits more than its operands and is rounded at its last digit (half to even).
 * Where scales add up to more than 18 digits the scale gives way so that 20 digits stay for the whole part.
 */
import type { ColumnType } from '../column-type'

export type NumericType = Extract<ColumnType, { kind: 'long' | 'double' | 'decimal' }>
export type DecimalType = Extract<ColumnType, { kind: 'decimal' }>

export const maxDigits = 38
/** Fraction digits a quotient has beyond its operands. */
export const quotientDigits = 6
/** Fraction digits up to which nothing gives way. */
export const keptScale = 18

/** A numeric type as an exact decimal; null for double. */
export function asDecimal(type: NumericType): DecimalType | null {
  if (type.kind === 'double') return null
  return type.kind === 'long' ? { kind: 'decimal', precision: 19, scale: 0 } : type
}

function decimal(wholeDigits: number, scale: number): DecimalType {
  const kept = scale <= keptScale ? scale : Math.max(keptScale, Math.min(scale, maxDigits - wholeDigits))
  return { kind: 'decimal', precision: Math.min(maxDigits, Math.max(1, wholeDigits + kept)), scale: kept }
}

/** The type in which both operands can be compared, chosen between, or added without loss. */
export function commonNumeric(left: NumericType, right: NumericType): NumericType {
  if (left.kind === 'long' && right.kind === 'long') return { kind: 'long' }
  const l = asDecimal(left)
  const r = asDecimal(right)
  if (l === null || r === null) return { kind: 'double' }
  return decimal(Math.max(l.precision - l.scale, r.precision - r.scale), Math.max(l.scale, r.scale))
}

/** Type of an arithmetic result. */
export function arithmeticType(
  operator: '+' | '-' | '*' | '/' | '%',
  left: NumericType,
  right: NumericType
): NumericType {
  if (left.kind === 'long' && right.kind === 'long' && operator !== '/') return { kind: 'long' }
  const l = asDecimal(left)
  const r = asDecimal(right)
  if (l === null || r === null) return { kind: 'double' }
  const whole = (type: DecimalType) => type.precision - type.scale
  switch (operator) {
    case '+':
    case '-':
      return decimal(Math.max(whole(l), whole(r)) + 1, Math.max(l.scale, r.scale))
    case '*':
      return decimal(whole(l) + whole(r), l.scale + r.scale)
    case '%':
      return decimal(whole(r), Math.max(l.scale, r.scale))
    case '/':
      return decimal(whole(l) + r.scale, Math.max(l.scale, r.scale) + quotientDigits)
  }
}

/** The type of a number as it is written. */
export function literalType(text: string): NumericType {
  const [whole = '', fraction = ''] = text.split('.')
  if (fraction === '' && whole.length <= 18) return { kind: 'long' }
  return { kind: 'decimal', precision: Math.min(maxDigits, whole.length + fraction.length), scale: fraction.length }
}
