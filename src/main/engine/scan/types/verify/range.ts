/** Verifies the columns of byte ranges with one kernel. */
import { translateFileError } from '../../source-file'
import type { Entry } from '../infer/verdict'
import { columnOffsets, dateWayAt, entriesAt, numbersAt } from '../kernel-columns'
import { type ByteRange, eachPiece, type FieldMarks, type Piece } from '../pieces'
import { dateCode, limitsCode, numberCode } from '../plan-code'
import type { DateStream, NumberStream } from '../tally'
import { verifyKernel } from './kernel'
import { fixedDateCode, type VerifyColumn } from './plan'

/** Plain data; goes to a worker as it is. */
export type VerifyTask = {
  readonly path: string
  readonly ranges: readonly ByteRange[]
  readonly marks: FieldMarks
  readonly columns: readonly VerifyColumn[]
  readonly todayIso: string
}

/** What one worker found in one column. Plain data that can be posted. */
export type VerifiedPart = {
  readonly empty: number
  /** Texts that the kernel does not read, and all texts of a column without a way. */
  readonly entries: readonly Entry[]
  /** There were too many such texts: nothing but the entries counts. */
  readonly failed: boolean
  readonly values: NumberStream | DateStream | null
}

/** Different texts that one column may keep, and their bytes. */
const maxEntries = 4096
const maxBytes = 1024 * 1024

/** Reads all rows of the task. @throws AppError `open.changed`, and what `onPiece` throws */
export async function verifyRanges(
  task: VerifyTask,
  onPiece: (bytes: number) => Promise<void> | void
): Promise<VerifiedPart[]> {
  const kernel = await verifyKernel()
  const { exports } = kernel
  const put = (bytes: Uint8Array): number => {
    const ptr = exports.allocate(Math.max(64, bytes.length))
    kernel.bytes().set(bytes, ptr)
    return ptr
  }
  const columns = task.columns.map((column, index) => {
    const state = column.op === 'skip' ? 0 : exports.newColumn(index, maxEntries, maxBytes)
    let [sums, config, plan] = [0, 0, 0]
    if (column.op === 'number') {
      sums = exports.newNumberSums(0)
      config = put(numberCode(column.way, null))
      plan = put(limitsCode(column.type))
    } else if (column.op === 'date') {
      sums = exports.newDateSums(1)
      config = put(dateCode([column.way], task.todayIso))
      const { format } = column.way
      plan = put(fixedDateCode(format?.kind === 'date' ? (format.patterns[0] ?? '') : ''))
    }
    if (state !== 0) {
      kernel.view().setUint32(state + columnOffsets.sums, sums, true)
      kernel.view().setUint32(state + columnOffsets.config, config, true)
    }
    return { op: column.op, state, sums, plan }
  })
  const { columns: count, quote } = task.marks
  const onRows = ({ input, ends, rows, firstRow }: Piece) => {
    for (const [index, { op, state, plan }] of columns.entries()) {
      if (op === 'number') exports.verifyNumbers(state, index, count, input, ends, rows, firstRow, quote, plan)
      else if (op === 'date') exports.verifyDates(state, index, count, input, ends, rows, firstRow, quote, plan)
      else if (op === 'table') exports.verifyTexts(state, index, count, input, ends, rows, firstRow, quote)
    }
  }
  try {
    for (const range of task.ranges) await eachPiece(kernel, task.path, range, task.marks, onRows, onPiece)
  } catch (error) {
    throw translateFileError(error, task.path)
  }
  return columns.map(({ state, sums }, index): VerifiedPart => {
    const column = task.columns[index]
    if (state === 0 || column === undefined) return { empty: 0, entries: [], failed: false, values: null }
    const view = kernel.view()
    const date = column.op === 'date' ? dateWayAt(view, sums, column.way) : null
    return {
      empty: view.getUint32(state + columnOffsets.empty, true),
      entries: [...entriesAt(kernel, state)].map(({ slot: _, ...entry }) => entry),
      failed: view.getUint32(state + columnOffsets.mode, true) === 2,
      values:
        column.op === 'number'
          ? numbersAt(view, sums, column.way, null, null)
          : date === null
            ? null
            : { kind: 'date', ways: [{ ...date, months: new Map() }] }
    }
  })
}
