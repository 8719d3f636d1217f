/** The small calls: head, list, text, remove. Keys come in as the app has them. */
import { createHash } from 'node:crypto'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  type S3Client
} from '@aws-sdk/client-s3'
import type { S3Connection } from '../../../shared/domain/connection'
import type { StoredObject } from '../../pipeline/cluster-ports'
import type { Caller } from './calls'
import { hashName, objectHeaders } from './headers'
import { fullKey, ownKey, type Place } from './place'
import type { RetryPolicy } from './retry'
import { serverCode, statusOf } from './translate'

export interface Store {
  readonly connection: S3Connection
  readonly place: Place
  readonly s3: S3Client
  readonly call: Caller
  readonly brief: RetryPolicy
  readonly patient: RetryPolicy
}

/** What the server knows of an object; null when there is none. */
export function headObject(store: Store, key: string, signal?: AbortSignal): Promise<StoredObject | null> {
  const { s3, place, call, brief } = store
  const Key = fullKey(place, key)
  return call({ action: 's3:GetObject', key: Key, signal, retry: brief }, async (http) => {
    try {
      const head = await s3.send(new HeadObjectCommand({ Bucket: place.bucket, Key }), http)
      return {
        key,
        sizeBytes: head.ContentLength ?? 0,
        etag: head.ETag || null,
        contentHash: head.Metadata?.[hashName] ?? null
      }
    } catch (error) {
      if (statusOf(error) === 404) return null
      throw error
    }
  })
}

export async function listObjects(store: Store, prefix: string, signal?: AbortSignal): Promise<StoredObject[]> {
  const { s3, place, call, brief } = store
  const found: StoredObject[] = []
  let next: string | undefined
  do {
    const page = await call({ action: 's3:ListBucket', key: null, signal, retry: brief }, (http) =>
      s3.send(
        new ListObjectsV2Command({ Bucket: place.bucket, Prefix: fullKey(place, prefix), ContinuationToken: next }),
        http
      )
    )
    for (const { Key, Size, ETag } of page.Contents ?? []) {
      if (Key === undefined) continue
      found.push({ key: ownKey(place, Key), sizeBytes: Size ?? 0, etag: ETag || null, contentHash: null })
    }
    next = page.IsTruncated ? page.NextContinuationToken : undefined
  } while (next !== undefined)
  return found
}

export async function putText(
  store: Store,
  key: string,
  text: string,
  contentType: string,
  signal?: AbortSignal
): Promise<StoredObject> {
  const { s3, place, call, patient, connection } = store
  const Key = fullKey(place, key)
  const Body = Buffer.from(text, 'utf8')
  const contentHash = createHash('sha256').update(Body).digest('hex')
  const put = await call({ action: 's3:PutObject', key: Key, signal, retry: patient }, (http) =>
    s3.send(
      new PutObjectCommand({ Bucket: place.bucket, Key, Body, ...objectHeaders(connection, contentType, contentHash) }),
      http
    )
  )
  return { key, sizeBytes: Body.length, etag: put.ETag || null, contentHash }
}

export function getText(store: Store, key: string, signal?: AbortSignal): Promise<string | null> {
  const { s3, place, call, brief } = store
  const Key = fullKey(place, key)
  return call({ action: 's3:GetObject', key: Key, signal, retry: brief }, async (http) => {
    try {
      const { Body, ContentLength } = await s3.send(new GetObjectCommand({ Bucket: place.bucket, Key }), http)
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array()
      // A connection that ends early is no error to HTTP when the server closes it politely.
      if (ContentLength !== undefined && bytes.length !== ContentLength) {
        throw Object.assign(new Error('cut'), { code: 'ERR_STREAM_PREMATURE_CLOSE' })
      }
      return new TextDecoder().decode(bytes)
    } catch (error) {
      if (error instanceof NoSuchKey || serverCode(error) === 'NoSuchKey') return null
      throw error
    }
  })
}

const removedAtOnce = 8

/** One call for each: the call for many needs a checksum that older servers do not know. Absent ones are no error. */
export async function removeObjects(store: Store, keys: readonly string[], signal?: AbortSignal): Promise<void> {
  const { s3, place, call, brief } = store
  const left = [...keys]
  const remover = async () => {
    for (let key = left.pop(); key !== undefined; key = left.pop()) {
      const Key = fullKey(place, key)
      await call({ action: 's3:DeleteObject', key: Key, signal, retry: brief }, (http) =>
        s3.send(new DeleteObjectCommand({ Bucket: place.bucket, Key }), http)
      )
    }
  }
  await Promise.all(Array.from({ length: Math.min(removedAtOnce, keys.length) }, remover))
}
