import type { ConnectionSecrets, S3Connection } from '../../src/shared/domain/connection'
import type { S3Server } from './services/s3'

/** A connection to a server of the tests. */
export function connectionTo(
  server: S3Server,
  more: Partial<S3Connection> & Pick<S3Connection, 'bucket'>
): { connection: S3Connection; secrets: ConnectionSecrets } {
  return {
    connection: {
      endpoint: server.url,
      region: 'us-east-1',
      prefix: '',
      pathStyle: true,
      credentials: { kind: 'keys', accessKeyId: server.accessKeyId },
      encryption: { kind: 'bucket-default' },
      storageClass: null,
      tags: {},
      caPath: null,
      proxyUrl: null,
      bandwidthBytesPerS: null,
      originals: { kind: 'no' },
      replaced: 'keep',
      ...more
    },
    secrets: { s3SecretAccessKey: server.secretAccessKey }
  }
}
