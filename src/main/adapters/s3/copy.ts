/** Copies within the bucket: the bytes stay on the server. */
import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  PutObjectTaggingCommand,
  UploadPartCopyCommand
} from '@aws-sdk/client-s3'
import { AppError } from '../../../shared/errors'
import { mebibyte } from './file-parts'
import { hashName, objectHeaders } from './headers'
import { abandonUpload } from './multipart'
import type { Store } from './objects'
import { fullKey } from './place'

/**
 * In one call up to here, in parts above: one call may copy 5 GiB at most, and says nothing until it is done, which an idle time-out may
 * end.
 */
const copiedWholeBytes = 512 * mebibyte
const maxParts = 10_000

/**
 * See the port `ObjectStore.copy`. Encryption, storage class and tags are those of the connection.
 * @param wholeBytes up to this size in one call
 */
export async function copyObject(
  store: Store,
  from: string,
  to: string,
  signal?: AbortSignal,
  wholeBytes = copiedWholeBytes
): Promise<void> {
  const { s3, place, call, brief } = store
  const source = await call({ action: 's3:GetObject', key: fullKey(place, from), signal, retry: brief }, (http) =>
    s3.send(new HeadObjectCommand({ Bucket: place.bucket, Key: fullKey(place, from) }), http)
  )
  const sizeBytes = source.ContentLength ?? 0
  if (sizeBytes <= wholeBytes) await copyWhole(store, from, to, source, signal)
  else await copyInParts(store, { from, to, sizeBytes, source, wholeBytes }, signal)
}

async function copyWhole(
  store: Store,
  from: string,
  to: string,
  source: HeadObjectCommandOutput,
  signal?: AbortSignal
): Promise<void> {
  const { s3, place, call, patient } = store
  const { Metadata, ContentType, Tagging, ...headers } = headersOf(store, source)
  await call({ action: 's3:PutObject', key: fullKey(place, to), signal, retry: patient }, (http) =>
    s3.send(
      new CopyObjectCommand({
        Bucket: place.bucket,
        Key: fullKey(place, to),
        CopySource: sourceOf(store, from),
        MetadataDirective: 'REPLACE',
        Metadata,
        ContentType,
        ...headers,
        // Copying the source's tags would need the right to read them.
        ...(Tagging === undefined ? {} : { TaggingDirective: 'REPLACE' as const, Tagging })
      }),
      http
    )
  )
}

interface PartsCopy {
  readonly from: string
  readonly to: string
  readonly sizeBytes: number
  readonly source: HeadObjectCommandOutput
  readonly wholeBytes: number
}

async function copyInParts(
  store: Store,
  { from, to, sizeBytes, source, wholeBytes }: PartsCopy,
  signal?: AbortSignal
): Promise<void> {
  const { s3, place, call, patient, connection } = store
  const Key = fullKey(place, to)
  const at = { Bucket: place.bucket, Key }
  const options = { action: 's3:PutObject', key: Key, signal, retry: patient }
  const { UploadId } = await call(options, (http) =>
    s3.send(new CreateMultipartUploadCommand({ ...at, ...headersOf(store, source) }), http)
  )
  if (!UploadId) throw new AppError('s3.not-s3', { host: place.host, status: 200 })
  try {
    const partBytes = Math.max(wholeBytes, Math.ceil(sizeBytes / maxParts))
    const Parts: CompletedPart[] = []
    for (let start = 0; start < sizeBytes; start += partBytes) {
      const PartNumber = Parts.length + 1
      const end = Math.min(sizeBytes, start + partBytes) - 1
      const { CopyPartResult } = await call(options, (http) =>
        s3.send(
          new UploadPartCopyCommand({
            ...at,
            UploadId,
            PartNumber,
            CopySource: sourceOf(store, from),
            CopySourceRange: `bytes=${start}-${end}`
          }),
          http
        )
      )
      Parts.push({ PartNumber, ETag: CopyPartResult?.ETag })
    }
    await call(options, (http) =>
      s3.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }), http)
    )
  } catch (error) {
    // Nothing stays open; the next try begins anew, since the bytes need no network of ours.
    await abandonUpload(store, to, UploadId).catch(() => {})
    throw error
  }
  // Some servers (Ceph 16) forget the tags that an upload began with.
  const TagSet = Object.entries(connection.tags).map(([Tag, Value]) => ({ Key: Tag, Value }))
  if (TagSet.length > 0) {
    await call({ ...options, action: 's3:PutObjectTagging' }, (http) =>
      s3.send(new PutObjectTaggingCommand({ ...at, Tagging: { TagSet } }), http)
    )
  }
}

/** What the copy has of the source (type, hash) and of the connection (the rest). */
function headersOf({ connection }: Store, source: HeadObjectCommandOutput) {
  const headers = objectHeaders(
    connection,
    source.ContentType ?? 'application/octet-stream',
    source.Metadata?.[hashName] ?? ''
  )
  return { ...headers, Metadata: source.Metadata ?? {} }
}

const sourceOf = ({ place }: Store, key: string) =>
  `${place.bucket}/${fullKey(place, key).split('/').map(encodeURIComponent).join('/')}`
