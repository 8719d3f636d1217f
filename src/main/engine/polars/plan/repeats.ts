/**
 * Rows that repeat an earlier one. Exact, and without holding all keys in memory: hashes find the rows that may be equal, and only
 * these are compared in full.
 */
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { WalkedRecipe } from '../../../../shared/domain/recipe-schema'
import { hashOf, isInPart, type LazyFrame } from '../frames'
import { answerOf, sinkTo } from '../scratch'
import { names as typedNames } from '../typed/table'
import { type Environment, isAlive, planSteps, type StepInputs } from './steps'

/** Passes over the hashes; each holds one part of them in memory. */
const hashParts = 8
const smallRows = 200_000

function keysOf(environment: Environment, by: readonly string[]): string[] {
  const wanted = by.length === 0 ? [...environment.keys()] : by
  return wanted.flatMap((name) => environment.get(name)?.id ?? [])
}

/** Of the alive rows of a frame, those that have an earlier equal one: `row`. */
function exactRepeats(frame: LazyFrame, keys: readonly string[]): LazyFrame {
  const [first = '', ...others] = keys
  const row = pl.col(typedNames.row)
  return frame
    .select(row, ...keys.map((key) => pl.col(key)))
    .withColumns(
      row
        .min()
        .over(pl.col(first), ...others.map((key) => pl.col(key)))
        .alias('first_row')
    )
    .filter(row.neq(pl.col('first_row')))
    .select(row)
}

/**
 * For a window of few rows: repeats among them only.
 */
export function repeatsInWindow(frame: LazyFrame, environment: Environment, by: readonly string[]): LazyFrame {
  const keys = keysOf(environment, by)
  if (keys.length === 0) return frame.select(pl.col(typedNames.row)).filter(pl.lit(false))
  return exactRepeats(frame.filter(isAlive()), keys)
}

/**
 * Finds the repeats of every deduplication among the stages and adds them to `inputs.repeats`, in order, because one
 * depends on those before it.
 */
export async function findRepeats(
  frame: () => LazyFrame,
  rows: number,
  walked: WalkedRecipe,
  inputs: StepInputs & { readonly repeats: Map<number, LazyFrame> },
  folder: string,
  check: () => void
): Promise<void> {
  for (const [at, { step }] of walked.stages.entries()) {
    if (step.kind !== 'deduplicate') continue
    check()
    const planned = () => {
      const { frame: before, environments } = planSteps(frame(), walked, inputs, at)
      return { alive: before.filter(isAlive()), keys: keysOf(environments.at(-1) ?? new Map(), step.by) }
    }
    const { alive, keys } = planned()
    if (keys.length === 0) continue
    const path = join(folder, `repeats${at}.parquet`)
    const candidates = rows <= smallRows ? alive : await candidatesOf(alive, keys, folder, at, check)
    await sinkTo(exactRepeats(candidates, keys), path, 'lz4')
    inputs.repeats.set(at, pl.scanParquet(path, { glob: false }))
  }
}

/** The alive rows whose hash occurs more than once. */
async function candidatesOf(
  alive: LazyFrame,
  keys: readonly string[],
  folder: string,
  at: number,
  check: () => void
): Promise<LazyFrame> {
  const hashes = join(folder, `hashes${at}.parquet`)
  const hash = hashOf(pl.struct(keys.map((key) => pl.col(key))))
  await sinkTo(alive.select(pl.col(typedNames.row), hash.alias('hash')), hashes, 'lz4')
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
    await sinkTo(own.join(twice.lazy(), { on: 'hash', how: 'semi' }).select(pl.col(typedNames.row)), path, 'lz4')
    parts.push(pl.scanParquet(path, { glob: false }))
  }
  if (parts.length === 0) return alive.filter(pl.lit(false))
  return alive.join(pl.concat(parts), { on: typedNames.row, how: 'semi' })
}
