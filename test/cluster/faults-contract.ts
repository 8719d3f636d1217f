/** What goes wrong in a cluster, on a real one: each fault ends with its code, and what was done before it stays done. */
import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CreateBucketCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '../../src/main/core'
import type { DruidClient } from '../../src/main/pipeline/druid-port'
import { available } from '../../src/main/pipeline/load/cluster/follow'
import type { ClusterDestination } from '../../src/shared/domain/destination'
import { generateSpec } from '../../src/shared/domain/druid/generate'
import type { IngestForm } from '../../src/shared/domain/druid/ingest-form'
import type { Job } from '../../src/shared/domain/job'
import { connectionOf, coreIn, newWorkspace, opened } from './app-world'
import { druidAt, ended, freshName, load, saleForm, saleInput, settled } from './druid-loads'
import { ndjson, type ObjectServer, salesOf, serveObjects } from './druid-rows'
import type { DruidServer } from './services/druid'
import { type S3Server, s3Client } from './services/s3'

const months = ['2024-01', '2024-02']
/** 60 orders, one of them with a word where a number belongs. */
const file = `Order ID,Order Date,Quantity,Amount\n${Array.from(
  { length: 60 },
  (_, n) => `A${n},${months[n % 2]}-0${1 + (n % 9)},${n === 41 ? 'five' : n},${n}.50\n`
).join('')}`

/** @param hasLogs whether its tasks leave a log: those of a middle manager do, those of an indexer do not */
export function faultsContract(
  name: string,
  servers: { readonly s3: S3Server; readonly druid: DruidServer } | null,
  hasLogs: boolean
) {
  describe.runIf(servers)(`Faults of ${name}`, () => {
    const workspace = newWorkspace()
    const bucket = `faults-${randomUUID()}`
    const { s3, druid } = servers ?? { s3: {} as S3Server, druid: {} as DruidServer }
    const used: string[] = []
    let core: Core
    let client: DruidClient
    let objects: ObjectServer
    let connectionId = ''

    beforeAll(async () => {
      const raw = s3Client(s3)
      await raw.send(new CreateBucketCommand({ Bucket: bucket }))
      raw.destroy()
      core = await coreIn(workspace)
      client = druidAt(druid)
      objects = await serveObjects()
      connectionId = (await core.client.cluster.put(connectionOf({ s3, druid, bucket }))).id
      writeFileSync(join(workspace, 'faults.csv'), file)
    })
    afterAll(async () => {
      for (const one of used) {
        await client.setRules(one, [], '').catch(() => undefined)
        await client.markUnused(one, null).catch(() => 0)
      }
      await client.close()
      await objects.close()
      await core.close()
      rmSync(workspace, { recursive: true, force: true })
    })

    const fresh = () => {
      const dataset = `faults_${randomUUID().slice(0, 8)}`
      used.push(dataset)
      return dataset
    }
    const planned = async (dataset: string, at = connectionId) => {
      const source = await opened(core, join(workspace, 'faults.csv'))
      const asked = { connectionId: at, ...source, dataset, mode: 'replace-months' as const }
      const first = await core.client.cluster.plan(asked)
      // Both releases have native tasks.
      const form: IngestForm = { ...first.form, method: 'native' }
      return { source, plan: await core.client.cluster.plan({ ...asked, form }), form }
    }
    const start = async (
      source: Awaited<ReturnType<typeof opened>>,
      dataset: string,
      destination: Omit<ClusterDestination, 'connectionId'>,
      at = connectionId
    ) => {
      const order = { ...source, dataset, mode: 'replace-months' as const, belowGateReason: 'a test' }
      return (await core.client.load.start({ ...order, destination: { connectionId: at, ...destination } })).jobId
    }
    /** A task of somebody else, over the same months, that never ends by itself. */
    const hangingTask = async (dataSource: string) => {
      const sales = salesOf(months, 1)
      const source = { kind: 'http' as const, urls: [objects.put(`${randomUUID()}.gz`, 'hang')] }
      const { taskId } = await client.submit(generateSpec(saleForm(dataSource), saleInput(source, sales)))
      await expect.poll(async () => (await client.task(taskId))?.state, { timeout: 30_000 }).toBe('running')
      return taskId
    }
    /** Its data in the bucket, with the time when each object was put there. */
    const published = async (dataset: string) => {
      const raw = s3Client(s3)
      const { Contents = [] } = await raw.send(new ListObjectsV2Command({ Bucket: bucket }))
      raw.destroy()
      const own = Contents.filter(({ Key = '' }) => Key.includes(`/${dataset}/`) && Key.endsWith('.gz'))
      return own.map(({ Key, LastModified }) => `${Key} ${LastModified?.toISOString()}`)
    }
    const seen = (jobId: string) => {
      const jobs: Job[] = []
      core.onJob((job) => job.id === jobId && jobs.push(job))
      return jobs
    }

    it('a word where a number belongs is rejected here, and never reaches Druid as 0 or nothing', async () => {
      const dataset = fresh()
      const { source, form } = await planned(dataset)
      const jobId = await start(source, dataset, { form })
      expect((await core.jobSettled(jobId)).error).toBeNull()
      const { receipt } = await core.client.jobs.get({ jobId })
      expect(receipt?.ledger).toMatchObject({ read: 60, loaded: 59, rejected: 1 })
      const count = 'COUNT(*), SUM("Quantity"), COUNT(*) FILTER (WHERE "Quantity" IS NULL)'
      const { rows } = await client.sql(`SELECT ${count} FROM "${dataset}"`)
      expect(rows).toEqual([[59, (59 * 60) / 2 - 41, 0]])
      if (hasLogs) {
        expect(receipt?.cluster?.log).toContain(receipt?.cluster?.taskId)
        const { log } = await core.client.cluster.taskLog({ connectionId, taskId: receipt?.cluster?.taskId ?? '' })
        expect(log).toContain('SUCCESS')
      }
    })

    it('a task that stops at a row shows the row, and what Druid said of it stays with the job', async () => {
      const dataset = fresh()
      const { source, plan, form } = await planned(dataset)
      const edited = plan.spec.replace('"format": "millis"', '"format": "yyyy-MM-dd"')
      expect(edited).not.toBe(plan.spec)
      const destination = { form, edited: { generated: plan.spec, edited, context: null } }
      const jobId = await start(source, dataset, destination)
      const job = await core.jobSettled(jobId)
      expect(job).toMatchObject({ state: 'failed', error: { code: 'druid.bad-row' } })
      expect(job.error?.message).toContain('__time=1704067200000, Order ID=A0')
      const { receipt } = await core.client.jobs.get({ jobId })
      expect(receipt).toMatchObject({ parity: [], ledger: { loaded: 59 } })
      expect(receipt?.cluster?.status).toContain('"state": "failed"')
      expect(receipt?.cluster?.report).toContain('unparseable')
      expect(receipt?.cluster?.objects).toHaveLength(1)
      const kept = JSON.stringify(receipt)
      for (const secret of [s3.secretAccessKey, 'X-Amz-Signature=']) expect(kept).not.toContain(secret)
      const taskId = receipt?.cluster?.taskId ?? ''
      const { log } = await core.client.cluster.taskLog({ connectionId, taskId })
      if (hasLogs) {
        expect(receipt?.cluster?.log).toContain('FAILED')
        expect(log).toContain(taskId)
      }
      expect(await client.columns(dataset)).toEqual([])
    })

    // Processes of their own for each task take minutes, and the rest is no matter of logs.
    if (hasLogs) return

    it('a task killed by somebody else says so; the next try sends nothing again, and is proved', async () => {
      const dataset = fresh()
      const { source, form } = await planned(dataset)
      const hanging = await hangingTask(dataset)
      const jobId = await start(source, dataset, { form })
      const jobs = seen(jobId)
      // It waits for the months that somebody else's task holds.
      await expect
        .poll(() => jobs.some(({ progress }) => progress?.step === 'wait-lock'), { timeout: 60_000 })
        .toBe(true)
      const own = (await client.tasks({ dataSource: dataset })).find(
        ({ id, state }) => id !== hanging && state !== 'success'
      )
      expect(await client.shutdownTask(own?.id ?? '')).toBe(true)
      expect(await core.jobSettled(jobId)).toMatchObject({ state: 'failed', error: { code: 'druid.task-killed' } })
      expect(await client.shutdownTask(hanging)).toBe(true)
      expect((await ended(client, hanging)).state).toBe('cancelled')
      const before = await published(dataset)
      expect(before).toHaveLength(1)
      await core.client.jobs.retry({ jobId })
      expect(await core.jobSettled(jobId)).toMatchObject({ state: 'done', attempt: 2, error: null })
      expect(await published(dataset)).toEqual(before)
      const { receipt } = await core.client.jobs.get({ jobId })
      expect(receipt?.parity.filter(({ equal }) => !equal)).toEqual([])
    })

    it('a wrong secret fails at the store within seconds, before Druid could hang on it', async () => {
      const dataset = fresh()
      const { connection, secrets } = connectionOf({ s3, druid, bucket })
      const wrong = {
        connection: { ...connection, name: 'Wrong' },
        secrets: { ...secrets, s3SecretAccessKey: 'wrong' }
      }
      const { id } = await core.client.cluster.put(wrong)
      const { source, form } = await planned(dataset, id)
      const began = Date.now()
      const job = await core.jobSettled(await start(source, dataset, { form }, id))
      expect(job).toMatchObject({ state: 'failed', error: { code: 's3.wrong-secret' } })
      expect(Date.now() - began).toBeLessThan(30_000)
      expect(await client.tasks({ dataSource: dataset })).toEqual([])
    })

    /** Minutes as fast as the cluster answers. */
    const hurried = () => {
      let clock = 0
      return {
        druid: client,
        nowMs: () => {
          clock += 20_000
          return clock
        },
        sleep: async () => {
          await sleep(200)
        }
      }
    }
    const always = { startMs: Date.UTC(2000, 0, 1), endMs: Date.UTC(2100, 0, 1) }
    const { signal } = new AbortController()

    it('a datasource that somebody drops after the task is not waited for as if it were late', async () => {
      const dataSource = freshName('dropped')
      used.push(dataSource)
      const sales = salesOf(months, 5)
      await load(client, saleForm(dataSource), saleInput({ kind: 'inline', data: ndjson(sales) }, sales))
      await client.markUnused(dataSource, null)
      const segments = async () => (await client.availability(dataSource, always)).segments
      expect(await settled(segments, 0)).toBe(0)
      await expect(available(hurried(), dataSource, always, signal)).rejects.toMatchObject({ code: 'load.dropped' })
      await client.markUsed(dataSource)
      await available({ ...hurried(), nowMs: Date.now }, dataSource, always, signal)
    })

    it('segments that no historical loads are counted', async () => {
      const dataSource = freshName('late')
      used.push(dataSource)
      await client.setRules(dataSource, [{ type: 'loadForever', tieredReplicants: { nowhere: 1 } }], 'a test')
      const sales = salesOf(months, 5)
      const spec = generateSpec(saleForm(dataSource), saleInput({ kind: 'inline', data: ndjson(sales) }, sales))
      if (spec.kind !== 'native') throw new Error('not native')
      // As a task does that does not wait for its segments itself.
      const text = JSON.stringify(spec.task).replace(/("awaitSegmentAvailabilityTimeoutMillis":)\d+/, '$10')
      const taskId = await client.submitTask(JSON.parse(text))
      expect((await ended(client, taskId)).state).toBe('success')
      const segments = async () => (await client.availability(dataSource, always)).segments
      expect(await settled(segments, 2)).toBe(2)
      await expect(available(hurried(), dataSource, always, signal)).rejects.toMatchObject({
        code: 'load.not-available',
        details: { segments: 2, available: 0 }
      })
    })
  })
}
