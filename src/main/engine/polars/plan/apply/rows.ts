/** Steps that end rows or make rows: filter, drop-nulls, deduplicate, unpivot; and the look-up. */
import pl from 'nodejs-polars'
import type { CheckedStep } from '../../../../../shared/domain/recipe-schema'
import { AppError } from '../../../../../shared/errors'
import { compileExpression, convert, withLets } from '../../expressions/compile'
import { dataTypeOf, type Expr, whole } from '../../frames'
import { boundOf, foundName, isAlive, mark, nearBy, outcomeName, type StageContext, type Staged } from '../environment'
import { outcome } from '../outcomes'

type Of<Kind extends CheckedStep['kind']> = Extract<CheckedStep, { kind: Kind }>

export function applyFilter(step: Of<'filter'>, { frame, environment, at, prefix, columnOf }: StageContext): Staged {
  const { lets, value } = compileExpression(step.condition, columnOf, prefix, pl.col(outcomeName))
  // Unknown is not true: such rows are filtered as well.
  const fails = pl.when(value).then(pl.lit(false)).otherwise(pl.lit(true))
  return { frame: mark(withLets(frame, lets), fails, outcome.filtered(at)), environment }
}

export function applyDropNulls(step: Of<'drop-nulls'>, { frame, environment, at, columnOf }: StageContext): Staged {
  const nulls = step.columns.map((name) => columnOf(name).isNull())
  const [first = pl.lit(false), ...others] = nulls
  const fails = others.reduce((all, one) => (step.when === 'any' ? all.or(one) : all.and(one)), first)
  return { frame: mark(frame, fails, outcome.filtered(at)), environment }
}

export function applyDeduplicate({ frame, environment, place, at, inputs, prefix, range }: StageContext): Staged {
  const repeats = inputs.repeats.get(at)
  if (repeats === undefined) return { frame, environment }
  const flag = `${prefix}again`
  const key = `${prefix}place`
  const flags = nearBy(repeats, place, range).select(pl.col('place').alias(key), pl.lit(true).alias(flag))
  const joined = frame.join(flags, { leftOn: place.id, rightOn: key, how: 'left', maintainOrder: 'left' })
  return { frame: mark(joined, pl.col(flag).isNotNull(), outcome.deduplicated(at)), environment }
}

/**
 * A row that goes on becomes as many rows as there are columns; one that has ended stays alone. A small table of numbers is joined,
 * because that keeps the order of rows and streams.
 */
export function applyUnpivot(step: Of<'unpivot'>, context: StageContext): Staged {
  const { frame, environment, at, prefix, place, columnOf } = context
  const count = step.columns.length
  const [goesOn, part, key] = [`${prefix}on`, `${prefix}part`, `${prefix}key`]
  const numbers = pl
    .DataFrame([
      pl.Series(key, [0, ...step.columns.map(() => 1)], pl.Int32),
      pl.Series(part, [0, ...step.columns.keys()], pl.Int64)
    ])
    .lazy()
  const alive = pl.when(isAlive()).then(pl.lit(1)).otherwise(pl.lit(0)).cast(pl.Int32)
  const id = `${prefix}place`
  const isPart = (i: number) => pl.col(part).eq(whole(i))
  const chosen = (values: readonly Expr[]) =>
    values.slice(1).reduce<Expr>(
      (so, value, i) =>
        pl
          .when(isPart(i + 1))
          .then(value)
          .otherwise(so),
      values[0] ?? pl.lit(null)
    )
  const values = step.columns.map((name, i) =>
    convert(columnOf(name), step.types[i] ?? step.valueType, step.valueType).cast(dataTypeOf(step.valueType))
  )
  const fanned = frame
    .withColumns(alive.alias(goesOn))
    .join(numbers, { leftOn: goesOn, rightOn: key, how: 'left', maintainOrder: 'left_right' })
    .withColumns(
      pl.col(place.id).cast(pl.Int64).multiplyBy(whole(count)).plus(pl.col(part)).alias(id),
      chosen(step.columns.map((name) => pl.lit(name))).alias(`${prefix}name`),
      chosen(values).alias(`${prefix}value`)
    )
  const next = new Map([...environment].filter(([name]) => !step.columns.includes(name)))
  next.set(step.nameColumn, { id: `${prefix}name`, type: { kind: 'string' }, origin: null })
  next.set(step.valueColumn, { id: `${prefix}value`, type: step.valueType, origin: null })
  const kept = step.dropEmpty ? mark(fanned, pl.col(`${prefix}value`).isNull(), outcome.filtered(at)) : fanned
  return { frame: kept, environment: next, place: { id, fan: place.fan * count } }
}

export function applyLookup(step: Of<'lookup'>, { frame, environment, at, inputs, prefix }: StageContext): Staged {
  const other = inputs.lookups.get(at)
  if (other === undefined) throw new AppError('internal', { reference: 'look-up without its table' })
  const next = new Map(environment)
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
