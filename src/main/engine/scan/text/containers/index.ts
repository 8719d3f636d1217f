/** Compressed files: recognised by their first bytes, read as a stream. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createInflateRaw } from 'node:zlib'
import type { Compression } from '../../../../../shared/domain/dialect'
import { AppError } from '../../../../../shared/errors'
import { EndsEarly } from './byte-queue'
import { chooseEntry } from './choose-entry'
import { isZip, stored, verified, zipDataStart, zipEntries } from './zip'
import { isZstd, knowsZstd, unzstd } from './zstd'

/** A file and, of an archive, the entry that is meant. */
export interface Packed {
  readonly path: string
  /** For messages. */
  readonly name: string
  readonly compression: Compression
  readonly member?: string | undefined
}

const readBytes = 512 * 1024
/** No export of rows packs better than this; beyond it a file was made to fill a disk. */
const largestRatio = 500
/** A small text may pack as well as it likes. */
const ratioFromBytes = 256 * 1024 * 1024

/** How a file is compressed, by its first bytes; its name does not matter. */
export function compressionOf(head: Uint8Array): Compression {
  if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 8) return 'gz'
  if (knowsZstd && isZstd(head)) return 'zst'
  return isZip(head) ? 'zip' : 'none'
}

/** Name of the table inside of an archive, or undefined where there is no choice. Throws as `chooseEntry`. */
export async function memberOf(packed: Packed): Promise<string | undefined> {
  if (packed.compression !== 'zip') return undefined
  const { entry } = await zipEntry(packed)
  return entry.name
}

async function zipEntry({ path, name, member }: Packed) {
  const file = await open(path, 'r')
  try {
    const entry = chooseEntry(await zipEntries(file, (await file.stat()).size, name), name, member)
    return { entry, start: await zipDataStart(file, entry, name) }
  } finally {
    await file.close()
  }
}

/**
 * The bytes of a file, decompressed. `onBytes` hears how many bytes of the file have been read.
 * @throws AppError `open.broken-archive`, `open.inflates`, for zip what `chooseEntry` throws; the system's errors of reading
 */
export async function* plainBytes(packed: Packed, onBytes: (bytes: number) => void = () => {}): AsyncGenerator<Buffer> {
  const { path, name, compression } = packed
  let bytesRead = 0
  const read = (range: { start?: number; end?: number } = {}) => {
    const raw = createReadStream(path, { ...range, highWaterMark: readBytes })
    raw.on('data', (chunk) => {
      bytesRead += chunk.length
      onBytes(chunk.length)
    })
    return raw
  }
  try {
    switch (compression) {
      case 'none':
        return yield* read()
      case 'gz':
        return yield* bounded(through(read(), createGunzip({ chunkSize: readBytes })), name, () => bytesRead)
      case 'zst':
        return yield* bounded(unzstd(read()), name, () => bytesRead)
      case 'zip': {
        const { entry, start } = await zipEntry(packed)
        const raw = entry.packedBytes === 0 ? null : read({ start, end: start + entry.packedBytes - 1 })
        if (raw === null) return
        const text = entry.method === stored ? raw : through(raw, createInflateRaw({ chunkSize: readBytes }))
        return yield* bounded(verified(text, entry, name), name, () => bytesRead)
      }
    }
  } catch (error) {
    if (isDamage(error)) throw new AppError('open.broken-archive', { name, compression }, { cause: error })
    throw error
  }
}

function isDamage(error: unknown): boolean {
  if (error instanceof EndsEarly) return true
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('Z_') || code.startsWith('ZSTD_') || code === 'ERR_STREAM_PREMATURE_CLOSE'
}

async function* through(raw: ReturnType<typeof createReadStream>, out: Transform): AsyncGenerator<Buffer> {
  // The pipeline's end is awaited here so that its error is met once; the loop throws it.
  const done = pipeline(raw, out).catch(() => undefined)
  try {
    yield* out
  } finally {
    raw.destroy()
    out.destroy()
    await done
  }
}

/** Stops at a text that is out of all proportion to its file. */
async function* bounded(text: AsyncIterable<Buffer>, name: string, bytesRead: () => number): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of text) {
    bytes += chunk.length
    if (bytes > ratioFromBytes && bytes > bytesRead() * largestRatio) {
      throw new AppError('open.inflates', { name, ratio: largestRatio })
    }
    yield chunk
  }
}
