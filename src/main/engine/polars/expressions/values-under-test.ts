/** For tests only: values of the slow evaluator and what is done with them. */
import type { NodeType } from '../../../../shared/domain/expression'
import * as calendar from './calendar-under-test'

/** Whole and exact numbers as units of the last digit; dates as days since 1970; times as microseconds since then. */
export type Value =
  | null
  | { readonly kind: 'exact'; readonly units: bigint; readonly scale: number }
  | { readonly kind: 'double'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'micros'; readonly micros: bigint }

/** A number has more digits than can be kept: the whole query must fail. */
export class Overflow extends Error {}
/** Something this evaluator does not know: floating numbers in the last digit. */
export class Unknown extends Error {}

export type Exact = Extract<Value, { kind: 'exact' }>

const limit = 10n ** 38n
export const longLimit = 2n ** 63n

export const text = (value: string): Value => ({ kind: 'text', value })
export const truth = (value: boolean): Value => ({ kind: 'boolean', value })
export const exact = (units: bigint, scale = 0): Exact => ({ kind: 'exact', units, scale })
export const whole = (value: number | bigint): Exact => exact(BigInt(value))

export function isTrue(value: Value): boolean {
  return value?.kind === 'boolean' && value.value
}

export function scaleOf(type: NodeType): number {
  return type.kind === 'decimal' ? type.scale : 0
}

/** Kept in 38 digits, or in 64 bits. */
export function kept(value: Exact, type: NodeType): Exact {
  const size = value.units < 0n ? -value.units : value.units
  if (size >= limit) throw new Overflow()
  if (type.kind === 'long' && (value.units >= longLimit || value.units < -longLimit)) throw new Overflow()
  return value
}

export function atScale(value: Exact, scale: number): Exact {
  if (scale >= value.scale) return exact(value.units * 10n ** BigInt(scale - value.scale), scale)
  throw new Unknown()
}

function divided(over: bigint, by: bigint, half: 'even' | 'away'): bigint {
  const negative = over < 0n !== by < 0n
  const [a, b] = [over < 0n ? -over : over, by < 0n ? -by : by]
  const floor = a / b
  const twice = (a % b) * 2n
  const up = twice > b || (twice === b && (half === 'away' || floor % 2n === 1n))
  const size = up ? floor + 1n : floor
  return negative ? -size : size
}

export function roundedTo(value: Exact, scale: number): Exact {
  if (scale >= value.scale) return value
  return exact(divided(value.units, 10n ** BigInt(value.scale - scale), 'away'), scale)
}

export function numberOf(value: Exact): number {
  return Number(value.units) / 10 ** value.scale
}

/** A value as another type of its family. */
export function as(value: Value, type: NodeType): Value {
  if (value === null) return null
  if (value.kind === 'exact' && type.kind === 'double') return { kind: 'double', value: numberOf(value) }
  if (value.kind === 'exact' && type.kind === 'decimal') return kept(atScale(value, type.scale), type)
  if (value.kind === 'days' && type.kind === 'timestamp') {
    return { kind: 'micros', micros: BigInt(value.days) * calendar.dayMicros }
  }
  return value
}

export function finite(value: number): Value {
  return Number.isFinite(value) ? { kind: 'double', value } : null
}

export type Operator = '+' | '-' | '*' | '/' | '%'

export function arithmetic(operator: Operator, left: Value, right: Value, type: NodeType): Value {
  if (left === null || right === null) return null
  if (type.kind === 'double') {
    const [l, r] = [as(left, type), as(right, type)]
    if (l?.kind !== 'double' || r?.kind !== 'double') return null
    switch (operator) {
      case '+':
        return finite(l.value + r.value)
      case '-':
        return finite(l.value - r.value)
      case '*':
        return finite(l.value * r.value)
      case '/':
        return finite(l.value / r.value)
      case '%':
        throw new Unknown()
    }
  }
  if (left.kind !== 'exact' || right.kind !== 'exact') return null
  const scale = scaleOf(type)
  const l = kept(atScale(left, scale), { kind: 'decimal', precision: 38, scale })
  const same = () => kept(atScale(right, scale), { kind: 'decimal', precision: 38, scale })
  switch (operator) {
    case '+':
      return kept(exact(l.units + same().units, scale), type)
    case '-':
      return kept(exact(l.units - same().units, scale), type)
    case '*':
      if (left.scale + right.scale > scale) throw new Unknown()
      return kept(exact(left.units * right.units * 10n ** BigInt(scale - left.scale - right.scale), scale), type)
    case '/':
      if (right.units === 0n) return null
      return kept(exact(divided(l.units * 10n ** BigInt(right.scale), right.units, 'even'), scale), type)
    case '%':
      if (right.units === 0n) return null
      // The engine counts both in units of the last digit, in 64 bits.
      return kept(exact(kept(l, { kind: 'long' }).units % kept(same(), { kind: 'long' }).units, scale), type)
  }
}

/** Below 0, 0 or above: numbers by size, texts by code points, false before true. */
export function order(left: NonNullable<Value>, right: NonNullable<Value>): number {
  if (left.kind === 'exact' && right.kind === 'exact') {
    const scale = Math.max(left.scale, right.scale)
    const difference = atScale(left, scale).units - atScale(right, scale).units
    return difference < 0n ? -1 : difference > 0n ? 1 : 0
  }
  if (left.kind === 'text' && right.kind === 'text')
    return Buffer.compare(Buffer.from(left.value), Buffer.from(right.value))
  const size = (value: NonNullable<Value>) =>
    value.kind === 'double' || value.kind === 'boolean'
      ? Number(value.value)
      : value.kind === 'days'
        ? value.days
        : Number.NaN
  if (left.kind === 'micros' && right.kind === 'micros')
    return left.micros < right.micros ? -1 : left.micros > right.micros ? 1 : 0
  return Math.sign(size(left) - size(right))
}

export function compared(operator: string, left: Value, right: Value, type: NodeType): Value {
  const [l, r] = [as(left, type), as(right, type)]
  if (l === null || r === null) return null
  const place = order(l, r)
  switch (operator) {
    case '=':
      return truth(place === 0)
    case '!=':
      return truth(place !== 0)
    case '<':
      return truth(place < 0)
    case '<=':
      return truth(place <= 0)
    case '>':
      return truth(place > 0)
    default:
      return truth(place >= 0)
  }
}

export function either(left: Value, right: Value): Value {
  if (isTrue(left) || isTrue(right)) return truth(true)
  return left === null || right === null ? null : truth(false)
}

export function both(left: Value, right: Value): Value {
  const isFalse = (value: Value) => value !== null && !isTrue(value)
  if (isFalse(left) || isFalse(right)) return truth(false)
  return left === null || right === null ? null : truth(true)
}

export function not(value: Value): Value {
  return value === null ? null : truth(!isTrue(value))
}

/** As a person reads it. */
export function plain(value: Value): string | null {
  switch (value?.kind) {
    case undefined:
      return null
    case 'exact': {
      const sign = value.units < 0n ? '-' : ''
      const digits = String(value.units < 0n ? -value.units : value.units).padStart(value.scale + 1, '0')
      const at = digits.length - value.scale
      return sign + digits.slice(0, at) + (value.scale > 0 ? `.${digits.slice(at)}` : '')
    }
    case 'double':
      return String(value.value)
    case 'text':
      return value.value
    case 'boolean':
      return String(value.value)
    case 'days':
      return calendar.isoDay(value.days)
    case 'micros':
      return calendar.isoTime(value.micros)
  }
}
