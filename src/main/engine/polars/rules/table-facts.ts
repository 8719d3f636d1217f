/** Typed rows in figures: what is kept of a load, and what rules about the whole file are judged by. */
import pl from 'nodejs-polars'
import { isNumeric, isTemporal } from '../../../../shared/domain/column-type'
import { keptValues, type TableColumn, type ValueCount } from '../../../../shared/domain/load-profile'
import { AppError } from '../../../../shared/errors'
import { cellSource, cellTexts } from '../cells'
import { refuseHugeSums, type Summand, sumText } from '../exact-sums'
import type { LazyFrame } from '../frames'
import { answerOf, countsOf, textsOf } from '../scratch'
import { type Asked, brokenName, type Columns, markBroken } from './marks'

interface Rows {
  readonly columns: Columns
  readonly rows: () => LazyFrame
  readonly most: number
  readonly folder: string
}

export interface TableFacts {
  readonly rows: number
  readonly columns: readonly Omit<TableColumn, 'values'>[]
}

const valueKept = 200

/** Rows, nulls, sums and extremes of every column, and how many rows break each rule: one pass. */
export async function columnFacts(
  table: Rows,
  asked: readonly Asked[]
): Promise<{ facts: TableFacts; counts: number[] }> {
  const { columns, folder } = table
  const list = [...columns].map(([name, { id, reading }]) => ({ id, name, type: reading.type }))
  const summands = await summable(table, list)
  const dated = list.filter(({ type }) => isTemporal(type))
  const answer = await answerOf(
    markBroken(table.rows(), asked, columns).select(
      pl.len().cast(pl.Int64).alias('rows'),
      ...list.map(({ id }) => pl.col(id).isNull().sum().cast(pl.Int64).alias(`nulls ${id}`)),
      ...summands.flatMap((one) => [
        sumText(one).alias(`sum ${one.id}`),
        pl.col(one.id).count().cast(pl.Int64).alias(`count ${one.id}`)
      ]),
      ...dated.flatMap(({ id, type }) => [
        cellSource(pl.col(id).min(), type).alias(`min ${id}`),
        cellSource(pl.col(id).max(), type).alias(`max ${id}`)
      ]),
      ...asked.map((_, at) => pl.col(brokenName(at)).sum().cast(pl.Int64).alias(`broken ${at}`))
    ),
    folder
  )
  const isSummed = new Set(summands.map(({ id }) => id))
  return {
    facts: {
      rows: countsOf(answer, 'rows')[0] ?? 0,
      columns: list.map(({ id, name, type }) => ({
        name,
        nulls: countsOf(answer, `nulls ${id}`)[0] ?? 0,
        min: isTemporal(type) ? (cellTexts(answer, `min ${id}`, type)[0] ?? null) : null,
        max: isTemporal(type) ? (cellTexts(answer, `max ${id}`, type)[0] ?? null) : null,
        sum:
          isSummed.has(id) && (countsOf(answer, `count ${id}`)[0] ?? 0) > 0
            ? (textsOf(answer, `sum ${id}`)[0] ?? null)
            : null
      }))
    },
    counts: asked.map((_, at) => countsOf(answer, `broken ${at}`)[0] ?? 0)
  }
}

/** Numeric columns whose sums have no more than 38 digits. */
async function summable({ rows, most, folder }: Rows, columns: readonly Summand[]): Promise<Summand[]> {
  const kept: Summand[] = []
  for (const column of columns) {
    if (!isNumeric(column.type)) continue
    try {
      await refuseHugeSums(rows, [column], most, folder)
      kept.push(column)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'shape.overflow') throw error
    }
  }
  return kept
}

/** Rows by month, and how many days have rows. */
export async function monthsAndDays(
  { columns, rows, folder }: Rows,
  dateColumn: string | null
): Promise<{ months: { month: string; rows: number }[]; days: number }> {
  const column = dateColumn === null ? undefined : columns.get(dateColumn)
  if (column === undefined || !isTemporal(column.reading.type)) return { months: [], days: 0 }
  const day = pl.col(column.id).cast(pl.Date)
  const answer = await answerOf(
    rows()
      .select(day.alias('day'))
      .filter(pl.col('day').isNotNull())
      .groupBy('day')
      .agg(pl.len().cast(pl.Int64).alias('rows'))
      .select(pl.col('day').cast(pl.String), pl.col('rows')),
    folder
  )
  const days = textsOf(answer, 'day')
  const counts = countsOf(answer, 'rows')
  const months = new Map<string, number>()
  for (const [i, text] of days.entries()) {
    const month = (text ?? '').slice(0, 7)
    months.set(month, (months.get(month) ?? 0) + (counts[i] ?? 0))
  }
  return {
    months: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, count]) => ({ month, rows: count })),
    days: days.length
  }
}

/** All values of a column with their rows, most frequent first; null when there are too many to keep. */
export async function valuesOf({ columns, rows, folder }: Rows, name: string): Promise<ValueCount[] | null> {
  const column = columns.get(name)
  if (column === undefined) return null
  const value = pl.col(column.id)
  const answer = await answerOf(
    rows()
      .filter(value.isNotNull())
      .groupBy(column.id)
      .agg(pl.len().cast(pl.Int64).alias('rows'))
      .select(value.cast(pl.String).alias('value'), pl.col('rows'))
      .sort('rows', true)
      .slice(0, keptValues + 1),
    folder
  )
  if (answer.height > keptValues) return null
  const counts = countsOf(answer, 'rows')
  return textsOf(answer, 'value')
    .map((text, i) => ({ value: (text ?? '').slice(0, valueKept), count: counts[i] ?? 0 }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
