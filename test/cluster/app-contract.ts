/** What the app does with a cluster, on a real one: a file becomes rows there, proved, and a board that says what the local one says. */
import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CreateBucketCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '../../src/main/core'
import { ReadyBoard } from '../../src/shared/domain/board'
import type { IngestForm } from '../../src/shared/domain/druid/ingest-form'
import type { TargetPlan } from '../../src/shared/domain/targets/plan'
import { comparable, everyTile } from './app-boards'
import { connectionOf, coreIn, newWorkspace, opened, salesDir } from './app-world'
import { druidAt } from './druid-loads'
import { filesWith, tasksAsTold } from './secrets'
import type { DruidServer } from './services/druid'
import { type S3Server, s3Client } from './services/s3'

/** Months that charts mark; one of them has no target for a region with sales. */
const plan: TargetPlan = {
  name: 'Budget',
  metric: 'revenue',
  dimension: 'region',
  rows: ['2023-01', '2023-02', '2023-03'].flatMap((period) =>
    ['West', 'East', 'South', 'Central']
      .filter((value) => period !== '2023-03' || value !== 'South')
      .map((value, at) => ({ period, value, amount: `${10_000 + 1000 * at}.50` }))
  )
}

export function appContract(
  name: string,
  servers: { readonly s3: S3Server; readonly druid: DruidServer } | null,
  method: IngestForm['method']
) {
  describe.runIf(servers)(`The app with ${name}`, () => {
    const workspace = newWorkspace()
    const bucket = `app-${randomUUID()}`
    const dataset = `superstore_${randomUUID().slice(0, 8)}`
    const { s3, druid } = servers ?? { s3: {} as S3Server, druid: {} as DruidServer }
    let core: Core
    let connectionId = ''

    beforeAll(async () => {
      const raw = s3Client(s3)
      await raw.send(new CreateBucketCommand({ Bucket: bucket }))
      raw.destroy()
      core = await coreIn(workspace)
      connectionId = (await core.client.cluster.put(connectionOf({ s3, druid, bucket }))).id
    })
    afterAll(async () => {
      await core.close()
      rmSync(workspace, { recursive: true, force: true })
    })

    const loaded = async (into: string, form: IngestForm | null, path = 'superstore_packt_dmy.csv') => {
      const file = await opened(core, join(salesDir, path))
      const destination = form && { destination: { connectionId, form } }
      const order = { ...file, dataset: into, belowGateReason: 'a test', ...destination }
      const { jobId } = await core.client.load.start(order)
      const job = await core.jobSettled(jobId)
      expect(job.error).toBeNull()
      return await core.client.jobs.get({ jobId })
    }

    it('says that everything works, line by line', async () => {
      const lines: string[] = []
      const connection = core.client.cluster.connections({})
      const [first] = (await connection).connections
      if (!first) throw new Error('no connection')
      for await (const { part, probe } of await core.client.cluster.test({ connection: first.connection })) {
        lines.push(`${part} ${probe.state}`)
      }
      expect(new Set(lines)).toEqual(new Set(['s3 ok', 'druid ok']))
    })

    it('loads a file twice: totals as its truth, and the same totals after the second time', async () => {
      const truth = JSON.parse(readFileSync(join(salesDir, 'truth.json'), 'utf8')).superstore_packt_dmy
      const file = await opened(core, join(salesDir, 'superstore_packt_dmy.csv'))
      const asked = { connectionId, ...file, dataset, mode: 'replace-months' as const }
      const plan = await core.client.cluster.plan(asked)
      expect(plan).toMatchObject({ exists: false, problems: [], segments: truth.months })
      expect(plan.form.method).toBe(method)
      for (const time of [1, 2]) {
        const { receipt } = await loaded(dataset, plan.form)
        expect(receipt?.ledger).toMatchObject({ read: truth.rows, loaded: truth.rows, rejected: 0 })
        const parity = new Map(receipt?.parity.map((row) => [row.name, row]))
        expect([time, parity.get('sum(Sales)')?.warehouse]).toEqual([time, truth.amount_total])
        expect(parity.get('distinct(Order ID)')?.warehouse).toBe(String(truth.distinct['Order ID']))
        for (const [month, sum] of Object.entries({ ...truth.first3, ...truth.last3 })) {
          expect(Number(parity.get(`${month} sum(Sales)`)?.warehouse)).toBe(Number(sum))
        }
        expect(receipt?.parity.filter(({ equal }) => !equal)).toEqual([])
        expect(receipt?.cluster).toMatchObject({ dataSource: dataset, method, segments: truth.months })
        expect(receipt?.cluster?.objects).toHaveLength(1)
      }
      const again = await core.client.cluster.plan(asked)
      expect(again.months.every(({ replaced, rowsBefore, rowsAfter }) => replaced && rowsBefore === rowsAfter)).toBe(
        true
      )
    })

    it('shows the same board as this machine does, to the last digit', async () => {
      await loaded(`${dataset}_here`, null)
      for (const name of [dataset, `${dataset}_here`]) await core.client.explore.saveTargets({ dataset: name, plan })
      const same = async (ask: (dataset: string) => Promise<object>) => {
        const [there, here] = await Promise.all([ask(dataset), ask(`${dataset}_here`)])
        const untimed = { dataset: '', tookMs: 0, computedMs: 0, version: 0 }
        expect({ ...there, ...untimed }).toEqual({ ...here, ...untimed })
      }
      for (const board of ReadyBoard.options) {
        await same(async (dataset) =>
          comparable(await core.client.explore.board({ dataset, board, range: null, filters: [] }))
        )
      }
      const marked = await core.client.explore.board({ dataset, board: 'overview', range: null, filters: [] })
      expect(marked.tiles.filter((tile) => 'target' in tile && tile.target)).not.toEqual([])
      for (const tiles of everyTile) {
        const range = { from: '2021-03-01', to: '2023-05-15' }
        await same(async (dataset) =>
          comparable(await core.client.explore.board({ dataset, range, filters: [], compare: 'previous', tiles }))
        )
      }
      await same((dataset) =>
        core.client.explore.board({
          dataset,
          range: { from: '2022-03-10', to: '2023-02-20' },
          filters: [{ role: 'category', values: ['Furniture', 'Technology'] }]
        })
      )
      await same((dataset) => core.client.explore.values({ dataset, role: 'product', search: 'a' }))
    })

    it('turns parity red when somebody appends rows behind its back', async () => {
      const { jobs } = await core.client.jobs.list({ search: dataset })
      const job = jobs.find((one) => one.dataset === dataset)
      const { parity } = await core.client.load.verify({ jobId: job?.id ?? '' })
      expect(parity.filter(({ equal }) => !equal)).toEqual([])
      const client = druidAt(druid)
      try {
        const taskId = await client.submitTask({
          type: 'index_parallel',
          spec: {
            dataSchema: {
              dataSource: dataset,
              timestampSpec: { column: '__time', format: 'millis' },
              dimensionsSpec: { dimensions: [{ type: 'long', name: 'Sales' }] },
              granularitySpec: { segmentGranularity: 'MONTH', queryGranularity: 'NONE', rollup: false }
            },
            ioConfig: {
              type: 'index_parallel',
              inputSource: { type: 'inline', data: `{"__time":${Date.UTC(2021, 4, 9)},"Sales":1}` },
              inputFormat: { type: 'json' },
              appendToExisting: true
            },
            tuningConfig: { type: 'index_parallel', partitionsSpec: { type: 'dynamic' } }
          }
        })
        await expect.poll(async () => (await client.task(taskId))?.state, { timeout: 60_000 }).toBe('success')
        await expect
          .poll(
            async () => {
              const now = await core.client.load.verify({ jobId: job?.id ?? '' })
              return now.parity.filter(({ equal }) => !equal).map(({ name }) => name)
            },
            { timeout: 60_000, interval: 1000 }
          )
          .toEqual(['rows', 'sum(Sales)', '2021-05 rows', '2021-05 sum(Sales)'])
      } finally {
        await client.close()
      }
    })

    it('keeps no secret in its workspace, and hands none to Druid', async () => {
      const secrets = [s3.secretAccessKey, ...(druid.admin ? [druid.admin.password] : [])]
      const client = druidAt(druid)
      try {
        const told = await tasksAsTold(druid, client, dataset)
        const { jobs } = await core.client.jobs.list({ search: dataset })
        const mine = jobs.filter((job) => job.dataset === dataset)
        for (const { id } of mine) {
          const { receipt } = await core.client.jobs.get({ jobId: id })
          const payload = told.get(receipt?.cluster?.taskId ?? 'none')
          expect(payload).toContain(dataset)
          // A signed URL is what a task reads by; it is seen, so a secret beside it would be, too.
          expect(payload).toContain('X-Amz-Signature=')
        }
        expect(mine.length).toBeGreaterThan(1)
        for (const [what, text] of told) {
          for (const secret of secrets) expect([what, text.includes(secret)]).toEqual([what, false])
        }
      } finally {
        await client.close()
      }
      expect(filesWith(workspace, dataset)).not.toEqual([])
      for (const secret of [...secrets, 'X-Amz-Signature=']) expect(filesWith(workspace, secret)).toEqual([])
    })
  })
}
