/** Pearson's correlation of all pairs of numeric columns over the whole file, in one streaming aggregate. */
import pl from 'nodejs-polars'
import type { ColumnReport } from '../../../../shared/domain/check-report'
import { isNumeric } from '../../../../shared/domain/column-type'
import type { Correlation } from '../../../../shared/domain/deep-profile'
import { namesThings } from '../../../../shared/domain/value-rules'
import type { ProfileTable } from './table'

const mostColumns = 20

/** Columns that measure something: numbers that vary and do not name things. */
function measuring(columns: readonly ColumnReport[]): ColumnReport[] {
  return columns
    .filter((c) => isNumeric(c.reading.type) && c.distinct.count > 2 && c.validCount > 2 && !namesThings(c.name))
    .slice(0, mostColumns)
}

/** Strongest first. Each pair counts the rows that have both values. */
export async function correlationsOf(table: ProfileTable, columns: readonly ColumnReport[]): Promise<Correlation[]> {
  const used = measuring(columns)
  // Centred by the known mean, so that products of large numbers lose no digits.
  const centred = used.map((c) => (table.value(c.name) ?? pl.lit(null)).cast(pl.Float64).sub(pl.lit(c.mean ?? 0)))
  const pairs = used.flatMap((_, i) => used.slice(i + 1).map((_, j) => [i, i + 1 + j] as const))
  if (pairs.length === 0) return []
  const names = used.map((_, i) => `x${i}`)
  const sums = pairs.flatMap(([i, j]) => {
    const [x, y] = [pl.col(names[i] ?? ''), pl.col(names[j] ?? '')]
    // A product is null where either value is; times zero, so are the others.
    const both = x.mul(y)
    const [xs, ys] = [x.add(both.mul(pl.lit(0))), y.add(both.mul(pl.lit(0)))]
    const parts = { xy: both, x: xs, y: ys, xx: xs.mul(xs), yy: ys.mul(ys) }
    return [
      ...Object.entries(parts).map(([part, value]) => value.sum().alias(`${part} ${i} ${j}`)),
      both.count().cast(pl.Float64).alias(`n ${i} ${j}`)
    ]
  })
  const answer = await table.answer(
    table
      .frame()
      .select(...centred.map((x, i) => x.alias(names[i] ?? '')))
      .select(...sums)
  )
  const found: Correlation[] = []
  for (const [i, j] of pairs) {
    const of = (part: string) => Number(answer.getColumn(`${part} ${i} ${j}`).toArray()[0] ?? 0)
    const n = of('n')
    const covariance = of('xy') - (of('x') * of('y')) / n
    const spread = Math.sqrt((of('xx') - of('x') ** 2 / n) * (of('yy') - of('y') ** 2 / n))
    const r = covariance / spread
    if (n < 3 || !Number.isFinite(r)) continue
    found.push({ a: used[i]?.name ?? '', b: used[j]?.name ?? '', r: Math.max(-1, Math.min(1, r)), rows: n })
  }
  return found.sort((a, b) => Math.abs(b.r) - Math.abs(a.r))
}
