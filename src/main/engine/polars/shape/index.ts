/** A recipe run over the whole file: typed Parquet by month, rejected rows as CSV, ledger, expectations. */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ShapePart, ShapeResult } from '../../../../shared/contract/engine'
import { type Ledger, ledgerGap } from '../../../../shared/domain/ledger'
import type { Recipe } from '../../../../shared/domain/recipe'
import type { PassProgress, Source } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import { type PassOptions, rowsOfFiles } from '../../scan'
import type { MonthRows } from '../typed/table'
import { type Prepared, withWholeFile } from '../whole-file'
import { addAllRejected, addRejected, type End, endsOf, rowsThat } from './ends'
import { expectationsOf } from './expectations'
import { writeByMonth } from './months'
import { PartFiles } from './part-files'
import { ShapeProgress } from './progress'
import { RejectedWriter } from './rejected'
import { PieceWriter, sliceRows } from './slices'

export interface ShapeOptions extends PassOptions {
  readonly onProgress?: (progress: PassProgress) => void
  /** Months whose parts are kept; null or missing: all. */
  readonly onlyMonths?: readonly string[] | null
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
    (prepared) => shapePrepared(source, workDir, recipe, outDir, prepared, progress, options.onlyMonths ?? null)
  )
  return { ...result, tookMs: Math.round(performance.now() - started) }
}

async function shapePrepared(
  source: Source,
  workDir: string,
  recipe: Recipe,
  outDir: string,
  prepared: Prepared,
  progress: ShapeProgress,
  onlyMonths: readonly string[] | null
): Promise<Omit<ShapeResult, 'tookMs'>> {
  const { walked, clean, folder, check, months } = prepared
  const columns = walked.columns
  await mkdir(outDir, { recursive: true })
  check()
  const files = new PartFiles(outDir, columns)
  const rejected = new RejectedWriter(source, workDir, clean, walked, join(outDir, 'rejected.csv'))
  try {
    const { parts: written, ends } =
      months === null
        ? await bySlices(prepared, files, rejected, progress)
        : await byMonth(prepared, months, files, rejected, progress)
    check()
    const dead = await rejected.finish()
    const { parts, others } = await ofMonths(written, onlyMonths)
    const loaded = parts.reduce((sum, part) => sum + part.rows, 0)
    const made = ends.reduce((sum, end) => sum + end.made, 0)
    const ledger: Ledger = {
      read: clean.rowCount + clean.rowMap.ragged.length,
      ...(made > 0 ? { made } : {}),
      loaded,
      rejected: dead.rows,
      filtered: rowsThat(ends, 'filtered'),
      deduplicated: rowsThat(ends, 'deduplicated'),
      ...(others > 0 ? { otherMonths: others } : {})
    }
    const gap = ledgerGap(ledger)
    if (gap !== 0) throw new AppError('shape.ledger', { gap })
    if (loaded === 0) throw new AppError('shape.nothing-left')
    const expectations = await expectationsOf(parts, columns, recipe.roles.orderId, folder, check)
    const inParts = Number(expectations[0]?.value)
    if (inParts !== loaded) throw new AppError('shape.ledger', { gap: inParts - loaded })
    progress.done()
    const fileRows = await rowsOfFiles(source, workDir)
    return {
      parts,
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

interface Written {
  readonly parts: ShapePart[]
  readonly ends: readonly End[]
}

/** From a table in the order of the text, a slice at a time. */
async function bySlices(
  prepared: Prepared,
  files: PartFiles,
  rejected: RejectedWriter,
  progress: ShapeProgress
): Promise<Written> {
  const { walked, rows, folder, plan, check } = prepared
  const fan = plan(0, 0).places.at(-1)?.fan ?? 1
  const size = sliceRows(Math.max(walked.columns.length, walked.readings.length) * fan)
  const ends = await endsOf(prepared, size)
  check()
  const pieces = new PieceWriter(files, folder)
  for (let at = 0; at * size < rows; at++) {
    const slice = plan(at * size, size)
    if (slice.dateColumn !== null && ends.some((end) => end.slice === at && end.outcome.kind === 'loaded')) {
      await pieces.add(slice)
    }
    check()
    if (ends.some((end) => end.slice === at && end.outcome.kind === 'rejected')) {
      await addRejected(rejected, slice, folder, check)
    }
    progress.wrote(Math.min(rows, (at + 1) * size), rows)
  }
  const all = plan()
  const parts =
    all.dateColumn === null ? await files.writeAll(all, rowsThat(ends, 'loaded')) : await pieces.finish(progress.joined)
  return { parts, ends }
}

/** From a table in which the rows of each month stand together. */
async function byMonth(
  prepared: Prepared,
  months: readonly MonthRows[],
  files: PartFiles,
  rejected: RejectedWriter,
  progress: ShapeProgress
): Promise<Written> {
  const { rows, plan, check } = prepared
  const parts = await writeByMonth(prepared, months, files, (done) => progress.wroteMonths(done, rows))
  check()
  const loaded = parts.reduce((sum, part) => sum + part.rows, 0)
  // No row is left that could have another end.
  if (loaded === rows && plan(0, 0).isMade === null) return { parts, ends: [] }
  const ends = await endsOf(prepared, rows)
  await addAllRejected(rejected, prepared, rowsThat(ends, 'rejected'))
  return { parts, ends }
}

/** Parts of the months that are wanted, and how many rows the others had, which are removed. */
async function ofMonths(
  parts: readonly ShapePart[],
  wanted: readonly string[] | null
): Promise<{ parts: ShapePart[]; others: number }> {
  if (wanted === null) return { parts: [...parts], others: 0 }
  const isWanted = ({ month }: ShapePart) => month !== null && wanted.includes(month)
  const others = parts.filter((part) => !isWanted(part))
  for (const { path } of others) await rm(path, { force: true })
  return { parts: parts.filter(isWanted), others: others.reduce((sum, { rows }) => sum + rows, 0) }
}
