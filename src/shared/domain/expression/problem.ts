import { AppError } from '../../errors'

type Values = Readonly<Record<string, string | number>>

/** Why an expression is refused, in words that follow "at character 7:". */
const reasons = {
  empty: () => 'it is empty',
  unexpected: (v) => `${v.got} stands where ${v.wanted} is needed`,
  needed: (v) => `${v.wanted} is needed here and this is ${v.got}`,
  apart: (v) => `${v.one} and ${v.other} don't go together`,
  'round-digits': () => 'the digits of round are a whole number from 0 to 12',
  'written-number': (v) => `the ${v.what} is a whole number that is written down, at least ${v.least}`,
  'written-text': () => "a text in 'single quotes' is needed here",
  'one-letter': () => 'a text of just one letter is needed here',
  unit: (v) => `one of ${v.units} is needed here`,
  'date-pattern': () => 'a date is written with YYYY, MM or M, and DD or D, each once, and signs between them',
  pattern: (v) => `${v.reason}`,
  'no-group': (v) => `the pattern has no group ${v.group}`,
  'always-null': () => 'it is always null, so it has no type',
  'no-column': (v) => `there is no column ${v.name}`,
  'no-column-but': (v) => `there is no column ${v.name}, but there is ${v.like}`,
  minus: (v) => `a minus needs a number and this is ${v.got}`,
  'no-order': () => 'true and false have no order',
  numbers: (v) => `${v.operator} needs numbers and this is ${v.got}`,
  'numbers-texts': (v) => `${v.operator} needs numbers and this is ${v.got}: join texts with concat`,
  'numbers-dates': (v) => `${v.operator} needs numbers and this is ${v.got}: count days with days_between`,
  arguments: (v) => `${v.signature} is called with ${v.count} values`,
  'too-long': (v) => `it is longer than ${v.limit} characters`,
  'too-many-parts': (v) => `it has more than ${v.limit} parts`,
  'too-deep': (v) => `it is nested deeper than ${v.limit}`,
  'long-chain': (v) => `more than ${v.limit} operators stand in a row`,
  'two-comparisons': () => 'two comparisons in a row: join them with and',
  'no-function': (v) => `there is no function ${v.name}`,
  unclosed: (v) => `the ${v.what} has no closing ${v.close}`,
  'empty-name': () => 'the column name in the brackets is empty',
  'double-quotes': () => "texts stand in 'single quotes' and columns in [square brackets]",
  sign: (v) => `${v.sign} has no meaning here`,
  'number-letter': () => 'a number is followed by a letter',
  'number-points': () => 'a number has two points',
  'number-digits': (v) => `a number has more than ${v.limit} digits`
} as const satisfies Record<string, (values: Values) => string>

export type ExpressionReason = keyof typeof reasons

/**
 * An expression that can't be read or does not fit the columns.
 * @param at character counted from 0; the error names it counted from 1, as a person counts
 */
export function badExpression(at: number, code: ExpressionReason, values: Values = {}): AppError {
  const reason = reasons[code](values)
  return new AppError('shape.bad-expression', { ...values, position: at + 1, reason, reasonCode: code })
}
