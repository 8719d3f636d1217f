/** Pattern and replacement of `replace_pattern`, as the engine takes them. */
import { AppError } from '../../../errors'
import { replacementOf } from '../../pattern'
import { writtenPattern, writtenText } from '../arguments'
import { badExpression } from '../problem'
import type { Typed } from '../typed'

/** @throws AppError `shape.bad-expression` */
export function patternReplacement(pattern: Typed, fresh: Typed): { readonly pattern: string; readonly fresh: string } {
  const read = writtenPattern(pattern, true)
  const text = writtenText(fresh, 0)
  try {
    return { pattern: read.text, fresh: replacementOf(text, read.groups) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { reason, reasonCode, group } = error.details
    throw badExpression(fresh.expression.span.start, 'pattern', {
      reason: String(reason),
      pattern: String(reasonCode),
      group: String(group ?? '')
    })
  }
}
