/** A recipe run over the whole file: typed Parquet by month, rejected rows as CSV, ledger, expectations. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { ShapePart, ShapeResult } from '../../../../shared/contract/engine'
import { type Ledger, ledgerGap } from '../../../../shared/domain/ledger'
import type { Recipe } from '../../../../shared/domain/recipe'
import type { PassProgress, Source } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import { type PassOptions, rowsOfFiles } from '../../scan'
import { whole } from '../frames'
import { isRejected, outcomeName } from '../plan/environment'
import type { Finished } from '../plan/finish'
import { type Outcome, readOutcome } from '../plan/outcomes'
import { answerOf, countsOf, sinkTo } from '../scratch'
import { names } from '../typed/table'
import { type Prepared, withWholeFile } from '../whole-file'
import { expectationsOf } from './expectations'
import { ShapeProgress } from './progress'
import { RejectedWriter } from './rejected'
import { PartWriter, sliceRows } from './write-parts'

const rejectedBatch = 50_000

export interface ShapeOptions extends PassOptions {
  readonly onProgress?: (progress: PassProgress) => void
}

/**
 * Shapes a source into `outDir`: `<YYYY-MM>.parquet` a month, or `all.parquet` without an order date, and
 * `rejected.csv`. The ledger's sides are counted apart: rows read by the scanner, rows loaded by what was written to the parts,
 * rejected by what was written to the CSV, filtered and deduplicated by their marks. No order date: one part with month null.
 * @throws AppError the recipe's first problem, `shape.nothing-left`, `shape.ledger`, `shape.overflow`,
 * `shape.lookup-key-not-unique`, `load.disk-full`, `cancelled`, and what reading the file throws
 */
export async function shape(
  source: Source,
  workDir: string,
  recipe: Recipe,
  outDir: string,
  options: ShapeOptions = {}
): Promise<ShapeResult> {
  const started = performance.now()
  const progress = new ShapeProgress(source, options.onProgress)
  const result = await withWholeFile(
    source,
    workDir,
    recipe,
    { ...options, onProgress: progress.cleaning, onTyped: progress.typing, reached: progress.reached },
    (prepared) => shapePrepared(source, workDir, recipe, outDir, prepared, progress)
  )
  return { ...result, tookMs: Math.round(performance.now() - started) }
}

async function shapePrepared(
  source: Source,
  workDir: string,
  recipe: Recipe,
  outDir: string,
  prepared: Prepared,
  progress: ShapeProgress
): Promise<Omit<ShapeResult, 'tookMs'>> {
  const { walked, clean, rows, folder, plan, check } = prepared
  const columns = walked.columns
  const fan = plan(0, 0).places.at(-1)?.fan ?? 1
  const size = sliceRows(Math.max(columns.length, walked.readings.length) * fan)
  const slices = Math.ceil(rows / size)
  await mkdir(outDir, { recursive: true })
  const ends = await endsOf(prepared, size)
  check()
  const parts = new PartWriter(outDir, folder, columns)
  const rejected = new RejectedWriter(source, workDir, clean, walked, join(outDir, 'rejected.csv'))
  try {
    let written: ShapePart[] = []
    for (let at = 0; at < slices; at++) {
      const slice = plan(at * size, size)
      if (slice.dateColumn !== null && ends.some((end) => end.slice === at && end.outcome.kind === 'loaded')) {
        await parts.add(slice)
      }
      check()
      if (ends.some((end) => end.slice === at && end.outcome.kind === 'rejected')) {
        await addRejected(rejected, slice, folder, check)
      }
      progress.wrote(Math.min(rows, (at + 1) * size), rows)
    }
    const whole = plan()
    if (whole.dateColumn === null) written = await parts.addAll(whole, rowsThat(ends, 'loaded'))
    else written = await parts.finish(progress.joined)
    check()
    const dead = await rejected.finish()
    const loaded = written.reduce((sum, part) => sum + part.rows, 0)
    const made = ends.reduce((sum, end) => sum + end.made, 0)
    const ledger: Ledger = {
      read: clean.rowCount + clean.rowMap.ragged.length,
      ...(made > 0 ? { made } : {}),
      loaded,
      rejected: dead.rows,
      filtered: rowsThat(ends, 'filtered'),
      deduplicated: rowsThat(ends, 'deduplicated')
    }
    const gap = ledgerGap(ledger)
    if (gap !== 0) throw new AppError('shape.ledger', { gap })
    if (loaded === 0) throw new AppError('shape.nothing-left')
    const expectations = await expectationsOf(written, columns, recipe.roles.orderId, folder, check)
    const inParts = Number(expectations[0]?.value)
    if (inParts !== loaded) throw new AppError('shape.ledger', { gap: inParts - loaded })
    progress.done()
    const fileRows = await rowsOfFiles(source, workDir)
    return {
      parts: written,
      ledger,
      schema: [...columns],
      expectations,
      rejectedPath: dead.path,
      rejectedByReason: dead.byReason,
      ...(fileRows && { fileRows })
    }
  } catch (error) {
    await rejected.discard()
    throw error
  }
}

/** Rows of a slice with the same end. */
interface End {
  readonly slice: number
  readonly outcome: Outcome
  readonly rows: number
  /** How many of the rows were made of other rows. */
  readonly made: number
}

/** How the rows of every slice end, in one pass. */
async function endsOf({ plan, walked, folder }: Prepared, size: number): Promise<End[]> {
  const { frame, dateColumn, isMade } = plan()
  const slice = pl.col(names.row).cast(pl.Int64).div(whole(size)).alias('slice')
  const made = isMade === null ? pl.lit(0).cast(pl.Int64).sum() : pl.col('is_made').sum().cast(pl.Int64)
  const answer = await answerOf(
    frame
      .select(slice, pl.col(outcomeName), ...(isMade === null ? [] : [isMade.alias('is_made')]))
      .groupBy(['slice', outcomeName])
      .agg(pl.len().cast(pl.Int64).alias('rows'), made.alias('made')),
    folder
  )
  const slices = countsOf(answer, 'slice')
  const outcomes = countsOf(answer, outcomeName)
  const madeRows = countsOf(answer, 'made')
  return countsOf(answer, 'rows').map((rows, i) => ({
    slice: slices[i] ?? 0,
    outcome: readOutcome(outcomes[i] ?? 0, walked, dateColumn),
    rows,
    made: madeRows[i] ?? 0
  }))
}

function rowsThat(ends: readonly End[], kind: Outcome['kind']): number {
  return ends.reduce((sum, { outcome, rows }) => (outcome.kind === kind ? sum + rows : sum), 0)
}

/** Hands on the rejected rows of a slice, some at a time: they may be all of them. */
async function addRejected(rejected: RejectedWriter, slice: Finished, folder: string, check: () => void) {
  const path = join(folder, 'rejected.parquet')
  const fate = pl.col(outcomeName)
  const row = pl.col(names.row)
  await sinkTo(slice.frame.filter(isRejected()).select(row, fate, pl.col(names.rejectedText)).sort(row), path, 'lz4')
  for (let from = 0; ; from += rejectedBatch) {
    check()
    const batch = await pl.scanParquet(path, { glob: false }).slice(from, rejectedBatch).collect()
    if (batch.height === 0) return
    await rejected.add(batch, slice.dateColumn)
  }
}
