/**
 * A clean text as typed columns in Parquet: what the engine calls. The workers read ranges of the text and write groups of rows side by side; here
 * the ranges are cut, and the footers that put the groups in order are written behind them.
 */
import { constants } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import type { CleanText, PassOptions } from '../../model'
import { rangesOfRows } from '../../row-ranges'
import { translateFileError } from '../../source-file'
import { type Crew, crewFor } from '../crew'
import { pauser } from '../pause'
import { fieldMarksOf } from '../pieces'
import { type FewTexts, fewTexts } from './few-texts'
import type { WrittenGroup } from './group-writer'
import { footer, magic, type StoredColumn } from './parquet'
import { canHaveOdd, type TableColumn } from './plan'
import { newCursors, tablePath } from './table-files'
import { type TableAnswer, type TableTask, takeRanges } from './take-ranges'

export { type FewTexts, rewriteTexts } from './few-texts'
export { storedDigits } from './parquet'
export type { TableColumn } from './plan'
export { unreadColumns } from './unread'

/** How the columns of the file are called. */
export type TableNames = {
  readonly value: (column: number) => string
  readonly odd: (column: number) => string
  /** Row number in the text, from 0; only there where rows are parted by month. */
  readonly row: string
}

export type TableInput = {
  readonly clean: CleanText
  readonly columns: readonly TableColumn[]
  /** The date column by whose month rows are put together, a file for each; null: one file in the order of the text. */
  readonly dated: number | null
  /** An empty folder for the files. */
  readonly folder: string
  readonly names: TableNames
}

/** A file of a table; `month`: year × 12 + month − 1, null for rows of any, or without a date that was read. */
export type TableFile = { readonly month: number | null; readonly path: string; readonly rows: number }

export type WrittenTable = {
  /** By month, rows without one last; one file where rows are not parted. */
  readonly files: readonly TableFile[]
  readonly isByMonth: boolean
  /** Rows with odd texts, one count a column; a column without any has no field for them. */
  readonly odd: readonly number[]
  /** The text columns of few different texts; null for the others. */
  readonly few: readonly (FewTexts | null)[]
}

/** Rows of a full group in a table of few columns; readers that begin at multiples of it read no group twice. */
export const tableGroupRows = 122_880
/** Divisors of it that are multiples of the row index's step. */
const smallerGroups = [61_440, 30_720, 15_360, 5120, 1024]
const groupCells = 8_000_000
/** Ranges that each worker takes, about: what one has left over at the end another may take. */
const rangesEach = 4
const leastRangeBytes = 4 * 1024 * 1024

/** Rows of a full group: fewer in wide tables, whose groups would not fit into memory. */
export function groupRowsFor(columns: number): number {
  const most = groupCells / Math.max(1, columns)
  return [tableGroupRows, ...smallerGroups].find((rows) => rows <= most) ?? 1024
}

/**
 * Writes the table. Rows keep the order of the text, or its order within each month; with too many months for that
 * they are not parted.
 * @throws AppError `cancelled`, `open.changed`, `load.disk-full`
 */
export async function writeTable(input: TableInput, options: PassOptions = {}): Promise<WrittenTable> {
  const { clean } = input
  const bytes = clean.dataEnd - clean.dataStart
  const crew = crewFor(bytes, options.signal)
  try {
    const written = await writeGroups(input, crew, options)
    if (!written.some(({ hasTooManyMonths }) => hasTooManyMonths)) return await finish(input, written)
    for (const { month } of written.flatMap(({ groups }) => groups)) {
      await rm(tablePath(input.folder, month), { force: true })
    }
    const unparted = { ...input, dated: null }
    return await finish(unparted, await writeGroups(unparted, crew, options))
  } catch (error) {
    throw translateFileError(error, clean.path, input.folder)
  } finally {
    await crew?.end()
  }
}

async function writeGroups(
  { clean, columns, dated, folder }: TableInput,
  crew: Crew | null,
  { onProgress, signal }: PassOptions
): Promise<TableAnswer[]> {
  const bytes = clean.dataEnd - clean.dataStart
  const workers = crew?.size ?? 1
  const groupRows = groupRowsFor(columns.length)
  const parts = Math.max(1, Math.min(workers * rangesEach, Math.floor(bytes / leastRangeBytes)))
  const rangeRows = Math.ceil(clean.rowCount / parts / groupRows) * groupRows
  const ranges = rangesOfRows(clean, Math.max(groupRows, rangeRows))
  const task: TableTask = {
    path: clean.path,
    folder,
    ranges,
    marks: fieldMarksOf(clean),
    columns,
    dated,
    groupRows,
    cursors: newCursors(),
    nextRange: new Int32Array(new SharedArrayBuffer(4))
  }
  const onBytes = (done: number) => {
    const fraction = Math.min(1, done / Math.max(1, bytes))
    onProgress?.({
      step: 'shape',
      fraction,
      overall: fraction,
      rowsDone: Math.round(clean.rowCount * fraction),
      bytesDone: done
    })
  }
  if (crew === null) return [await inPlace(task, onBytes, signal)]
  const answers = await crew.ask(
    Array.from({ length: workers }, () => ({ kind: 'table', task })),
    onBytes
  )
  return answers.map((answer) => {
    if (answer.kind !== 'tabled') throw new TypeError(`unexpected ${answer.kind}`)
    return answer.answer
  })
}

async function inPlace(task: TableTask, onBytes: (done: number) => void, signal: AbortSignal | undefined) {
  const pause = pauser(signal)
  let done = 0
  return await takeRanges(task, (bytes) => {
    done += bytes
    onBytes(done)
    return pause()
  })
}

/** Puts the groups in order and writes the footers. */
async function finish(input: TableInput, answers: readonly TableAnswer[]): Promise<WrittenTable> {
  const { folder, columns, dated } = input
  const odd = columns.map((_, i) => answers.reduce((sum, answer) => sum + (answer.odd[i] ?? 0), 0))
  const fields = fieldsOf(input, odd)
  const byMonth = Map.groupBy(
    answers.flatMap(({ groups }) => groups),
    ({ month }) => month
  )
  // A text without rows is a table all the same.
  if (byMonth.size === 0) byMonth.set(null, [])
  const parts = [...byMonth].map(([month, groups]) => ({ month, groups: groups.sort(byPlace) })).sort(byNumber)
  const files: TableFile[] = []
  for (const { month, groups } of parts) {
    const path = tablePath(folder, month)
    await finishFile(path, fields, groups)
    files.push({ month, path, rows: groups.reduce((sum, { rows }) => sum + rows, 0) })
  }
  const chunkOf = (column: number) => column + (dated === null ? 0 : 1)
  const few = columns.map((_, i) =>
    fewTexts(
      answers.map(({ texts }) => texts[i] ?? null),
      parts.map(({ groups }) => groups),
      chunkOf(i)
    )
  )
  return { files, isByMonth: dated !== null, odd, few }
}

/** By month, rows without one last. */
function byNumber(a: { readonly month: number | null }, b: { readonly month: number | null }): number {
  return (a.month ?? Number.MAX_SAFE_INTEGER) - (b.month ?? Number.MAX_SAFE_INTEGER)
}

async function finishFile(path: string, fields: readonly Field[], groups: readonly WrittenGroup[]): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT)
  try {
    await file.write(magic, 0, magic.length, 0)
    const end = Math.max(magic.length, ...groups.flatMap(({ chunks }) => chunks.map((c) => c.offset + c.bytes)))
    const stored = groups.map(({ rows, chunks }) => ({ rows, chunks: fields.flatMap(({ at }) => chunks[at] ?? []) }))
    const bytes = footer(fields, stored)
    await file.write(bytes, 0, bytes.length, end)
  } finally {
    await file.close()
  }
}

/** By their place in the text. */
function byPlace(a: WrittenGroup, b: WrittenGroup): number {
  return a.range - b.range || a.turn - b.turn
}

/** A column of the files, and its place among the chunks of a group. */
type Field = StoredColumn & { readonly at: number }

function fieldsOf({ columns, dated, names }: TableInput, odd: readonly number[]): Field[] {
  const text = { kind: 'string' } as const
  const all = [
    ...(dated === null ? [] : [{ name: names.row, type: { kind: 'row-number' } as const, isThere: true }]),
    ...columns.map(({ reading, isRaw }, i) => ({
      name: names.value(i),
      type: isRaw ? text : reading.type,
      isThere: true
    })),
    ...columns.flatMap((column, i) =>
      canHaveOdd(column) ? [{ name: names.odd(i), type: text, isThere: (odd[i] ?? 0) > 0 }] : []
    )
  ]
  return all.flatMap(({ name, type, isThere }, at) => (isThere ? [{ name, type, at }] : []))
}
