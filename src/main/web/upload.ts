/** Uploads: a body is streamed to the workspace; what was not received whole leaves nothing behind. */
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../shared/errors'

export interface UploadPlace {
  /** Folder of the workspace; each upload gets a folder of its own in it. */
  readonly dir: string
  readonly limitBytes: number
}

const longestName = 150
const bufferBytes = 1024 * 1024

/**
 * Writes a stream of bytes to `<dir>/<random>/<safe name>` and gives the path.
 * @throws AppError `open.upload-too-large`, `load.disk-full`, `cancelled` when the sender went away
 */
export async function storeUpload(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  place: UploadPlace
): Promise<{ path: string }> {
  const dir = join(place.dir, randomBytes(12).toString('hex'))
  const path = join(dir, safeName(name))
  await mkdir(dir, { recursive: true, mode: 0o700 })
  try {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600, highWaterMark: bufferBytes })
    await pipeline(Readable.from(bytes, { objectMode: false }), limited(place.limitBytes), file)
    return { path }
  } catch (error) {
    await rm(dir, { recursive: true, force: true })
    throw translated(error, place.dir)
  }
}

/** A last path segment that every file system takes: no folders, no control characters, no reserved names. */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const kept = [...last]
    .filter((char) => char >= ' ' && char !== '\u007f')
    .map((char) => ('<>:"|?*'.includes(char) ? '_' : char))
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
  const dot = kept.lastIndexOf('.')
  const extension = dot > 0 ? kept.slice(dot).slice(0, 20) : ''
  const stem = [...(dot > 0 ? kept.slice(0, dot) : kept)].slice(0, longestName - extension.length).join('')
  // File systems limit bytes, not characters.
  const fitting = Buffer.byteLength(stem + extension) > 240 ? [...stem].slice(0, 50).join('') : stem
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(fitting)
  return `${reserved ? '_' : ''}${fitting || 'upload'}${extension || (fitting ? '' : '.csv')}`
}

/** A size as people read it: `2 GB`, `512 MB`. */
export function sizeText(sizeBytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const power = sizeBytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(sizeBytes) / Math.log(1024)))
  return `${Number((sizeBytes / 1024 ** power).toPrecision(3))} ${units[power]}`
}

export function tooLarge(limitBytes: number): AppError {
  return new AppError('open.upload-too-large', { limit: sizeText(limitBytes), limitBytes })
}

function limited(limitBytes: number): Transform {
  let received = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length
      if (received > limitBytes) done(tooLarge(limitBytes))
      else done(null, chunk)
    }
  })
}

function translated(error: unknown, dir: string): unknown {
  if (error instanceof AppError) return error
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('load.disk-full', { path: dir }, { cause: error })
  // Errors of the disk carry the call that failed; anything else came from the connection.
  if ((error as NodeJS.ErrnoException).syscall !== undefined && code !== 'ECONNRESET') return error
  return new AppError('cancelled', {}, { cause: error })
}
