/** The different texts that a worker has met in columns of few of them, by the numbers that dictionaries give them. */
import type { TableKernel } from './kernel'

/** Different texts that are kept of each of so many columns. */
export function mostTexts(columns: number): number {
  return Math.min(4096, Math.floor(100_000 / Math.max(1, columns)))
}

/** The texts of one range in the order of their numbers. */
export type RangeTexts = { readonly range: number; readonly texts: readonly string[] }

type Seen = { readonly ranges: RangeTexts[]; texts: string[]; bytes: number }

export class TextsSeen {
  readonly #kernel: TableKernel
  readonly #columns: (Seen | null)[]
  readonly #most: number

  /** @param isAsked for each column whether its texts are wanted */
  constructor(kernel: TableKernel, isAsked: readonly boolean[]) {
    this.#kernel = kernel
    this.#columns = isAsked.map((isWanted) => (isWanted ? { ranges: [], texts: [], bytes: 0 } : null))
    this.#most = mostTexts(isAsked.filter((isWanted) => isWanted).length)
  }

  /** Takes in what is new in the dictionary of a column that was laid out. */
  see(column: number): void {
    const { exports } = this.#kernel
    const seen = this.#columns[column]
    if (!seen || exports.filled.value === 0) return
    if (exports.different.value === 0) {
      this.#columns[column] = null
      return
    }
    const memory = this.#kernel.bytes()
    const [start, bytes] = [exports.textsStart.value, exports.textsBytes.value]
    while (seen.bytes < bytes) {
      const at = start + seen.bytes
      const length = memory.readUInt32LE(at)
      seen.texts.push(memory.toString('utf8', at + 4, at + 4 + length))
      seen.bytes += 4 + length
    }
    if (seen.texts.length > this.#most) this.#columns[column] = null
  }

  /** Called when the dictionaries begin anew. */
  endRange(range: number): void {
    for (const seen of this.#columns) {
      if (seen === null) continue
      if (seen.texts.length > 0) seen.ranges.push({ range, texts: seen.texts })
      seen.texts = []
      seen.bytes = 0
    }
  }

  /** The texts of each column by range; null where they were not wanted, or are many. */
  all(): (readonly RangeTexts[] | null)[] {
    return this.#columns.map((seen) => seen?.ranges ?? null)
  }
}
