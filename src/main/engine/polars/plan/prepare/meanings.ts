/** Texts of a column that is read again which no expression reads: each different one is read once by the parser itself. */
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { CheckedStep } from '../../../../../shared/domain/recipe-schema'
import type { LazyFrame } from '../../frames'
import { canBeOdd } from '../../readings'
import { readOddTexts } from '../../readings/odd-texts'
import { sinkTo, textsOf } from '../../scratch'
import { readAgain } from '../apply/values'
import { isAlive } from '../environment'
import { beforeStage, type Preparing } from './context'

const batchTexts = 50_000

export async function prepareMeanings(
  preparing: Preparing,
  at: number,
  step: Extract<CheckedStep, { kind: 'retype' }>
): Promise<void> {
  const { folder, inputs, check } = preparing
  if (!canBeOdd(step.reading)) return
  const context = beforeStage(preparing, at)
  const { frame, odd } = readAgain(step, context)
  const path = join(folder, `unread${at}.parquet`)
  const texts = frame
    .filter(isAlive().and(pl.col(odd).isNotNull()))
    .select(pl.col(odd).alias('text'))
    .unique()
  await sinkTo(texts, path, 'lz4')
  const batches: LazyFrame[] = []
  for (let from = 0; ; from += batchTexts) {
    check()
    const batch = await pl.scanParquet(path, { glob: false }).slice(from, batchTexts).collect()
    if (batch.height === 0) break
    const meanings = readOddTexts(
      step.reading,
      textsOf(batch, 'text').filter((text) => text !== null)
    )
    if (meanings.height === 0) continue
    const part = join(folder, `meanings${at}-${batches.length}.parquet`)
    await sinkTo(meanings.lazy(), part, 'lz4')
    batches.push(pl.scanParquet(part, { glob: false }))
  }
  inputs.meanings.set(at, batches.length === 0 ? null : pl.concat(batches))
}
