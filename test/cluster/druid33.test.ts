/** Druid 33: native ingestion, S3, sampler, doctor. */
import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Probe } from '../../src/main/pipeline/cluster-ports'
import type { DruidClient } from '../../src/main/pipeline/druid-port'
import { generateSpec } from '../../src/shared/domain/druid/generate'
import type { IngestInput } from '../../src/shared/domain/druid/ingest-input'
import { administrationContract } from './druid-administration'
import { ingestionContract } from './druid-contract'
import { druidAt, freshName, load, saleForm, saleInput, settled, totals } from './druid-loads'
import { ndjson, type Sale, salesOf, totalsOf } from './druid-rows'
import { s3Client } from './services/s3'

const server = inject('druid33')
const store = inject('s3')

ingestionContract(server, 'native', true)
administrationContract(server)

describe.runIf(server)('Druid 33', () => {
  let druid: DruidClient
  beforeAll(() => {
    if (server) druid = druidAt(server)
  })
  afterAll(() => druid.close())
  const sales = salesOf(['2024-01'], 12)

  /** The task of a native form, for the sampler. */
  const taskOf = (input: Partial<IngestInput>) => {
    const spec = generateSpec(saleForm('sample'), saleInput({ kind: 'inline', data: ndjson(sales) }, sales, input))
    if (spec.kind !== 'native') throw new Error('not native')
    return spec.task
  }

  it('is recognised by what it has', async () => {
    expect(await druid.features()).toMatchObject({
      version: '33.0.0',
      sqlTask: false,
      statements: false,
      engines: null,
      s3Input: true,
      parquetInput: false,
      sketches: true,
      basicSecurity: false,
      managementProxy: true,
      nulls: 'sql'
    })
  })

  it('has no SQL-based ingestion, and says so', async () => {
    const spec = generateSpec(
      saleForm('x', { method: 'sql' }),
      saleInput({ kind: 'inline', data: ndjson(sales) }, sales)
    )
    await expect(druid.submit(spec)).rejects.toMatchObject({ code: 'druid.not-supported' })
  })

  it('samples the rows as they will be stored', async () => {
    const { rowsRead, rowsIndexed, rows, columns } = await druid.sample(taskOf({}), 5)
    expect([rowsRead, rowsIndexed]).toEqual([5, 5])
    const big = rows.find(({ parsed }) => parsed?.cents === '9007199254740993')
    expect(big?.parsed).toMatchObject({ __time: Date.parse(sales[0]?.time ?? '') })
    expect(columns).toContainEqual({ name: 'cents', type: 'LONG' })
  })

  it('has no Parquet: the real answer names the extension', async () => {
    const parquet = taskOf({ format: 'parquet' })
    const missing = {
      code: 'druid.extension-missing',
      details: { type: 'parquet', extension: 'druid-parquet-extensions' }
    }
    await expect(druid.sample(parquet, 5)).rejects.toMatchObject(missing)
    await expect(druid.submitTask(parquet)).rejects.toMatchObject(missing)
  })

  it('refuses a spec with a reason', async () => {
    const task = taskOf({}) as { spec: { dataSchema: object } }
    const without = { ...task, spec: { ...task.spec, dataSchema: { ...task.spec.dataSchema, dataSource: null } } }
    await expect(druid.submitTask(without)).rejects.toMatchObject({ code: 'druid.rejected' })
  })

  it('is examined within 5 s, line by line', async () => {
    const seen: Probe[] = []
    const began = Date.now()
    const probes = await druid.doctor((probe) => seen.push(probe), { sample: taskOf({}), slotsNeeded: 5 })
    expect(Date.now() - began).toBeLessThan(5000)
    expect(seen).toHaveLength(probes.length)
    const states = Object.fromEntries(
      probes.map(({ name, state, fix }) => [name, fix === null ? state : `${state}: ${fix}`])
    )
    // Five slots are asked for, and there are four.
    expect(probes.find(({ name }) => name === 'druid-slots')?.error).toMatchObject({ code: 'druid.no-slot' })
    expect(states).toEqual({
      'druid-router': 'ok',
      'druid-broker': 'ok',
      'druid-coordinator': 'ok',
      'druid-overlord': 'ok',
      'druid-version': 'ok',
      'druid-sql-ingestion': 'warning: druid.extensions.loadList=[…, "druid-multi-stage-query"]',
      'druid-statements': 'warning: druid.extensions.loadList=[…, "druid-multi-stage-query"]',
      'druid-s3': 'ok',
      'druid-parquet': 'warning: druid.extensions.loadList=[…, "druid-parquet-extensions"]',
      'druid-sketches': 'ok',
      'druid-slots': 'warning: druid.worker.capacity',
      'druid-clock': 'ok',
      'druid-deep-storage': 'warning: druid.storage.type',
      'druid-right-servers': 'ok',
      'druid-right-datasources': 'ok',
      'druid-right-rules': 'ok',
      'druid-right-external': 'skipped',
      'druid-right-sampler': 'ok',
      'druid-reads-store': 'ok'
    })
  })

  describe.runIf(store)('reads S3', () => {
    const bucket = `druid-${randomUUID()}`
    const put = async (rows: readonly Sale[]) => {
      if (!store) throw new Error('no store')
      const client = s3Client(store)
      const key = `processed/${randomUUID()}/part "1" ä.json.gz`
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: gzipSync(ndjson(rows)) }))
      client.destroy()
      return key
    }
    const sourceOf = (key: string, keys: { accessKeyId: string; secretAccessKey: string } | null) => ({
      kind: 's3' as const,
      objects: [{ bucket, key }],
      endpoint: { url: store?.url ?? '', region: 'us-east-1', pathStyle: true },
      keys
    })
    const own = () => ({ accessKeyId: store?.accessKeyId ?? '', secretAccessKey: store?.secretAccessKey ?? '' })

    beforeAll(async () => {
      if (!store) return
      const client = s3Client(store)
      await client.send(new CreateBucketCommand({ Bucket: bucket }))
      client.destroy()
    })

    it('by the name of the object, and keeps no key', async () => {
      const name = freshName('s3')
      const rows = salesOf(['2024-03', '2024-04'], 50)
      const input = saleInput(sourceOf(await put(rows), own()), rows)
      const task = await load(druid, saleForm(name), input)
      expect(await settled(() => totals(druid, name), totalsOf(rows))).toEqual(totalsOf(rows))
      const kept = JSON.stringify([await druid.taskPayload(task.id), await druid.taskReport(task.id)])
      expect(kept).not.toContain(store?.secretAccessKey)
      await druid.markUnused(name, null)
    })

    it('tells a missing object and a wrong key apart, and waits for a wrong secret no longer than it wants to', async () => {
      const key = await put(sales)
      const sample = (uri: string, keys: ReturnType<typeof own>) =>
        druid.sample(taskOf({ source: sourceOf(uri, keys) }), 5, { timeoutMs: 3000 })
      expect((await sample(key, own())).rowsRead).toBe(5)
      await expect(sample('nothing.gz', own())).rejects.toMatchObject({ code: 'druid.input-missing' })
      await expect(sample(key, { ...own(), accessKeyId: 'nobody' })).rejects.toMatchObject({
        code: 'druid.input-denied'
      })
      const began = Date.now()
      await expect(sample(key, { ...own(), secretAccessKey: 'wrong-secret' })).rejects.toMatchObject({
        code: 'druid.timeout'
      })
      expect(Date.now() - began).toBeLessThan(5000)
    })
  })
})
