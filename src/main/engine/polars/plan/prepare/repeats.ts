/**
 * Rows that repeat another one. Exact, and without holding all keys in memory: hashes find the rows that may be equal, and only
 * these are compared in full.
 */
import { join } from 'node:path'
import pl from 'nodejs-polars'
import { type Expr, hashOf, isInPart, type LazyFrame } from '../../frames'
import { answerOf, sinkTo } from '../../scratch'
import { type Environment, isAlive } from '../environment'
import { beforeStage, type Preparing } from './context'

/** Passes over the hashes; each holds one part of them in memory. */
const hashParts = 8
const smallRows = 200_000

export type Keep = 'first' | 'last'

/** Columns that are compared; all when none is named. */
function keysOf(environment: Environment, by: readonly string[]): string[] {
  const wanted = by.length === 0 ? [...environment.keys()] : by
  return wanted.flatMap((name) => environment.get(name)?.id ?? [])
}

/** Of the rows of a frame, those that equal the one that is kept: `place`. */
function exactRepeats(frame: LazyFrame, place: string, keys: readonly string[], keep: Keep): LazyFrame {
  const [first = '', ...others] = keys
  const at = pl.col('place')
  const kept: Expr = keep === 'first' ? at.min() : at.max()
  return frame
    .select(pl.col(place).alias('place'), ...keys.map((key) => pl.col(key)))
    .withColumns(kept.over(pl.col(first), ...others.map((key) => pl.col(key))).alias('kept'))
    .filter(at.neq(pl.col('kept')))
    .select(at)
}

/** Finds the repeats of the deduplication at a place among the stages. */
export async function prepareRepeats(
  preparing: Preparing,
  at: number,
  by: readonly string[],
  keep: Keep
): Promise<void> {
  const { folder, inputs, rows, check } = preparing
  const { frame, environment, place } = beforeStage(preparing, at)
  const keys = keysOf(environment, by)
  if (keys.length === 0) return
  const alive = frame.filter(isAlive())
  const path = join(folder, `repeats${at}.parquet`)
  const few = rows * place.fan <= smallRows
  const candidates = few ? alive : await candidatesOf(alive, place.id, keys, folder, at, check)
  await sinkTo(exactRepeats(candidates, place.id, keys, keep).sort(pl.col('place')), path, 'lz4')
  inputs.repeats.set(at, pl.scanParquet(path, { glob: false }))
}

/** The alive rows whose hash occurs more than once. */
async function candidatesOf(
  alive: LazyFrame,
  place: string,
  keys: readonly string[],
  folder: string,
  at: number,
  check: () => void
): Promise<LazyFrame> {
  const hashes = join(folder, `hashes${at}.parquet`)
  const hash = hashOf(pl.struct(keys.map((key) => pl.col(key))))
  await sinkTo(alive.select(pl.col(place), hash.alias('hash')), hashes, 'lz4')
  const parts: LazyFrame[] = []
  for (let part = 0; part < hashParts; part++) {
    check()
    const own = pl.scanParquet(hashes, { glob: false }).filter(isInPart(pl.col('hash'), part, hashParts))
    const twice = await answerOf(
      own.groupBy('hash').agg(pl.len().alias('times')).filter(pl.col('times').gt(1)).select(pl.col('hash')),
      folder
    )
    if (twice.height === 0) continue
    const path = join(folder, `candidates${at}-${part}.parquet`)
    await sinkTo(own.join(twice.lazy(), { on: 'hash', how: 'semi' }).select(pl.col(place)), path, 'lz4')
    parts.push(pl.scanParquet(path, { glob: false }))
  }
  if (parts.length === 0) return alive.filter(pl.lit(false))
  return alive.join(pl.concat(parts), { on: place, how: 'semi' })
}
