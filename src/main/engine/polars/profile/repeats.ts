/** Rows whose key repeats that of an earlier row; hashes find those that may, and only these are compared in full. */
import { join } from 'node:path'
import pl from 'nodejs-polars'
import { type Expr, hashOf, isInPart, type LazyFrame } from '../frames'
import { sinkTo } from '../scratch'
import { type ProfileTable, rowName } from './table'

const hashParts = 8
/** So many rows are grouped at once. */
const smallRows = 1_000_000

let files = 0

/**
 * `row` of every row that has an earlier one with equal keys. Rows without a key in any column are left out.
 * @param frame made anew for each look
 */
export async function repeatedRows(
  table: Pick<ProfileTable, 'rows' | 'folder' | 'check' | 'answer'>,
  frame: () => LazyFrame,
  keys: readonly Expr[]
): Promise<LazyFrame> {
  const named = keys.map((key, at) => key.alias(`k${at}`))
  const keyed = () => {
    const all = frame().select(pl.col(rowName), ...named)
    return keys.reduce((rows, _, at) => rows.filter(pl.col(`k${at}`).isNotNull()), all)
  }
  if (table.rows <= smallRows) return repeatsAmong(keyed(), keys.length)
  const path = join(table.folder, `hashes${++files}.parquet`)
  const hash = hashOf(pl.struct(keys.map((_, at) => pl.col(`k${at}`))))
  await sinkTo(keyed().select(pl.col(rowName), hash.alias('hash')), path, 'lz4')
  const parts: LazyFrame[] = []
  for (let part = 0; part < hashParts; part++) {
    table.check()
    const own = () => pl.scanParquet(path, { glob: false }).filter(isInPart(pl.col('hash'), part, hashParts))
    const twice = await table.answer(
      own().groupBy('hash').agg(pl.len().alias('times')).filter(pl.col('times').gt(1)).select(pl.col('hash'))
    )
    if (twice.height === 0) continue
    const found = join(table.folder, `twice${++files}.parquet`)
    await sinkTo(own().join(twice.lazy(), { on: 'hash', how: 'semi' }).select(pl.col(rowName)), found, 'lz4')
    parts.push(pl.scanParquet(found, { glob: false }))
  }
  if (parts.length === 0) return keyed().filter(pl.lit(false)).select(pl.col(rowName))
  return repeatsAmong(keyed().join(pl.concat(parts), { on: rowName, how: 'semi' }), keys.length)
}

function repeatsAmong(keyed: LazyFrame, count: number): LazyFrame {
  const [first = 'k0', ...others] = Array.from({ length: count }, (_, at) => `k${at}`)
  return keyed
    .withColumns(
      pl
        .col(rowName)
        .min()
        .over(pl.col(first), ...others.map((key) => pl.col(key)))
        .alias('first_row')
    )
    .filter(pl.col(rowName).neq(pl.col('first_row')))
    .select(pl.col(rowName))
}
