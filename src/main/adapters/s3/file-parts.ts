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
      if (signal.aborted) throw new AppError('cancelled')
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

/**
 * Buffers that are used again. Fresh ones for every piece are freed late: an upload of 300 MB took 45 MB more than one of 16 MB,
 * and now 6 MB.
 * One is given back when the system has taken its bytes; one whose request broke is left to the collector.
 */
export class PieceBuffers {
  readonly pieceBytes: number
  readonly #free: Buffer[] = []

  constructor(pieceBytes: number) {
    this.pieceBytes = pieceBytes
  }

  take(): Buffer {
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(this.pieceBytes)
  }

  give(buffer: Buffer): void {
    this.#free.push(buffer)
  }
}

/** Pieces of a part that are handed to the connection and not yet taken by it. */
const piecesAhead = 2

export interface PartSource {
  readonly file: FileHandle
  readonly part: FilePart
  /** For errors. */
  readonly path: string
  readonly bandwidth: Bandwidth
  readonly buffers: PieceBuffers
}

/**
 * The bytes of a part, from the file, no faster than is allowed. Fails with `s3.changed` when they are not those that were
 * measured. A stream to the SDK, which pipes it into its request and does nothing else with it.
 */
export class PartStream extends Readable {
  readonly #source: PartSource
  readonly #closed = new AbortController()
  #isSent = false

  constructor(source: PartSource) {
    super()
    this.#source = source
  }

  /** All bytes were handed over. */
  get isSent(): boolean {
    return this.#isSent
  }

  override _read(): void {
    this.destroy(new Error('A part is piped, not read: only so it is known when a buffer is free again.'))
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#closed.abort()
    done(error)
  }

  override pipe<T extends NodeJS.WritableStream>(destination: T): T {
    this.#pump(destination).catch((error) => this.destroy(error))
    return destination
  }

  async #pump(destination: NodeJS.WritableStream): Promise<void> {
    const { file, part, path, bandwidth, buffers } = this.#source
    const signal = this.#closed.signal
    const ahead: Promise<void>[] = []
    const end = aborted(signal)
    let sum = 0
    for (let sent = 0; sent < part.bytes; ) {
      const wanted = Math.min(buffers.pieceBytes, part.bytes - sent)
      await bandwidth.take(wanted, signal)
      const buffer = buffers.take()
      const { bytesRead } = await file.read(buffer, 0, wanted, part.start + sent)
      if (signal.aborted) return
      const bytes = buffer.subarray(0, bytesRead)
      sent += bytesRead
      sum = crc32(bytes, sum)
      // Before the last bytes are handed on: without them the server has no whole part and keeps nothing.
      if (bytesRead === 0 || (sent === part.bytes && sum !== part.crc32)) throw new AppError('s3.changed', { path })
      ahead.push(
        new Promise((taken) => {
          destination.write(bytes, (error) => {
            if (!error) buffers.give(buffer)
            taken()
          })
        })
      )
      if (ahead.length >= piecesAhead) await Promise.race([ahead.shift(), end])
      if (signal.aborted) return
    }
    this.#isSent = true
    destination.end()
  }
}

/** A request that broke does not always say so to those who wait for its writes. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
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
    if (!stream.isSent) request.abort()
    stream.destroy()
  }
}
