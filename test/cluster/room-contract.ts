/** The room of a cluster on a real one: what a datasource holds, how long it is kept, compaction, taking it away and deleting it. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '../../src/main/core'
import type { DruidClient } from '../../src/main/pipeline/druid-port'
import { generateSpec } from '../../src/shared/domain/druid/generate'
import type { IngestMethod } from '../../src/shared/domain/druid/ingest-form'
import { connectionOf, coreIn, newWorkspace } from './app-world'
import { druidAt, ended, freshName, load, saleForm, saleInput } from './druid-loads'
import { ndjson, salesOf, serveObjects } from './druid-rows'
import type { DruidServer } from './services/druid'
import type { S3Server } from './services/s3'

const months = ['2023-11', '2024-01', '2024-02']
const nowhere: S3Server = { url: 'http://127.0.0.1:9', accessKeyId: 'none', secretAccessKey: 'none' } as S3Server

/** @param more what only some releases tell */
export function roomContract(
  name: string,
  server: DruidServer | null,
  { method, ...more }: { readonly unused: boolean; readonly method: IngestMethod }
) {
  describe.runIf(server)(`The room of a cluster with ${name}`, () => {
    const workspace = newWorkspace()
    const dataSource = freshName('room')
    const sales = salesOf(months, 40)
    let core: Core
    let druid: DruidClient
    let connectionId = ''

    beforeAll(async () => {
      druid = druidAt(server as DruidServer)
      await load(druid, saleForm(dataSource), saleInput({ kind: 'inline', data: ndjson(sales) }, sales))
      core = await coreIn(workspace)
      connectionId = (
        await core.client.cluster.put(connectionOf({ s3: nowhere, druid: server as DruidServer, bucket: 'no-bucket' }))
      ).id
    })
    afterAll(async () => {
      await druid.setRules(dataSource, [], '').catch(() => undefined)
      await druid.removeCompaction(dataSource).catch(() => undefined)
      await druid.markUnused(dataSource, null).catch(() => 0)
      await druid.close()
      await core.close()
      rmSync(workspace, { recursive: true, force: true })
    })

    const details = () => core.client.cluster.datasource({ connectionId, dataSource })
    const segments = async () => (await details()).totals?.segments
    const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 40_000, interval: 500 })

    it('shows segments by month with rows, size and copies', async () => {
      await eventually(async () => (await details()).months.map(({ month, rows }) => [month, rows])).toEqual(
        months.map((month) => [month, 40])
      )
      const found = await details()
      expect(found.failures).toEqual([])
      expect(found.totals).toMatchObject({
        segments: 3,
        rows: 120,
        available: 3,
        fromMs: Date.UTC(2023, 10, 1),
        toMs: Date.UTC(2024, 2, 1)
      })
      for (const month of found.months) expect(month).toMatchObject({ segments: 1, available: 1, copies: 1 })
      expect(found.totals?.sizeBytes).toBe(found.months.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0))
      expect(found.totals?.sizeBytes).toBeGreaterThan(1000)
      expect(found).toMatchObject({
        known: true,
        datasets: [],
        tiers: ['_default_tier'],
        compaction: { form: { on: false } },
        retention: { own: { kind: 'inherit' }, fallback: { kind: 'keep-all' } }
      })
      expect(found.unused === null).toBe(!more.unused)
    })

    it('says what rules would do, sets them, and Druid does just that', async () => {
      const retention = { kind: 'drop-before', day: '2024-01-01', copies: { _default_tier: 1 } } as const
      const effect = await core.client.cluster.retentionEffect({ connectionId, dataSource, retention })
      expect(effect).toMatchObject({ certain: true, goes: { segments: 1, rows: 40 }, stays: { segments: 2, rows: 80 } })
      expect(await segments()).toBe(3)
      await core.client.cluster.setRetention({ connectionId, dataSource, retention })
      expect((await details()).retention?.own).toEqual(retention)
      await eventually(async () => (await details()).months.map(({ month }) => month)).toEqual(['2024-01', '2024-02'])
    })

    it('keeps the last years, and falls back on the rules of the cluster', async () => {
      const copies = { _default_tier: 1 }
      const keep = { kind: 'keep-last', period: { amount: 50, unit: 'Y' }, copies } as const
      await core.client.cluster.setRetention({ connectionId, dataSource, retention: keep })
      expect((await details()).retention?.own).toEqual(keep)
      const short = { kind: 'keep-last', period: { amount: 1, unit: 'M' }, copies } as const
      const effect = await core.client.cluster.retentionEffect({ connectionId, dataSource, retention: short })
      expect(effect).toMatchObject({ certain: true, stays: { segments: 0 }, goes: { segments: 2, rows: 80 } })
      expect(JSON.parse(effect.sent)).toMatchObject([{ type: 'loadByPeriod', period: 'P1M' }, { type: 'dropForever' }])
      await core.client.cluster.setRetention({ connectionId, dataSource, retention: { kind: 'inherit' } })
      expect((await details()).retention?.own).toEqual({ kind: 'inherit' })
    })

    it('sets compaction, keeps what others have set in it, and ends it', async () => {
      await druid.setCompaction({ dataSource, taskPriority: 31, skipOffsetFromLatest: 'P10Y' })
      const compaction = { on: true, skip: { amount: 5, unit: 'Y' }, chunks: 'MONTH' } as const
      const effect = await core.client.cluster.compactionEffect({ connectionId, dataSource, compaction })
      expect(effect).toMatchObject({ certain: true, goes: { segments: 0 }, stays: { segments: 2 } })
      await core.client.cluster.setCompaction({ connectionId, dataSource, compaction })
      expect((await details()).compaction).toEqual({ form: compaction, skipText: null, chunksText: null })
      const config = (await druid.compaction()).find((one) => one.dataSource === dataSource)
      expect(config).toMatchObject({ taskPriority: 31, skipOffsetFromLatest: 'P5Y' })
      await core.client.cluster.setCompaction({ connectionId, dataSource, compaction: { on: false } })
      expect((await details()).compaction?.form).toEqual({ on: false })
    })

    it('stops a running task of anybody, once its name was typed', async () => {
      const objects = await serveObjects()
      try {
        // Somebody else's: it waits for an object that never ends.
        const waiting = { kind: 'http' as const, urls: [objects.put(`${crypto.randomUUID()}.json.gz`, 'hang')] }
        const { taskId } = await druid.submit(generateSpec(saleForm(dataSource, { method }), saleInput(waiting, sales)))
        const task = async () =>
          (await core.client.cluster.overview({ connectionId })).tasks.find(({ id }) => id === taskId)
        await eventually(async () => (await task())?.state).toBe('running')
        const asked = { connectionId, taskId }
        await expect(core.client.cluster.stopTask({ ...asked, confirm: 'something' })).rejects.toMatchObject({
          code: 'cluster.not-confirmed'
        })
        expect((await task())?.state).toBe('running')
        expect(await core.client.cluster.stopTask({ ...asked, confirm: dataSource })).toEqual({ stopped: true })
        await eventually(async () => (await task())?.state).toBe('cancelled')
        expect(await core.client.cluster.stopTask({ ...asked, confirm: taskId })).toEqual({ stopped: false })
        await expect(
          core.client.cluster.stopTask({ connectionId, taskId: 'nobody', confirm: 'nobody' })
        ).rejects.toMatchObject({ code: 'druid.unknown-task' })
        expect(await segments()).toBe(2)
      } finally {
        await objects.close()
      }
    })

    it('takes nothing away where the name was not typed', async () => {
      const wrong = { connectionId, dataSource, confirm: dataSource.toUpperCase() }
      for (const act of [core.client.cluster.dropDatasource(wrong), core.client.cluster.killDatasource(wrong)]) {
        await expect(act).rejects.toMatchObject({ code: 'cluster.not-confirmed' })
      }
      expect(await segments()).toBe(2)
    })

    it('takes all out of service, brings it back, and deletes it for ever', async () => {
      const asked = { connectionId, dataSource, confirm: dataSource }
      await core.client.cluster.dropDatasource(asked)
      await eventually(segments).toBe(0)
      const gone = await details()
      expect(gone.known).toBe(true)
      if (more.unused) expect(gone.unused).toMatchObject({ segments: 3, more: false, fromMs: Date.UTC(2023, 10, 1) })

      await core.client.cluster.bringBack({ connectionId, dataSource })
      await eventually(async () => (await details()).totals?.rows).toBe(120)

      await core.client.cluster.dropDatasource(asked)
      await eventually(segments).toBe(0)
      const { taskId } = await core.client.cluster.killDatasource(asked)
      expect((await ended(druid, taskId)).state).toBe('success')
      await eventually(async () => (await details()).known).toBe(false)
      if (more.unused) expect((await details()).unused?.segments).toBe(0)
    })
  })
}
