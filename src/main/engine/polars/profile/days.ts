/** The days of a date column, and rows of some days. */
import pl from 'nodejs-polars'
import { countsOf } from '../scratch'
import { type ProfileTable, rowName } from './table'

/** Different days since 1970 with rows, ascending. */
export async function daysOf(table: ProfileTable, column: string): Promise<number[]> {
  const value = table.value(column)
  if (value === null) return []
  const days = await table.answer(
    table.frame().select(value.cast(pl.Date).cast(pl.Int64).alias('day')).filter(pl.col('day').isNotNull()).unique()
  )
  return countsOf(days, 'day').sort((a, b) => a - b)
}

/** Rows whose date is one of some days. */
export function rowsOfDays(table: ProfileTable, column: string, days: readonly number[]) {
  const value = table.value(column) ?? pl.lit(null)
  const list = pl
    .DataFrame({ day: [...days] })
    .lazy()
    .select(pl.col('day').cast(pl.Int64))
  return table
    .frame()
    .select(pl.col(rowName), value.cast(pl.Date).cast(pl.Int64).alias('day'))
    .join(list, { on: 'day', how: 'semi' })
}
