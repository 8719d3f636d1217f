/** The calls of an upload in parts, and their order. */
import type { FileHandle } from 'node:fs/promises'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type Part,
  PutObjectTaggingCommand,
  UploadPartCommand
} from '@aws-sdk/client-s3'
import { AppError } from '../../../shared/errors'
import type { PutFile, PutOptions, UploadCheckpoint } from '../../pipeline/cluster-ports'
import type { Bandwidth } from './bandwidth'
import { UploadGone } from './calls'
import {
  checksumText,
  type FilePart,
  type MeasuredFile,
  PartStream,
  type PieceBuffers,
  sendingPart
} from './file-parts'
import { objectHeaders } from './headers'
import type { Store } from './objects'
import { fullKey } from './place'
import { serverCode } from './translate'
import { type Abilities, signedHash, within } from './wire'

const partsInFlight = 4

export interface PartsJob {
  readonly store: Store
  readonly abilities: Abilities
  readonly bandwidth: Bandwidth
  readonly buffers: PieceBuffers
  readonly file: PutFile
  readonly options: PutOptions
  readonly handle: FileHandle
  readonly measured: MeasuredFile
  /** Ends everything in flight: cancelled, or paused. */
  readonly stop: AbortSignal
}

/** Brings all parts to the server and has them put together. Errors: `UploadGone`, `s3.*`, `cancelled`. */
export async function sendInParts(job: PartsJob, begun: UploadCheckpoint | null): Promise<{ etag: string | null }> {
  const checkpoint = begun ?? (await beginUpload(job))
  if (begun === null) job.options.onCheckpoint(checkpoint)
  const there = begun === null ? new Map<number, string>() : await partsThere(job, begun)
  const { measured, options } = job
  const left = measured.parts.filter(({ number }) => !there.has(number))
  let done = measured.sizeBytes - left.reduce((sum, { bytes }) => sum + bytes, 0)
  options.onBytes(done)

  const failed = new AbortController()
  const stop = AbortSignal.any([job.stop, failed.signal])
  const sender = async () => {
    for (let part = left.shift(); part !== undefined; part = left.shift()) {
      there.set(part.number, await sendPart(job, checkpoint, part, stop))
      done += part.bytes
      options.onBytes(done)
    }
  }
  // The first failure ends the others; nothing is in flight any more when it is reported.
  const ends = await Promise.allSettled(
    Array.from({ length: partsInFlight }, () =>
      sender().catch((error) => {
        failed.abort()
        throw error
      })
    )
  )
  const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
  const first = failures.find((error) => !(error instanceof AppError && error.code === 'cancelled')) ?? failures[0]
  if (first !== undefined) throw first
  return completeUpload(job, checkpoint, there)
}

async function beginUpload({ store, abilities, file, options, measured }: PartsJob): Promise<UploadCheckpoint> {
  const { place, connection, s3 } = store
  const Key = fullKey(place, file.key)
  const send = (http: { abortSignal?: AbortSignal }) =>
    s3.send(
      new CreateMultipartUploadCommand({
        Bucket: place.bucket,
        Key,
        ...objectHeaders(connection, file.contentType, file.contentHash),
        ...(abilities.checksums ? { ChecksumAlgorithm: 'CRC32' as const } : {})
      }),
      http
    )
  const { UploadId } = await store.call(
    { action: 's3:PutObject', key: Key, signal: options.signal, retry: store.patient },
    (http) => within(abilities, () => send(http))
  )
  const uploadId = UploadId ?? ''
  if (uploadId === '') throw new AppError('s3.not-s3', { host: place.host, status: 200 })
  return { key: file.key, uploadId, partBytes: measured.parts[0]?.bytes ?? 0, contentHash: file.contentHash }
}

/** ETags of the parts that the server has as they should be, by number. */
async function partsThere(job: PartsJob, { uploadId }: UploadCheckpoint): Promise<Map<number, string>> {
  const { store, file, measured, stop } = job
  const { s3, place } = store
  const Key = fullKey(place, file.key)
  const there = new Map<number, string>()
  let next: string | undefined
  do {
    const page = await store.call(
      { action: 's3:ListMultipartUploadParts', key: Key, signal: stop, retry: store.patient },
      (http) =>
        orGone(
          s3.send(new ListPartsCommand({ Bucket: place.bucket, Key, UploadId: uploadId, PartNumberMarker: next }), http)
        )
    )
    for (const part of page.Parts ?? []) {
      const own = measured.parts[(part.PartNumber ?? 0) - 1]
      if (own !== undefined && isThat(part, own) && part.ETag) there.set(own.number, part.ETag)
    }
    next = page.IsTruncated ? page.NextPartNumberMarker : undefined
  } while (next !== undefined)
  return there
}

/** Size and, where the server kept it, checksum. */
const isThat = (part: Part, own: FilePart) =>
  part.Size === own.bytes && (part.ChecksumCRC32 === undefined || part.ChecksumCRC32 === checksumText(own.crc32))

/** Sends a part, again from its start when it fails on the way; gives its ETag. */
async function sendPart(job: PartsJob, checkpoint: UploadCheckpoint, part: FilePart, stop: AbortSignal) {
  const { store, abilities, bandwidth, buffers, file, handle } = job
  const { place, s3 } = store
  const Key = fullKey(place, file.key)
  const { ETag } = await store.call({ action: 's3:PutObject', key: Key, signal: stop, retry: store.patient }, () =>
    orGone(
      sendingPart(
        new PartStream({ file: handle, part, path: file.path, bandwidth, buffers }),
        stop,
        ({ body, abortSignal }) => {
          const command = new UploadPartCommand({
            Bucket: place.bucket,
            Key,
            UploadId: checkpoint.uploadId,
            PartNumber: part.number,
            Body: body,
            ContentLength: part.bytes,
            ...(abilities.checksums ? { ChecksumCRC32: checksumText(part.crc32) } : {})
          })
          signedHash(command, part.sha256)
          return s3.send(command, { abortSignal })
        }
      )
    )
  )
  if (!ETag) throw new AppError('s3.not-s3', { host: place.host, status: 200 })
  return ETag
}

async function completeUpload(
  { store, abilities, file, measured, stop }: PartsJob,
  { uploadId }: UploadCheckpoint,
  etags: ReadonlyMap<number, string>
): Promise<{ etag: string | null }> {
  const { s3, place } = store
  const Key = fullKey(place, file.key)
  const Parts = measured.parts.map((part) => ({
    PartNumber: part.number,
    ETag: etags.get(part.number),
    ...(abilities.checksums ? { ChecksumCRC32: checksumText(part.crc32) } : {})
  }))
  const send = (http: { abortSignal?: AbortSignal }) =>
    s3.send(
      new CompleteMultipartUploadCommand({
        Bucket: place.bucket,
        Key,
        UploadId: uploadId,
        MultipartUpload: { Parts },
        ...(abilities.conditions ? { IfNoneMatch: '*' } : {})
      }),
      http
    )
  const { ETag } = await store.call({ action: 's3:PutObject', key: Key, signal: stop, retry: store.patient }, (http) =>
    orGone(within(abilities, () => send(http)))
  )
  // Some servers (Ceph 16) forget the tags that an upload began with.
  const TagSet = Object.entries(store.connection.tags).map(([Tag, Value]) => ({ Key: Tag, Value }))
  if (TagSet.length > 0) {
    await store.call({ action: 's3:PutObjectTagging', key: Key, signal: stop, retry: store.patient }, (http) =>
      s3.send(new PutObjectTaggingCommand({ Bucket: place.bucket, Key, Tagging: { TagSet } }), http)
    )
  }
  return { etag: ETag || null }
}

/** The upload cannot be gone on with, though another could be begun. Ceph calls an upload that is gone a missing key. */
const goneCodes = new Set(['NoSuchUpload', 'NoSuchKey', 'InvalidPart', 'InvalidPartOrder'])

async function orGone<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    const code = serverCode(error)
    if (code !== null && goneCodes.has(code)) {
      throw new UploadGone(code, { cause: error })
    }
    throw error
  }
}

/**
 * Gives an upload up. A part that arrives while that happens may stay on the server, so it is done until the server
 * knows the upload no more (three times at most).
 */
export async function abandonUpload(store: Store, key: string, uploadId: string): Promise<void> {
  const { s3, place, call, brief } = store
  const Key = fullKey(place, key)
  for (let turn = 0; turn < 3; turn++) {
    const wasThere = await call({ action: 's3:AbortMultipartUpload', key: Key, retry: brief }, async (http) => {
      try {
        await s3.send(new AbortMultipartUploadCommand({ Bucket: place.bucket, Key, UploadId: uploadId }), http)
        return true
      } catch (error) {
        const code = serverCode(error)
        if (code === 'NoSuchUpload' || code === 'NoSuchKey') return false
        throw error
      }
    })
    if (!wasThere) return
  }
}

/** Gives up all uploads under a prefix but those kept; gives how many. Of a whole bucket without a prefix, none: it may be others'. */
export async function abandonOrphans(
  store: Store,
  prefix: string,
  keep: ReadonlySet<string>,
  olderThanMs: number
): Promise<number> {
  const { s3, place, call, brief } = store
  const Prefix = fullKey(place, prefix)
  if (Prefix === '') return 0
  const youngestMs = Date.now() - olderThanMs
  let abandoned = 0
  let markers: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | null = {}
  while (markers !== null) {
    const from: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } = markers
    const page = await call({ action: 's3:ListBucketMultipartUploads', key: null, retry: brief }, (http) =>
      s3.send(new ListMultipartUploadsCommand({ Bucket: place.bucket, Prefix, ...from }), http)
    )
    for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
      if (Key === undefined || UploadId === undefined || keep.has(UploadId) || !Key.startsWith(Prefix)) continue
      if (olderThanMs > 0 && (Initiated?.getTime() ?? 0) > youngestMs) continue
      await abandonUpload({ ...store, place: { ...place, prefix: '' } }, Key, UploadId)
      abandoned++
    }
    markers = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker } : null
  }
  return abandoned
}
