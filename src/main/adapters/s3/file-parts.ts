/** A file as it is sent: measured whole before, then streamed part by part without holding one in memory. */
import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { AppError } from '../../../shared/errors'
import type { Bandwidth } from './bandwidth'

export const mebibyte = 1024 * 1024
/** Below this a file is sent whole. */
export const singlePutBytes = 8 * mebibyte
const maxParts = 10_000
const maxPartBytes = 5 * 1024 * mebibyte
export const maxObjectBytes = 5 * 1024 * 1024 * mebibyte

export interface FilePart {
  /** From 1, as the server counts them. */
  readonly number: number
  readonly start: number
  readonly bytes: number
  /** Hex. */
  readonly sha256: string
  readonly crc32: number
}

export interface MeasuredFile {
  readonly sizeBytes: number
  /** Hex. */
  readonly sha256: string
  readonly parts: readonly FilePart[]
}

/** Size of the parts of a file: 8 MiB, or as large as is needed for 10,000 of them. Error: `s3.too-large`. */
export function partBytesFor(sizeBytes: number, key: string): number {
  if (sizeBytes > maxObjectBytes) {
    throw new AppError('s3.too-large', { key, sizeBytes, limitBytes: maxObjectBytes })
  }
  const needed = Math.ceil(sizeBytes / maxParts / mebibyte) * mebibyte
  return Math.min(maxPartBytes, Math.max(8 * mebibyte, needed))
}

/** Reads the file once: hash of the whole, hash and checksum of each part, so that they can stand before the bytes they are of. */
export async function measureFile(file: FileHandle, partBytes: number, signal: AbortSignal): Promise<MeasuredFile> {
  const whole = createHash('sha256')
  const parts: FilePart[] = []
  const buffer = Buffer.allocUnsafe(mebibyte)
  let position = 0
  for (;;) {
    const start = position
    const hash = createHash('sha256')
    let sum = 0
    while (position < start + partBytes) {
      signal.throwIfAborted()
      const wanted = Math.min(buffer.length, start + partBytes - position)
      const { bytesRead } = await file.read(buffer, 0, wanted, position)
      if (bytesRead === 0) break
      const bytes = buffer.subarray(0, bytesRead)
      whole.update(bytes)
      hash.update(bytes)
      sum = crc32(bytes, sum)
      position += bytesRead
    }
    if (position === start) break
    parts.push({ number: parts.length + 1, start, bytes: position - start, sha256: hash.digest('hex'), crc32: sum })
  }
  return { sizeBytes: position, sha256: whole.digest('hex'), parts }
}

/** CRC-32 as the protocol writes it: four bytes, big-endian, in base64. */
export function checksumText(value: number): string {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes.toString('base64')
}

/** The bytes of a part, from the file, no faster than is allowed. Ends with `s3.changed` when they are not those that were measured. */
export class PartStream extends Readable {
  readonly #file: FileHandle
  readonly #part: FilePart
  readonly #bandwidth: Bandwidth
  readonly #path: string
  readonly #closed = new AbortController()
  #sent = 0
  #sum = 0

  constructor(file: FileHandle, part: FilePart, bandwidth: Bandwidth, path: string) {
    super({ highWaterMark: bandwidth.pieceBytes })
    this.#file = file
    this.#part = part
    this.#bandwidth = bandwidth
    this.#path = path
  }

  override _read(): void {
    this.#next().then(
      (bytes) => this.push(bytes),
      (error) => this.destroy(error)
    )
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#closed.abort()
    done(error)
  }

  async #next(): Promise<Buffer | null> {
    const left = this.#part.bytes - this.#sent
    if (left === 0) return null
    const wanted = Math.min(this.#bandwidth.pieceBytes, left)
    await this.#bandwidth.take(wanted, this.#closed.signal)
    const buffer = Buffer.allocUnsafeSlow(wanted)
    const { bytesRead } = await this.#file.read(buffer, 0, wanted, this.#part.start + this.#sent)
    const bytes = buffer.subarray(0, bytesRead)
    this.#sent += bytesRead
    this.#sum = crc32(bytes, this.#sum)
    // Before the last bytes are handed on: without them the server has no whole part and keeps nothing.
    const isLast = this.#sent === this.#part.bytes
    if (bytesRead === 0 || (isLast && this.#sum !== this.#part.crc32)) {
      throw new AppError('s3.changed', { path: this.#path })
    }
    return bytes
  }
}

/** Sends a part: an error of the file ends the request, which would wait for bytes for ever otherwise. */
export async function sendingPart<T>(
  stream: PartStream,
  signal: AbortSignal,
  send: (request: { body: PartStream; abortSignal: AbortSignal }) => Promise<T>
): Promise<T> {
  const request = new AbortController()
  let failure: Error | null = null
  stream.once('error', (error) => {
    failure = error
    request.abort()
  })
  try {
    return await send({ body: stream, abortSignal: AbortSignal.any([signal, request.signal]) })
  } catch (error) {
    throw failure ?? error
  } finally {
    // An answer before the end (slow down, denied): the connection still waits for the rest.
    if (!stream.readableEnded) request.abort()
    stream.destroy()
  }
}
