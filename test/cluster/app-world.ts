/** The whole core of the app, with a connection to the servers of the tests. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { forkWithNode } from '../../src/main/adapters/engine-client/fork-node'
import { type Core, createCore } from '../../src/main/core'
import type { Connection, ConnectionSecrets } from '../../src/shared/domain/connection'
import type { DruidServer } from './services/druid'
import type { S3Server } from './services/s3'

export const root = join(import.meta.dirname, '..', '..')
export const salesDir = join(process.env.SHARED_DIR ?? join(root, '..', 'shared'), 'data', 'sales')

export function newWorkspace(): string {
  return mkdtempSync(join(tmpdir(), 'cluster-app-'))
}

export function coreIn(workspaceDir: string, nowMs: () => number = Date.now): Promise<Core> {
  return createCore({
    host: 'web',
    version: 'test',
    workspaceDir,
    roots: [salesDir, workspaceDir],
    samplePath: '',
    nowMs,
    forkEngine: (onLine) => forkWithNode(join(root, 'out', 'main', 'engine.js'), onLine)
  })
}

export interface Servers {
  readonly s3: S3Server
  readonly druid: DruidServer
  readonly bucket: string
}

export function connectionOf({ s3, druid, bucket }: Servers): { connection: Connection; secrets: ConnectionSecrets } {
  return {
    connection: {
      id: '',
      name: 'Test cluster',
      access: 'presigned',
      endpointForDruid: null,
      s3: {
        endpoint: s3.url,
        region: 'us-east-1',
        bucket,
        prefix: 'app',
        pathStyle: true,
        credentials: { kind: 'keys', accessKeyId: s3.accessKeyId },
        encryption: { kind: 'bucket-default' },
        storageClass: null,
        tags: {},
        caPath: null,
        proxyUrl: null,
        bandwidthBytesPerS: null,
        originals: { kind: 'no' },
        replaced: 'keep'
      },
      druid: {
        routerUrl: druid.url,
        coordinatorUrl: null,
        overlordUrl: null,
        brokerUrl: null,
        auth: druid.admin ? { kind: 'basic', user: druid.admin.user } : { kind: 'none' },
        clientCertificate: null,
        caPath: null,
        fingerprint: null,
        timeoutMs: 30_000
      }
    },
    secrets: {
      s3SecretAccessKey: s3.secretAccessKey,
      ...(druid.admin && { druidPassword: druid.admin.password })
    }
  }
}

/** Opens a file and gives what a load of it needs. */
export async function opened(core: Core, path: string) {
  const { source } = await core.client.open.open({ path })
  await core.client.check.report({ sourceId: source.id })
  const { recipe } = await core.client.shape.propose({ sourceId: source.id })
  return { sourceId: source.id, recipe }
}
