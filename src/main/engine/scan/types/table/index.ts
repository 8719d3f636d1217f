/**
 * A clean text as typed columns in one Parquet file: what the engine calls. The workers read ranges of the text and write groups of rows side by
 * side; here the ranges are cut, and the footer that puts the groups in order is written behind them.
 */
import { open } from 'node:fs/promises'
import type { CleanText, PassOptions } from '../../model'
import { rangesOfRows } from '../../row-ranges'
import { translateFileError } from '../../source-file'
import { type Crew, crewFor } from '../crew'
import { pauser } from '../pause'
import { fieldMarksOf } from '../pieces'
import type { WrittenGroup } from './group-writer'
import { footer, magic, type StoredColumn } from './parquet'
import { canHaveOdd, type TableColumn } from './plan'
import { type TableAnswer, type TableTask, takeRanges } from './take-ranges'

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
  /** The date column by whose month rows are put together, or null for the order of the text. */
  readonly dated: number | null
  readonly path: string
  readonly names: TableNames
}

/** Rows of one month in a table, one behind the other; `month`: year × 12 + month − 1, null for rows without a date that was read. */
export type MonthRows = { readonly month: number | null; readonly from: number; readonly rows: number }

export type WrittenTable = {
  readonly rows: number
  /** Rows with odd texts, one count a column. */
  readonly odd: readonly number[]
  /** Null where rows stand in the order of the text. */
  readonly months: readonly MonthRows[] | null
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
 * they are not parted (`months` is null).
 * @throws AppError `cancelled`, `open.changed`, `load.disk-full`
 */
export async function writeTable(input: TableInput, options: PassOptions = {}): Promise<WrittenTable> {
  const { clean } = input
  const bytes = clean.dataEnd - clean.dataStart
  const crew = crewFor(bytes, options.signal)
  try {
    const written = await writeGroups(input, crew, options)
    if (!written.some(({ hasTooManyMonths }) => hasTooManyMonths)) return await finish(input, written)
    const unparted = { ...input, dated: null }
    return await finish(unparted, await writeGroups(unparted, crew, options))
  } catch (error) {
    throw translateFileError(error, clean.path, input.path)
  } finally {
    await crew?.end()
  }
}

async function writeGroups(
  { clean, columns, dated, path }: TableInput,
  crew: Crew | null,
  { onProgress, signal }: PassOptions
): Promise<TableAnswer[]> {
  const bytes = clean.dataEnd - clean.dataStart
  const workers = crew?.size ?? 1
  const groupRows = groupRowsFor(columns.length)
  const parts = Math.max(1, Math.min(workers * rangesEach, Math.floor(bytes / leastRangeBytes)))
  const rangeRows = Math.ceil(clean.rowCount / parts / groupRows) * groupRows
  const ranges = rangesOfRows(clean, Math.max(groupRows, rangeRows))
  const cursor = new BigInt64Array(new SharedArrayBuffer(8))
  cursor[0] = BigInt(magic.length)
  const task: TableTask = {
    path: clean.path,
    outPath: path,
    ranges,
    marks: fieldMarksOf(clean),
    columns,
    dated,
    groupRows,
    cursor,
    nextRange: new Int32Array(new SharedArrayBuffer(4))
  }
  const file = await open(path, 'w')
  try {
    await file.write(magic)
  } finally {
    await file.close()
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

/** Puts the groups in order and writes the footer. */
async function finish(input: TableInput, answers: readonly TableAnswer[]): Promise<WrittenTable> {
  const { path, columns, dated } = input
  const groups = answers.flatMap((answer) => answer.groups).sort(byPlace)
  const bytes = footer(storedColumns(input), groups)
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    await file.write(bytes, 0, bytes.length, size)
  } finally {
    await file.close()
  }
  return {
    rows: groups.reduce((sum, { rows }) => sum + rows, 0),
    odd: columns.map((_, i) => answers.reduce((sum, { odd }) => sum + (odd[i] ?? 0), 0)),
    months: dated === null ? null : monthsOf(groups)
  }
}

/** By month, rows without one last; within it as in the text. */
function byPlace(a: WrittenGroup, b: WrittenGroup): number {
  const monthOf = ({ month }: WrittenGroup) => month ?? Number.MAX_SAFE_INTEGER
  return monthOf(a) - monthOf(b) || a.range - b.range || a.turn - b.turn
}

function monthsOf(groups: readonly WrittenGroup[]): MonthRows[] {
  const months: MonthRows[] = []
  let from = 0
  for (const { month, rows } of groups) {
    const last = months.at(-1)
    if (last?.month === month) months[months.length - 1] = { ...last, rows: last.rows + rows }
    else months.push({ month, from, rows })
    from += rows
  }
  return months
}

function storedColumns({ columns, dated, names }: TableInput): StoredColumn[] {
  const text = { kind: 'string' } as const
  return [
    ...(dated === null ? [] : [{ name: names.row, type: { kind: 'row-number' } as const }]),
    ...columns.map(({ reading, isRaw }, i) => ({ name: names.value(i), type: isRaw ? text : reading.type })),
    ...columns.flatMap((column, i) => (canHaveOdd(column) ? [{ name: names.odd(i), type: text }] : []))
  ]
}
