/** Cells from bytes: feeds the cells kernel piece by piece and hands out rows, or rewrites them as RFC 4180. */
import { isAscii } from 'node:buffer'
import { type FileHandle, open } from 'node:fs/promises'
import type { RawRow } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import { type CellsKernel, cellsKernel, firstFreeByte } from './kernel/load'
import { maxFieldBytes, maxPrefixBytes, maxRowBytes, type Rules } from './rules'
import { translateFileError } from './source-file'

/** Fills the beginning of `target` with the next bytes of a text; 0 at its end. */
export type Feed = {
  read(target: Uint8Array): Promise<number>
  close(): Promise<void>
}

/** The bytes [start, end) of a file. Throws `open.changed` when the file has become shorter. */
export async function fileFeed(path: string, start: number, end: number): Promise<Feed> {
  const file: FileHandle = await open(path, 'r').catch((error: unknown) => {
    throw translateFileError(error, path)
  })
  let position = start
  return {
    async read(target) {
      const wanted = Math.min(target.length, end - position)
      if (wanted <= 0) return 0
      const { bytesRead } = await file.read(target, 0, wanted, position).catch((error: unknown) => {
        throw translateFileError(error, path)
      })
      if (bytesRead === 0) throw new AppError('open.changed', { path })
      position += bytesRead
      return bytesRead
    },
    close: () => file.close()
  }
}

/** Chunks of bytes that come from elsewhere. */
export function chunkFeed(chunks: AsyncGenerator<Uint8Array>): Feed {
  let rest: Uint8Array = new Uint8Array(0)
  return {
    async read(target) {
      while (rest.length === 0) {
        const step = await chunks.next()
        if (step.done) return 0
        rest = step.value
      }
      const count = Math.min(rest.length, target.length)
      target.set(rest.subarray(0, count))
      rest = rest.subarray(count)
      return count
    },
    async close() {
      await chunks.return(undefined)
    }
  }
}

const cellCapacity = 256 * 1024
const slack = 128

/** A kernel with its memory: result tables, then the piece, then the output. */
class CellSpace {
  readonly kernel: CellsKernel
  readonly memory: WebAssembly.Memory
  readonly #rows: number
  readonly #cells: number
  readonly piece: number
  readonly #rowCapacity: number
  readonly #outFactor: number
  pieceBytes: number
  /** Bytes of the piece that are filled. */
  filled = 0

  constructor(kernel: CellsKernel, memory: WebAssembly.Memory, rules: Rules, sizes: SpaceSizes) {
    this.kernel = kernel
    this.memory = memory
    this.#rowCapacity = sizes.rowCapacity
    this.#outFactor = sizes.outFactor
    this.#rows = firstFreeByte + maxPrefixBytes
    this.#cells = this.#rows + sizes.rowCapacity * 16
    this.piece = this.#cells + cellCapacity * 4
    this.pieceBytes = sizes.pieceBytes
    new Uint8Array(memory.buffer, firstFreeByte, rules.commentPrefix.length).set(rules.commentPrefix)
    kernel.configure(
      rules.delimiter,
      rules.quote,
      rules.escape,
      rules.crEnds,
      firstFreeByte,
      rules.commentPrefix.length,
      rules.skipLines
    )
    this.#layout()
  }

  static async create(rules: Rules, sizes: SpaceSizes): Promise<CellSpace> {
    const fixed = firstFreeByte + maxPrefixBytes + sizes.rowCapacity * 16 + cellCapacity * 4
    const { kernel, memory } = await cellsKernel(fixed + roomOf(sizes.pieceBytes, sizes.outFactor))
    return new CellSpace(kernel, memory, rules, sizes)
  }

  get out(): number {
    return this.piece + this.pieceBytes + slack
  }

  /** Cells of the rows that the last `read` stored. */
  rows(firstRow: number, firstLine: number): RawRow[] {
    const { kernel, memory } = this
    const rowTable = new Uint32Array(memory.buffer, this.#rows, kernel.rowsOut.value * 4)
    const text = Buffer.from(memory.buffer, this.out, kernel.outBytes.value)
    const encoding = isAscii(text) ? 'latin1' : 'utf8'
    const cellCount = kernel.rowsOut.value === 0 ? 0 : (rowTable[kernel.rowsOut.value * 4 - 4] ?? 0)
    const cellEnds = new Uint32Array(memory.buffer, this.#cells, cellCount)
    const rows: RawRow[] = []
    let cell = 0
    let from = 0
    for (let i = 0; i < kernel.rowsOut.value; i++) {
      const behind = rowTable[i * 4] ?? 0
      const cells: string[] = []
      for (; cell < behind; cell++) {
        const to = cellEnds[cell] ?? 0
        cells.push(text.toString(encoding, from, to))
        from = to
      }
      rows.push({ row: firstRow + i, line: firstLine + (rowTable[i * 4 + 1] ?? 0), cells })
    }
    return rows
  }

  /** Offsets in the output of every 1,024th row the last `rewrite` wrote. */
  marks(): Uint32Array {
    return new Uint32Array(this.memory.buffer, this.#rows, this.kernel.rowsSkipped.value)
  }

  output(): Uint8Array {
    return new Uint8Array(this.memory.buffer, this.out, this.kernel.outBytes.value)
  }

  /** Fills what is free of the piece. Returns whether the text goes on. */
  async fill(feed: Feed): Promise<boolean> {
    while (this.filled < this.pieceBytes) {
      const free = new Uint8Array(this.memory.buffer, this.piece + this.filled, this.pieceBytes - this.filled)
      const count = await feed.read(free)
      if (count === 0) return false
      this.filled += count
    }
    return true
  }

  /** Forgets the bytes before `at`; makes the piece larger when not a single row fits into it. */
  keepFrom(at: number, line: number, name: string): void {
    const left = this.piece + this.filled - at
    if (at > this.piece) {
      new Uint8Array(this.memory.buffer).copyWithin(this.piece, at, at + left)
    } else if (left === this.pieceBytes) {
      if (this.pieceBytes >= maxRowBytes) {
        throw new AppError('open.field-too-long', { name, line, limit: maxFieldBytes })
      }
      const larger = this.pieceBytes * 2
      const missing = this.piece + roomOf(larger, this.#outFactor) - this.memory.buffer.byteLength
      if (missing > 0) this.memory.grow(Math.ceil(missing / 65_536))
      this.pieceBytes = larger
      this.#layout()
    }
    this.filled = left
  }

  #layout(): void {
    this.kernel.layout(this.out, this.#cells, cellCapacity, this.#rows, this.#rowCapacity)
  }
}

type SpaceSizes = { readonly pieceBytes: number; readonly rowCapacity: number; readonly outFactor: 1 | 3 }

const roomOf = (pieceBytes: number, outFactor: number) => pieceBytes * (1 + outFactor) + 2 * slack

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
  try {
    const pieceBytes = plan.pieceBytes ?? 256 * 1024
    const space = await CellSpace.create(rules, { pieceBytes, rowCapacity: rowsAtOnce, outFactor: 1 })
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
        if (kernel.tooManyCells.value !== 0) {
          throw new AppError('open.too-many-columns', { name: plan.name, columns: `${cellCapacity}+`, limit: 10_000 })
        }
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
  }
}

export type RewritePlan = {
  readonly name: string
  /** Rows with another number of cells are left out; 0: all are written. */
  readonly columns: number
  /** Bytes that stand in the output before the first row. */
  readonly outStart: number
  readonly pieceBytes?: number
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
  try {
    const pieceBytes = plan.pieceBytes ?? 1024 * 1024
    const rowCapacity = 16_384
    const space = await CellSpace.create(rules, { pieceBytes, rowCapacity, outFactor: 3 })
    const { kernel, piece } = space
    const marks: number[] = []
    let outEnd = plan.outStart
    let rowsWritten = 0
    let bytesDone = 0
    for (;;) {
      const goesOn = await space.fill(feed)
      if (plan.signal?.aborted) throw new AppError('cancelled')
      const reached = kernel.rewrite(piece, piece + space.filled, !goesOn, plan.columns)
      for (const mark of space.marks()) marks.push(outEnd + mark)
      if (kernel.outBytes.value > 0) await write(space.output())
      outEnd += kernel.outBytes.value
      rowsWritten += kernel.rowsOut.value
      bytesDone += reached - piece
      plan.onBytes?.(bytesDone, rowsWritten)
      if (!goesOn) break
      space.keepFrom(reached, 1, plan.name)
    }
    return { rowsWritten, rowsSeen: kernel.rowsSeen.value, outEnd, marks: Float64Array.from(marks) }
  } finally {
    await feed.close()
  }
}
