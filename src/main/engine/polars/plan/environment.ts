/**
 * Where the columns of a recipe are in the frame. They keep names of their own there; what they are called at each stage is in an
 * environment, so that a rename costs nothing and no name of a person's can be taken for a pattern.
 */
import pl from 'nodejs-polars'
import type { ColumnType } from '../../../../shared/domain/column-type'
import { AppError } from '../../../../shared/errors'
import { type Expr, type LazyFrame, whole } from '../frames'
import { names as typedNames } from '../typed/table'
import { outcome } from './outcomes'

/** A column at some stage: where it is in the frame, its type, and the source column it comes from. */
export interface Bound {
  readonly id: string
  readonly type: ColumnType
  /** Index of the reading whose cell it began as; null for new columns. */
  readonly origin: number | null
}

/** Columns by name in their order. */
export type Environment = ReadonlyMap<string, Bound>

/** Name of the column that says what became of a row. */
export const outcomeName = 'outcome'
/** Marks of a look-up: true where the key was found. */
export const foundName = (stage: number) => `found${stage}`

export const isAlive = (): Expr => pl.col(outcomeName).eq(whole(outcome.loaded))

/** Whether a row was rejected, by a reading, by a step, or for want of an order date. */
export function isRejected(): Expr {
  const fate = pl.col(outcomeName)
  const early = fate.gt(whole(outcome.loaded)).and(fate.lt(whole(outcome.filtered(0))))
  return early.or(fate.gtEq(whole(outcome.noDate)))
}

export function boundOf(environment: Environment, name: string): Bound {
  const bound = environment.get(name)
  if (bound === undefined) throw new AppError('internal', { reference: `column ${name} of the plan` })
  return bound
}

/** Marks rows that were going on until now. */
export function mark(frame: LazyFrame, condition: Expr, code: number): LazyFrame {
  const marked = pl.when(isAlive().and(condition)).then(whole(code).cast(pl.Int32)).otherwise(pl.col(outcomeName))
  return frame.withColumns(marked.alias(outcomeName))
}

/**
 * Where a row stands among all: its number in the clean text, until a step makes rows of rows; then a number of its own
 * in the same order. `fan` is how many numbers each row of the text has.
 */
export interface Place {
  readonly id: string
  readonly fan: number
}

export const firstPlace: Place = { id: typedNames.row, fan: 1 }

/** What steps need beyond the frame itself, by place among the stages. */
export interface StepInputs {
  /** Look-ups: frame with `key`, `found` (true) and `a0` …, one for each added column. */
  readonly lookups: ReadonlyMap<number, LazyFrame>
  /** Deduplications: frame with `place`, the rows that repeat another one. */
  readonly repeats: ReadonlyMap<number, LazyFrame>
  /** Readings of columns again: `text`, `known` and `value` of texts that no expression reads; null when none has a meaning. */
  readonly meanings: ReadonlyMap<number, LazyFrame | null>
  /** Values that were found in a pass of their own: `place` and `f0` …, one for each column of the step. */
  readonly found: ReadonlyMap<number, LazyFrame>
  /** Texts that are looked up instead of being made row by row, by the name of the column that a step makes. */
  readonly texts: ReadonlyMap<string, Expr>
}

/** Rows of the typed table that a frame is of, so that joins need not look at the rest. */
export interface RowRange {
  readonly from: number
  readonly count: number
}

/** What a step is applied to. */
export interface StageContext {
  readonly frame: LazyFrame
  readonly environment: Environment
  readonly place: Place
  /** Place among the stages. */
  readonly at: number
  readonly inputs: StepInputs
  readonly range: RowRange | null
  /** Begins the names of columns that the step makes. */
  readonly prefix: string
  readonly columnOf: (name: string) => Expr
}

export interface Staged {
  readonly frame: LazyFrame
  readonly environment: Environment
  readonly place?: Place
}

/** Puts new values in the place of columns. */
export function withValues(
  { frame, environment, prefix }: StageContext,
  values: readonly { readonly name: string; readonly value: Expr; readonly type?: ColumnType }[]
): Staged {
  const next = new Map(environment)
  const made = values.map(({ name, value, type }, i) => {
    const before = environment.get(name)
    const id = `${prefix}${i}`
    next.set(name, { id, type: type ?? before?.type ?? { kind: 'string' }, origin: before?.origin ?? null })
    return value.alias(id)
  })
  return { frame: made.length === 0 ? frame : frame.withColumns(...made), environment: next }
}

/** The rows of a side table that a range can meet. */
export function nearBy(side: LazyFrame, place: Place, range: RowRange | null): LazyFrame {
  if (range === null) return side
  const at = pl.col('place')
  const from = whole(range.from * place.fan)
  return side.filter(at.gtEq(from).and(at.lt(whole((range.from + range.count) * place.fan))))
}
