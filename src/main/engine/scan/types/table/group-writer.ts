/** Writes groups of rows from a kernel's memory to their places in files. Several writers share the files: they take their places from shared cursors. */
import { closeSync, constants, openSync, writeSync, writevSync } from 'node:fs'
import type { TableKernel } from './kernel'
import { dataHeader, dictionaryHeader, type StoredChunk } from './parquet'
import { placeOf, type TableFiles } from './table-files'

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
  /** Whether a column is one of texts that are to be known. */
  readonly texts: readonly boolean[]
  readonly hasRowNumbers: boolean
}

/** Different texts that are kept of each of so many columns. */
export function mostTexts(columns: number): number {
  return Math.min(4096, Math.floor(100_000 / Math.max(1, columns)))
}

type Target = { readonly file: number; readonly place: number }

/** Texts of a column, and how many bytes of which dictionary have been read. */
type KnownTexts = { readonly all: Set<string>; dictionary: number; read: number }

export class GroupWriter {
  readonly #kernel: TableKernel
  readonly #fields: GroupFields
  readonly #files: TableFiles
  readonly #texts: (KnownTexts | null)[]
  readonly #mostTexts: number

  constructor(kernel: TableKernel, files: TableFiles, fields: GroupFields) {
    this.#kernel = kernel
    this.#fields = fields
    this.#files = files
    this.#texts = fields.texts.map((isKnown) => (isKnown ? { all: new Set(), dictionary: 0, read: 0 } : null))
    this.#mostTexts = mostTexts(fields.texts.filter((isKnown) => isKnown).length)
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
      this.#learn(column)
      chunks.push(this.#chunk(rows, to))
    }
    for (const column of odd) {
      exports.layOutOdd(group, column)
      chunks.push(this.#chunk(rows, to))
    }
    exports.emptyGroup(group)
    return chunks
  }

  /** Different texts of each column; null where they are not known. */
  texts(): (string[] | null)[] {
    return this.#texts.map((texts) => (texts === null ? null : [...texts.all]))
  }

  /** Takes in what is new in the dictionary of the column that was laid out. */
  #learn(column: number): void {
    const { exports } = this.#kernel
    const known = this.#texts[column]
    if (!known || exports.filled.value === 0) return
    const different = exports.different.value
    if (different === 0) {
      this.#texts[column] = null
      return
    }
    if (exports.emptied.value !== known.dictionary) known.read = 0
    known.dictionary = exports.emptied.value
    const memory = this.#kernel.bytes()
    const [start, bytes] = [exports.textsStart.value, exports.textsBytes.value]
    while (known.read < bytes) {
      const at = start + known.read
      const length = memory.readUInt32LE(at)
      known.all.add(memory.toString('utf8', at + 4, at + 4 + length))
      known.read += 4 + length
    }
    if (known.all.size > this.#mostTexts) this.#texts[column] = null
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
    return { offset, encoding, dictionaryBytes, bytes }
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
