/** Writes groups of rows from a kernel's memory to their places in the file. Several writers share one file: each takes its places from a shared cursor. */
import { closeSync, openSync, writeSync, writevSync } from 'node:fs'
import type { TableKernel } from './kernel'
import { dataHeader, dictionaryHeader, type StoredChunk } from './parquet'

/** A group that was written. Plain data that can be posted. */
export type WrittenGroup = {
  /** Number of the range it was read from, and its place among that range's groups of its month. */
  readonly range: number
  readonly turn: number
  /** Year × 12 + month − 1; null where rows are not parted, or have no month. */
  readonly month: number | null
  readonly rows: number
  readonly chunks: readonly StoredChunk[]
}

/** Which fields a group has in the file, in their order. */
export type GroupFields = {
  readonly columns: number
  /** Columns that have a field of odd texts, ascending. */
  readonly odd: readonly number[]
  readonly hasRowNumbers: boolean
}

export class GroupWriter {
  readonly #kernel: TableKernel
  readonly #fields: GroupFields
  readonly #cursor: BigInt64Array
  readonly #file: number

  /** @param cursor one number: where the next bytes go */
  constructor(kernel: TableKernel, path: string, fields: GroupFields, cursor: BigInt64Array) {
    this.#kernel = kernel
    this.#fields = fields
    this.#cursor = cursor
    this.#file = openSync(path, 'r+')
  }

  /** Writes a group and empties it. */
  write(group: number): StoredChunk[] {
    const { exports } = this.#kernel
    const { columns, odd, hasRowNumbers } = this.#fields
    const rows = exports.rowsOf(group)
    const chunks: StoredChunk[] = []
    if (hasRowNumbers) {
      exports.layOutRows(group)
      chunks.push(this.#chunk(rows))
    }
    for (let column = 0; column < columns; column++) {
      exports.layOut(group, column)
      chunks.push(this.#chunk(rows))
    }
    for (const column of odd) {
      exports.layOutOdd(group, column)
      chunks.push(this.#chunk(rows))
    }
    exports.emptyGroup(group)
    return chunks
  }

  close(): void {
    closeSync(this.#file)
  }

  #chunk(rows: number): StoredChunk {
    const { exports } = this.#kernel
    const memory = this.#kernel.bytes()
    const part = (start: number, bytes: number) => memory.subarray(start, start + bytes)
    const different = exports.different.value
    const texts = part(exports.textsStart.value, different > 0 ? exports.textsBytes.value : 0)
    const levels = part(exports.levelsStart.value, exports.levelsBytes.value)
    const values = part(exports.valuesStart.value, exports.valuesBytes.value)
    const dictionary = different > 0 ? [dictionaryHeader(different, texts.length), texts] : []
    const encoding = different > 0 ? 'dictionary' : exports.isDelta.value ? 'delta' : 'plain'
    const data = [dataHeader(rows, levels.length + values.length, encoding), levels, values]
    const dictionaryBytes = sizeOf(dictionary)
    const bytes = dictionaryBytes + sizeOf(data)
    const offset = Number(Atomics.add(this.#cursor, 0, BigInt(bytes)))
    this.#writeAll([...dictionary, ...data], offset)
    return { offset, encoding, dictionaryBytes, bytes }
  }

  #writeAll(buffers: readonly Buffer[], offset: number): void {
    let written = writevSync(this.#file, buffers, offset)
    const bytes = sizeOf(buffers)
    if (written === bytes) return
    // A full disk takes a part first, and says so only when asked again.
    const whole = Buffer.concat(buffers)
    while (written < bytes) written += writeSync(this.#file, whole, written, bytes - written, offset + written)
  }
}

function sizeOf(buffers: readonly Buffer[]): number {
  return buffers.reduce((sum, { length }) => sum + length, 0)
}
