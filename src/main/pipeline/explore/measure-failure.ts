/** A measure that could not be asked for, though the others of its query could. */
import { type Measure, measureKey } from '../../../shared/domain/query/tree'
import { AppError } from '../../../shared/errors'

const codes: ReadonlySet<string> = new Set(['druid.out-of-room', 'druid.timeout'])
const measuresOf = new WeakMap<AppError, ReadonlySet<string>>()

/** Whether it may be the matter of one measure: too much to count at once, or in the time that there is. */
export function isOfOneMeasure(error: unknown): error is AppError {
  return error instanceof AppError && codes.has(error.code)
}

/** The failure of these measures alone. */
export function failureOf(error: AppError, measures: readonly Measure[]): AppError {
  const failure = new AppError(error.code, error.details, { cause: error })
  measuresOf.set(failure, new Set(measures.map(measureKey)))
  return failure
}

/** Whether the failure is of this measure; null: nobody knows of which. */
export function isFailureOf(error: unknown, measure: Measure): boolean | null {
  const measures = error instanceof AppError ? measuresOf.get(error) : undefined
  return measures ? measures.has(measureKey(measure)) : null
}
