/**
 * Exact arithmetic in Polars. What it does by itself is not: a product keeps the larger scale and rounds, Int64 wraps around
 * without a word, Int64 divided by zero is 0, a decimal divided by zero ends the query, and a product with a literal that has too many digits is null. Here longs and decimals are
 * computed as decimals of 38 digits at the scale of the result; what does not fit fails (`shape.overflow`), and a
 * division by zero is null.
 */
import pl from 'nodejs-polars'
import type { BinaryOperator, NumericType } from '../../../../shared/domain/expression'
import { decimal, decimalDigits, type Expr, nullOf, whole } from '../frames'

/**
 * Gives a value a name in the frame, so that it can be used more than once. An expression that stands twice inside
 * of another one doubles the plan with every level.
 */
export type Share = (value: Expr) => Expr

type DecimalType = Extract<NumericType, { kind: 'decimal' }>
type Operator = Extract<BinaryOperator, '+' | '-' | '*' | '/' | '%'>

/** A number as another type, exactly; fails where it does not fit. */
export function asNumber(value: Expr, from: NumericType, to: NumericType): Expr {
  if (to.kind === 'double') return from.kind === 'double' ? value : value.cast(pl.Float64)
  if (to.kind === 'long') return from.kind === 'long' ? value : value.cast(pl.Int64, true)
  return value.cast(pl.Decimal(decimalDigits, to.scale), true)
}

/** The decimal in which a result that is no double is computed. */
function workType(type: Exclude<NumericType, { kind: 'double' }>): DecimalType {
  return { kind: 'decimal', precision: decimalDigits, scale: type.kind === 'long' ? 0 : type.scale }
}

/** Infinite and not-a-number are no values; they would spoil every sum. */
function finite(value: Expr, share: Share): Expr {
  const shared = share(value)
  return pl
    .when(shared.isFinite())
    .then(shared)
    .otherwise(nullOf({ kind: 'double' }))
}

function unlessZero(value: Expr, zero: Expr, type: NumericType): Expr {
  return pl.when(value.eq(zero)).then(nullOf(type)).otherwise(value)
}

export interface Operand {
  readonly value: Expr
  readonly type: NumericType
}

/** The value of an operation; `result` is its type by `arithmeticType`. */
export function arithmetic(operator: Operator, left: Operand, right: Operand, result: NumericType, share: Share): Expr {
  if (result.kind === 'double') {
    const l = asNumber(left.value, left.type, result)
    return doubles(operator, l, asNumber(right.value, right.type, result), share)
  }
  const work = workType(result)
  const l = { ...left, value: share(left.value) }
  const r = { ...right, value: share(right.value) }
  const computed = exact(operator, l, r, work, share)
  const value = canOverflow(left.type, right.type) ? orFail(share(computed), l.value, r.value, operator) : computed
  return result.kind === 'long' ? value.cast(pl.Int64, true) : value
}

/** Digits that an operand may have at most. */
function digitsOf(type: NumericType): number {
  return type.kind === 'decimal' ? type.precision : 19
}

function canOverflow(left: NumericType, right: NumericType): boolean {
  return digitsOf(left) + digitsOf(right) > decimalDigits
}

/**
 * Fails where operands gave nothing: beside a literal Polars makes null of what has too many digits. The text is what
 * `translatePolarsError` looks for; turning it into a number is what fails.
 */
function orFail(value: Expr, left: Expr, right: Expr, operator: Operator): Expr {
  const given = left.isNotNull().and(right.isNotNull())
  const expected = operator === '/' || operator === '%' ? given.and(right.neq(whole(0))) : given
  const lost = value.isNull().and(expected)
  const check = pl.when(lost).then(pl.lit('overflow in decimal')).otherwise(pl.lit('0')).cast(pl.Int64, true)
  return pl
    .when(check.eq(whole(0)))
    .then(value)
    .otherwise(value)
}

function exact(operator: Operator, left: Operand, right: Operand, work: DecimalType, share: Share): Expr {
  const l = asNumber(left.value, left.type, work)
  switch (operator) {
    case '+':
      return l.plus(asNumber(right.value, right.type, work))
    case '-':
      return l.minus(asNumber(right.value, right.type, work))
    case '*':
      // The result has the larger scale of both, and that is the left one's: nothing is rounded.
      return l.multiplyBy(asNumber(right.value, right.type, narrow(right.type, work)))
    case '/': {
      const type = narrow(right.type, work)
      return l.div(unlessZero(share(asNumber(right.value, right.type, type)), decimal('0', type.scale), type))
    }
    case '%':
      return remainder(l, asNumber(right.value, right.type, work), work, share)
  }
}

/** The right operand at its own scale. */
function narrow(type: NumericType, work: DecimalType): DecimalType {
  const scale = type.kind === 'decimal' ? Math.min(type.scale, work.scale) : 0
  return { kind: 'decimal', precision: decimalDigits, scale }
}

/** Polars has no remainder of decimals: both are counted in units of the last digit. */
function remainder(left: Expr, right: Expr, work: DecimalType, share: Share): Expr {
  const { scale } = work
  const units = (value: Expr) => share(value.multiplyBy(decimal(`1${'0'.repeat(scale)}`, scale)).cast(pl.Int64, true))
  const l = units(left)
  const r = units(right)
  const floored = share(l.modulo(unlessZero(r, whole(0), { kind: 'long' })))
  const differs = floored.neq(whole(0)).and(l.lt(whole(0)).neq(r.lt(whole(0))))
  const value = pl.when(differs).then(floored.minus(r)).otherwise(floored)
  const unit = scale === 0 ? '1' : `0.${'1'.padStart(scale, '0')}`
  return value.cast(pl.Decimal(decimalDigits, scale), true).multiplyBy(decimal(unit, scale))
}

function doubles(operator: Operator, left: Expr, right: Expr, share: Share): Expr {
  const zero = pl.lit(0)
  switch (operator) {
    case '+':
      return finite(left.plus(right), share)
    case '-':
      return finite(left.minus(right), share)
    case '*':
      return finite(left.multiplyBy(right), share)
    case '/':
      return finite(left.div(right), share)
    case '%': {
      const l = share(left)
      const r = share(right)
      const floored = share(l.modulo(r))
      const differs = floored.neq(zero).and(l.lt(zero).neq(r.lt(zero)))
      return finite(pl.when(differs).then(floored.minus(r)).otherwise(floored), share)
    }
  }
}

/** Rounded half away from zero to `digits` after the mark. */
export function rounded(value: Expr, type: NumericType, digits: number, result: NumericType): Expr {
  switch (type.kind) {
    case 'long':
      return value
    case 'double':
      return value.round(digits, 'halfawayfromzero')
    case 'decimal':
      if (result.kind !== 'decimal' || result.scale >= type.scale) return value
      return asNumber(value.round(result.scale, 'halfawayfromzero'), type, result)
  }
}
