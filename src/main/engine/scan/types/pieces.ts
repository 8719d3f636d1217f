/** Gives the rows of a byte range to a kernel, piece by piece, cut into fields. */
import { closeSync, openSync, readSync } from 'node:fs'
import { AppError } from '../../../../shared/errors'
import type { CleanText } from '../model'

/** How the bytes of a clean text are cut into fields. */
export type FieldMarks = {
  readonly delimiter: number /** Below 0: no quoting. */
  readonly quote: number
  readonly columns: number
}

export function fieldMarksOf({ delimiter, quote, columnCount }: CleanText): FieldMarks {
  return {
    delimiter: delimiter.charCodeAt(0),
    quote: quote === null ? -1 : quote.charCodeAt(0),
    columns: columnCount
  }
}

export type ByteRange = {
  readonly start: number
  readonly end: number
  readonly firstRow: number /** Rows to take at most. */
  readonly maxRows?: number
}

/** What both kernels export to cut a piece: kernel/memory.as.ts and kernel/split.as.ts. */
export type PieceExports = {
  allocate(bytes: number): number
  release(ptr: number, bytes: number): void
  split(
    input: number,
    length: number,
    ends: number,
    delimiter: number,
    quote: number,
    columns: number,
    maxRows: number
  ): number
  readonly consumed: { readonly value: number }
}

export type PieceKernel = { readonly exports: PieceExports; bytes(): Buffer }

/** Whole rows in the kernel's memory: `rows` rows, the first of which is number `firstRow`. */
export type Piece = {
  readonly input: number
  readonly ends: number
  readonly rows: number
  readonly firstRow: number
  /** Rows and bytes that any piece of this size may hold. */
  readonly capacity: number
  readonly bytes: number
}

const firstPieceBytes = 256 * 1024
const largestPieceBytes = 128 * 1024 * 1024
/** Bytes behind a piece that the kernel may read. */
const behind = 128

type Areas = { readonly size: number; readonly input: number; readonly ends: number }

function areasOf({ allocate }: PieceExports, size: number): Areas {
  return { size, input: allocate(size + behind), ends: allocate((size + 16) * 4) }
}

function releaseAreas({ release }: PieceExports, areas: Areas): void {
  release(areas.input, areas.size + behind)
  release(areas.ends, (areas.size + 16) * 4)
}

/**
 * All rows of the range; answers how many. The file is read in pieces of 256 KiB (more where a row is longer). `onRows` takes the rows of a
 * piece; `onPiece` is called after it with the bytes they took, may wait, and may throw to stop.
 * @throws AppError `open.changed` when the text is not what the structural pass saw.
 */
export async function eachPiece(
  kernel: PieceKernel,
  path: string,
  range: ByteRange,
  marks: FieldMarks,
  onRows: (piece: Piece) => void,
  onPiece: (bytes: number) => Promise<void> | void
): Promise<number> {
  const { exports } = kernel
  // A read of a piece takes less time than waiting for another thread to do it.
  const file = openSync(path, 'r')
  let areas = areasOf(exports, firstPieceBytes)
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
      const count = exports.split(
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
        areas = grown(kernel, areas, length)
        held = length
        continue
      }
      const { input, ends, size } = areas
      // Every field needs a byte for its mark.
      const capacity = Math.floor(size / marks.columns) + 1
      onRows({ input, ends, rows: count, firstRow: range.firstRow + rows, capacity, bytes: size })
      rows += count
      const { value: consumed } = exports.consumed
      held = length - consumed
      kernel.bytes().copyWithin(input, input + consumed, input + length)
      await onPiece(consumed)
    }
    return rows
  } finally {
    releaseAreas(exports, areas)
    closeSync(file)
  }
}

/** Twice the room, with the bytes that are held. */
function grown(kernel: PieceKernel, areas: Areas, length: number): Areas {
  const larger = areasOf(kernel.exports, areas.size * 2)
  kernel.bytes().copyWithin(larger.input, areas.input, areas.input + length)
  releaseAreas(kernel.exports, areas)
  return larger
}
