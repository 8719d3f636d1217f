/**
 * The row index of a source, `<workDir>/<id>.index`: what the structural pass found, where every 1,024th data row
 * begins, and all ragged rows and rows with broken quotes.
 *
 * Layout, little endian: magic (8 bytes), odd rows (24 bytes each: row f64, line f64, fields u32, flags u32), entries
 * (16 bytes each: byte offset f64, physical line f64), facts as JSON, length of the JSON (u32), magic.
 */
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Source } from '../../../shared/domain/source'
import type { OddRow } from './model'
import { translateFileError } from './source-file'

const magic = Buffer.from('SADIDX02', 'latin1')
const oddBytes = 24
const entryBytes = 16
/** Data rows between two entries. */
export const indexStep = 1024

/** Everything about the structure except the rows themselves. Offsets are bytes of the text file. */
export type IndexFacts = {
  readonly sizeBytes: number
  readonly modifiedMs: number
  readonly columns: number
  readonly rowCount: number
  readonly blankLines: number
  readonly commentLines: number
  readonly raggedCount: number
  readonly brokenCount: number
  readonly undecodableCount: number
  /** Offsets of the first undecodable sequences. */
  readonly undecodable: readonly number[]
  readonly endsInQuote: boolean
  /** Null: no header row. */
  readonly header: {
    readonly start: number
    readonly line: number
    readonly fields: number
    readonly broken: boolean
  } | null
  /** Behind the last data row with its line end. */
  readonly dataEnd: number
  /** 1-based physical line on which the text behind the rows (a footer) begins. */
  readonly lineBehind: number
  readonly textBytes: number
  readonly tookMs: number
  readonly oddCount: number
  readonly entryCount: number
}

export type RowIndex = {
  readonly path: string
  readonly facts: IndexFacts
  /** Offset and line of every 1,024th data row, in pairs. */
  readonly entries: Float64Array
}

export function indexPathOf(workDir: string, sourceId: string): string {
  return join(workDir, `${sourceId}.index`)
}

/** Writes an index while the pass runs; odd rows go straight to disk, so that a file full of them costs no memory. */
export class IndexWriter {
  readonly #path: string
  readonly #file: FileHandle
  #position = magic.length
  #oddCount = 0
  #entries = new Float64Array(4096)
  #entryCount = 0

  private constructor(path: string, file: FileHandle) {
    this.#path = path
    this.#file = file
  }

  /** `path` is a temporary name; `finish` gives it its last one. */
  static async create(path: string): Promise<IndexWriter> {
    const file = await open(path, 'w')
    await file.write(magic, 0, magic.length, 0)
    return new IndexWriter(path, file)
  }

  /** Appends odd rows as the kernel laid them out. */
  async addOdd(bytes: Uint8Array): Promise<void> {
    if (bytes.byteLength === 0) return
    await this.#append(bytes)
    this.#oddCount += bytes.byteLength / oddBytes
  }

  /** Appends entries (offset, line) in pairs. */
  addEntries(pairs: Float64Array): void {
    const used = this.#entryCount * 2
    if (used + pairs.length > this.#entries.length) {
      const larger = new Float64Array(Math.max(this.#entries.length * 2, used + pairs.length))
      larger.set(this.#entries.subarray(0, used))
      this.#entries = larger
    }
    this.#entries.set(pairs, used)
    this.#entryCount += pairs.length / 2
  }

  /** Writes the rest and moves the file to `finalPath`. */
  async finish(finalPath: string, facts: Omit<IndexFacts, 'oddCount' | 'entryCount'>): Promise<RowIndex> {
    const whole: IndexFacts = { ...facts, oddCount: this.#oddCount, entryCount: this.#entryCount }
    const entries = this.#entries.slice(0, this.#entryCount * 2)
    await this.#append(new Uint8Array(entries.buffer))
    const json = Buffer.from(JSON.stringify(whole))
    const length = Buffer.alloc(4)
    length.writeUInt32LE(json.length)
    await this.#append(Buffer.concat([json, length, magic]))
    await this.#file.close()
    await rename(this.#path, finalPath)
    return { path: finalPath, facts: whole, entries }
  }

  /** Drops what was written. */
  async discard(): Promise<void> {
    await this.#file.close().catch(() => undefined)
    await rm(this.#path, { force: true })
  }

  async #append(bytes: Uint8Array): Promise<void> {
    let done = 0
    while (done < bytes.byteLength) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.byteLength - done, this.#position)
      done += bytesWritten
      this.#position += bytesWritten
    }
  }
}

async function readExactly(file: FileHandle, length: number, position: number): Promise<Buffer | null> {
  const buffer = Buffer.alloc(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, position + done)
    if (bytesRead === 0) return null
    done += bytesRead
  }
  return buffer
}

/** The stored index of a source, or null when there is none, it is damaged, or it belongs to another state of the file. */
async function load(path: string, source: Source): Promise<RowIndex | null> {
  const file = await open(path, 'r').catch(() => null)
  if (!file) return null
  try {
    const { size } = await file.stat()
    const tailBytes = 4 + magic.length
    if (size < magic.length + tailBytes) return null
    const tail = await readExactly(file, tailBytes, size - tailBytes)
    if (!tail?.subarray(4).equals(magic)) return null
    const jsonBytes = tail.readUInt32LE(0)
    const json = await readExactly(file, jsonBytes, size - tailBytes - jsonBytes)
    if (!json) return null
    const facts: IndexFacts = JSON.parse(json.toString())
    const expected = magic.length + facts.oddCount * oddBytes + facts.entryCount * entryBytes + jsonBytes + tailBytes
    if (size !== expected || facts.sizeBytes !== source.sizeBytes || facts.modifiedMs !== source.modifiedMs) return null
    if (facts.columns !== source.columns.length) return null
    const raw = await readExactly(file, facts.entryCount * entryBytes, magic.length + facts.oddCount * oddBytes)
    if (!raw) return null
    const entries = new Float64Array(facts.entryCount * 2)
    new Uint8Array(entries.buffer).set(raw)
    return { path, facts, entries }
  } catch {
    return null
  } finally {
    await file.close()
  }
}

const kept = new Map<string, RowIndex>()
const keptLimit = 16

/** Keeps an index in memory; the one not used for the longest time goes. */
export function keepIndex(index: RowIndex): RowIndex {
  kept.delete(index.path)
  kept.set(index.path, index)
  const oldest = kept.keys().next()
  if (kept.size > keptLimit && !oldest.done) kept.delete(oldest.value)
  return index
}

/** The index of a source from memory or disk, or null when its structural pass has not been run. */
export async function findIndex(source: Source, workDir: string): Promise<RowIndex | null> {
  const path = indexPathOf(workDir, source.id)
  const known = kept.get(path)
  if (known) {
    const { facts } = known
    if (facts.sizeBytes === source.sizeBytes && facts.modifiedMs === source.modifiedMs) return keepIndex(known)
    kept.delete(path)
  }
  const stored = await load(path, source)
  return stored ? keepIndex(stored) : null
}

/** Odd rows of an index in order, a few thousand at a time. */
export async function* oddRowsOf(index: RowIndex): AsyncGenerator<OddRow[]> {
  const file = await open(index.path, 'r').catch((error: unknown) => {
    throw translateFileError(error, index.path)
  })
  try {
    const step = 16_384
    for (let first = 0; first < index.facts.oddCount; first += step) {
      const count = Math.min(step, index.facts.oddCount - first)
      const raw = await readExactly(file, count * oddBytes, magic.length + first * oddBytes)
      if (!raw) return
      const rows: OddRow[] = []
      for (let i = 0; i < count; i++) {
        const at = i * oddBytes
        const flags = raw.readUInt32LE(at + 20)
        rows.push({
          row: raw.readDoubleLE(at),
          line: raw.readDoubleLE(at + 8),
          fields: raw.readUInt32LE(at + 16),
          ragged: (flags & 1) !== 0,
          brokenQuotes: (flags & 2) !== 0
        })
      }
      yield rows
    }
  } finally {
    await file.close()
  }
}
