/** What Polars says when it fails, as an error a person can meet. */
import { badPattern } from '../../../shared/domain/pattern/problem'
import { AppError } from '../../../shared/errors'

const overflow = /overflow in decimal|conversion from `(?:decimal|i64|i128)[^`]*` to `[^`]*` failed/

/**
 * An AppError for what Polars is known to say: `shape.overflow`, `shape.bad-pattern`, `load.disk-full`, `open.unreadable`, `open.vanished`. Anything else comes back as it is
 * and becomes `internal`.
 * @param what step or column the query was about, for the sentence
 */
export function translatePolarsError(error: unknown, what: { readonly name: string; readonly path: string }): unknown {
  if (error instanceof AppError) return error
  const message = error instanceof Error ? error.message : String(error)
  if (overflow.test(message)) return new AppError('shape.overflow', { what: what.name }, { cause: error })
  if (/^(?:Error: )?regex error/.test(message)) {
    return badPattern(0, 'engine')
  }
  if (/No space left on device|os error 28/.test(message)) {
    return new AppError('load.disk-full', { path: what.path }, { cause: error })
  }
  if (/Permission denied|os error 13\b/.test(message)) {
    return new AppError('open.unreadable', { path: what.path, reason: 'permission denied' }, { cause: error })
  }
  if (/No such file or directory|os error 2\b/.test(message)) {
    return new AppError('open.vanished', { path: what.path }, { cause: error })
  }
  return error
}
