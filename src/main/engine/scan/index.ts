/**
 * The byte scanner: what the engine calls, for one file and for several files as one table. Shapes are in model.ts, the
 * rules in rules.ts.
 *
 * Every function runs the passes that it needs and that have not been run for this source, and checks that each file
 * that it reads is still the one that was opened (`open.vanished`, `open.changed`).
 */
import { createHash } from 'node:crypto'
import { filesOf, type RawRow, type RowWindow, type Source, type Structure } from '../../../shared/domain/source'
import * as one from './clean-copy'
import { contentHash } from './content-hash'
import * as exporting from './export-text'
import type { CleanText, OddRow, PassOptions, RowRange } from './model'
import * as reading from './read-rows'
import { rangesOf } from './row-ranges'
import * as structure from './scan-structure'
import { checkUnchanged } from './source-file'
import {
  copyTogether,
  exportTogether,
  firstRowsOf,
  isTogether,
  oddRowsTogether,
  placesOfRowsTogether,
  readRowsAtTogether,
  readRowsTogether,
  scanTogether
} from './together'

export { contentHash } from './content-hash'
export type { CleanText, PassOptions } from './model'
export { originalRow } from './row-ranges'
export { whileUnchanged } from './source-file'

/** The structural pass: see `scan-structure.ts`. */
export async function scanStructure(source: Source, workDir: string, options: PassOptions = {}): Promise<Structure> {
  return isTogether(source)
    ? await scanTogether(source, workDir, options)
    : await structure.scanStructure(source, workDir, options)
}

/** Rows `offset` to `offset + limit - 1` as raw text: see `read-rows.ts`. */
export async function readRows(source: Source, workDir: string, offset: number, limit: number): Promise<RowWindow> {
  return isTogether(source)
    ? await readRowsTogether(source, workDir, offset, limit)
    : await reading.readRows(source, workDir, offset, limit)
}

/** Single rows by number, in ascending order. */
export async function readRowsAt(source: Source, workDir: string, rows: readonly number[]): Promise<RawRow[]> {
  return isTogether(source)
    ? await readRowsAtTogether(source, workDir, rows)
    : await reading.readRowsAt(source, workDir, rows)
}

/** The physical line (1-based) on which each of `rows` starts, and its file where there are several. */
export async function placesOfRows(
  source: Source,
  workDir: string,
  rows: readonly number[]
): Promise<{ line: number; file?: string }[]> {
  if (isTogether(source)) return await placesOfRowsTogether(source, workDir, rows)
  return (await reading.lineOfRows(source, workDir, rows)).map((line) => ({ line }))
}

/** The first `limit` ragged rows, or rows with broken quotes. */
export async function oddRows(
  source: Source,
  workDir: string,
  kind: 'ragged' | 'broken-quotes',
  limit: number
): Promise<OddRow[]> {
  return isTogether(source)
    ? await oddRowsTogether(source, workDir, kind, limit)
    : await structure.oddRows(source, workDir, kind, limit)
}

/** Text that loses nothing in Polars: see `clean-copy.ts`. */
export async function cleanCopy(source: Source, workDir: string, options: PassOptions = {}): Promise<CleanText> {
  return isTogether(source)
    ? await copyTogether(source, workDir, options)
    : await one.cleanCopy(source, workDir, options)
}

/** Byte ranges of the clean text, split at row borders: see `row-ranges.ts`. */
export async function rowRanges(
  source: Source,
  workDir: string,
  parts: number,
  options: PassOptions = {}
): Promise<RowRange[]> {
  return rangesOf(await cleanCopy(source, workDir, options), parts)
}

/** Writes all rows as they were read for other programs: see `export-text.ts`. */
export async function exportText(
  source: Source,
  workDir: string,
  outPath: string,
  options: PassOptions = {}
): Promise<{ rows: number }> {
  return isTogether(source)
    ? await exportTogether(source, workDir, outPath, options)
    : await exporting.exportText(source, workDir, outPath, options)
}

/**
 * SHA-256 of the content of a source, hex, and of each of its files. Of several files it is that of the lines with the
 * hash of each, as `sha256sum FILES | cut -c1-64 | sha256sum` prints it.
 * @throws AppError `open.changed` when a file is not any more what was opened
 */
export async function contentHashes(
  source: Source,
  signal?: AbortSignal
): Promise<{ contentHash: string; fileHashes: string[] }> {
  const fileHashes: string[] = []
  for (const file of filesOf(source)) {
    fileHashes.push(await contentHash(file.path, signal))
    await checkUnchanged(file)
  }
  const [only, another] = fileHashes
  if (only !== undefined && another === undefined) return { contentHash: only, fileHashes }
  const lines = fileHashes.map((hash) => `${hash}\n`).join('')
  return { contentHash: createHash('sha256').update(lines).digest('hex'), fileHashes }
}

/** How many rows each of several files has, in their order; null for a single file. */
export async function rowsOfFiles(source: Source, workDir: string): Promise<number[] | null> {
  if (!isTogether(source)) return null
  const firstRows = await firstRowsOf(source, workDir)
  return firstRows.slice(1).map((end, at) => end - (firstRows[at] ?? 0))
}
