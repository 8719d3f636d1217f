/** Steps that put other values into columns: fill, retype, hash. */
import pl from 'nodejs-polars'
import type { ColumnType } from '../../../../../shared/domain/column-type'
import { invalid, parseValue } from '../../../../../shared/domain/readings'
import { canonicalReading } from '../../../../../shared/domain/readings/canonical'
import type { CheckedStep } from '../../../../../shared/domain/recipe-schema'
import { AppError } from '../../../../../shared/errors'
import { convert } from '../../expressions/compile'
import { asText } from '../../expressions/texts'
import { dataTypeOf, type Expr, type LazyFrame, nullOf } from '../../frames'
import { canBeOdd, oddText, readColumn } from '../../readings'
import { valueOfCanonical } from '../../readings/odd-texts'
import { names as typedNames } from '../../typed/table'
import { boundOf, isAlive, mark, nearBy, type StageContext, type Staged, withValues } from '../environment'
import { outcome } from '../outcomes'

type Of<Kind extends CheckedStep['kind']> = Extract<CheckedStep, { kind: Kind }>

export function applyFill(step: Of<'fill'>, context: StageContext): Staged {
  const { with: filler } = step
  if (filler.kind === 'previous') {
    const joined = withFound(context, step.columns.length)
    return withValues(
      { ...context, frame: joined },
      step.columns.map((name, i) => ({ name, value: orElse(context.columnOf(name), foundValue(context, i)) }))
    )
  }
  return withValues(
    context,
    step.columns.map((name, i) => {
      const type = step.types[i] ?? { kind: 'string' }
      const other = filler.kind === 'value' ? constant(type, filler.value) : otherColumn(context, filler.column, type)
      return { name, value: orElse(context.columnOf(name), other) }
    })
  )
}

function orElse(value: Expr, other: Expr): Expr {
  return pl.when(value.isNull()).then(other).otherwise(value)
}

/** A value as it is written in a recipe. */
function constant(type: ColumnType, text: string): Expr {
  const canonical = parseValue(canonicalReading('', type), text)
  if (canonical === null || canonical === invalid) throw new AppError('internal', { reference: 'fill value' })
  return valueOfCanonical(type, pl.lit(canonical)).cast(dataTypeOf(type))
}

function otherColumn(context: StageContext, name: string, type: ColumnType): Expr {
  return convert(context.columnOf(name), boundOf(context.environment, name).type, type).cast(dataTypeOf(type), true)
}

/** Names that values of a pass of its own have in the frame. */
function foundValue({ prefix }: StageContext, column: number): Expr {
  return pl.col(`${prefix}f${column}`)
}

/** Joins what was found for the rows; without it (while it is being looked for) nothing is found. */
function withFound(context: StageContext, columns: number): LazyFrame {
  const { frame, inputs, at, place, prefix, range } = context
  const side = inputs.found.get(at)
  if (side === undefined) throw new AppError('internal', { reference: 'step without its values' })
  const key = `${prefix}place`
  const table = nearBy(side, place, range).select(
    pl.col('place').alias(key),
    ...Array.from({ length: columns }, (_, i) => pl.col(`f${i}`).alias(`${prefix}f${i}`))
  )
  return frame.join(table, { leftOn: place.id, rightOn: key, how: 'left', maintainOrder: 'left' })
}

/** Values as codes: they were made in a pass of its own (`prepare/codes.ts`). */
export function applyHash(step: Of<'hash'>, context: StageContext): Staged {
  const joined = withFound(context, step.columns.length)
  return withValues(
    { ...context, frame: joined },
    step.columns.map((name, i) => ({ name, value: foundValue(context, i), type: { kind: 'string' as const } }))
  )
}

/** What a reading makes of a column's texts, and the texts of which it makes nothing: `value` and `odd` in the frame. */
export function readAgain(step: Of<'retype'>, context: StageContext): { frame: LazyFrame; value: string; odd: string } {
  const { prefix } = context
  const [raw, value, odd] = [`${prefix}raw`, `${prefix}read`, `${prefix}odd`]
  const { reading } = step
  const text = asText(context.columnOf(reading.column), step.before)
  const frame = context.frame
    .withColumns(text.alias(raw))
    .withColumns(readColumn(reading, pl.col(raw), 'marked').cast(dataTypeOf(reading.type)).alias(value))
    .withColumns((canBeOdd(reading) ? oddText(pl.col(value), pl.col(raw)) : nullOf({ kind: 'string' })).alias(odd))
  return { frame, value, odd }
}

export function applyRetype(step: Of<'retype'>, context: StageContext): Staged {
  const { reading } = step
  const { frame, value, odd } = readAgain(step, context)
  const { inputs, at, prefix } = context
  const meanings = inputs.meanings.get(at) ?? null
  const known = `${prefix}known`
  const meaning = `${prefix}meaning`
  let resolved = frame
  if (meanings !== null) {
    const table = meanings.select(pl.col('text'), pl.col('known').alias(known), pl.col('value').alias(meaning))
    resolved = frame.join(table, { leftOn: odd, rightOn: 'text', how: 'left', maintainOrder: 'left' })
  }
  const read = meanings === null ? pl.col(value) : orElse(pl.col(value), pl.col(meaning))
  if (reading.onInvalid === 'reject' && canBeOdd(reading)) {
    const unread = meanings === null ? pl.col(odd).isNotNull() : pl.col(odd).isNotNull().and(pl.col(known).isNull())
    const text = pl.when(isAlive().and(unread)).then(pl.col(odd)).otherwise(pl.col(typedNames.rejectedText))
    resolved = mark(resolved.withColumns(text.alias(typedNames.rejectedText)), unread, outcome.rejectedAt(at))
  }
  return withValues({ ...context, frame: resolved }, [{ name: reading.column, value: read, type: reading.type }])
}
