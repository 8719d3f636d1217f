/** Rows from bytes: feeds the cells kernel piece by piece and hands out rows, or rewrites them as RFC 4180. */
import type { RawRow } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import { type Alignment, alignedFactor, CellSpace, cellCapacity } from './cell-space'
import type { Feed } from './feed'
import type { Rules } from './rules'

export type ReadPlan = {
  /** For messages. */
  readonly name: string
  /** Rows to pass over first. */
  readonly skipRows: number
  readonly maxRows: number
  /** Number of the first row handed out. */
  readonly firstRow: number
  /** Physical line at which the feed begins. */
  readonly firstLine: number
  readonly pieceBytes?: number
  readonly signal?: AbortSignal
}

const rowsAtOnce = 2048

/** Rows of a feed that begins at the start of a row (or of the text: then `rules.skipLines` holds). Closes the feed. */
export async function readCells(feed: Feed, rules: Rules, plan: ReadPlan): Promise<RawRow[]> {
  const found: RawRow[] = []
  let space: CellSpace | null = null
  try {
    const pieceBytes = plan.pieceBytes ?? 256 * 1024
    space = await CellSpace.take(rules, { pieceBytes, rowCapacity: rowsAtOnce, outFactor: 1 })
    const { kernel, piece } = space
    let skip = plan.skipRows
    let line = plan.firstLine
    while (found.length < plan.maxRows) {
      const goesOn = await space.fill(feed)
      if (plan.signal?.aborted) throw new AppError('cancelled')
      let at = piece
      // A piece may hold more rows than the table.
      for (;;) {
        const wanted = Math.min(rowsAtOnce, plan.maxRows - found.length)
        const reached = kernel.read(at, piece + space.filled, !goesOn, skip, wanted)
        if (kernel.tooManyCells.value !== 0) throw tooManyCells(plan.name)
        skip -= kernel.rowsSkipped.value
        for (const row of space.rows(plan.firstRow + found.length, line)) found.push(row)
        line += kernel.linesTaken.value
        const stuck = reached === at || found.length >= plan.maxRows
        at = reached
        if (stuck || at === piece + space.filled) break
      }
      if (!goesOn) break
      space.keepFrom(at, line, plan.name)
    }
    return found
  } finally {
    await feed.close()
    space?.release()
  }
}

export type RewritePlan = {
  readonly name: string
  /** Rows with another number of cells are left out; 0: all are written. */
  readonly columns: number
  /** Aligned: those rows are written as they are. */
  readonly keepRagged?: boolean
  /** Bytes that stand in the output before the first row. */
  readonly outStart: number
  readonly pieceBytes?: number
  /** The cells of each row are written in another order, with a tail behind them. */
  readonly align?: Alignment
  readonly signal?: AbortSignal
  readonly onBytes?: (bytesDone: number, rowsDone: number) => void
}

export type Rewritten = {
  readonly rowsWritten: number
  readonly rowsSeen: number
  readonly outEnd: number
  /** Output offset of every 1,024th row. */
  readonly marks: Float64Array
}

/** Writes the rows of a feed as RFC 4180 (comma, `"`, LF) to `write`. Closes the feed. */
export async function rewriteCells(
  feed: Feed,
  rules: Rules,
  plan: RewritePlan,
  write: (bytes: Uint8Array) => Promise<void>
): Promise<Rewritten> {
  let space: CellSpace | null = null
  try {
    const pieceBytes = plan.pieceBytes ?? 1024 * 1024
    const rowCapacity = 16_384
    const { align } = plan
    space = await CellSpace.take(rules, { pieceBytes, rowCapacity, outFactor: align ? alignedFactor : 3 })
    if (align) space.beginAligned(align)
    const { kernel, piece } = space
    const marks: number[] = []
    let outEnd = plan.outStart
    let rowsWritten = 0
    let bytesDone = 0
    for (;;) {
      const goesOn = await space.fill(feed)
      if (plan.signal?.aborted) throw new AppError('cancelled')
      let at = piece
      do {
        const end = piece + space.filled
        at = align
          ? kernel.align(at, end, !goesOn, plan.columns, plan.keepRagged === true)
          : kernel.rewrite(at, end, !goesOn, plan.columns)
        if (kernel.tooManyCells.value !== 0) throw tooManyCells(plan.name)
        for (const mark of space.marks()) marks.push(outEnd + mark)
        if (kernel.outBytes.value > 0) await write(space.output())
        outEnd += kernel.outBytes.value
        rowsWritten += kernel.rowsOut.value
      } while (align && kernel.outFull.value !== 0)
      bytesDone += at - piece
      plan.onBytes?.(bytesDone, rowsWritten)
      if (!goesOn) break
      space.keepFrom(at, 1, plan.name)
    }
    return { rowsWritten, rowsSeen: kernel.rowsSeen.value, outEnd, marks: Float64Array.from(marks) }
  } finally {
    await feed.close()
    space?.release()
  }
}

function tooManyCells(name: string): AppError {
  return new AppError('open.too-many-columns', { name, columns: `${cellCapacity}+`, limit: 10_000 })
}
