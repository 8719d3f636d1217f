/** What an ingestion reads: published objects, named directly or by URLs that are signed for a while. */
import { z } from 'zod'
import { IngestFormat } from './ingest-form'
import type { Json } from './json'
import { PublishedColumn } from './published'

export const IngestSource = z.discriminatedUnion('kind', [
  /** Pre-signed, or otherwise readable by Druid's machines; no credential enters the spec. */
  z.object({ kind: z.literal('http'), urls: z.array(z.url({ protocol: /^https?$/ })).min(1) }),
  z.object({
    kind: z.literal('s3'),
    objects: z.array(z.object({ bucket: z.string().min(1), key: z.string().min(1) })).min(1),
    /** As Druid reaches it; null: Amazon's own, as the server is configured. */
    endpoint: z.object({ url: z.url({ protocol: /^https?$/ }), region: z.string(), pathStyle: z.boolean() }).nullable(),
    /** Null: those of the server. */
    keys: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }).nullable()
  }),
  /** A few rows in the spec itself. */
  z.object({ kind: z.literal('inline'), data: z.string().min(1) }),
  /** On the disks of Druid's machines. */
  z.object({ kind: z.literal('local'), files: z.array(z.string().min(1)).min(1) })
])
export type IngestSource = z.infer<typeof IngestSource>

export const IngestInput = z.object({
  source: IngestSource,
  format: IngestFormat,
  /** All columns of the rows but the event time. */
  columns: z.array(PublishedColumn),
  /** `YYYY-MM` of all rows, in order. */
  months: z.array(z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)),
  rows: z.int().min(0),
  /** What the datasource covers now; null: nothing, it is new. */
  existing: z.object({ startMs: z.number(), endMs: z.number() }).nullable(),
  /** Of the job; the same for each try to submit the same thing. */
  key: z.string()
})
export type IngestInput = z.infer<typeof IngestInput>

/** Druid's `inputSource`. */
export function inputSourceOf(source: IngestSource): Json {
  switch (source.kind) {
    case 'http':
      return { type: 'http', uris: [...source.urls] }
    case 'inline':
      return { type: 'inline', data: source.data }
    case 'local':
      return { type: 'local', files: [...source.files] }
    case 's3': {
      const { objects, endpoint, keys } = source
      const secret = (password: string) => ({ type: 'default', password })
      return {
        type: 's3',
        // Not as `uris`: those may not hold blanks or quotes, and keys may.
        objects: objects.map(({ bucket, key }) => ({ bucket, path: key })),
        ...(endpoint && {
          endpointConfig: { url: endpoint.url, signingRegion: endpoint.region },
          clientConfig: {
            protocol: new URL(endpoint.url).protocol.slice(0, -1),
            disableChunkedEncoding: true,
            enablePathStyleAccess: endpoint.pathStyle
          }
        }),
        ...(keys && {
          properties: { accessKeyId: secret(keys.accessKeyId), secretAccessKey: secret(keys.secretAccessKey) }
        })
      }
    }
  }
}

/** Druid's `inputFormat`. */
export function inputFormatOf(format: IngestFormat): Json {
  return { type: format === 'parquet' ? 'parquet' : 'json' }
}
