/** The object store that speaks S3: Amazon's, Ceph, MinIO and their like. The only importer of the AWS SDK. */
import { GetObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { ConnectionSecrets, S3Connection } from '../../../shared/domain/connection'
import type { ObjectStore, Probe } from '../../pipeline/cluster-ports'
import { openBandwidth } from './bandwidth'
import { callerOf } from './calls'
import { openClients } from './clients'
import { copyObject } from './copy'
import { PieceBuffers } from './file-parts'
import { abandonOrphans, abandonUpload } from './multipart'
import { getText, headObject, listObjects, putText, removeObjects, type Store } from './objects'
import { fullKey, placeOf } from './place'
import { probeS3 } from './probe'
import { putFile } from './put'
import { brief, patient, type RetryPolicy } from './retry'

export interface S3Options {
  /** The endpoint in signed URLs, where those who read (Druid) reach the server under another name; null: the same. */
  readonly readerEndpoint?: string | null
  readonly connectTimeoutMs?: number
  /** Without a byte in either direction. */
  readonly idleTimeoutMs?: number
  /** How failures that may pass are tried again; by default for up to half a minute in uploads, for two seconds in the rest. */
  readonly retry?: Partial<RetryPolicy>
}

export interface S3Store extends ObjectStore {
  /** "Test connection": nine lines, each as it is done. Leaves nothing behind; cancelled it throws `cancelled`. */
  test(signal: AbortSignal): AsyncGenerator<Probe, void, void>
}

/** Signed URLs are good for a week at most, on every server. */
const longestSignedS = 7 * 24 * 3600

/**
 * Opens a store; nothing is sent yet. Keys are relative to the connection's prefix.
 * Errors: `s3.ca-unreadable`, `s3.proxy`; of its calls `s3.*` and `cancelled`, with details that hold no secret and no signature.
 */
export function openS3(connection: S3Connection, secrets: ConnectionSecrets, options: S3Options = {}): S3Store {
  const place = placeOf(connection)
  const limits = {
    connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
    idleTimeoutMs: options.idleTimeoutMs ?? 60_000
  }
  const clients = openClients(connection, secrets, options.readerEndpoint ?? null, limits)
  const store: Store = {
    connection,
    place,
    s3: clients.s3,
    call: callerOf(place),
    brief: { ...brief, ...options.retry },
    patient: { ...patient, ...options.retry }
  }
  const bandwidth = openBandwidth(connection.bandwidthBytesPerS)
  const buffers = new PieceBuffers(bandwidth.pieceBytes)
  const abilities = { conditions: true, checksums: true }
  return {
    put: (file, putOptions) => putFile({ store, abilities, bandwidth, buffers }, file, putOptions),
    putText: (key, text, contentType, signal) => putText(store, key, text, contentType, signal),
    getText: (key, signal) => getText(store, key, signal),
    head: (key, signal) => headObject(store, key, signal),
    list: (prefix, signal) => listObjects(store, prefix, signal),
    remove: (keys, signal) => removeObjects(store, keys, signal),
    copy: (from, to, signal) => copyObject(store, from, to, signal),
    uriOf: (key) => `s3://${place.bucket}/${fullKey(place, key)}`,
    presign(key, expiresS) {
      const Key = fullKey(place, key)
      return store.call({ action: 's3:GetObject', key: Key, retry: store.brief }, () =>
        getSignedUrl(clients.forReaders, new GetObjectCommand({ Bucket: place.bucket, Key }), {
          expiresIn: Math.min(expiresS, longestSignedS)
        })
      )
    },
    abandon: ({ key, uploadId }) => abandonUpload(store, key, uploadId),
    abandonOrphans: (prefix, keep, olderThanMs = 0) => abandonOrphans(store, prefix, new Set(keep), olderThanMs),
    test: (signal) => probeS3(store, clients, limits, signal),
    close: () => clients.close()
  }
}
