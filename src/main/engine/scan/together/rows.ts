/** Windows of rows of a table made of several files. */
import type { RawRow, RowWindow } from '../../../../shared/domain/source'
import type { OddRow } from '../model'
import { lineOfRows, readRows, readRowsAt } from '../read-rows'
import { oddRows } from '../scan-structure'
import { alignedRow, fileAt, firstRowsOf, rowCountOf, type Together } from './parts'

/** As `readRows`: before the files' structural passes have ended, rows are read from the beginning of the first one on. */
export async function readRowsTogether(
  source: Together,
  workDir: string,
  offset: number,
  limit: number
): Promise<RowWindow> {
  const rows: RawRow[] = []
  let first = 0
  for (const [at, file] of source.together.files.entries()) {
    const count = await rowCountOf(source, workDir, at)
    const wanted = limit - rows.length
    if (count === null || (wanted > 0 && offset < first + count)) {
      if (wanted <= 0) return { rows, rowCount: null }
      const from = Math.max(0, offset - first)
      const window = await readRows(file, workDir, from, wanted)
      for (const raw of window.rows) rows.push(alignedRow(source, file, raw, first))
      const end = window.rowCount ?? count
      // How many rows a file has is known where it ended within the window.
      if (end !== null) first += end
      else if (from === 0 && window.rows.length < wanted) first += window.rows.length
      else return { rows, rowCount: null }
    } else {
      first += count
    }
  }
  return { rows, rowCount: first }
}

/** Runs `read` on each file with its share of the rows, given and handed back as rows of the file. */
async function byFile<T>(
  source: Together,
  workDir: string,
  rows: readonly number[],
  read: (at: number, rows: number[], firstRow: number) => Promise<readonly T[]>
): Promise<T[]> {
  const firstRows = await firstRowsOf(source, workDir)
  const end = firstRows.at(-1) ?? 0
  const shares = new Map<number, number[]>()
  for (const row of rows) {
    if (row < 0 || row >= end) continue
    const at = fileAt(firstRows, row)
    const share = shares.get(at) ?? []
    share.push(row - (firstRows[at] ?? 0))
    shares.set(at, share)
  }
  const found: T[] = []
  for (const at of [...shares.keys()].sort((a, b) => a - b)) {
    found.push(...(await read(at, shares.get(at) ?? [], firstRows[at] ?? 0)))
  }
  return found
}

/** As `readRowsAt`. */
export async function readRowsAtTogether(
  source: Together,
  workDir: string,
  rows: readonly number[]
): Promise<RawRow[]> {
  return await byFile(source, workDir, rows, async (at, own, firstRow) => {
    const file = source.together.files[at]
    if (!file) return []
    const found = await readRowsAt(file, workDir, own)
    return found.map((raw) => alignedRow(source, file, raw, firstRow))
  })
}

/** As `placesOfRows`, with the file of each line. */
export async function placesOfRowsTogether(
  source: Together,
  workDir: string,
  rows: readonly number[]
): Promise<{ line: number; file: string }[]> {
  const places = new Map<number, { line: number; file: string }>()
  await byFile(source, workDir, rows, async (at, own, firstRow) => {
    const file = source.together.files[at]
    if (!file) return []
    const lines = await lineOfRows(file, workDir, own)
    for (const [i, row] of own.entries()) places.set(firstRow + row, { line: lines[i] ?? 0, file: file.label })
    return []
  })
  return rows.map((row) => places.get(row) ?? { line: 0, file: '' })
}

/** As `oddRows`. */
export async function oddRowsTogether(
  source: Together,
  workDir: string,
  kind: 'ragged' | 'broken-quotes',
  limit: number
): Promise<OddRow[]> {
  const firstRows = await firstRowsOf(source, workDir)
  const found: OddRow[] = []
  for (const [at, file] of source.together.files.entries()) {
    if (found.length >= limit) break
    const first = firstRows[at] ?? 0
    for (const odd of await oddRows(file, workDir, kind, limit - found.length)) {
      found.push({ ...odd, row: first + odd.row })
    }
  }
  return found
}
