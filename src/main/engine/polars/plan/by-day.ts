/** Joins rows with a table by the day (`day-tables.ts`): rates and fiscal years. */
import pl from 'nodejs-polars'
import type { CheckedFiscalStep, CheckedRateStep } from '../../../../shared/domain/calendar-steps'
import { AppError } from '../../../../shared/errors'
import { dataTypeOf, type LazyFrame, whole } from '../frames'
import { currencyOf, dayOf } from './day-tables'
import { foundName, type StageContext, type Staged } from './environment'

export function applyByDay(step: CheckedRateStep | CheckedFiscalStep, context: StageContext): Staged {
  const table = context.inputs.lookups.get(context.at)
  if (table === undefined) throw new AppError('internal', { reference: 'step without its table' })
  const next = new Map(context.environment)
  for (const [i, { name, type }] of step.added.entries()) {
    next.set(name, { id: `${context.prefix}${i}`, type, origin: null })
  }
  return { frame: joinByDay(step, table, context), environment: next }
}

/** The frame with the step's new columns, named `<prefix>0` … in the order of `step.added`. */
function joinByDay(
  step: CheckedRateStep | CheckedFiscalStep,
  table: LazyFrame,
  { frame, columnOf, prefix, at }: StageContext
): LazyFrame {
  const mark = foundName(at)
  const [ownDay, ownCurrency] = [`${prefix}day_own`, `${prefix}currency_own`]
  const added = step.added.map((_, i) => pl.col(`a${i}`).alias(`${prefix}${i}`))
  const other = [pl.col('day').alias(`${prefix}day`), pl.col('found').alias(mark), ...added]
  const day = dayOf(columnOf(step.date))
  if (step.kind === 'fiscal') {
    const keyed = frame.withColumns(day.alias(ownDay))
    return keyed.join(table.select(...other), {
      leftOn: ownDay,
      rightOn: `${prefix}day`,
      how: 'left',
      maintainOrder: 'left'
    })
  }
  // After the last day of the table the rates of that day go on.
  const last = `${prefix}last`
  const all = `${prefix}all`
  const ends = table
    .select(pl.lit(true).alias(`${all}_other`), pl.col('last').alias(last))
    .unique({ maintainOrder: false })
  const withLast = frame
    .withColumns(pl.lit(true).alias(all))
    .join(ends, { leftOn: all, rightOn: `${all}_other`, how: 'left', maintainOrder: 'left' })
  const keyed = withLast.withColumns(
    pl
      .when(day.gt(pl.col(last)))
      .then(pl.col(last))
      .otherwise(day)
      .alias(ownDay),
    currencyOf(columnOf(step.currency)).alias(ownCurrency)
  )
  const joined = keyed.join(table.select(pl.col('currency').alias(`${prefix}currency`), ...other), {
    leftOn: [ownCurrency, ownDay],
    rightOn: [`${prefix}currency`, `${prefix}day`],
    how: 'left',
    maintainOrder: 'left'
  })
  const [rate] = step.added
  const atHome = pl.col(ownCurrency).eq(pl.lit(step.home.trim().toUpperCase()))
  const id = `${prefix}0`
  const one = whole(1).cast(dataTypeOf(rate?.type ?? { kind: 'long' }))
  return joined.withColumns(
    pl.when(atHome).then(one).otherwise(pl.col(id)).alias(id),
    pl.when(atHome).then(pl.lit(true)).otherwise(pl.col(mark)).alias(mark)
  )
}
