/** What the expression editor offers to insert, and what it can say about an expression before the engine is asked. */
import { type FunctionName, functionNames } from '../../../shared/domain/expression/ast'
import { parseExpression } from '../../../shared/domain/expression/parse'
import { printColumn } from '../../../shared/domain/expression/print'
import { AppError } from '../../../shared/errors'

const parameters: Readonly<Record<FunctionName, string>> = {
  round: 'number, digits',
  abs: 'number',
  coalesce: 'a, b, …',
  if: 'condition, then, else',
  least: 'a, b, …',
  greatest: 'a, b, …',
  lower: 'text',
  upper: 'text',
  trim: 'text',
  concat: 'a, b, …',
  substring: 'text, start, length',
  contains: 'text, part',
  starts_with: 'text, part',
  ends_with: 'text, part',
  replace: 'text, part, by',
  length: 'text',
  year: 'date',
  quarter: 'date',
  month: 'date',
  day: 'date',
  weekday: 'date',
  date: 'timestamp',
  days_between: 'from, to'
}

export type ExpressionFunction = { readonly name: FunctionName; readonly signature: string }

export const expressionFunctions: readonly ExpressionFunction[] = functionNames.map((name) => ({
  name,
  signature: `${name}(${parameters[name]})`
}))

/** A column's name as an expression writes it. */
export const columnReference = printColumn

export type Mistake = { readonly message: string; readonly position: number | null }

/** Why an expression can't be read, with the character counted from 1; null when it can, or while it is empty. */
export function mistakeIn(expression: string): Mistake | null {
  if (expression.trim() === '') return null
  try {
    parseExpression(expression)
    return null
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { position } = error.details
    return { message: error.message, position: typeof position === 'number' ? position : null }
  }
}
