/** Calls from one type to another. What cannot be read is null. */
import pl from 'nodejs-polars'
import {
  datePatternOf,
  decimalPlaces,
  isNumericNode,
  type NumericType,
  type Typed,
  wholeDigits
} from '../../../../../shared/domain/expression'
import { trimCharacters } from '../../../../../shared/domain/readings'
import { decimalDigits, type Expr, whole } from '../../frames'
import { asNumber, rounded } from '../arithmetic'
import { asText } from '../texts'
import { type Calling, partOf } from './calling'
import { calendarDay } from './dates'

export function convertTo(calling: Calling): Expr | null {
  const { name, type } = calling
  const first = partOf(calling, 0)
  switch (name) {
    case 'to_text':
      return first.type.kind === 'null' ? calling.none(type) : asText(calling.value(first), first.type)
    case 'to_whole':
      return toWhole(calling, first)
    case 'to_decimal':
      return toDecimal(calling, first, decimalPlaces(partOf(calling, 1)))
    case 'to_float':
      return toFloat(calling, first)
    case 'to_date':
      return toDate(calling, first)
    default:
      return null
  }
}

/** A text without blanks at its ends, where it looks like a number; else null. */
function numberText(calling: Calling, typed: Typed, pattern: string): Expr {
  const text = calling.share(calling.value(typed).str.stripChars(trimCharacters))
  return pl
    .when(text.str.contains(pattern))
    .then(text)
    .otherwise(calling.none({ kind: 'string' }))
}

function oneOrZero(condition: Expr): Expr {
  return condition.cast(pl.Int64)
}

function toWhole(calling: Calling, first: Typed): Expr {
  switch (first.type.kind) {
    case 'string':
      return numberText(calling, first, '^-?[0-9]{1,19}$').cast(pl.Int64)
    case 'boolean':
      return oneOrZero(calling.value(first))
    case 'long':
      return calling.value(first)
    case 'decimal': {
      const value = calling.share(calling.value(first))
      const zero = asNumber(whole(0), { kind: 'long' }, first.type)
      return pl.when(value.lt(zero)).then(value.ceil()).otherwise(value.floor()).cast(pl.Int64, true)
    }
    case 'double':
      return calling.value(first).cast(pl.Int64)
    default:
      return calling.none(calling.type)
  }
}

function toDecimal(calling: Calling, first: Typed, scale: number): Expr {
  const result: NumericType = { kind: 'decimal', precision: decimalDigits, scale }
  switch (first.type.kind) {
    case 'string': {
      // As many digits as there may be are read, and then rounded as a number is.
      const read: NumericType = { kind: 'decimal', precision: decimalDigits, scale: decimalDigits - wholeDigits }
      const pattern = `^-?[0-9]{1,${wholeDigits}}(?:\\.[0-9]{0,${read.scale}})?$`
      const value = numberText(calling, first, pattern).cast(pl.Decimal(decimalDigits, read.scale))
      return rounded(value, read, scale, result)
    }
    case 'boolean':
      return asNumber(oneOrZero(calling.value(first)), { kind: 'long' }, result)
    case 'long':
    case 'decimal': {
      const value = calling.value(first)
      if (first.type.kind === 'decimal' && first.type.scale > scale) return rounded(value, first.type, scale, result)
      return asNumber(value, first.type, result)
    }
    default:
      return calling.none(calling.type)
  }
}

function toFloat(calling: Calling, first: Typed): Expr {
  if (first.type.kind === 'string') {
    return numberText(calling, first, '^-?[0-9]{1,300}(?:\\.[0-9]{0,300})?$').cast(pl.Float64)
  }
  if (first.type.kind === 'boolean') return calling.value(first).cast(pl.Float64)
  return isNumericNode(first.type) ? calling.value(first).cast(pl.Float64) : calling.none(calling.type)
}

function toDate(calling: Calling, first: Typed): Expr {
  if (first.type.kind === 'date') return calling.value(first)
  if (first.type.kind === 'timestamp') return calling.value(first).cast(pl.Date)
  if (first.type.kind !== 'string') return calling.none(calling.type)
  const { regex, order } = datePatternOf(calling.parts[1])
  const text = calling.share(calling.value(first).str.stripChars(trimCharacters))
  const number = (letter: string) => calling.share(text.str.extract(regex, order.indexOf(letter) + 1).cast(pl.Int64))
  return calendarDay(number('Y'), number('M'), number('D'))
}
