/** What the report could only estimate of a column with many different values: quartiles, deviation, shapes. */
import pl from 'nodejs-polars'
import type { ColumnReport } from '../../../../shared/domain/check-report'
import { coarseShape, fineShapes, rankShapes, type Shapes, type Spread } from '../../../../shared/domain/column-profile'
import { isNumeric, isTemporal } from '../../../../shared/domain/column-type'
import { countsOf, textsOf } from '../scratch'
import type { ProfileTable } from './table'

/** Shapes that are told apart before runs of letters count as one. */
const mostShapes = 5000

/** Exact quartiles and deviation of numbers, quartiles of dates; null for other columns. */
export async function exactSpread(table: ProfileTable, { name, reading }: ColumnReport): Promise<Spread | null> {
  const value = table.value(name)
  if (value === null) return null
  if (isNumeric(reading.type)) {
    const number = value.cast(pl.Float64)
    const at = (share: number) => number.quantile(share, 'linear').alias(`q${share}`)
    const answer = await table.answer(
      table.frame().select(at(0.25), at(0.5), at(0.75), number.std().alias('deviation'))
    )
    const of = (column: string) => answer.getColumn(column).toArray()[0] as number | null
    const [q1, median, q3] = [of('q0.25'), of('q0.5'), of('q0.75')]
    if (q1 === null || median === null || q3 === null) return null
    const digits = reading.type.kind === 'decimal' ? reading.type.scale + 2 : reading.type.kind === 'long' ? 2 : 9
    const plain = (n: number) => n.toFixed(Math.min(12, Math.max(2, digits))).replace(/\.?0+$/, '')
    return {
      deviation: of('deviation'),
      quartiles: { q1: plain(q1), median: plain(median), q3: plain(q3) },
      exact: true
    }
  }
  if (!isTemporal(reading.type)) return null
  const day = value.cast(pl.Date).cast(pl.Int64)
  const at = (share: number) => day.quantile(share, 'lower').cast(pl.Int64).alias(`q${share}`)
  const answer = await table.answer(table.frame().select(at(0.25), at(0.5), at(0.75)))
  const iso = (column: string) => new Date((countsOf(answer, column)[0] ?? 0) * 86_400_000).toISOString().slice(0, 10)
  return {
    deviation: null,
    quartiles: { q1: iso('q0.25'), median: iso('q0.5'), q3: iso('q0.75') },
    exact: true
  }
}

/** Shapes of the values of a text column; those of all its rows. */
export async function textShapes(table: ProfileTable, { name }: ColumnReport): Promise<Shapes | null> {
  const value = table.value(name)
  if (value === null) return null
  const shape = value
    .cast(pl.String)
    .str.replaceAll('\\p{Nd}', '9')
    .str.replaceAll('\\p{Lu}|\\p{Lt}', 'A')
    .str.replaceAll('[\\p{L}&&[^A]]', 'a')
  const coarse = shape.str.replaceAll('A{2,}', 'A+').str.replaceAll('a{2,}', 'a+').str.replaceAll('9{2,}', '9+')
  const counted = async (expression: typeof shape) => {
    const answer = await table.answer(
      table
        .frame()
        .select(expression.alias('shape'))
        .filter(pl.col('shape').isNotNull())
        .groupBy('shape')
        .agg(pl.len().cast(pl.Int64).alias('times'))
        .sort(pl.col('times'), true)
        .limit(mostShapes)
    )
    const times = countsOf(answer, 'times')
    return new Map(textsOf(answer, 'shape').map((text, at) => [text ?? '', times[at] ?? 0]))
  }
  // The first rows say whether the texts are codes; shapes of sentences would be as many as the rows.
  const probe = await table.answer(table.frame().limit(10_000).select(shape.nUnique().cast(pl.Int64).alias('n')))
  if ((countsOf(probe, 'n')[0] ?? 0) <= fineShapes) {
    const fine = await counted(shape)
    if (fine.size > 0 && fine.size <= fineShapes) return rankShapes(fine)
  }
  const runs = await counted(coarse)
  if (runs.size === 0) return null
  const ranked = [...runs].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return {
    top: ranked.slice(0, 5).map(([text, count]) => ({ shape: coarseShape(text).slice(0, 80), count })),
    distinct: runs.size,
    coarse: true
  }
}
