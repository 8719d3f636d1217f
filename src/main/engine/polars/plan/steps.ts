/**
 * The steps of a recipe over a frame of typed rows. Columns keep names of their own in the frame; what they are
 * called at each stage is in an environment, so that a rename costs nothing and no name of a person's can be taken for a pattern.
 */
import pl from 'nodejs-polars'
import type { Column, ColumnType } from '../../../../shared/domain/column-type'
import { trimCharacters } from '../../../../shared/domain/readings'
import type { CheckedStep, Stage, WalkedRecipe } from '../../../../shared/domain/recipe-schema'
import { AppError } from '../../../../shared/errors'
import { compileExpression, withLets } from '../expressions/compile'
import { dataTypeOf, type Expr, type LazyFrame, whole } from '../frames'
import { names as typedNames } from '../typed/table'
import { joinByDay } from './by-day'
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

/** What steps need beyond the frame itself, by place among the stages. */
export interface StepInputs {
  /** Look-ups: frame with `key`, `found` (true) and `a0` …, one for each added column. */
  readonly lookups: ReadonlyMap<number, LazyFrame>
  /** Deduplications: frame with `row`, the rows that repeat an earlier one. */
  readonly repeats: ReadonlyMap<number, LazyFrame>
}

export interface Planned {
  readonly frame: LazyFrame
  /** Environment before each stage, and after the last one. */
  readonly environments: readonly Environment[]
}

/** Name of the column that says what became of a row. */
export const outcomeName = 'outcome'
/** Marks of a look-up: true where the key was found. */
export const foundName = (stage: number) => `found${stage}`

export const isAlive = (): Expr => pl.col(outcomeName).eq(whole(outcome.loaded))

function boundOf(environment: Environment, name: string): Bound {
  const bound = environment.get(name)
  if (bound === undefined) throw new AppError('internal', { reference: `column ${name} of the plan` })
  return bound
}

function mark(frame: LazyFrame, condition: Expr, code: number): LazyFrame {
  const marked = pl.when(isAlive().and(condition)).then(whole(code).cast(pl.Int32)).otherwise(pl.col(outcomeName))
  return frame.withColumns(marked.alias(outcomeName))
}

/**
 * Applies the first `count` stages (all by default) to a frame of a typed table.
 */
export function planSteps(frame: LazyFrame, walked: WalkedRecipe, inputs: StepInputs, count?: number): Planned {
  const first: [string, Bound][] = walked.readings.map((reading, i) => [
    reading.column,
    { id: typedNames.value(i), type: reading.type, origin: i }
  ])
  const environments: Environment[] = [new Map(first)]
  let current = frame.withColumns(pl.col(typedNames.rejected).alias(outcomeName))
  for (const [at, stage] of walked.stages.slice(0, count).entries()) {
    const before = environments[at] ?? new Map()
    const next = applyStep(current, stage.step, before, at, inputs)
    current = next.frame
    environments.push(ordered(stage, next.environment))
  }
  return { frame: current, environments }
}

/** In the order in which the walk lists the columns. */
function ordered(stage: Stage, environment: Environment): Environment {
  return new Map(stage.after.map((column: Column) => [column.name, boundOf(environment, column.name)]))
}

function applyStep(
  frame: LazyFrame,
  step: CheckedStep,
  environment: Environment,
  at: number,
  inputs: StepInputs
): { frame: LazyFrame; environment: Environment } {
  const next = new Map(environment)
  const columnOf = (name: string) => pl.col(boundOf(environment, name).id)
  const prefix = `s${at}_`
  switch (step.kind) {
    case 'rename': {
      const bound = boundOf(environment, step.from)
      next.delete(step.from)
      next.set(step.to, bound)
      return { frame, environment: next }
    }
    case 'drop':
      for (const name of step.columns) next.delete(name)
      return { frame, environment: next }
    case 'trim': {
      const trimmed = step.columns.map((name, i) => {
        const id = `${prefix}${i}`
        next.set(name, { ...boundOf(environment, name), id })
        return trimmedText(columnOf(name), step.collapse).alias(id)
      })
      return { frame: frame.withColumns(...trimmed), environment: next }
    }
    case 'filter': {
      const { lets, value } = compileExpression(step.condition, columnOf, prefix)
      // Unknown is not true: such rows are filtered as well.
      const fails = pl.when(value).then(pl.lit(false)).otherwise(pl.lit(true))
      return { frame: mark(withLets(frame, lets), fails, outcome.filtered(at)), environment: next }
    }
    case 'derive': {
      const { lets, value } = compileExpression(step.value, columnOf, `${prefix}t`)
      const id = `${prefix}v`
      next.set(step.column, { id, type: step.type, origin: environment.get(step.column)?.origin ?? null })
      return {
        frame: withLets(frame, lets).withColumns(value.cast(dataTypeOf(step.type)).alias(id)),
        environment: next
      }
    }
    case 'deduplicate': {
      const repeats = inputs.repeats.get(at)
      if (repeats === undefined) return { frame, environment: next }
      const flag = `${prefix}again`
      const flags = repeats.select(pl.col(typedNames.row), pl.lit(true).alias(flag))
      const joined = frame.join(flags, { on: typedNames.row, how: 'left', maintainOrder: 'left' })
      return { frame: mark(joined, pl.col(flag).isNotNull(), outcome.deduplicated(at)), environment: next }
    }
    case 'rate':
    case 'fiscal': {
      const table = inputs.lookups.get(at)
      if (table === undefined) throw new AppError('internal', { reference: 'step without its table' })
      for (const [i, { name, type }] of step.added.entries())
        next.set(name, { id: `${prefix}${i}`, type, origin: null })
      return { frame: joinByDay(frame, step, table, { columnOf, prefix, foundName: foundName(at) }), environment: next }
    }
    case 'lookup': {
      const other = inputs.lookups.get(at)
      if (other === undefined) throw new AppError('internal', { reference: 'look-up without its table' })
      const added = step.added.map((column, i) => {
        const id = `${prefix}${i}`
        next.set(column.name, { id, type: column.type, origin: null })
        return pl.col(`a${i}`).alias(id)
      })
      const key = `${prefix}key`
      const table = other.select(pl.col('key').alias(key), pl.col('found').alias(foundName(at)), ...added)
      const own = boundOf(environment, step.key)
      const wanted = dataTypeOf(step.keyReading.type)
      const keyed = frame.withColumns(pl.col(own.id).cast(wanted).alias(`${key}_own`))
      const joined = keyed.join(table, { leftOn: `${key}_own`, rightOn: key, how: 'left', maintainOrder: 'left' })
      return { frame: joined, environment: next }
    }
  }
}

/** Blanks as readings cut them; a text of blanks only is no value. */
function trimmedText(text: Expr, collapse: boolean): Expr {
  const cut = text.str.stripChars(trimCharacters)
  const one = collapse ? cut.str.replaceAll('[\\t\\n\\x0B\\f\\r \\u{a0}\\u{2007}\\u{202f}]+', ' ') : cut
  return pl
    .when(one.eq(pl.lit('')))
    .then(pl.lit(null).cast(pl.String))
    .otherwise(one)
}
