/** What Druid reads, as it is shown and kept: without signatures and keys. */
import { type Connection, objectsIn } from '../connection'
import type { IngestSource } from './ingest-input'

/** @param keys below the connection's prefix */
export function shownSource({ s3, access, endpointForDruid }: Connection, keys: readonly string[]): IngestSource {
  const objects = objectsIn(s3, keys)
  const url = endpointForDruid ?? s3.endpoint
  if (access === 'presigned') {
    const base = url === null ? `https://s3.${s3.region}.amazonaws.com` : url.replace(/\/$/, '')
    return { kind: 'http', urls: objects.map(({ bucket, key }) => `${base}/${bucket}/${key.replaceAll(' ', '%20')}`) }
  }
  const endpoint = url === null ? null : { url, region: s3.region, pathStyle: s3.pathStyle }
  return { kind: 's3', objects, endpoint, keys: null }
}
