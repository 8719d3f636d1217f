/** What errors and policies name: which server, bucket and prefix. Nothing secret. */
import type { S3Connection } from '../../../shared/domain/connection'

export interface Place {
  /** Host and, where it is not the usual one, port. */
  readonly host: string
  readonly bucket: string
  readonly prefix: string
  readonly region: string
  /** Host and port of the proxy, without user and password; null: none. */
  readonly proxy: string | null
  /** Where the keys come from, in words for a sentence. */
  readonly keysFrom: string
  readonly kmsKeyId: string | null
  readonly hasTags: boolean
}

export function placeOf(connection: S3Connection): Place {
  const { credentials, encryption } = connection
  return {
    host: connection.endpoint === null ? `s3.${connection.region}.amazonaws.com` : new URL(connection.endpoint).host,
    bucket: connection.bucket,
    prefix: connection.prefix,
    region: connection.region,
    proxy: connection.proxyUrl === null ? null : new URL(connection.proxyUrl).host,
    keysFrom:
      credentials.kind === 'profile'
        ? `profile ${credentials.profile}`
        : credentials.kind === 'keys'
          ? 'access key of the connection'
          : 'environment, profiles, role of this machine',
    kmsKeyId: encryption.kind === 'sse-kms' ? encryption.keyId : null,
    hasTags: Object.keys(connection.tags).length > 0
  }
}

/** The key as the server has it; of an empty one, the prefix with its slash. */
export const fullKey = (place: Pick<Place, 'prefix'>, key: string) =>
  place.prefix === '' ? key : `${place.prefix}/${key}`

/** The key as the app has it. */
export const ownKey = (place: Pick<Place, 'prefix'>, key: string) =>
  place.prefix === '' ? key : key.slice(place.prefix.length + 1)
