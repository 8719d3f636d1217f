import type { ConnectionSecrets, S3Connection } from '../../../shared/domain/connection'
import type { Probe } from '../../pipeline/cluster-ports'
import type { S3Options } from '.'

/** A secret that must not be seen anywhere. */
export const secret = 'wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY'
export const secrets: ConnectionSecrets = { s3SecretAccessKey: secret }

/** A connection to a stub. */
export function connection(endpoint: string, more: Partial<S3Connection> = {}): S3Connection {
  return {
    endpoint,
    region: 'eu-central-1',
    bucket: 'bucket',
    prefix: 'sales',
    pathStyle: true,
    credentials: { kind: 'keys', accessKeyId: 'AKIAEXAMPLE' },
    encryption: { kind: 'bucket-default' },
    storageClass: null,
    tags: {},
    caPath: null,
    proxyUrl: null,
    bandwidthBytesPerS: null,
    originals: { kind: 'no' },
    replaced: 'keep',
    ...more
  }
}

/** Failures are tried again within milliseconds. */
export const quick: S3Options = {
  retry: { attempts: 4, baseMs: 5, capMs: 20 },
  connectTimeoutMs: 300,
  idleTimeoutMs: 400
}

/** The lines of a test, when all are there. */
export async function all(probes: AsyncIterable<Probe>): Promise<Probe[]> {
  const seen: Probe[] = []
  for await (const probe of probes) seen.push(probe)
  return seen
}
