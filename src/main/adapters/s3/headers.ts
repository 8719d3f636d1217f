/** What goes with every object that is put: encryption, storage class, tags, the hash of its content. */
import type { StorageClass } from '@aws-sdk/client-s3'
import type { S3Connection } from '../../../shared/domain/connection'

/** Under this name of its metadata an object keeps the SHA-256 of its content, hex. */
export const hashName = 'sha256'

/** For PutObject and CreateMultipartUpload. */
export function objectHeaders(connection: S3Connection, contentType: string, contentHash: string) {
  const { encryption, storageClass, tags } = connection
  // Not by URLSearchParams: its + for a blank is taken as it is by some servers.
  const tagging = Object.entries(tags)
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&')
  return {
    ContentType: contentType,
    Metadata: { [hashName]: contentHash },
    ...(encryption.kind === 'sse-s3' ? { ServerSideEncryption: 'AES256' as const } : {}),
    ...(encryption.kind === 'sse-kms'
      ? { ServerSideEncryption: 'aws:kms' as const, SSEKMSKeyId: encryption.keyId }
      : {}),
    // Servers have classes of their own besides Amazon's.
    ...(storageClass === null ? {} : { StorageClass: storageClass as StorageClass }),
    ...(tagging === '' ? {} : { Tagging: tagging })
  }
}
