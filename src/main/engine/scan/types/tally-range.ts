/** Takes a byte range of whole rows through the kernel, piece by piece. */
import { closeSync, openSync, readSync } from 'node:fs'
import { AppError } from '../../../../shared/errors'
import type { KernelColumns } from './kernel-columns'
import type { KernelInstance } from './kernel-instance'
import type { RowRecords } from './row-records'

/** How the bytes of a clean text are cut into fields. */
export type FieldMarks = {
  readonly delimiter: number /** Below 0: no quoting. */
  readonly quote: number
  readonly columns: number
}

export type ByteRange = {
  readonly start: number
  readonly end: number
  readonly firstRow: number /** Rows to take at most. */
  readonly maxRows?: number
}

const firstPieceBytes = 256 * 1024
const largestPieceBytes = 128 * 1024 * 1024
/** Bytes behind a piece that the kernel may read. */
const behind = 128

type Areas = {
  readonly size: number
  readonly input: number
  readonly ends: number
  readonly hashes: number
  readonly work: number
}

/** Every field needs a byte for its mark. */
const rowsIn = (size: number, columns: number) => Math.floor(size / columns) + 1

function areasOf(kernel: KernelInstance, size: number, columns: number): Areas {
  const { allocate } = kernel.exports
  return {
    size,
    input: allocate(size + behind),
    ends: allocate((size + 16) * 4),
    hashes: allocate(rowsIn(size, columns) * 16),
    work: allocate(kernel.exports.workBytes(rowsIn(size, columns)))
  }
}

function releaseAreas(kernel: KernelInstance, areas: Areas, columns: number): void {
  const { release } = kernel.exports
  release(areas.input, areas.size + behind)
  release(areas.ends, (areas.size + 16) * 4)
  release(areas.hashes, rowsIn(areas.size, columns) * 16)
  release(areas.work, kernel.exports.workBytes(rowsIn(areas.size, columns)))
}

export type RangePass = {
  readonly kernel: KernelInstance
  readonly columns: KernelColumns
  readonly active: readonly boolean[]
  readonly marks: FieldMarks
  /** Null: rows are not hashed for duplicates. */
  readonly records: RowRecords | null
  /** Called after every piece with the bytes it took; may wait, and may throw to stop. */
  readonly onPiece: (bytes: number) => Promise<void> | void
}

/**
 * Counts all rows of the range; answers how many. The file is read in pieces of 256 KiB (more where a row is longer).
 * @throws AppError `open.changed` when the text is not what the structural pass saw.
 */
export async function tallyRange(path: string, range: ByteRange, pass: RangePass): Promise<number> {
  const { kernel, columns, marks, active, records } = pass
  // A read of a piece takes less time than waiting for another thread to do it.
  const file = openSync(path, 'r')
  let areas = areasOf(kernel, firstPieceBytes, marks.columns)
  let [position, held, rows] = [range.start, 0, 0]
  const maxRows = range.maxRows ?? Number.POSITIVE_INFINITY
  try {
    while ((position < range.end || held > 0) && rows < maxRows) {
      const wanted = Math.min(areas.size - held - 1, range.end - position)
      const got = wanted === 0 ? 0 : readSync(file, kernel.bytes(), areas.input + held, wanted, position)
      if (got < wanted && got === 0) throw new AppError('open.changed', { path })
      position += got
      let length = held + got
      const bytes = kernel.bytes()
      const isLast = position >= range.end
      // Only the last row of a text may lack its line end.
      if (isLast && bytes[areas.input + length - 1] !== 10) bytes[areas.input + length++] = 10
      const count = kernel.exports.split(
        areas.input,
        length,
        areas.ends,
        marks.delimiter,
        marks.quote,
        marks.columns,
        Number.isFinite(maxRows) ? maxRows - rows : 0xffffffff
      )
      if (count < 0) throw new AppError('open.changed', { path })
      if (count === 0) {
        if (isLast || areas.size >= largestPieceBytes) throw new AppError('open.changed', { path })
        areas = grown(kernel, areas, length, marks.columns)
        held = length
        continue
      }
      kernel.exports.beginHashes(areas.hashes, count)
      for (const [index, state] of columns.states.entries()) {
        if (active[index] === false && records === null) continue
        kernel.exports.column(
          state,
          index,
          marks.columns,
          areas.input,
          areas.ends,
          count,
          range.firstRow + rows,
          marks.quote,
          areas.hashes,
          areas.work
        )
      }
      records?.take(areas.hashes, count, range.firstRow + rows)
      rows += count
      const { value: consumed } = kernel.exports.consumed
      held = length - consumed
      kernel.bytes().copyWithin(areas.input, areas.input + consumed, areas.input + length)
      await pass.onPiece(consumed)
    }
    return rows
  } finally {
    releaseAreas(kernel, areas, marks.columns)
    closeSync(file)
  }
}

/** Twice the room, with the bytes that are held. */
function grown(kernel: KernelInstance, areas: Areas, length: number, columns: number): Areas {
  const larger = areasOf(kernel, areas.size * 2, columns)
  kernel.bytes().copyWithin(larger.input, areas.input, areas.input + length)
  releaseAreas(kernel, areas, columns)
  return larger
}
