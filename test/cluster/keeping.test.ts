/** What stays in the bucket besides what Druid reads, on a real Ceph and a real Druid: originals, archive, and both going again. */
import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CreateBucketCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openS3 } from '../../src/main/adapters/s3'
import type { Core } from '../../src/main/core'
import type { ObjectStore } from '../../src/main/pipeline/cluster-ports'
import type { S3Connection } from '../../src/shared/domain/connection'
import { connectionOf, coreIn, newWorkspace, opened, salesDir } from './app-world'
import { druidAt } from './druid-loads'
import { mebibyte, noise, sha256 } from './noise'
import { s3Client } from './services/s3'

const [s3, druid] = [inject('s3'), inject('druid33')]
const file = join(salesDir, 'superstore_packt_dmy.csv')

describe.runIf(s3 && druid)('What stays in the bucket', () => {
  const dir = newWorkspace()
  const bucket = `keeping-${randomUUID()}`
  const dataset = `place_${randomUUID().slice(0, 8)}`
  let core: Core
  let store: ObjectStore
  let connectionId = ''
  let nowShiftMs = 0

  const choose = async (choice: Pick<S3Connection, 'originals' | 'replaced'>) => {
    if (!s3 || !druid) throw new Error('no servers')
    const { connection, secrets } = connectionOf({ s3, druid, bucket })
    const own = { ...connection, id: connectionId, s3: { ...connection.s3, ...choice } }
    connectionId = (await core.client.cluster.put({ connection: own, secrets })).id
  }
  const start = async () => {
    core = await coreIn(dir, () => Date.now() + nowShiftMs)
  }

  beforeAll(async () => {
    if (!s3 || !druid) return
    const raw = s3Client(s3)
    await raw.send(new CreateBucketCommand({ Bucket: bucket }))
    raw.destroy()
    const { connection, secrets } = connectionOf({ s3, druid, bucket })
    store = openS3(connection.s3, secrets)
    await start()
  }, 60_000)
  afterAll(async () => {
    delete process.env.SALES_S3_SECRET_ACCESS_KEY
    if (!druid) return
    await core.close()
    const client = druidAt(druid)
    await client.markUnused(dataset, null)
    await client.close()
    await store.remove((await store.list('')).map(({ key }) => key))
    store.close()
    rmSync(dir, { recursive: true, force: true })
  }, 120_000)

  const load = async (mode: 'replace-months' | 'replace-all' = 'replace-months') => {
    const asked = { ...(await opened(core, file)), dataset, mode }
    const { form } = await core.client.cluster.plan({ connectionId, ...asked })
    const { jobId } = await core.client.load.start({
      ...asked,
      belowGateReason: 'a test',
      destination: { connectionId, form: { ...form, mode } }
    })
    const job = await core.jobSettled(jobId)
    expect(job).toMatchObject({ state: 'done', error: null })
    return jobId
  }
  const proofOf = async (jobId: string) => (await core.client.jobs.get({ jobId })).receipt?.cluster
  const keys = async () => (await store.list('')).map(({ key }) => key).sort()
  const processed = (jobId: string) => [
    `processed/${dataset}/${jobId}/data-0001.ndjson.gz`,
    `processed/${dataset}/${jobId}/manifest.json`
  ]

  it('is tried by "Test connection"', async () => {
    await choose({ originals: { kind: 'days', days: 30 }, replaced: 'archive' })
    const { connections } = await core.client.cluster.connections({})
    const connection = connections[0]?.connection
    if (!connection) throw new Error('no connection')
    const lines: string[] = []
    for await (const { probe } of await core.client.cluster.test({ connection })) {
      if (probe.name.startsWith('s3-')) lines.push(`${probe.name} ${probe.state}`)
    }
    expect(lines).toHaveLength(10)
    expect(lines.at(-1)).toBe('s3-keep ok')
    expect(await keys()).toEqual([])
  }, 60_000)

  let first = ''
  it('keeps the original, byte for byte, and names it in manifest and receipt', async () => {
    first = await load()
    const key = `raw/${dataset}/${first}/superstore_packt_dmy.csv`
    expect(await keys()).toEqual([...processed(first), key].sort())
    const bytes = readFileSync(file)
    const hash = createHash('sha256').update(bytes).digest('hex')
    const there = await fetch(await store.presign(key, 60))
    expect(sha256(Buffer.from(await there.arrayBuffer()))).toBe(hash)
    const manifest = JSON.parse((await store.getText(processed(first)[1] ?? '')) ?? '')
    expect(manifest.originals).toEqual({
      kept: '30 days',
      objects: [{ key, name: 'superstore_packt_dmy.csv', sizeBytes: bytes.length, sha256: hash }]
    })
    expect((await proofOf(first))?.originals).toMatchObject({ goneMs: null, objects: [{ key, hash, wasThere: false }] })
  }, 240_000)

  let second = ''
  it('moves the first load to the archive once the second one is proved', async () => {
    second = await load()
    await expect.poll(async () => (await proofOf(first))?.fate?.kind, { timeout: 60_000 }).toBe('archived')
    const folder = `archive/${dataset}/${first}`
    expect(await keys()).toEqual(
      [
        `${folder}/data-0001.ndjson.gz`,
        `${folder}/manifest.json`,
        `${folder}/raw/superstore_packt_dmy.csv`,
        ...processed(second),
        `raw/${dataset}/${second}/superstore_packt_dmy.csv`
      ].sort()
    )
    expect((await store.head(`${folder}/data-0001.ndjson.gz`))?.contentHash).toBe(
      (await proofOf(first))?.objects[0]?.hash
    )
    expect((await proofOf(second))?.replacedLoads).toEqual([
      { jobId: first, kind: 'archived', objects: 3, error: null }
    ])
    // What is in the datasource can be proved as before.
    expect((await core.client.load.verify({ jobId: second })).parity.filter(({ equal }) => !equal)).toEqual([])
  }, 240_000)

  it('removes originals after thirty days, at the start of the app, and what is replaced where that was chosen', async () => {
    await core.close()
    nowShiftMs = 31 * 86_400_000
    // Where there is no keychain, the environment gives the secret after a start.
    process.env.SALES_S3_SECRET_ACCESS_KEY = s3?.secretAccessKey ?? ''
    await start()
    await expect.poll(async () => (await proofOf(second))?.originals?.goneMs, { timeout: 60_000 }).toBeTypeOf('number')
    await expect.poll(async () => (await keys()).filter((key) => /raw/.test(key)), { timeout: 60_000 }).toEqual([])
    await choose({ originals: { kind: 'until-proved' }, replaced: 'delete' })
    const third = await load('replace-all')
    await expect.poll(async () => (await proofOf(second))?.fate?.kind, { timeout: 60_000 }).toBe('deleted')
    await expect.poll(async () => (await proofOf(third))?.originals?.goneMs, { timeout: 60_000 }).toBeTypeOf('number')
    expect((await keys()).filter((key) => !key.startsWith('archive/'))).toEqual(processed(third))
    expect(readFileSync(core.workspace.logPath, 'utf8')).toContain('original files removed from the bucket')
  }, 300_000)

  it('copies in parts what is larger than one call takes', async () => {
    if (!s3) return
    const { copyObject } = await import('../../src/main/adapters/s3/copy')
    const { openClients } = await import('../../src/main/adapters/s3/clients')
    const { callerOf } = await import('../../src/main/adapters/s3/calls')
    const { brief, patient } = await import('../../src/main/adapters/s3/retry')
    const { placeOf } = await import('../../src/main/adapters/s3/place')
    const { connection, secrets } = connectionOf({ s3, druid: druid as never, bucket })
    const clients = openClients(connection.s3, secrets, null, { connectTimeoutMs: 5000, idleTimeoutMs: 30_000 })
    const place = placeOf(connection.s3)
    const copier = { connection: connection.s3, place, s3: clients.s3, call: callerOf(place), brief, patient }
    const data = noise(12 * mebibyte + 5, 3)
    const text = data.toString('latin1').replaceAll(/[^\x20-\x7e]/g, '.')
    await store.putText('raw/large', text, 'text/plain')
    await copyObject(copier, 'raw/large', 'archive/large', undefined, 5 * mebibyte)
    clients.close()
    const copied = await store.head('archive/large')
    expect(copied).toMatchObject({ sizeBytes: text.length, contentHash: sha256(Buffer.from(text)) })
    expect(sha256(Buffer.from((await store.getText('archive/large')) ?? ''))).toBe(copied?.contentHash)
  }, 60_000)
})
