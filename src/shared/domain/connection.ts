/** A cluster as the app knows it: an S3 bucket that files go through, and a Druid that reads them. Secrets are never in here. */
import { z } from 'zod'
import { KeptOriginals, ReplacedObjects } from './bucket'

const httpUrl = z.url({ protocol: /^https?$/ })

/** Where the keys for S3 come from. `keys`: the secret key is kept by the `SecretStore`. */
export const S3Credentials = z.discriminatedUnion('kind', [
  /** Environment, shared files, SSO, web identity, container, instance: the SDK's own order. */
  z.object({ kind: z.literal('chain') }),
  z.object({ kind: z.literal('profile'), profile: z.string().min(1) }),
  z.object({ kind: z.literal('keys'), accessKeyId: z.string().min(1) })
])
export type S3Credentials = z.infer<typeof S3Credentials>

export const S3Encryption = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bucket-default') }),
  z.object({ kind: z.literal('sse-s3') }),
  z.object({ kind: z.literal('sse-kms'), keyId: z.string().min(1) })
])
export type S3Encryption = z.infer<typeof S3Encryption>

export const S3Connection = z.object({
  /** Null: Amazon's own endpoint of the region. */
  endpoint: httpUrl.nullable(),
  region: z.string().min(1),
  bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  /** Before every key; without a slash at either end; may be empty. */
  prefix: z.string().regex(/^(?:[^/]+(?:\/[^/]+)*)?$/),
  pathStyle: z.boolean(),
  credentials: S3Credentials,
  encryption: S3Encryption,
  /** Null: the bucket's default. */
  storageClass: z.string().min(1).nullable(),
  tags: z.record(z.string(), z.string()),
  /** PEM file of a certificate authority of one's own. */
  caPath: z.string().nullable(),
  proxyUrl: httpUrl.nullable(),
  bandwidthBytesPerS: z.int().min(1024).nullable(),
  /** Connections of older versions say nothing of these two: nothing more is put into the bucket, and nothing is taken out of it. */
  originals: KeptOriginals.default({ kind: 'no' }),
  replaced: ReplacedObjects.default('keep')
})
export type S3Connection = z.infer<typeof S3Connection>

/** How the app says who it is. Password, token and values of headers are kept by the `SecretStore`. */
export const DruidAuth = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('basic'), user: z.string().min(1) }),
  z.object({ kind: z.literal('bearer') }),
  z.object({ kind: z.literal('headers'), names: z.array(z.string().regex(/^[A-Za-z0-9-]+$/)).min(1) })
])
export type DruidAuth = z.infer<typeof DruidAuth>

export const DruidConnection = z.object({
  routerUrl: httpUrl,
  /** Services asked directly, where the router does not pass calls on to them; null: through the router. */
  coordinatorUrl: httpUrl.nullable(),
  overlordUrl: httpUrl.nullable(),
  brokerUrl: httpUrl.nullable(),
  auth: DruidAuth,
  /** PEM files. */
  clientCertificate: z.object({ certPath: z.string(), keyPath: z.string() }).nullable(),
  caPath: z.string().nullable(),
  /** SHA-256 of a self-signed certificate, hex with or without colons: it and no other is trusted. */
  fingerprint: z.string().nullable(),
  timeoutMs: z.int().min(1000).max(600_000)
})
export type DruidConnection = z.infer<typeof DruidConnection>

/** How Druid reads what was published: by the name of the object, or by a URL that is signed for a while, so that no credential is in the spec. */
export const S3Access = z.enum(['presigned', 's3-server-credentials', 's3-keys-in-spec'])
export type S3Access = z.infer<typeof S3Access>

export const Connection = z.object({
  id: z.string(),
  name: z.string().trim().min(1).max(60),
  s3: S3Connection,
  druid: DruidConnection,
  access: S3Access,
  /** Endpoint of S3 as Druid reaches it, where that is another one; null: the same. */
  endpointForDruid: httpUrl.nullable()
})
export type Connection = z.infer<typeof Connection>

/** What may be secret about a connection; the names under which the `SecretStore` keeps them are `<connection id>/<key>`. */
export const ConnectionSecrets = z.object({
  s3SecretAccessKey: z.string().optional(),
  s3SessionToken: z.string().optional(),
  druidPassword: z.string().optional(),
  druidToken: z.string().optional(),
  /** By name of the header. */
  druidHeaders: z.record(z.string(), z.string()).optional()
})
export type ConnectionSecrets = z.infer<typeof ConnectionSecrets>

/** Objects by their keys below the connection's prefix, as others name them. */
export function objectsIn(
  { bucket, prefix }: Pick<S3Connection, 'bucket' | 'prefix'>,
  keys: readonly string[]
): { bucket: string; key: string }[] {
  return keys.map((key) => ({ bucket, key: prefix === '' ? key : `${prefix}/${key}` }))
}
