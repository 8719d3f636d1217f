/** What the expression editor knows of the language, and what it can say about an expression before the engine is asked. */
import { functionReference } from '../../../shared/domain/expression/functions'
import { parseExpression } from '../../../shared/domain/expression/parse'
import { printColumn } from '../../../shared/domain/expression/print'
import { AppError } from '../../../shared/errors'
import { errorSentence } from '../../text'

export { operatorReference } from '../../../shared/domain/expression/reference'

export const expressionFunctions = functionReference

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
    return { message: errorSentence(error), position: typeof position === 'number' ? position : null }
  }
}
