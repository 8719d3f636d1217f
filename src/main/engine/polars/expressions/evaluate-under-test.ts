/**
 * For tests only: a slow evaluator of expressions, row by row in TypeScript, written from the reference and not from the engine's
 * code. What Polars answers is held against it.
 */
import {
  commonType,
  datePatternOf,
  decimalPlaces,
  type NodeType,
  patternReplacement,
  roundDigits,
  type Typed,
  writtenNumber,
  writtenText,
  writtenUnit
} from '../../../../shared/domain/expression'
import { trimText } from '../../../../shared/domain/readings'
import * as calendar from './calendar-under-test'
import { scriptPattern } from './pattern-under-test'
import {
  arithmetic,
  as,
  atScale,
  both,
  compared,
  type Exact,
  either,
  exact,
  finite,
  isTrue,
  kept,
  longLimit,
  not,
  numberOf,
  type Operator,
  order,
  plain,
  roundedTo,
  scaleOf,
  text,
  truth,
  Unknown,
  type Value,
  whole
} from './values-under-test'

type Row = ReadonlyMap<string, Value>

/** Calls that are null when one of their values is. */
const ofSeveral: ReadonlySet<string> = new Set(['date', 'days_between', 'months_between', 'add_days', 'add_months'])

export function evaluate(typed: Typed, row: Row): Value {
  const { expression, type, parts } = typed
  const at = (index: number) => evaluate(parts[index] as Typed, row)
  switch (expression.kind) {
    case 'number': {
      const [before = '', after = ''] = expression.text.split('.')
      return exact(BigInt(before + after), after.length)
    }
    case 'text':
      return type.kind === 'date'
        ? { kind: 'days', days: calendar.daysOfIso(expression.value) }
        : text(expression.value)
    case 'boolean':
      return truth(expression.value)
    case 'null':
      return null
    case 'column':
      return row.get(expression.name) ?? null
    case 'negate': {
      const value = at(0)
      if (value?.kind === 'double') return finite(0 - value.value)
      return value?.kind === 'exact' ? kept(exact(-value.units, value.scale), type) : null
    }
    case 'not':
      return not(at(0))
    case 'is-null':
      return truth((at(0) === null) !== expression.negated)
    case 'in': {
      const [operand, ...items] = parts as readonly Typed[]
      const found = items.map((item) => compared('=', at(0), evaluate(item, row), commonType([operand as Typed, item])))
      const value = found.reduce(either, truth(false))
      return expression.negated ? not(value) : value
    }
    case 'binary': {
      const { operator } = expression
      if (operator === 'and') return both(at(0), at(1))
      if (operator === 'or') return either(at(0), at(1))
      // What is never anything but null is not computed.
      if (parts.some((part) => part.type.kind === 'null')) return null
      if (['+', '-', '*', '/', '%'].includes(operator)) return arithmetic(operator as Operator, at(0), at(1), type)
      return compared(operator, at(0), at(1), commonType(parts))
    }
    case 'call':
      if (type.kind === 'null' || (ofSeveral.has(expression.name) && parts.some((part) => part.type.kind === 'null')))
        return null
      return call(
        expression.name,
        typed,
        parts.map((part) => evaluate(part, row))
      )
  }
}

function call(name: string, { type, parts }: Typed, values: readonly Value[]): Value {
  const part = (index: number) => parts[index] as Typed
  const number = (index: number) => writtenNumber(part(index), 'number', 0)
  const [first = null, second = null, third = null] = values
  switch (name) {
    case 'if':
      return as(isTrue(first) ? second : third, type)
    case 'case': {
      const chosen = values.findIndex((value, i) => i % 2 === 0 && i < values.length - 1 && isTrue(value))
      const all = values.map((value, i) => (i % 2 === 1 || i === values.length - 1 ? as(value, type) : value))
      return (chosen < 0 ? all.at(-1) : all[chosen + 1]) ?? null
    }
    case 'coalesce':
      return values.map((value) => as(value, type)).find((value) => value !== null) ?? null
    case 'null_if':
      return isTrue(compared('=', first, second, commonType(parts))) ? null : first
    case 'between':
      return both(
        compared('>=', first, second, commonType([part(0), part(1)])),
        compared('<=', first, third, commonType([part(0), part(2)]))
      )
    case 'least':
    case 'greatest': {
      const given = values.flatMap((value) => as(value, type) ?? [])
      const sorted = given.sort((a, b) => (name === 'least' ? order(a, b) : order(b, a)))
      return sorted[0] ?? null
    }
    case 'concat':
      return text(values.map((value) => plain(value) ?? '').join(''))
    case 'to_text': {
      const shown = plain(first)
      return shown === null ? null : text(shown)
    }
    default:
      break
  }
  if (first === null) return null
  switch (first.kind) {
    case 'exact':
      if (name !== 'date')
        return ofNumber(
          name,
          first,
          type,
          name === 'round' ? roundDigits(parts) : name === 'to_decimal' ? decimalPlaces(part(1)) : 0
        )
      return second?.kind === 'exact' && third?.kind === 'exact'
        ? calendarDay(Number(first.units), Number(second.units), Number(third.units))
        : null
    case 'double':
      return ofDouble(name, first.value, name === 'round' ? roundDigits(parts) : 0)
    case 'boolean':
      return ofBoolean(name, first.value, type)
    case 'text':
      return ofText(name, first.value, type, parts, second, number)
    default:
      return ofDate(name, first, second, parts, type)
  }
}

function calendarDay(year: number, month: number, day: number): Value {
  const days = calendar.daysOf(year, month, day)
  return days === null ? null : { kind: 'days', days }
}

function ofNumber(name: string, value: Exact, type: NodeType, digits: number): Value {
  const unit = 10n ** BigInt(value.scale)
  const down = (value.units - (((value.units % unit) + unit) % unit)) / unit
  switch (name) {
    case 'round':
    case 'to_decimal': {
      const scale = name === 'round' ? Math.min(digits, value.scale) : digits
      const rounded = roundedTo(value, scale)
      return kept(atScale(rounded, Math.max(scale, rounded.scale)), type)
    }
    case 'floor':
      return exact(down)
    case 'ceil':
      return exact(value.units % unit === 0n ? down : down + 1n)
    case 'abs':
      return exact(value.units < 0n ? -value.units : value.units, value.scale)
    case 'sign':
      return whole(value.units > 0n ? 1 : value.units < 0n ? -1 : 0)
    case 'to_whole':
      return kept(exact(value.units / unit), type)
    case 'to_float':
      return { kind: 'double', value: numberOf(value) }
    default:
      throw new Unknown(name)
  }
}

function ofDouble(name: string, value: number, digits: number): Value {
  switch (name) {
    case 'round':
      return { kind: 'double', value: (Math.sign(value) * Math.round(Math.abs(value) * 10 ** digits)) / 10 ** digits }
    case 'floor':
      return { kind: 'double', value: Math.floor(value) }
    case 'ceil':
      return { kind: 'double', value: Math.ceil(value) }
    case 'abs':
      return { kind: 'double', value: Math.abs(value) }
    case 'sign':
      return whole(Math.sign(value))
    case 'to_whole':
      return Math.abs(value) < 2 ** 63 ? whole(BigInt(Math.trunc(value))) : null
    case 'to_float':
      return { kind: 'double', value }
    default:
      throw new Unknown(name)
  }
}

function ofBoolean(name: string, value: boolean, type: NodeType): Value {
  if (name === 'to_float') return { kind: 'double', value: value ? 1 : 0 }
  return atScale(whole(value ? 1 : 0), scaleOf(type))
}

function ofText(
  name: string,
  value: string,
  type: NodeType,
  parts: readonly Typed[],
  second: Value,
  number: (index: number) => number
): Value {
  const letters = [...value]
  const other = second?.kind === 'text' ? second.value : null
  const written = (index: number) => writtenText(parts[index] as Typed, 0)
  switch (name) {
    case 'lower':
      return text(value.toLowerCase())
    case 'upper':
      return text(value.toUpperCase())
    case 'title': {
      const capital = (word: string) => {
        const [head = '', ...rest] = [...word]
        return head.toUpperCase() + rest.join('')
      }
      const words = value.toLowerCase().split(' ')
      return text(words.map((word) => word.split('-').map(capital).join('-')).join(' '))
    }
    case 'trim':
      return text(trimText(value))
    case 'length':
      return whole(letters.length)
    case 'left':
      return text(letters.slice(0, number(1)).join(''))
    case 'right':
      return text(letters.slice(-number(1)).join(''))
    case 'substring': {
      const from = number(1) - 1
      return text(letters.slice(from, parts[2] === undefined ? undefined : from + number(2)).join(''))
    }
    case 'pad_left':
      return text(written(2).repeat(Math.max(0, number(1) - letters.length)) + value)
    case 'split_part': {
      const found = value.split(written(1))[number(2) - 1]
      return found === undefined ? null : text(found)
    }
    case 'replace':
      return text(value.split(written(1)).join(written(2)))
    case 'contains':
      return other === null ? null : truth(value.includes(other))
    case 'starts_with':
      return other === null ? null : truth(value.startsWith(other))
    case 'ends_with':
      return other === null ? null : truth(value.endsWith(other))
    case 'matches':
      return truth(scriptPattern(written(1)).test(value))
    case 'extract': {
      const found = scriptPattern(written(1)).exec(value)?.[parts[2] === undefined ? 0 : number(2)]
      return found === undefined ? null : text(found)
    }
    case 'replace_pattern': {
      patternReplacement(parts[1] as Typed, parts[2] as Typed)
      // `$0` is the whole match, which JavaScript writes `$&`; both write `$$` for a dollar.
      const fresh = written(2).replace(/\$([$0-9])/g, (all, sign) => (sign === '0' ? '$&' : all))
      return text(value.replace(scriptPattern(written(1), 'g'), fresh))
    }
    case 'to_whole': {
      const trimmed = trimText(value)
      if (!/^-?[0-9]{1,19}$/.test(trimmed)) return null
      const units = BigInt(trimmed)
      return units < longLimit && units >= -longLimit ? exact(units) : null
    }
    case 'to_decimal': {
      const found = /^(-?)([0-9]{1,18})(?:\.([0-9]{0,20}))?$/.exec(trimText(value))
      if (!found) return null
      const [, sign, before = '', after = ''] = found
      const size = exact(BigInt(before + after), after.length)
      const rounded = atScale(roundedTo(size, scaleOf(type)), scaleOf(type))
      return sign ? exact(-rounded.units, rounded.scale) : rounded
    }
    case 'to_float':
      return /^-?[0-9]{1,300}(\.[0-9]{0,300})?$/.test(trimText(value)) ? finite(Number(trimText(value))) : null
    case 'to_date': {
      const { regex, order: places } = datePatternOf(parts[1])
      const found = new RegExp(regex).exec(trimText(value))
      const of = (letter: string) => Number(found?.[places.indexOf(letter) + 1])
      return found ? calendarDay(of('Y'), of('M'), of('D')) : null
    }
    default:
      throw new Unknown(name)
  }
}

function ofDate(
  name: string,
  value: NonNullable<Value>,
  second: Value,
  parts: readonly Typed[],
  type: NodeType
): Value {
  const micros = value.kind === 'micros' ? value.micros : null
  const days = value.kind === 'days' ? value.days : calendar.daysOfMicros(micros ?? 0n)
  const { year, month, day } = calendar.dayOf(days)
  const inRange = (count: number | null): Value => {
    if (count === null || count < calendar.first || count > calendar.last) return null
    if (type.kind !== 'timestamp') return { kind: 'days', days: count }
    return { kind: 'micros', micros: BigInt(count - days) * calendar.dayMicros + (micros ?? 0n) }
  }
  const otherDays = (other: Value) =>
    other?.kind === 'days' ? other.days : other?.kind === 'micros' ? calendar.daysOfMicros(other.micros) : null
  const weekday = ((((days + 3) % 7) + 7) % 7) + 1
  const shift = second?.kind === 'exact' ? second.units : null
  const seconds = micros === null ? 0 : Number((micros - BigInt(days) * calendar.dayMicros) / 1_000_000n)
  switch (name) {
    case 'year':
      return whole(year)
    case 'quarter':
      return whole(Math.ceil(month / 3))
    case 'month':
      return whole(month)
    case 'day':
      return whole(day)
    case 'weekday':
      return whole(weekday)
    case 'week': {
      // The week belongs to the year of its Thursday.
      const thursday = days - weekday + 4
      const start = calendar.daysOf(calendar.dayOf(thursday).year, 1, 1) ?? 0
      return whole(Math.floor((thursday - start) / 7) + 1)
    }
    case 'hour':
      return whole(Math.floor(seconds / 3600))
    case 'minute':
      return whole(Math.floor(seconds / 60) % 60)
    case 'start_of':
      switch (writtenUnit(parts[1] as Typed)) {
        case 'week':
          return inRange(days - weekday + 1)
        case 'month':
          return inRange(days - day + 1)
        case 'quarter':
          return inRange(calendar.daysOf(year, month - ((month - 1) % 3), 1))
        case 'year':
          return inRange(calendar.daysOf(year, 1, 1))
      }
      break
    case 'end_of_month':
      return inRange(days - day + calendar.daysInMonth(year, month))
    case 'add_days':
      return shift === null || shift > 5_000_000n || shift < -5_000_000n ? null : inRange(days + Number(shift))
    case 'add_months': {
      if (shift === null || shift > 5_000_000n || shift < -5_000_000n) return null
      const months = year * 12 + month - 1 + Number(shift)
      const [y, m] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
      if (y < 1 || y > 9999) return null
      return inRange(calendar.daysOf(y, m, Math.min(day, calendar.daysInMonth(y, m))))
    }
    case 'days_between': {
      const to = otherDays(second)
      return to === null ? null : whole(to - days)
    }
    case 'months_between': {
      const to = otherDays(second)
      if (to === null) return null
      const end = calendar.dayOf(to)
      return whole((end.year - year) * 12 + end.month - month)
    }
    case 'to_date':
      return { kind: 'days', days }
    default:
      break
  }
  throw new Unknown(name)
}
