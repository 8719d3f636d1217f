/** Takes a byte range of whole rows through the tally kernel. */
import type { KernelColumns } from './kernel-columns'
import type { KernelInstance } from './kernel-instance'
import { type ByteRange, eachPiece, type FieldMarks, type Piece } from './pieces'
import type { RowRecords } from './row-records'

type Scratch = { readonly capacity: number; readonly hashes: number; readonly work: number }

function scratchOf({ allocate, workBytes }: KernelInstance['exports'], capacity: number): Scratch {
  return { capacity, hashes: allocate(capacity * 16), work: allocate(workBytes(capacity)) }
}

function releaseScratch({ release, workBytes }: KernelInstance['exports'], scratch: Scratch): void {
  release(scratch.hashes, scratch.capacity * 16)
  release(scratch.work, workBytes(scratch.capacity))
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

/** Counts all rows of the range; answers how many. @throws AppError `open.changed` as `eachPiece` */
export async function tallyRange(path: string, range: ByteRange, pass: RangePass): Promise<number> {
  const { kernel, columns, marks, active, records } = pass
  const { exports } = kernel
  let scratch = scratchOf(exports, 1)
  const onRows = ({ input, ends, rows, firstRow, capacity }: Piece) => {
    if (capacity > scratch.capacity) {
      releaseScratch(exports, scratch)
      scratch = scratchOf(exports, capacity)
    }
    exports.beginHashes(scratch.hashes, rows)
    for (const [index, state] of columns.states.entries()) {
      if (active[index] === false && records === null) continue
      exports.column(
        state,
        index,
        marks.columns,
        input,
        ends,
        rows,
        firstRow,
        marks.quote,
        scratch.hashes,
        scratch.work
      )
    }
    records?.take(scratch.hashes, rows, firstRow)
  }
  try {
    return await eachPiece(kernel, path, range, marks, onRows, pass.onPiece)
  } finally {
    releaseScratch(exports, scratch)
  }
}
