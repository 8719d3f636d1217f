/** A cells kernel with its memory: the piece of text that is being read, tables of rows and cells, the output. */
import { isAscii } from 'node:buffer'
import type { RawRow } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import type { Feed } from './feed'
import { type CellsKernel, cellsKernel, firstFreeByte } from './kernel/load'
import { maxDelimiterBytes, maxFieldBytes, maxPrefixBytes, maxRowBytes, type Rules } from './rules'

/** Cells a row may have. */
export const cellCapacity = 256 * 1024
const slack = 128
/** The comment prefix and the delimiter. */
const ruleBytes = maxPrefixBytes + maxDelimiterBytes

/** A kernel with its memory: result tables, then the piece, then the output. */
export class CellSpace {
  readonly kernel: CellsKernel
  readonly memory: WebAssembly.Memory
  readonly #rows: number
  readonly #cells: number
  readonly piece: number
  readonly #rowCapacity: number
  readonly #outFactor: number
  pieceBytes: number
  #aligned = { placesPtr: 0, count: 0, tailPtr: 0, tailBytes: 0 }
  /** Bytes of the piece that are filled. */
  filled = 0

  constructor(kernel: CellsKernel, memory: WebAssembly.Memory, rules: Rules, sizes: SpaceSizes) {
    this.kernel = kernel
    this.memory = memory
    this.#rowCapacity = sizes.rowCapacity
    this.#outFactor = sizes.outFactor
    this.#rows = firstFreeByte + ruleBytes
    this.#cells = this.#rows + sizes.rowCapacity * 16
    this.piece = this.#cells + cellCapacity * 4
    this.pieceBytes = sizes.pieceBytes
    this.#begin(rules)
    this.#layout()
  }

  /** A space that is free, or a new one. Give it back with `release`. */
  static async take(rules: Rules, sizes: SpaceSizes): Promise<CellSpace> {
    const found = free.findIndex(
      (space) => space.#outFactor === sizes.outFactor && space.pieceBytes === sizes.pieceBytes
    )
    const [space] = found < 0 ? [] : free.splice(found, 1)
    if (space) {
      space.#begin(rules)
      return space
    }
    const fixed = firstFreeByte + ruleBytes + sizes.rowCapacity * 16 + cellCapacity * 4
    const { kernel, memory } = await cellsKernel(fixed + roomOf(sizes.pieceBytes, sizes.outFactor))
    return new CellSpace(kernel, memory, rules, sizes)
  }

  /** Nobody may use the space afterwards. One that had to grow is left to the garbage collector. */
  release(): void {
    if (this.pieceBytes > keptPieceBytes) return
    free.push(this)
    if (free.length > keptSpaces) free.shift()
  }

  #begin(rules: Rules): void {
    this.filled = 0
    const prefix = rules.commentPrefix
    new Uint8Array(this.memory.buffer, firstFreeByte, prefix.length).set(prefix)
    const delimiterPtr = firstFreeByte + maxPrefixBytes
    new Uint8Array(this.memory.buffer, delimiterPtr, rules.delimiter.length).set(rules.delimiter)
    this.kernel.configure(
      delimiterPtr,
      rules.delimiter.length,
      rules.quote,
      rules.escape,
      rules.crEnds,
      firstFreeByte,
      prefix.length,
      rules.skipLines,
      rules.skipSpace
    )
  }

  get out(): number {
    const behindPiece = this.piece + this.pieceBytes + slack
    return this.#outFactor === alignedFactor ? behindPiece + this.pieceBytes + slack : behindPiece
  }

  /**
   * Sets how `align` writes the rows of the next text. Of the cell table, which holds one row here, the upper half has
   * the places and the tail.
   */
  beginAligned({ places, tail, rowsBefore }: Alignment): void {
    const placesPtr = this.#cells + cellCapacity * 2
    const tailPtr = placesPtr + places.length * 4
    new Int32Array(this.memory.buffer, placesPtr, places.length).set(places)
    new Uint8Array(this.memory.buffer, tailPtr, tail.length).set(tail)
    this.#aligned = { placesPtr, count: places.length, tailPtr, tailBytes: tail.length }
    this.#layout()
    this.kernel.countFrom(rowsBefore)
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
    const { kernel } = this
    if (this.#outFactor !== alignedFactor) {
      kernel.layout(this.out, this.#cells, cellCapacity, this.#rows, this.#rowCapacity)
      return
    }
    kernel.layout(this.out, this.#cells, cellCapacity / 2, this.#rows, this.#rowCapacity)
    const scratch = this.piece + this.pieceBytes + slack
    const limit = scratch + alignedFactor * this.pieceBytes + alignedReserve
    const { placesPtr, count, tailPtr, tailBytes } = this.#aligned
    kernel.layoutAligned(scratch, placesPtr, count, tailPtr, tailBytes, limit)
  }
}

/** How rows are written in another order of columns. */
export type Alignment = {
  /** For each column that is written: which cell of the row it is, -1 for none. */
  readonly places: Int32Array
  /** Last cell of every row as it is written, quotes included; empty: there is none. */
  readonly tail: Uint8Array
  /** Rows of other texts that stand before. */
  readonly rowsBefore: number
}

/** Times the piece that the output has room for: cells as they are, up to three times that, and for `align` a row beside. */
export const alignedFactor = 5
type SpaceSizes = { readonly pieceBytes: number; readonly rowCapacity: number; readonly outFactor: 1 | 3 | 5 }

/** Memory is costly to get: a few spaces wait for the next reader. */
const free: CellSpace[] = []
const keptSpaces = 4
const keptPieceBytes = 1024 * 1024

/** Room in the output for the delimiters of columns that a file lacks, and for the tail: any one row fits. */
const alignedReserve = 64 * 1024

const roomOf = (pieceBytes: number, outFactor: number) =>
  pieceBytes * (1 + outFactor) + 2 * slack + (outFactor === alignedFactor ? alignedReserve : 0)
