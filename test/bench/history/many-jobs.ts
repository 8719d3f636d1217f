/** A workspace with many jobs: copies of one real load, with its receipt, spread over years, places, states and datasets. */

import { connectionStore } from '../../../src/main/adapters/sqlite/connection-store'
import { openDatabase } from '../../../src/main/adapters/sqlite/database'
import { jobStore } from '../../../src/main/adapters/sqlite/job-store'
import type { Connection } from '../../../src/shared/domain/connection'
import { defaultForm } from '../../../src/shared/domain/druid/default-form'
import type { Attempt, JobDetail, JobState, Receipt } from '../../../src/shared/domain/job'
import { AppError } from '../../../src/shared/errors'

const datasets = ['sales', 'returns', 'shop_online', 'wholesale', 'stores_north', 'stores_south', 'budget', 'services']
const hourMs = 3_600_000

/** A cluster at an address where nothing listens. */
export function deadConnection(id: string, name: string): Connection {
  return {
    id,
    name,
    s3: {
      endpoint: 'http://127.0.0.1:9',
      region: 'us-east-1',
      bucket: 'nothing-there',
      prefix: '',
      pathStyle: true,
      credentials: { kind: 'chain' },
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
      routerUrl: 'http://127.0.0.1:9',
      coordinatorUrl: null,
      overlordUrl: null,
      brokerUrl: null,
      auth: { kind: 'none' },
      clientCertificate: null,
      caPath: null,
      fingerprint: null,
      timeoutMs: 10_000
    },
    access: 'presigned',
    endpointForDruid: null
  }
}

/** Adds jobs until the database has `count`; the newest began at `untilMs`. Gives the bytes of receipts that it wrote. */
export function addJobs(databasePath: string, like: JobDetail, count: number, untilMs: number): number {
  const { receipt } = like
  if (receipt === null) throw new Error('the load to be copied has no receipt')
  const db = openDatabase(databasePath)
  const store = jobStore(db)
  const connections = connectionStore(db)
  for (const [id, name] of [
    ['con_north', 'Druid north'],
    ['con_south', 'Druid south']
  ] as const) {
    connections.put(deadConnection(id, name), untilMs)
  }
  let bytes = 0
  db.transaction(() => {
    for (let n = 0; n < count; n++) bytes += addOne(store, like, receipt, n, untilMs - (count - n) * 3 * hourMs)
  })()
  db.close()
  return bytes
}

function addOne(
  store: ReturnType<typeof jobStore>,
  like: JobDetail,
  receipt: Receipt,
  n: number,
  atMs: number
): number {
  const id = `job_${atMs.toString(36)}${n.toString(16).padStart(6, '0')}`
  const dataset = datasets[n % datasets.length] ?? 'sales'
  const name = `${dataset.replaceAll('_', '-')}-${new Date(atMs).toISOString().slice(0, 10)}-${n}.csv`
  const place = n % 10 === 3 ? 'con_north' : n % 10 === 7 ? 'con_south' : null
  const score = Math.max(55, Math.min(100, 96 - (n % 17) * 0.6 + Math.sin(n / 400) * 3))
  const quality = receipt.quality && { ...receipt.quality, score }
  store.create(
    id,
    {
      ...like.request,
      dataset,
      quality,
      source: { ...like.request.source, name, path: `/data/exports/${name}` },
      ...(place && {
        destination: {
          connectionId: place,
          form: defaultForm({
            dataSource: dataset,
            columns: receipt.schema,
            mode: 'replace-months',
            method: 'native',
            money: 'cents',
            missingTime: null
          })
        }
      })
    },
    atMs
  )
  const tookMs = 900 + (n % 97) * 31 + (place ? 38_000 : 0)
  const end = endOf(n)
  const attempt = (state: JobState, endedMs: number | null, error: AppError | null): Attempt => ({
    number: 1,
    startedMs: atMs,
    endedMs,
    state,
    error: error?.toShape() ?? null
  })
  const mine: Receipt = {
    ...receipt,
    jobId: id,
    dataset,
    quality,
    source: { ...receipt.source, name, contentHash: id.padEnd(64, '0') },
    timings: receipt.timings.map(({ step, tookMs: ms }) => ({ step, tookMs: ms * (0.7 + (n % 13) / 20) })),
    finishedMs: atMs + tookMs
  }
  store.move(id, 'publishing', { atMs, state: 'publishing', text: name }, attempt('publishing', null, null), null)
  if (end.state === 'done') store.setReceipt(id, mine)
  const last = attempt(end.state, atMs + tookMs, end.error)
  store.move(id, end.state, { atMs: atMs + tookMs, state: end.state, text: '' }, last, last.error)
  return JSON.stringify(mine).length
}

function endOf(n: number): { state: JobState; error: AppError | null } {
  if (n % 41 === 0) return { state: 'failed', error: new AppError('druid.service-down', { service: 'overlord' }) }
  if (n % 67 === 0) return { state: 'failed', error: new AppError('load.disk-full', { path: '/data/exports' }) }
  if (n % 113 === 0) return { state: 'cancelled', error: null }
  return { state: 'done', error: null }
}
