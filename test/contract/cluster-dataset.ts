/** For tests: a dataset as a load to a cluster would have left it, so that boards ask an address of the test. */
import Database from 'better-sqlite3'
import type { Connection } from '../../src/shared/domain/connection'
import { Dataset } from '../../src/shared/domain/dataset'

export const connectionId = 'con_test'

/** Moves a dataset of this machine to a cluster at `url`, with `change` on top. @param path of the workspace's database; the app may run */
export function moveToCluster(path: string, name: string, url: string, change: Partial<Dataset> = {}): void {
  const db = new Database(path)
  try {
    const row = db.prepare<[string], { value: string }>('SELECT value FROM dataset WHERE name = ?').get(name)
    const here = Dataset.parse(JSON.parse(row?.value ?? ''))
    const there: Dataset = { ...here, warehouse: 'cluster', cluster: { connectionId, form: formOf(name) }, ...change }
    db.prepare('UPDATE dataset SET value = ? WHERE name = ?').run(JSON.stringify(there), name)
    db.prepare('INSERT OR REPLACE INTO connection (id, value, created_ms) VALUES (?, ?, 0)').run(
      connectionId,
      JSON.stringify(connectionTo(url))
    )
  } finally {
    db.close()
  }
}

function formOf(dataSource: string): NonNullable<Dataset['cluster']>['form'] {
  return {
    dataSource,
    method: 'native',
    mode: 'append',
    timeColumn: '__time',
    missingTime: null,
    segmentGranularity: 'MONTH',
    queryGranularity: 'NONE',
    rollup: false,
    dimensions: [],
    metrics: [],
    transforms: [],
    partitioning: { kind: 'dynamic' },
    clusteredBy: [],
    maxRowsPerSegment: 5_000_000,
    maxNumTasks: 2,
    money: 'cents',
    format: 'ndjson',
    context: {}
  }
}

function connectionTo(url: string): Connection {
  return {
    id: connectionId,
    name: 'Cluster North',
    access: 'presigned',
    endpointForDruid: null,
    s3: {
      endpoint: url,
      region: 'us-east-1',
      bucket: 'not-used',
      prefix: '',
      pathStyle: true,
      credentials: { kind: 'keys', accessKeyId: 'none' },
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
      routerUrl: url,
      coordinatorUrl: null,
      overlordUrl: null,
      brokerUrl: null,
      auth: { kind: 'none' },
      clientCertificate: null,
      caPath: null,
      fingerprint: null,
      timeoutMs: 30_000
    }
  }
}
