/** Puts a file: looks whether it is there, measures it, sends it whole or in parts, and looks again. */
import { type FileHandle, open } from 'node:fs/promises'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { AppError } from '../../../shared/errors'
import type { PutFile, PutOptions, StoredObject, UploadCheckpoint } from '../../pipeline/cluster-ports'
import type { Bandwidth } from './bandwidth'
import { UploadGone } from './calls'
import {
  checksumText,
  type FilePart,
  type MeasuredFile,
  measureFile,
  PartStream,
  type PieceBuffers,
  partBytesFor,
  sendingPart,
  singlePutBytes
} from './file-parts'
import { objectHeaders } from './headers'
import { abandonUpload, type PartsJob, sendInParts } from './multipart'
import { headObject, type Store } from './objects'
import { fullKey } from './place'
import { type Abilities, signedHash, within } from './wire'

export interface Putter {
  readonly store: Store
  readonly abilities: Abilities
  readonly bandwidth: Bandwidth
  readonly buffers: PieceBuffers
}

type Put = StoredObject & { readonly wasThere: boolean }

/** See the port `ObjectStore.put`. */
export async function putFile(putter: Putter, file: PutFile, options: PutOptions): Promise<Put> {
  const { store } = putter
  const stop = options.pause ? AbortSignal.any([options.signal, options.pause]) : options.signal
  // What is open on the server at this moment.
  let open: UploadCheckpoint | null = file.checkpoint
  const watched: PutOptions = {
    ...options,
    onCheckpoint(checkpoint) {
      options.onCheckpoint(checkpoint)
      open = checkpoint
    }
  }
  try {
    if (stop.aborted) throw new AppError('cancelled')
    const there = await existing(store, file, stop)
    if (there !== null) {
      if (open !== null) await giveUp(store, open, watched)
      options.onBytes(there.sizeBytes)
      return { ...there, wasThere: true }
    }
    const handle = await openFile(file.path)
    try {
      return await send(putter, file, watched, handle, stop)
    } catch (error) {
      const came = await cameMeanwhile(store, file, error, stop)
      if (came === null) throw error
      if (open !== null) await giveUp(store, open, watched)
      options.onBytes(came.sizeBytes)
      return { ...came, wasThere: true }
    } finally {
      await handle.close()
    }
  } catch (error) {
    const failure = named(error, file, options)
    // The first failure is the one to be told; an upload that could not be given up keeps its checkpoint.
    if (open !== null && endsUpload(failure)) await giveUp(store, open, watched).catch(() => {})
    throw failure
  }
}

/** What a stop was meant as, and errors of the disk. */
function named(error: unknown, file: PutFile, { signal, pause }: PutOptions): unknown {
  const isStop =
    (error instanceof AppError && error.code === 'cancelled') || (error instanceof Error && error.name === 'AbortError')
  if (isStop && !signal.aborted && pause?.aborted) return new AppError('s3.paused', { key: file.key })
  if (isStop) return error instanceof AppError ? error : new AppError('cancelled', {}, { cause: error })
  return error
}

/** Failures after which the parts are of no use to anybody. */
const endsUpload = (error: unknown) =>
  error instanceof AppError && ['cancelled', 's3.changed', 's3.conflict', 's3.part-too-small'].includes(error.code)

async function giveUp(store: Store, { key, uploadId }: UploadCheckpoint, options: PutOptions): Promise<void> {
  await abandonUpload(store, key, uploadId)
  options.onCheckpoint(null)
}

/** The object when it has this content, null when there is none. Error: `s3.conflict`. */
async function existing(store: Store, file: PutFile, signal: AbortSignal): Promise<StoredObject | null> {
  const { bucket } = store.place
  let there: StoredObject | null
  try {
    there = await headObject(store, file.key, signal)
  } catch (error) {
    // Who may not list is told "denied" of what is absent. What is there is refused at the put itself.
    if (error instanceof AppError && error.code === 's3.denied') return null
    throw error
  }
  if (there !== null && there.contentHash !== file.contentHash) {
    throw new AppError('s3.conflict', { key: fullKey(store.place, file.key), bucket })
  }
  return there
}

/** A refusal because the key is taken is none when it is the same content: another put it, or the answer to the first try was lost. */
async function cameMeanwhile(store: Store, file: PutFile, error: unknown, signal: AbortSignal) {
  if (!(error instanceof AppError && error.code === 's3.conflict')) return null
  return existing(store, file, signal)
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new AppError('open.vanished', { path }, { cause: error })
    throw new AppError('open.unreadable', { path, reason: code }, { cause: error })
  }
}

async function send(
  putter: Putter,
  file: PutFile,
  options: PutOptions,
  handle: FileHandle,
  stop: AbortSignal
): Promise<Put> {
  const { store } = putter
  const { size } = await handle.stat()
  const checkpoint = await usable(store, file, options)
  const partBytes = checkpoint?.partBytes ?? partBytesFor(size, file.key)
  const measured = await measureFile(handle, size < singlePutBytes ? singlePutBytes : partBytes, stop)
  if (measured.sha256 !== file.contentHash) throw new AppError('s3.changed', { path: file.path })
  const [only] = measured.parts
  if (measured.sizeBytes < singlePutBytes) await sendWhole(putter, file, handle, only ?? null, stop)
  else await sendParts({ ...putter, file, options, handle, measured, stop }, checkpoint)
  const stored = await verified(store, file, measured, stop)
  options.onBytes(measured.sizeBytes)
  options.onCheckpoint(null)
  return { ...stored, wasThere: false }
}

/** The checkpoint when it is of this file; one of another content is given up. */
async function usable(store: Store, file: PutFile, options: PutOptions): Promise<UploadCheckpoint | null> {
  const { checkpoint } = file
  if (checkpoint === null) return null
  if (checkpoint.contentHash === file.contentHash && checkpoint.key === file.key) return checkpoint
  await giveUp(store, checkpoint, options)
  return null
}

/** With an upload that has vanished from the server it begins anew, once. */
async function sendParts(job: PartsJob, checkpoint: UploadCheckpoint | null): Promise<void> {
  try {
    await sendInParts(job, checkpoint)
  } catch (error) {
    if (!(error instanceof UploadGone)) throw error
    // The answer to "put together" may have been lost, and the object be there.
    if ((await existing(job.store, job.file, job.stop)) !== null) return
    job.options.onCheckpoint(null)
    try {
      await sendInParts(job, null)
    } catch (again) {
      if (!(again instanceof UploadGone)) throw again
      throw new AppError('s3.server', { host: job.store.place.host, code: again.message }, { cause: again })
    }
  }
}

async function sendWhole(
  { store, abilities, bandwidth, buffers }: Putter,
  file: PutFile,
  handle: FileHandle,
  part: FilePart | null,
  stop: AbortSignal
): Promise<void> {
  const { place, s3, connection } = store
  const Key = fullKey(place, file.key)
  const command = () => ({
    Bucket: place.bucket,
    Key,
    ...objectHeaders(connection, file.contentType, file.contentHash),
    ...(abilities.conditions ? { IfNoneMatch: '*' } : {})
  })
  await store.call({ action: 's3:PutObject', key: Key, signal: stop, retry: store.patient }, (http) =>
    within(abilities, () => {
      if (part === null) return s3.send(new PutObjectCommand({ ...command(), Body: new Uint8Array() }), http)
      return sendingPart(
        new PartStream({ file: handle, part, path: file.path, bandwidth, buffers }),
        stop,
        ({ body, abortSignal }) => {
          const put = new PutObjectCommand({
            ...command(),
            Body: body,
            ContentLength: part.bytes,
            ...(abilities.checksums ? { ChecksumCRC32: checksumText(part.crc32) } : {})
          })
          signedHash(put, part.sha256)
          return s3.send(put, { abortSignal })
        }
      )
    })
  )
}

/** Length and hash as the server has them. Error: `s3.unverified`. */
async function verified(
  store: Store,
  file: PutFile,
  measured: MeasuredFile,
  signal: AbortSignal
): Promise<StoredObject> {
  const key = fullKey(store.place, file.key)
  const stored = await headObject(store, file.key, signal)
  const difference =
    stored === null
      ? 'it is not there'
      : stored.sizeBytes !== measured.sizeBytes
        ? `${stored.sizeBytes} bytes instead of ${measured.sizeBytes}`
        : stored.contentHash !== file.contentHash
          ? 'another hash'
          : null
  if (stored === null || difference !== null) throw new AppError('s3.unverified', { key, difference })
  return stored
}
