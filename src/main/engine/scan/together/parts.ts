/** A table made of several files: which rows are whose, and how their cells go into its columns. */
import type { PartFile, RawRow, Source } from '../../../../shared/domain/source'
import type { PassOptions } from '../model'
import { findIndex } from '../row-index'
import { indexOf } from '../scan-structure'

export type Together = Source & { readonly together: NonNullable<Source['together']> }

/** Whether a source is made of several files. */
export function isTogether(source: Source): source is Together {
  return source.together !== undefined
}

/** Number of the first row of each file, and of the row behind the last one; kept for the sources used last. */
const known = new Map<string, readonly number[]>()
const keptSources = 16

/** First rows of all files. Runs the structural passes that have not been run yet. */
export async function firstRowsOf(
  source: Together,
  workDir: string,
  options: PassOptions = {}
): Promise<readonly number[]> {
  const kept = known.get(source.id)
  if (kept) return kept
  const firstRows = [0]
  for (const file of source.together.files) {
    const { facts } = await indexOf(file, workDir, { signal: options.signal })
    firstRows.push((firstRows.at(-1) ?? 0) + facts.rowCount)
  }
  known.set(source.id, firstRows)
  const oldest = known.keys().next()
  if (known.size > keptSources && !oldest.done) known.delete(oldest.value)
  return firstRows
}

/** How many rows a file has, or null before its structural pass. */
export async function rowCountOf(source: Together, workDir: string, at: number): Promise<number | null> {
  const kept = known.get(source.id)
  if (kept) return (kept[at + 1] ?? 0) - (kept[at] ?? 0)
  const file = source.together.files[at]
  const index = file ? await findIndex(file, workDir) : null
  return index?.facts.rowCount ?? null
}

/** Index of the file that a row is of. */
export function fileAt(firstRows: readonly number[], row: number): number {
  let [low, high] = [0, firstRows.length - 2]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((firstRows[middle] ?? 0) <= row) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * A row of a file as a row of the table. A ragged one stays as it stands in its file; should it have as many cells as the
 * table has columns by chance, an empty one behind them keeps it apart.
 */
export function alignedRow(source: Together, file: PartFile, raw: RawRow, firstRow: number): RawRow {
  const { nameColumn } = source.together
  const base = { row: firstRow + raw.row, line: raw.line, file: file.label }
  if (raw.cells.length !== file.columns.length) {
    const isMistakable = raw.cells.length === source.columns.length
    return { ...base, cells: isMistakable ? [...raw.cells, ''] : raw.cells, fields: raw.cells.length }
  }
  const cells = file.places.map((place) => (place === null ? '' : (raw.cells[place] ?? '')))
  return { ...base, cells: nameColumn === null ? cells : [...cells, file.label] }
}
