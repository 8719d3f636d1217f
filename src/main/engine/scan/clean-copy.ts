/** A text that Polars reads without losing anything: the source itself where it is regular, else a copy. */
import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Source } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import type { CleanText, PassOptions, RowMap } from './model'
import { oddRowsOf, type RowIndex } from './row-index'
import { indexOf } from './scan-structure'
import { checkSignal } from './source-file'
import { csvLine } from './text/csv-line'
import { type TextFile, writeAll } from './text/decode'
import { firstRowStart, textOf, writeRows, writeWhole } from './write-rows'

/** A longer head (titles before the header) is not looked through. */
const headLimitBytes = 1024 * 1024

/** What is kept beside a copy: offset of every 1,024th of its rows. */
export type CopyFacts = {
  readonly sizeBytes: number
  readonly modifiedMs: number
  readonly copyBytes: number
  readonly dataStart: number
  readonly rowCount: number
  readonly marks: readonly number[]
}

/** Byte offset of every 1,024th row of a clean text. */
export const marksOf = new WeakMap<CleanText, Float64Array>()

/** Numbers of all ragged rows. */
export async function raggedOf(index: RowIndex): Promise<Float64Array> {
  const ragged = new Float64Array(index.facts.raggedCount)
  let count = 0
  if (ragged.length > 0) {
    for await (const rows of oddRowsOf(index)) {
      for (const row of rows) if (row.ragged) ragged[count++] = row.row
    }
  }
  return ragged
}

/** Whether the lines before the header (or the first row) can be skipped by counting line feeds. */
async function headIsPlain(source: Source, index: RowIndex, text: TextFile): Promise<boolean> {
  const { header } = index.facts
  const end = header ? header.start : (index.entries[0] ?? text.end)
  const line = header ? header.line : (index.entries[1] ?? 1)
  // Blank or comment lines stand between the skipped lines and the header.
  if (line !== source.dialect.skipLines + 1) return false
  if (end === text.start) return true
  if (end - text.start > headLimitBytes) return false
  const file = await open(text.path, 'r')
  try {
    const head = Buffer.alloc(end - text.start)
    await file.read(head, 0, head.length, text.start)
    const lines = head.toString('latin1').split('\n').slice(0, -1)
    return lines.every((each) => each.replace('\r', '') !== '') && !head.includes(source.dialect.quote ?? '"')
  } finally {
    await file.close()
  }
}

async function isClean(source: Source, index: RowIndex, text: TextFile): Promise<boolean> {
  const { facts } = index
  const { header } = facts
  const { dialect } = source
  const regular =
    facts.raggedCount === 0 &&
    facts.brokenCount === 0 &&
    facts.blankLines === 0 &&
    facts.commentLines === 0 &&
    facts.undecodableCount === 0 &&
    !facts.endsInQuote
  if (!regular || dialect.escape === 'backslash' || facts.rowCount === 0) return false
  if (dialect.lineEnd !== 'lf' && dialect.lineEnd !== 'crlf') return false
  if (dialect.skipInitialSpace || dialect.delimiter > '\u007f' || dialect.delimiter.length > 1) return false
  if (header && source.dialect.headerRows > 1) return false
  // Readers that take the whole file would take the footer, too.
  if (text.end !== text.wholeEnd) return false
  if (header && (header.broken || header.fields !== facts.columns || index.entries[1] !== header.line + 1)) return false
  return await headIsPlain(source, index, text)
}

async function storedCopy(path: string, source: Source): Promise<CopyFacts | null> {
  try {
    const facts: CopyFacts = JSON.parse(await readFile(`${path}.json`, 'utf8'))
    const found = await stat(path)
    const same = facts.sizeBytes === source.sizeBytes && facts.modifiedMs === source.modifiedMs
    return same && found.size === facts.copyBytes ? facts : null
  } catch {
    return null
  }
}

const copying = new Map<string, Promise<CopyFacts>>()

/** What was written of a copy, apart from what it was made of. */
export type WrittenCopy = Omit<CopyFacts, 'sizeBytes' | 'modifiedMs'>

/**
 * The copy of a source as a clean text: from earlier, or made by `make`, which gets the path to write to. Callers at the
 * same time share one.
 */
export async function copyOf(
  source: Source,
  workDir: string,
  rowMap: RowMap,
  options: PassOptions,
  make: (path: string) => Promise<WrittenCopy>
): Promise<CleanText> {
  const path = join(workDir, `${source.id}.clean.csv`)
  const facts = (await storedCopy(path, source)) ?? (await copyOnce(source, path, options, make))
  const clean: CleanText = {
    path,
    isCopy: true,
    dialectIsPlain: true,
    delimiter: ',',
    quote: '"',
    lineEnd: 'lf',
    hasHeader: true,
    skipRows: 0,
    rowCount: facts.rowCount,
    columnCount: source.columns.length,
    dataStart: facts.dataStart,
    dataEnd: facts.copyBytes,
    rowMap
  }
  marksOf.set(clean, Float64Array.from(facts.marks))
  return clean
}

async function copyOnce(
  source: Source,
  path: string,
  options: PassOptions,
  make: (path: string) => Promise<WrittenCopy>
): Promise<CopyFacts> {
  const whole = async (): Promise<CopyFacts> => {
    checkSignal(options.signal)
    const facts = { ...(await make(path)), sizeBytes: source.sizeBytes, modifiedMs: source.modifiedMs }
    await writeWhole(`${path}.json`, (file) => writeAll(file, Buffer.from(JSON.stringify(facts))))
    return facts
  }
  let copy = copying.get(path)
  if (!copy) {
    copy = whole().finally(() => copying.delete(path))
    copying.set(path, copy)
  }
  try {
    return await copy
  } catch (error) {
    // Another caller's cancel is not ours.
    const isOther = error instanceof AppError && error.code === 'cancelled' && options.signal?.aborted !== true
    if (!isOther) throw error
    return await whole()
  }
}

async function writeCopy(source: Source, index: RowIndex, text: TextFile, path: string, options: PassOptions) {
  const plan = {
    start: csvLine(source.columns),
    from: firstRowStart(index, text),
    columns: source.columns.length,
    skipLines: 0
  }
  const { rowsWritten, outEnd, startBytes, marks } = await writeRows(source, index, text, path, plan, options)
  refuseOtherRows(rowsWritten, index)
  return { copyBytes: outEnd, dataStart: startBytes, rowCount: rowsWritten, marks: [...marks] }
}

/** Throws where other rows were written than the structural pass counted. */
export function refuseOtherRows(rowsWritten: number, { facts }: RowIndex): void {
  if (rowsWritten !== facts.rowCount - facts.raggedCount) {
    throw new AppError('internal', { reference: 'clean copy: rows differ from the structure' })
  }
}

/**
 * What Polars (or DuckDB, or the type kernel) can read without losing or changing anything. A regular UTF-8 file with LF
 * or CRLF is its own clean text; everything else is written once to `<workDir>/<id>.clean.csv` without its ragged rows.
 * Runs the structural pass first where needed. Throws what `scanStructure` throws.
 */
export async function cleanCopy(source: Source, workDir: string, options: PassOptions = {}): Promise<CleanText> {
  const index = await indexOf(source, workDir, options)
  const text = await textOf(source, workDir)
  const { dialect, columns } = source
  const rowMap = { ragged: await raggedOf(index) }
  if (await isClean(source, index, text)) {
    const clean: CleanText = {
      path: text.path,
      isCopy: false,
      dialectIsPlain: dialect.delimiter === ',' && dialect.quote === '"',
      delimiter: dialect.delimiter,
      quote: dialect.quote,
      lineEnd: dialect.lineEnd === 'crlf' ? 'crlf' : 'lf',
      hasHeader: dialect.hasHeader,
      skipRows: dialect.skipLines,
      rowCount: index.facts.rowCount,
      columnCount: columns.length,
      dataStart: firstRowStart(index, text),
      dataEnd: index.facts.dataEnd,
      rowMap
    }
    marksOf.set(clean, everyOther(index.entries))
    return clean
  }
  return await copyOf(source, workDir, rowMap, options, (path) => writeCopy(source, index, text, path, options))
}

/** The offsets of an index's entries, without their lines. */
function everyOther(entries: Float64Array): Float64Array {
  return Float64Array.from({ length: entries.length / 2 }, (_, i) => entries[i * 2] ?? 0)
}
