/**
 * The expression language of filters and derived columns: arithmetic, text and date functions over the columns of one
 * row. It is data, never code: an expression is parsed to this tree, checked against the columns, and compiled by the
 * engine. There are no loops, patterns are bounded before they run, and there is no way to files, processes or other rows.
 */

/** Where a node stands in the text: characters counted from 0, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '=' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or'

export type Expression =
  /** Digits with at most one point: exact, never a float. */
  | { readonly kind: 'number'; readonly text: string; readonly span: Span }
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'null'; readonly span: Span }
  | { readonly kind: 'column'; readonly name: string; readonly span: Span }
  | { readonly kind: 'negate' | 'not'; readonly operand: Expression; readonly span: Span }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
      readonly span: Span
    }
  | {
      readonly kind: 'in'
      readonly operand: Expression
      readonly items: readonly Expression[]
      readonly negated: boolean
      readonly span: Span
    }
  | { readonly kind: 'is-null'; readonly operand: Expression; readonly negated: boolean; readonly span: Span }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expression[]; readonly span: Span }

export const functionNames = [
  // Choosing
  'if',
  'case',
  'coalesce',
  'null_if',
  'between',
  'least',
  'greatest',
  // Numbers
  'round',
  'floor',
  'ceil',
  'abs',
  'sign',
  // Texts
  'lower',
  'upper',
  'title',
  'trim',
  'concat',
  'length',
  'left',
  'right',
  'substring',
  'pad_left',
  'split_part',
  'replace',
  'contains',
  'starts_with',
  'ends_with',
  'matches',
  'extract',
  'replace_pattern',
  // Dates
  'year',
  'quarter',
  'month',
  'week',
  'day',
  'weekday',
  'hour',
  'minute',
  'date',
  'start_of',
  'end_of_month',
  'add_days',
  'add_months',
  'days_between',
  'months_between',
  // From one type to another
  'to_text',
  'to_whole',
  'to_decimal',
  'to_float',
  'to_date'
] as const
export type FunctionName = (typeof functionNames)[number]

export function isFunctionName(name: string): name is FunctionName {
  return (functionNames as readonly string[]).includes(name)
}

/** Limits that keep a hostile or accidental expression from costing anything. */
export const expressionLimits = { length: 4000, depth: 50, chain: 100, nodes: 1000, numberDigits: 38 } as const

/** Words with a meaning of their own, in any case; a column of that name is written in square brackets. */
export const reservedWords: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'is', 'null', 'true', 'false'])
