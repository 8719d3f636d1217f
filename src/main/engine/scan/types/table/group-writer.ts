/** Writes groups of rows from a kernel's memory to their places in files. Several writers share the files: they take their places from shared cursors. */
import { closeSync, constants, openSync, writeSync, writevSync } from 'node:fs'
import type { TableKernel } from './kernel'
import { dataHeader, dictionaryHeader, type StoredChunk } from './parquet'
import { placeOf, type TableFiles } from './table-files'
import type { TextsSeen } from './texts-seen'

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

type Target = { readonly file: number; readonly place: number }

export class GroupWriter {
  readonly #kernel: TableKernel
  readonly #fields: GroupFields
  readonly #files: TableFiles
  readonly #texts: TextsSeen

  constructor(kernel: TableKernel, files: TableFiles, fields: GroupFields, texts: TextsSeen) {
    this.#kernel = kernel
    this.#fields = fields
    this.#files = files
    this.#texts = texts
  }

  /** Writes a group to the file of its month (null: to that of rows without one) and empties it. */
  write(group: number, month: number | null): StoredChunk[] {
    const path = this.#files.pathOf(month)
    const file = openSync(path, constants.O_WRONLY | constants.O_CREAT, 0o666)
    try {
      return this.#write(group, { file, place: placeOf(month) })
    } finally {
      closeSync(file)
    }
  }

  #write(group: number, to: Target): StoredChunk[] {
    const { exports } = this.#kernel
    const { columns, odd, hasRowNumbers } = this.#fields
    const rows = exports.rowsOf(group)
    const chunks: StoredChunk[] = []
    if (hasRowNumbers) {
      exports.layOutRows(group)
      chunks.push(this.#chunk(rows, to))
    }
    for (let column = 0; column < columns; column++) {
      exports.layOut(group, column)
      this.#texts.see(column)
      chunks.push(this.#chunk(rows, to))
    }
    for (const column of odd) {
      exports.layOutOdd(group, column)
      chunks.push(this.#chunk(rows, to))
    }
    exports.emptyGroup(group)
    return chunks
  }

  #chunk(rows: number, { file, place }: Target): StoredChunk {
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
    const offset = Number(Atomics.add(this.#files.cursors, place, BigInt(bytes)))
    writeAll(file, [...dictionary, ...data], offset)
    return { offset, encoding, different, dictionaryBytes, bytes }
  }
}

function writeAll(file: number, buffers: readonly Buffer[], offset: number): void {
  let written = writevSync(file, buffers, offset)
  const bytes = sizeOf(buffers)
  if (written === bytes) return
  // A full disk takes a part first, and says so only when asked again.
  const whole = Buffer.concat(buffers)
  while (written < bytes) written += writeSync(file, whole, written, bytes - written, offset + written)
}

function sizeOf(buffers: readonly Buffer[]): number {
  return buffers.reduce((sum, { length }) => sum + length, 0)
}
