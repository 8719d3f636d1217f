/** Windows of rows as raw text, anywhere in a file of any size. */
import type { RawRow, RowWindow, Source } from '../../../shared/domain/source'
import { chunkFeed, type Feed, fileFeed } from './feed'
import { findIndex, indexStep, type RowIndex } from './row-index'
import { readCells } from './rows-reader'
import { type Rules, rulesOf } from './rules'
import { indexOf } from './scan-structure'
import { joinedHeader } from './sniff/column-names'
import { checkUnchanged } from './source-file'
import { decode, decodeFromStart, findText, type TextFile } from './text/decode'

/** Behind the head of a text nothing is skipped any more. */
const bodyRules = (rules: Rules): Rules => ({ ...rules, skipLines: 0 })

/** Where the block of 1,024 rows begins that holds a row. */
function blockOf(
  index: RowIndex,
  row: number
): { readonly row: number; readonly start: number; readonly line: number } {
  const entry = Math.floor(row / indexStep)
  const start = index.entries[entry * 2]
  const line = index.entries[entry * 2 + 1]
  if (start === undefined || line === undefined) throw new Error(`row ${row} is not in the index`)
  return { row: entry * indexStep, start, line }
}

async function fromIndex(
  source: Source,
  index: RowIndex,
  text: TextFile,
  row: number,
  count: number
): Promise<RawRow[]> {
  const block = blockOf(index, row)
  const feed = await fileFeed(text.path, block.start, text.end)
  return await readCells(feed, bodyRules(rulesOf(source)), {
    name: source.name,
    skipRows: row - block.row,
    maxRows: count,
    firstRow: row,
    firstLine: block.line
  })
}

/** A text of this size is decoded at once where its end must be known. */
const decodedAtOnceBytes = 8 * 1024 * 1024

/** The text of a source on disk, or null where decoding it takes long and was not done yet. */
async function textAtHand(source: Source, workDir: string): Promise<TextFile | null> {
  const text = await findText(source, workDir)
  const needsEnd = source.dialect.footerLines > 0 && source.sizeBytes <= decodedAtOnceBytes
  return text ?? (needsEnd ? await decode(source, workDir) : null)
}

/** The text from its beginning, decoded on the way where it has not been decoded yet. */
async function feedFromStart(source: Source, text: TextFile | null): Promise<Feed> {
  return text ? await fileFeed(text.path, text.start, text.end) : chunkFeed(decodeFromStart(source).chunks)
}

/**
 * Rows `offset` to `offset + limit - 1` as they are: unquoted, ragged ones too. With the row index this is one seek; before
 * the structural pass has ended, rows are read from the beginning of the file and `rowCount` is null.
 * @throws AppError `open.vanished`, `open.changed`, `open.unreadable`, `open.field-too-long`, `open.broken-archive`
 */
export async function readRows(source: Source, workDir: string, offset: number, limit: number): Promise<RowWindow> {
  await checkUnchanged(source)
  const text = await textAtHand(source, workDir)
  const index = text ? await findIndex(source, workDir) : null
  if (index && text) {
    const { rowCount } = index.facts
    const count = Math.min(limit, rowCount - offset)
    return { rows: count > 0 ? await fromIndex(source, index, text, offset, count) : [], rowCount }
  }
  const rows = await readCells(await feedFromStart(source, text), rulesOf(source), {
    name: source.name,
    skipRows: offset + rulesOf(source).headerRows,
    maxRows: limit,
    firstRow: offset,
    firstLine: 1
  })
  return { rows, rowCount: null }
}

/** Cells of the header as they stand in the file, those of several rows joined; null when there is none. */
export async function readHeader(source: Source, workDir: string): Promise<readonly string[] | null> {
  if (!source.dialect.hasHeader) return null
  const feed = await feedFromStart(source, await findText(source, workDir))
  const rules = rulesOf(source)
  const plan = { name: source.name, skipRows: 0, maxRows: rules.headerRows, firstRow: 0, firstLine: 1 }
  const rows = await readCells(feed, rules, plan)
  return rows.length === 0 ? null : joinedHeader(rows.map((row) => row.cells))
}

/**
 * Single rows by number (0-based data rows; those beyond the end are left out), in ascending order. Rows of one block of
 * the index are read together.
 */
export async function readRowsAt(source: Source, workDir: string, rows: readonly number[]): Promise<RawRow[]> {
  const index = await indexOf(source, workDir)
  const text = await findText(source, workDir)
  if (!text) throw new Error('an indexed source has its text')
  const wanted = [...new Set(rows)].filter((row) => row >= 0 && row < index.facts.rowCount).sort((a, b) => a - b)
  const found: RawRow[] = []
  let i = 0
  while (i < wanted.length) {
    const first = wanted[i] ?? 0
    const end = (Math.floor(first / indexStep) + 1) * indexStep
    let last = first
    const inBlock = new Set<number>()
    for (let row = wanted[i]; row !== undefined && row < end; row = wanted[++i]) {
      inBlock.add(row)
      last = row
    }
    for (const row of await fromIndex(source, index, text, first, last - first + 1)) {
      if (inBlock.has(row.row)) found.push(row)
    }
  }
  return found
}

/**
 * The physical line (1-based) on which each of `rows` (0-based data rows, any order) starts. A block of the index without
 * embedded line ends, comments and blank lines is answered without reading.
 */
export async function lineOfRows(source: Source, workDir: string, rows: readonly number[]): Promise<number[]> {
  const index = await indexOf(source, workDir)
  const lines = new Map<number, number>()
  const toRead: number[] = []
  for (const row of rows) {
    const block = blockOf(index, row)
    const nextLine = index.entries[(block.row / indexStep + 1) * 2 + 1]
    if (nextLine !== undefined && nextLine - block.line === indexStep) lines.set(row, block.line + row - block.row)
    else toRead.push(row)
  }
  if (toRead.length > 0) {
    for (const { row, line } of await readRowsAt(source, workDir, toRead)) lines.set(row, line)
  }
  return rows.map((row) => lines.get(row) ?? 0)
}
