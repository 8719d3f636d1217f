/** Functions from one type to another. What cannot be read is null: a step "read as another type" can reject it. */
import { fail, isNumber, temporal, text, writtenNumber, writtenText } from '../arguments'
import { badExpression } from '../problem'
import type { Typed } from '../typed'
import { day, each, type FunctionEntry, long, string } from './entry'

/** Digits before the mark that a text may have to become a decimal. */
export const wholeDigits = 18

function readable(arg: Typed) {
  if (arg.type.kind !== 'boolean' && !isNumber(arg.type)) text(arg)
}

/** The digits of `to_decimal`. @throws AppError `shape.bad-expression` */
export function decimalPlaces(arg: Typed): number {
  const digits = writtenNumber(arg, 'digits', 0)
  if (digits > 12) throw badExpression(arg.expression.span.start, 'round-digits')
  return digits
}

const signs = /^[-/. _]?$/

/**
 * The order of year, month and day in a pattern of `to_date`, and the pattern that finds them as groups.
 * @throws AppError `shape.bad-expression`
 */
export function datePatternOf(arg: Typed | undefined): { readonly regex: string; readonly order: readonly string[] } {
  const pattern = arg === undefined ? 'YYYY-MM-DD' : writtenText(arg, 1)
  const found = /^(YYYY|MM?|DD?)([^YMD]*)(YYYY|MM?|DD?)([^YMD]*)(YYYY|MM?|DD?)$/.exec(pattern)
  const [, one = '', between = '', two = '', after = '', three = ''] = found ?? []
  const order = [one, two, three].map((token) => token.charAt(0))
  const isWhole = found !== null && new Set(order).size === 3 && signs.test(between) && signs.test(after)
  if (!isWhole) throw badExpression(arg?.expression.span.start ?? 0, 'date-pattern')
  const group = (token: string) => ({ YYYY: '([0-9]{4})', MM: '([0-9]{2})', DD: '([0-9]{2})' })[token] ?? '([0-9]{1,2})'
  const sign = (letter: string) => (letter === '' ? '' : `[${letter === '-' ? '\\-' : letter}]`)
  return { regex: `^${group(one)}${sign(between)}${group(two)}${sign(after)}${group(three)}$`, order }
}

export const conversions = {
  to_text: {
    signature: 'to_text(value)',
    says: 'As text: numbers with a point, dates as 2024-12-31',
    example: 'to_text(Quantity)',
    min: 1,
    max: 1,
    type: () => string
  },
  to_whole: {
    signature: 'to_whole(value)',
    says: 'As a whole number: of a number what stands before the mark; null where a text is none',
    example: 'to_whole([Postal Code])',
    min: 1,
    max: 1,
    type: each(readable, long)
  },
  to_decimal: {
    signature: 'to_decimal(value, digits)',
    says: 'As an exact number with so many digits after the mark, rounded; null where a text is no number with a point',
    example: 'to_decimal(Price, 2)',
    min: 2,
    max: 2,
    type: ([value, digits]) => {
      if (value?.type.kind === 'double') fail(value, 'an exact number or a text')
      if (value) readable(value)
      const scale = digits ? decimalPlaces(digits) : 0
      return { kind: 'decimal', precision: wholeDigits + 1 + scale, scale }
    }
  },
  to_float: {
    signature: 'to_float(value)',
    says: 'As a floating number, which is fast but not exact; null where a text is none',
    example: 'to_float(Weight)',
    min: 1,
    max: 1,
    type: each(readable, { kind: 'double' })
  },
  to_date: {
    signature: "to_date(value, 'DD/MM/YYYY')",
    says: 'As a date: a text by its pattern (YYYY-MM-DD when left out), or the day of a date with time; null where there is none',
    example: "to_date([Order Date], 'DD.MM.YYYY')",
    min: 1,
    max: 2,
    type: ([value, pattern]) => {
      if (value && (value.type.kind === 'date' || value.type.kind === 'timestamp')) temporal(value)
      else if (value) text(value)
      if (pattern) datePatternOf(pattern)
      return day
    }
  }
} as const satisfies Record<string, FunctionEntry>
