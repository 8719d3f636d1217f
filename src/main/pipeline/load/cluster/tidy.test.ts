/** What a later load has replaced, and originals whose time is over: against a store that can be made to fail. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { KeptOriginals, LoadInBucket, ReplacedObjects } from '../../../../shared/domain/bucket'
import type { Connection } from '../../../../shared/domain/connection'
import { commaDialect } from '../../../../shared/domain/dialect'
import { defaultForm } from '../../../../shared/domain/druid/default-form'
import type { JobState, LoadRequest, Receipt } from '../../../../shared/domain/job'
import { openS3, type S3Store } from '../../../adapters/s3'
import { connection, quick, secrets } from '../../../adapters/s3/connection-under-test'
import { S3Stub } from '../../../adapters/s3/stub-under-test'
import { bucketStore } from '../../../adapters/sqlite/bucket-store'
import { type Db, openDatabase } from '../../../adapters/sqlite/database'
import { jobStore } from '../../../adapters/sqlite/job-store'
import type { ClusterAccess } from '../load-ports'
import { bucketTidier } from './tidy'

const dayMs = 86_400_000
const form = defaultForm({
  dataSource: 'sales',
  columns: [{ name: 'day', type: { kind: 'date' } }],
  mode: 'replace-months',
  method: 'native',
  money: 'cents',
  missingTime: null
})

const request: LoadRequest = {
  source: {
    id: 's',
    path: '/a.csv',
    name: 'a.csv',
    sizeBytes: 1,
    modifiedMs: 1,
    encoding: 'utf-8',
    hasBom: false,
    compression: 'none',
    dialect: commaDialect,
    confidence: 1,
    overridden: [],
    columns: ['day']
  },
  recipe: { version: 1, readings: [], steps: [], roles: {} },
  dataset: 'sales',
  mode: 'replace-months',
  belowGateReason: null,
  quality: null,
  contentHash: null,
  destination: { connectionId: 'con_1', form }
}

let dir = ''
let db: Db
let stub: S3Stub
let s3: S3Store
let nowMs = 0
let choice: { originals: KeptOriginals; replaced: ReplacedObjects }
let opened = 0
const reported: unknown[] = []
const logged: string[] = []

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tidy-'))
  db = openDatabase(join(dir, 'app.db'))
  stub = new S3Stub()
  s3 = openS3(connection(await stub.open()), secrets, { ...quick, retry: { attempts: 1, baseMs: 1, capMs: 1 } })
  choice = { originals: { kind: 'no' }, replaced: 'archive' }
  nowMs = 1000
  opened = 0
  reported.length = 0
  logged.length = 0
})
afterEach(async () => {
  s3.close()
  await stub.close()
  db.close()
  rmSync(dir, { recursive: true })
})

/** As a start of the app makes it. */
function tidier() {
  return bucketTidier({
    bucket: bucketStore(db),
    jobs: jobStore(db),
    cluster: {
      async open() {
        opened++
        return { s3 }
      }
    } as unknown as ClusterAccess,
    connection: () => ({ s3: { ...choice, bucket: 'bucket' } }) as Connection,
    nowMs: () => nowMs,
    log: (text) => logged.push(text),
    report: (error) => reported.push(error),
    changed: () => undefined
  })
}

/** A load as it stands in store and bucket once it has come to this state. */
async function loaded(jobId: string, more: Partial<LoadInBucket> = {}, state: JobState = 'done') {
  const store = jobStore(db)
  store.create(jobId, request, nowMs)
  const attempt = { number: 1, startedMs: nowMs, endedMs: nowMs, state, error: null }
  store.move(jobId, state, { atMs: nowMs, state, text: '' }, attempt, null)
  const put = async (key: string) => ({ key, hash: (await s3.putText(key, `${key}!`, 'text/plain')).contentHash })
  const load: LoadInBucket = {
    jobId,
    connectionId: 'con_1',
    dataset: 'sales',
    dataSource: 'sales',
    mode: 'replace-months',
    isEdited: false,
    months: ['2024-01', '2024-02'],
    objects: [await put(`processed/sales/${jobId}/data-0001.ndjson.gz`)],
    manifest: await put(`processed/sales/${jobId}/manifest.json`),
    originals: [await put(`raw/sales/${jobId}/manifest.json`)],
    kept: { kind: 'for-ever' },
    uploadedMs: nowMs,
    submittedMs: nowMs,
    provedMs: nowMs,
    fate: null,
    originalsGoneMs: null,
    ...more
  }
  bucketStore(db).put(load)
  const receipt: Receipt = {
    jobId,
    dataset: 'sales',
    warehouse: 'cluster',
    source: { name: 'a.csv', path: '/a.csv', sizeBytes: 1, contentHash: jobId },
    ledger: { read: 1, loaded: 1, rejected: 0, filtered: 0, deduplicated: 0 },
    mode: 'replace-months',
    months: [],
    schema: [],
    recipe: request.recipe,
    quality: null,
    belowGateReason: null,
    parity: [],
    parts: [],
    rejectedPath: null,
    timings: [],
    finishedMs: nowMs,
    cluster: {
      connection: 'Test',
      routerUrl: 'http://router',
      dataSource: 'sales',
      taskId: 't',
      method: 'native',
      druidVersion: null,
      form,
      bucket: 'bucket',
      objects: [],
      manifestKey: '',
      originals: { kept: { kind: 'for-ever' }, objects: [], goneMs: null },
      spec: '',
      status: null,
      report: null,
      payload: null,
      log: null,
      segments: 1,
      segmentBytes: 1
    }
  }
  store.setReceipt(jobId, receipt)
  nowMs += 10
}

const keys = () => [...stub.objects.keys()].map((key) => key.replace('sales/', '')).sort()
const proofOf = (jobId: string) => jobStore(db).get(jobId)?.receipt?.cluster
const kept = (jobId: string) => [
  `processed/sales/${jobId}/data-0001.ndjson.gz`,
  `processed/sales/${jobId}/manifest.json`,
  `raw/sales/${jobId}/manifest.json`
]
const archived = (jobId: string) => [
  `archive/sales/${jobId}/data-0001.ndjson.gz`,
  `archive/sales/${jobId}/manifest.json`,
  `archive/sales/${jobId}/raw/manifest.json`
]

it('moves what was replaced to the archive, says so in both receipts, and touches nothing else', async () => {
  await loaded('old')
  await loaded('half', { months: ['2024-02', '2024-03'] })
  await loaded('failed', {}, 'failed')
  await loaded('new')
  await s3.putText('processed/sales/stranger/data.ndjson.gz', 'x', 'text/plain')
  await tidier().tidy('con_1')
  expect(keys()).toEqual(
    [
      ...archived('old'),
      ...['half', 'failed', 'new'].flatMap(kept),
      'processed/sales/stranger/data.ndjson.gz'
    ].toSorted()
  )
  expect(stub.objects.get('sales/archive/sales/old/data-0001.ndjson.gz')?.data.toString()).toBe(`${kept('old')[0]}!`)
  expect(proofOf('old')?.fate).toMatchObject({ kind: 'archived', byJob: 'new', folder: 'archive/sales/old' })
  expect(proofOf('new')?.replacedLoads).toEqual([{ jobId: 'old', kind: 'archived', objects: 3, error: null }])
  const { length } = stub.seen
  await tidier().tidy('con_1')
  expect(stub.seen).toHaveLength(length)
  expect([reported, logged]).toEqual([[], ['objects of a replaced load archived']])
})

it('deletes what was replaced, but not an original that is kept, nor the manifest that names it', async () => {
  choice = { originals: { kind: 'no' }, replaced: 'delete' }
  await loaded('old')
  await loaded('bare', { originals: [] })
  await loaded('new')
  await tidier().tidy('con_1')
  expect(keys()).toEqual([...kept('old').slice(1), ...kept('bare').slice(2), ...kept('new')].toSorted())
  expect(proofOf('bare')?.fate).toMatchObject({ kind: 'deleted', folder: null })
})

it('keeps everything and asks no server where the connection says nothing', async () => {
  choice = { originals: { kind: 'no' }, replaced: 'keep' }
  await loaded('old')
  await loaded('new')
  await tidier().tidy('con_1')
  expect(opened).toBe(0)
  expect(keys()).toEqual(['old', 'new'].flatMap(kept).toSorted())
})

it('goes on where it was cut off, wherever that was', async () => {
  await loaded('old')
  await loaded('new')
  const before = new Map(stub.objects)
  let ends = 0
  for (let cut = 1; ends === 0; cut++) {
    stub.objects.clear()
    for (const [key, object] of before) stub.objects.set(key, object)
    bucketStore(db).change('old', { fate: null })
    let calls = 0
    stub.fault = () => (++calls >= cut ? (cut % 2 === 0 ? { loseAnswer: true } : { status: 500 }) : null)
    await tidier().tidy('con_1')
    const data = [...stub.objects.values()].map((object) => object.data.toString())
    // At no time is anything nowhere.
    expect(new Set(data)).toEqual(new Set([...before.values()].map((object) => object.data.toString())))
    if (calls < cut) ends = cut
    else expect(proofOf('new')?.replacedLoads?.[0]?.error).toMatchObject({ code: expect.stringMatching(/^s3\./) })
    stub.fault = () => null
    await tidier().tidy('con_1')
    expect(keys()).toEqual([...archived('old'), ...kept('new')].toSorted())
    expect(proofOf('new')?.replacedLoads).toEqual([{ jobId: 'old', kind: 'archived', objects: 3, error: null }])
  }
  expect(ends).toBeGreaterThan(12)
})

it('leaves alone what somebody else has put under a key', async () => {
  await loaded('old')
  await loaded('new')
  await s3.putText('processed/sales/old/data-0001.ndjson.gz', 'another', 'text/plain')
  await tidier().tidy('con_1')
  expect(keys()).toContain('processed/sales/old/data-0001.ndjson.gz')
  expect(proofOf('new')?.replacedLoads?.[0]?.error).toMatchObject({
    code: 's3.conflict',
    details: { bucket: 'bucket' }
  })
  expect(proofOf('old')?.fate).toBeUndefined()
})

it('removes originals when their time is over, also out of the archive, and of no load that runs', async () => {
  choice = { originals: { kind: 'days', days: 2 }, replaced: 'archive' }
  const days: KeptOriginals = { kind: 'days', days: 2 }
  await loaded('old', { kept: days })
  await loaded('new', { kept: days })
  await loaded('failed', { kept: days, provedMs: null }, 'failed')
  await loaded('runs', { kept: days, provedMs: null }, 'running')
  await loaded('ever', { months: ['2025-01'] })
  await tidier().tidy('con_1')
  expect(keys()).toContain('archive/sales/old/raw/manifest.json')
  nowMs += 2 * dayMs
  await tidier().tidy('con_1')
  const originals = keys().filter((key) => key.startsWith('raw/') || key.includes('/raw/'))
  expect(originals).toEqual(['raw/sales/ever/manifest.json', 'raw/sales/runs/manifest.json'])
  expect(proofOf('old')?.originals?.goneMs).toBe(nowMs)
  // A load that is tried again puts them there anew.
  expect(jobStore(db).checkpoint('failed')).toMatchObject({ originals: null })
  expect(logged.filter((text) => text.startsWith('original'))).toHaveLength(3)
  expect(reported).toEqual([])
})
