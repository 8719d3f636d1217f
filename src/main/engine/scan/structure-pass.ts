/** The structural pass itself: reads a UTF-8 text once and writes its row index. Runs in a worker or in place. */
import { type FileHandle, open } from 'node:fs/promises'
import { AppError } from '../../../shared/errors'
import {
  firstFreeByte,
  releaseSpace,
  type StructureKernel,
  type StructureSpace,
  structureSpace,
  type Utf8Kernel
} from './kernel/load'
import { IndexWriter, type RowIndex } from './row-index'
import { maxFieldBytes, maxPrefixBytes, maxRowBytes, type Rules } from './rules'
import { translateFileError } from './source-file'

/** Plain data, so that it can be posted to a worker. */
export type PassInput = {
  readonly textPath: string
  /** Name for messages. */
  readonly name: string
  /** Bytes of a byte order mark. */
  readonly startOffset: number
  readonly endOffset: number
  readonly rules: Rules
  /** Whether undecodable bytes are to be counted (a text we decoded ourselves has none, but had some before). */
  readonly checkUtf8: boolean
  readonly undecodable: { readonly count: number; readonly positions: readonly number[] } | null
  readonly indexPath: string
  readonly temporaryPath: string
  /** Of the source, kept in the index to recognise it again. */
  readonly sizeBytes: number
  readonly modifiedMs: number
  /** Bytes read at once; small ones are for tests. */
  readonly chunkBytes?: number
  /** Tests switch the fast way off to compare. */
  readonly exactOnly?: boolean
}

export type PassControl = {
  /** Called between chunks with the bytes and rows done. */
  readonly onBytes?: (bytesDone: number, rowsDone: number) => void
  readonly isCancelled?: () => boolean
}

const oddCapacity = 8192
const indexCapacity = 4096
const badCapacity = 100
/** Room before each chunk for bytes that are put in front of it. */
const headBytes = 4096
const largeChunkBytes = 2 * 1024 * 1024
const smallChunkBytes = 256 * 1024
/** Both checks of a slice find it in the processor's cache. */
const sliceBytes = 256 * 1024

class Pass {
  readonly #input: PassInput
  readonly #kernel: StructureKernel
  readonly #utf8: Utf8Kernel
  readonly #memory: WebAssembly.Memory
  readonly #writer: IndexWriter
  readonly chunkBytes: number
  readonly #odd: number
  readonly #index: number
  readonly #bad: number
  readonly #slots: readonly [number, number]

  constructor(input: PassInput, space: StructureSpace, writer: IndexWriter, chunk: number) {
    const { kernel, memory } = space
    this.#input = input
    this.#kernel = kernel
    this.#utf8 = space.utf8
    this.#memory = memory
    this.#writer = writer
    this.chunkBytes = chunk
    const prefix = firstFreeByte
    this.#odd = prefix + 1024
    this.#index = this.#odd + oddCapacity * 24
    this.#bad = this.#index + indexCapacity * 16
    const first = this.#bad + 1024 + headBytes
    this.#slots = [first, first + chunk + headBytes]
    const { rules } = input
    new Uint8Array(memory.buffer, prefix, rules.commentPrefix.length).set(rules.commentPrefix)
    const delimiter = prefix + maxPrefixBytes
    new Uint8Array(memory.buffer, delimiter, rules.delimiter.length).set(rules.delimiter)
    kernel.configure(
      delimiter,
      rules.delimiter.length,
      rules.quote,
      rules.escape,
      rules.crEnds,
      prefix,
      rules.commentPrefix.length,
      rules.skipLines,
      rules.headerRows,
      rules.skipSpace,
      rules.columns,
      maxFieldBytes,
      maxRowBytes,
      input.exactOnly !== true
    )
    kernel.layout(this.#odd, oddCapacity, this.#index, indexCapacity)
    space.utf8.layoutUtf8(this.#bad, badCapacity)
    kernel.startAt(input.startOffset)
  }

  static memoryBytes(chunk: number): number {
    return firstFreeByte + 2048 + oddCapacity * 24 + indexCapacity * 16 + 2 * (headBytes + chunk)
  }

  /** Fills a slot from the file; short only at `endOffset`. Throws `open.changed` when the file has become shorter. */
  async fill(file: FileHandle, slot: 0 | 1, position: number): Promise<number> {
    const wanted = Math.min(this.chunkBytes, this.#input.endOffset - position)
    const view = new Uint8Array(this.#memory.buffer, this.#slots[slot], wanted)
    let done = 0
    while (done < wanted) {
      const { bytesRead } = await file.read(view, done, wanted - done, position + done)
      if (bytesRead === 0) throw new AppError('open.changed', { path: this.#input.textPath })
      done += bytesRead
    }
    return done
  }

  /** Takes a filled slot with `carried` bytes in front of it. Returns how many bytes were left over. */
  async take(slot: 0 | 1, carried: number, bytes: number, abs: number, last: boolean): Promise<number> {
    const kernel = this.#kernel
    const base = this.#slots[slot]
    const end = base + bytes
    let at = base - carried
    let checked = base
    while (at < end) {
      const to = Math.min(end, Math.max(at, base) + sliceBytes)
      const reached = kernel.scan(at, to, abs + (at - base), last && to === end)
      if (this.#input.checkUtf8 && to > checked) {
        // What the scan saw to be ASCII is valid, unless a sequence was cut off before it.
        const isAscii = reached === to && kernel.nonAscii.value === 0 && this.#utf8.need.value === 0
        if (!isAscii) this.#utf8.utf8(checked, to, abs + (checked - base))
        checked = to
      }
      await this.#drain(reached === to)
      if (kernel.tooLongLine.value !== 0n) this.#refuse()
      // Not all taken and nothing drained: what is left may be the beginning of a comment.
      if (reached === at && to === end) break
      at = reached
    }
    return end - at
  }

  /** Copies what is left of one slot in front of the other. */
  carry(from: 0 | 1, to: 0 | 1, bytes: number, filled: number): void {
    if (bytes === 0) return
    const end = this.#slots[from] + filled
    new Uint8Array(this.#memory.buffer).copyWithin(this.#slots[to] - bytes, end - bytes, end)
  }

  async #drain(lazily: boolean): Promise<void> {
    const kernel = this.#kernel
    const odd = kernel.oddCount.value
    const entries = kernel.indexCount.value
    if (lazily && odd < oddCapacity / 2 && entries < indexCapacity / 2) return
    if (entries > 0) this.#writer.addEntries(new Float64Array(this.#memory.buffer, this.#index, entries * 2))
    if (odd > 0) await this.#writer.addOdd(new Uint8Array(this.#memory.buffer, this.#odd, odd * 24))
    kernel.drained()
  }

  async finish(startedMs: number): Promise<RowIndex> {
    const kernel = this.#kernel
    const input = this.#input
    await this.#drain(false)
    kernel.finish(input.endOffset)
    if (input.checkUtf8) this.#utf8.finishUtf8()
    if (kernel.tooLongLine.value !== 0n) this.#refuse()
    await this.#drain(false)
    const badCount = Number(this.#utf8.badCount.value)
    return this.#writer.finish(input.indexPath, {
      sizeBytes: input.sizeBytes,
      modifiedMs: input.modifiedMs,
      columns: input.rules.columns,
      rowCount: Number(kernel.rowCount.value),
      blankLines: Number(kernel.blankLines.value),
      commentLines: Number(kernel.commentLines.value),
      raggedCount: Number(kernel.raggedCount.value),
      brokenCount: Number(kernel.brokenCount.value),
      undecodableCount: input.undecodable?.count ?? badCount,
      undecodable: input.undecodable?.positions ?? [
        ...new Float64Array(this.#memory.buffer, this.#bad, Math.min(badCount, badCapacity))
      ],
      endsInQuote: kernel.endsInQuote.value !== 0,
      header:
        kernel.headerStart.value < 0n
          ? null
          : {
              start: Number(kernel.headerStart.value),
              line: Number(kernel.headerLine.value),
              fields: kernel.headerFields.value,
              broken: kernel.headerBroken.value !== 0
            },
      dataEnd: Number(kernel.dataEnd.value),
      lineBehind: Number(kernel.rowLine.value),
      textBytes: input.endOffset - input.startOffset,
      tookMs: Math.round(performance.now() - startedMs)
    })
  }

  get rows(): number {
    return Number(this.#kernel.rowCount.value)
  }

  #refuse(): never {
    throw new AppError('open.field-too-long', {
      name: this.#input.name,
      line: Number(this.#kernel.tooLongLine.value),
      limit: maxFieldBytes
    })
  }
}

/**
 * Reads the text and writes its index. Two chunks of memory: the next is read while one is looked at. Throws
 * `cancelled`, `open.field-too-long`, `open.changed`, `open.vanished`, `open.unreadable`; the temporary file is gone then.
 */
export async function runStructurePass(input: PassInput, control: PassControl = {}): Promise<RowIndex> {
  const startedMs = performance.now()
  const isSmall = input.endOffset - input.startOffset <= smallChunkBytes
  const chunk = input.chunkBytes ?? (isSmall ? smallChunkBytes : largeChunkBytes)
  const space = await structureSpace(Pass.memoryBytes(chunk))
  const file = await open(input.textPath, 'r').catch((error: unknown) => {
    throw translateFileError(error, input.textPath)
  })
  const writer = await IndexWriter.create(input.temporaryPath).catch(async (error: unknown) => {
    await file.close()
    throw translateFileError(error, input.temporaryPath)
  })
  let reading: Promise<number> | null = null
  try {
    const pass = new Pass(input, space, writer, chunk)
    let slot: 0 | 1 = 0
    let position = input.startOffset
    let carried = 0
    reading = pass.fill(file, slot, position)
    while (reading && position < input.endOffset) {
      const filled: number = await reading
      const next = position + filled
      const other: 0 | 1 = slot === 0 ? 1 : 0
      reading = next < input.endOffset ? pass.fill(file, other, next) : null
      const left = await pass.take(slot, carried, filled, position, next === input.endOffset)
      pass.carry(slot, other, left, filled)
      carried = left
      position = next
      slot = other
      if (control.isCancelled?.()) throw new AppError('cancelled')
      control.onBytes?.(position - input.startOffset, pass.rows)
    }
    return await pass.finish(startedMs)
  } catch (error) {
    // A read that is still under way writes into our memory: let it end before the file is closed.
    await reading?.catch(() => undefined)
    await writer.discard()
    throw translateFileError(error, input.textPath, input.indexPath)
  } finally {
    await file.close()
    releaseSpace(space)
  }
}
