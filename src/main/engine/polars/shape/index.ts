/** A recipe run over the whole file: typed Parquet by month, rejected rows as CSV, ledger, expectations. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { ShapeResult } from '../../../../shared/contract/engine'
import { type Ledger, ledgerGap } from '../../../../shared/domain/ledger'
import type { Recipe } from '../../../../shared/domain/recipe'
import type { PassProgress, Source } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import type { PassOptions } from '../../scan'
import type { Frame } from '../frames'
import { readOutcome } from '../plan/outcomes'
import { outcomeName } from '../plan/steps'
import { translatePolarsError } from '../polars-error'
import { countsOf } from '../scratch'
import { type Prepared, withWholeFile } from '../whole-file'
import { expectationsOf } from './expectations'
import { ShapeProgress } from './progress'
import { RejectedWriter } from './rejected'
import { PartWriter, refuseNothing, sliceRows } from './write-parts'

export interface ShapeOptions extends PassOptions {
  readonly onProgress?: (progress: PassProgress) => void
}

/**
 * Shapes a source into `outDir`: `<YYYY-MM>.parquet` a month, or `all.parquet` without an order date, and
 * `rejected.csv`. The ledger's sides are counted apart: rows read by the scanner, rows loaded by what was written to the parts,
 * rejected by what was written to the CSV, filtered and deduplicated by their marks.
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
  try {
    const result = await withWholeFile(
      source,
      workDir,
      recipe,
      { ...options, onProgress: progress.cleaning, reached: progress.reached },
      (prepared) => shapePrepared(source, workDir, recipe, outDir, prepared, progress)
    )
    return { ...result, tookMs: Math.round(performance.now() - started) }
  } finally {
    progress.stop()
  }
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
  const size = sliceRows(Math.max(columns.length, walked.readings.length))
  const slices = Math.max(1, Math.ceil(rows / size))
  await mkdir(outDir, { recursive: true })
  const parts = new PartWriter(outDir, folder, columns, slices)
  const rejected = new RejectedWriter(source, workDir, clean, walked.readings, join(outDir, 'rejected.csv'))
  const counted = { filtered: 0, deduplicated: 0 }
  try {
    for (let at = 0; at < slices; at++) {
      check()
      const finished = plan(at * size, size)
      const slice = await collectSlice(
        finished.frame.select(...PartWriter.selection(finished), ...RejectedWriter.selection())
      )
      countEnds(slice, counted)
      await parts.add(slice)
      await rejected.add(slice, finished.dateColumn)
      progress.wrote(Math.min(rows, (at + 1) * size), rows)
    }
    const written = await parts.finish(progress.joined)
    check()
    const dead = await rejected.finish()
    const loaded = written.reduce((sum, part) => sum + part.rows, 0)
    const ledger: Ledger = {
      read: clean.rowCount + clean.rowMap.ragged.length,
      loaded,
      rejected: dead.rows,
      ...counted
    }
    const gap = ledgerGap(ledger)
    if (gap !== 0) throw new AppError('shape.ledger', { gap })
    refuseNothing(written)
    const expectations = await expectationsOf(written, columns, recipe.roles.orderId, folder, check)
    const inParts = Number(expectations[0]?.value)
    if (inParts !== loaded) throw new AppError('shape.ledger', { gap: inParts - loaded })
    progress.done()
    return {
      parts: written,
      ledger,
      schema: [...columns],
      expectations,
      rejectedPath: dead.path,
      rejectedByReason: dead.byReason
    }
  } catch (error) {
    await rejected.discard()
    throw error
  }
}

/** A slice fits in memory by its size, so it may be collected. */
async function collectSlice(frame: ReturnType<typeof pl.scanParquet>): Promise<Frame> {
  try {
    return await frame.collect()
  } catch (error) {
    throw translatePolarsError(error, { name: 'the recipe', path: '' })
  }
}

/** Adds up the rows that steps took out. */
function countEnds(slice: Frame, counted: { filtered: number; deduplicated: number }) {
  const ends = slice.select(pl.col(outcomeName)).groupBy(outcomeName).agg(pl.len().alias('rows'))
  const rows = countsOf(ends, 'rows')
  for (const [i, code] of countsOf(ends, outcomeName).entries()) {
    const { kind } = readOutcome(code, [], null)
    if (kind === 'filtered' || kind === 'deduplicated') counted[kind] += rows[i] ?? 0
  }
}
