import { AppError } from '../../errors'

/**
 * An expression that can't be read or does not fit the columns.
 * @param at character counted from 0; the error names it counted from 1, as a person counts
 */
export function badExpression(at: number, reason: string): AppError {
  return new AppError('shape.bad-expression', { position: at + 1, reason })
}
