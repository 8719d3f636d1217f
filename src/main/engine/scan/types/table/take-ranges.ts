/** Reads ranges of a clean text to groups of typed rows, as long as there are any left: what one worker does. */
import { translateFileError } from '../../source-file'
import { type ByteRange, eachPiece, type FieldMarks, type Piece } from '../pieces'
import { GroupWriter, type WrittenGroup } from './group-writer'
import { tableKernel } from './kernel'
import { canHaveOdd, setUpKernel, type TableColumn } from './plan'

/** Plain data and shared memory; goes to a worker as it is. */
export type TableTask = {
  readonly path: string
  readonly outPath: string
  readonly ranges: readonly ByteRange[]
  readonly marks: FieldMarks
  readonly columns: readonly TableColumn[]
  /** The column by whose month rows are parted, or null. */
  readonly dated: number | null
  /** Rows of a full group. */
  readonly groupRows: number
  /** Where the next bytes go, and the next range that nobody has taken: shared by all workers. */
  readonly cursor: BigInt64Array
  readonly nextRange: Int32Array
}

export type TableAnswer = {
  readonly groups: readonly WrittenGroup[]
  /** Odd texts, one count a column. */
  readonly odd: readonly number[]
  /** Rows have more months than can be parted: nothing that was written counts. */
  readonly hasTooManyMonths: boolean
}

/** Half a century. */
const mostGroups = 601
/** Bytes of values in all groups of a worker; beyond them the largest groups are written before they are full. */
const mostBytes = 64 * 1024 * 1024

/**
 * Takes ranges until all are taken by somebody.
 * @throws AppError `open.changed`, `load.disk-full`, and what `onPiece` throws
 */
export async function takeRanges(
  task: TableTask,
  onPiece: (bytes: number) => Promise<void> | void
): Promise<TableAnswer> {
  const { path, outPath, marks, columns, dated, groupRows } = task
  const kernel = await tableKernel()
  const { exports } = kernel
  setUpKernel(kernel, columns, marks.columns, dated, dated === null ? 1 : mostGroups)
  const odd = columns.flatMap((column, i) => (canHaveOdd(column) ? [i] : []))
  const fields = { columns: columns.length, odd, hasRowNumbers: dated !== null }
  const times = mostReadings(columns)
  const groups: WrittenGroup[] = []
  const turns = new Map<number, number>()
  let writer: GroupWriter | null = null
  let range = 0
  let tooMany = false

  const write = (group: number) => {
    const rows = exports.rowsOf(group)
    const turn = turns.get(group) ?? 0
    turns.set(group, turn + 1)
    const month = group === 0 ? null : exports.monthOf(group)
    if (writer !== null) groups.push({ range, turn, month, rows, chunks: writer.write(group) })
  }
  const onRows = ({ input, ends, rows, firstRow, capacity, bytes }: Piece) => {
    exports.beginTable(capacity, bytes * times, marks.quote)
    let from = 0
    while (from < rows && !tooMany) {
      // A group that is not parted ends where a full one ends, so that readers find its rows by their numbers.
      const to = dated === null ? Math.min(rows, from + groupRows - exports.rowsOf(0)) : rows
      if (!exports.take(input, ends, from, to, firstRow)) tooMany = true
      from = to
      writeFull()
    }
  }
  const writeFull = () => {
    const made = exports.groupsMade()
    for (let group = 0; group < made; group++) if (exports.rowsOf(group) >= groupRows) write(group)
    while (exports.bytesHeld() > mostBytes) write(largest(made))
  }
  const largest = (made: number) => {
    let found = 0
    for (let group = 1; group < made; group++) if (exports.bytesOf(group) > exports.bytesOf(found)) found = group
    return found
  }

  try {
    writer = new GroupWriter(kernel, outPath, fields, task.cursor)
    for (;;) {
      range = Atomics.add(task.nextRange, 0, 1)
      const next = task.ranges[range]
      if (next === undefined || tooMany) break
      turns.clear()
      await eachPiece(kernel, path, next, marks, onRows, onPiece)
      for (let group = 0; group < exports.groupsMade(); group++) if (exports.rowsOf(group) > 0) write(group)
    }
  } catch (error) {
    throw translateFileError(error, path, outPath)
  } finally {
    writer?.close()
  }
  return { groups, odd: columns.map((_, i) => exports.oddCount(i)), hasTooManyMonths: tooMany }
}

/** How often a column of the text is read: each time its texts in quotes may need room of their own. */
export function mostReadings(columns: readonly TableColumn[]): number {
  const times = new Map<number, number>()
  for (const { place } of columns) times.set(place, (times.get(place) ?? 0) + 1)
  return Math.max(1, ...times.values())
}
