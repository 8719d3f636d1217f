/** What the plan of a load says beforehand, on a real cluster: then the load, and what became of it. All numbers are worked out by hand. */
import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CreateBucketCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '../../src/main/core'
import type { DruidClient } from '../../src/main/pipeline/druid-port'
import type { ClusterDestination } from '../../src/shared/domain/destination'
import { rolledUp } from '../../src/shared/domain/druid/default-form'
import { formWith } from '../../src/shared/domain/druid/form-choices'
import type { IngestForm } from '../../src/shared/domain/druid/ingest-form'
import { connectionOf, coreIn, newWorkspace, opened, salesDir } from './app-world'
import { druidAt, settled } from './druid-loads'
import type { DruidServer } from './services/druid'
import { type S3Server, s3Client } from './services/s3'

const first = `Order ID,Order Date,Region,Quantity,Amount
A1,2024-01-05,North,2,10.50
A2,2024-01-20,South,1,0.10
A3,2024-02-03,North,3,7.25
A4,2024-02-03,North,1,2.00
A5,2024-02-28,,1,1.15
`
/** Without Region, with Channel; January as before, an order of February changed and one gone, March new. */
const second = `Order ID,Order Date,Quantity,Amount,Channel
A1,2024-01-05,2,10.50,web
A2,2024-01-20,1,0.10,shop
A3,2024-02-03,3,7.25,web
A4,2024-02-03,1,2.50,web
A6,2024-03-01,4,8.00,
`

export function planContract(
  name: string,
  servers: { readonly s3: S3Server; readonly druid: DruidServer } | null,
  method: IngestForm['method']
) {
  describe.runIf(servers)(`The plan of a load to ${name}`, () => {
    const workspace = newWorkspace()
    const bucket = `plan-${randomUUID()}`
    const dataset = `plan_${randomUUID().slice(0, 8)}`
    const { s3, druid } = servers ?? { s3: {} as S3Server, druid: {} as DruidServer }
    let core: Core
    let client: DruidClient
    let connectionId = ''
    const jobs: string[] = []

    beforeAll(async () => {
      const raw = s3Client(s3)
      await raw.send(new CreateBucketCommand({ Bucket: bucket }))
      raw.destroy()
      core = await coreIn(workspace)
      client = druidAt(druid)
      connectionId = (await core.client.cluster.put(connectionOf({ s3, druid, bucket }))).id
      writeFileSync(join(workspace, 'first.csv'), first)
      writeFileSync(join(workspace, 'second.csv'), second)
    })
    afterAll(async () => {
      for (const one of [dataset, `${dataset}_rolled`, `${dataset}_digits`, `${dataset}_lists`])
        await client.markUnused(one, null).catch(() => 0)
      await client.close()
      await core.close()
      rmSync(workspace, { recursive: true, force: true })
    })

    const planOf = async (file: Awaited<ReturnType<typeof opened>>, into: string, form: IngestForm | null = null) =>
      await core.client.cluster.plan({
        connectionId,
        ...file,
        dataset: into,
        mode: form?.mode ?? 'replace-months',
        form
      })

    const load = async (
      file: Awaited<ReturnType<typeof opened>>,
      into: string,
      destination: Omit<ClusterDestination, 'connectionId'>
    ) => {
      const { mode } = destination.form
      const order = {
        ...file,
        dataset: into,
        mode,
        belowGateReason: 'a test',
        destination: { connectionId, ...destination }
      }
      const { jobId } = await core.client.load.start(order)
      const job = await core.jobSettled(jobId)
      expect(job.error).toBeNull()
      jobs.push(jobId)
      const { receipt } = await core.client.jobs.get({ jobId })
      expect(receipt?.parity.filter(({ equal }) => !equal)).toEqual([])
      return receipt
    }
    const rows = async (sql: string) => (await client.sql(sql, { context: { useCache: false } })).rows

    it('shows the first rows as Druid reads them, and those that it refuses', async () => {
      const file = await opened(core, join(workspace, 'first.csv'))
      const asked = { connectionId, ...file, dataset, mode: 'replace-months' as const }
      const preview = await core.client.cluster.preview(asked)
      expect(preview.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
        '__time time',
        'Order ID string',
        'Order Date long',
        'Region string',
        'Quantity long',
        'Amount long'
      ])
      expect(preview).toMatchObject({ differing: 0, refused: 0, notCompared: [] })
      expect(preview.rows.map(({ local, druid }) => [druid, local])).toEqual(
        preview.rows.map(({ local }) => [local, local])
      )
      // 2024-02-28 is 1,709,078,400,000 ms after 1970; 1.15 is 115 cents.
      expect(preview.rows[4]).toEqual({
        row: 4,
        copy: 0,
        line: 6,
        local: ['2024-02-28T00:00:00.000Z', 'A5', '1709078400000', null, '1', '115'],
        druid: ['2024-02-28T00:00:00.000Z', 'A5', '1709078400000', null, '1', '115'],
        differs: [],
        error: null
      })
      const { form } = await planOf(file, dataset)
      const long = form.dimensions.map((one) => (one.name === 'Order ID' ? { ...one, type: 'long' as const } : one))
      const wrong = await core.client.cluster.preview({ ...asked, rows: 2, form: { ...form, dimensions: long } })
      expect(wrong).toMatchObject({ differing: 2, refused: 2 })
      expect(wrong.rows.map(({ differs, druid }) => [differs, druid?.[1]])).toEqual([
        [[1], null],
        [[1], null]
      ])
      expect(wrong.rows[1]?.error).toMatch(/^could not convert value \[A2\] to long/i)
      const upper: IngestForm = {
        ...form,
        dimensions: [
          { name: 'Region', type: 'string', multiValue: false },
          { name: 'place', type: 'string', multiValue: false }
        ],
        transforms: [
          { kind: 'upper', name: 'Region', column: 'Region' },
          { kind: 'concat', name: 'place', columns: ['Region', 'Order ID'], separator: '/' }
        ]
      }
      const made = await core.client.cluster.preview({ ...asked, rows: 2, form: upper })
      expect(made.rows.map(({ local, druid }) => [local.slice(1), druid?.slice(1)])).toEqual([
        [
          ['NORTH', 'North/A1'],
          ['NORTH', 'North/A1']
        ],
        [
          ['SOUTH', 'South/A2'],
          ['SOUTH', 'South/A2']
        ]
      ])
    })

    it('submits the spec that a person edited, with the job’s own URLs and key', async () => {
      const file = await opened(core, join(workspace, 'first.csv'))
      const plan = await planOf(file, dataset)
      expect(plan).toMatchObject({ evolution: [], delta: [], sameFileJobId: null, rollup: null, exists: false })
      const { form, spec: generated, context } = plan
      const insert = (text: string, before: string, more: string) => {
        expect(text).toContain(before)
        return text.replace(before, more + before)
      }
      const edited =
        method === 'sql'
          ? {
              generated,
              edited: generated.replace('\n  "Region",', '\n  UPPER("Region") AS "Region",'),
              context: {
                generated: context ?? '',
                edited: insert(context ?? '', '"maxNumTasks"', '"rowsInMemory": 54321, ')
              }
            }
          : {
              generated,
              edited: insert(generated, '"maxParseExceptions"', '"maxRowsInMemory": 54321, '),
              context: null
            }
      const other = edited.edited.replaceAll(dataset, `${dataset}x`)
      const order = { ...file, dataset, belowGateReason: 'a test' }
      const into = (text: string) => ({ connectionId, form, edited: { ...edited, edited: text } })
      await expect(core.client.load.start({ ...order, destination: into(other) })).rejects.toMatchObject({
        data: { code: 'load.edited-protected' }
      })
      await expect(core.client.load.start({ ...order, destination: into('{') })).rejects.toMatchObject({
        data: { code: 'load.edited-spec' }
      })
      const receipt = await load(file, dataset, { form, edited })
      expect(receipt?.ledger).toMatchObject({ read: 5, loaded: 5 })
      const field = method === 'sql' ? '/context/rowsInMemory' : '/task/spec/tuningConfig/maxRowsInMemory'
      expect(receipt?.cluster?.edits).toContainEqual({ path: field, kind: 'added', before: null, after: 54_321 })
      expect(`${receipt?.cluster?.spec} ${receipt?.cluster?.context}`).toMatch(/owsInMemory": 54321/)
      const payload = JSON.stringify(await client.taskPayload(receipt?.cluster?.taskId ?? ''))
      expect(payload).toMatch(/owsInMemory\\*":\s*54321/)
      const [[region] = []] = await rows(`SELECT "Region" FROM "${dataset}" WHERE "Order ID" = 'A2'`)
      expect(region).toBe(method === 'sql' ? 'SOUTH' : 'South')
    })

    it('tells what another file changes: columns, months, and that a file was loaded before', async () => {
      const [same, file] = [
        await opened(core, join(workspace, 'first.csv')),
        await opened(core, join(workspace, 'second.csv'))
      ]
      const again = await planOf(same, dataset)
      expect(again).toMatchObject({ evolution: [], sameFileJobId: jobs[0] })
      expect(again.delta.map(({ month, state }) => [month, state])).toEqual([
        ['2024-01', 'equal'],
        ['2024-02', 'equal']
      ])
      const plan = await planOf(file, dataset)
      expect(plan.problems).toEqual([])
      expect(plan.sameFileJobId).toBeNull()
      expect(plan.evolution).toEqual([
        {
          name: 'Channel',
          change: 'new',
          from: null,
          to: 'VARCHAR',
          choice: 'as-file',
          choices: ['as-file', 'leave-out']
        },
        { name: 'Region', change: 'missing', from: 'VARCHAR', to: null, choice: 'leave-out', choices: ['leave-out'] }
      ])
      const sum = (column: string, there: string, coming: string, difference: string) => ({
        column,
        there,
        coming,
        difference
      })
      expect(plan.delta).toEqual([
        {
          month: '2024-01',
          state: 'equal',
          rowsThere: 2,
          rowsComing: 2,
          sums: [sum('Quantity', '3', '3', '0'), sum('Amount', '10.60', '10.60', '0.00')]
        },
        {
          month: '2024-02',
          state: 'differs',
          rowsThere: 3,
          rowsComing: 2,
          sums: [sum('Quantity', '5', '4', '-1'), sum('Amount', '10.40', '9.75', '-0.65')]
        },
        {
          month: '2024-03',
          state: 'only-file',
          rowsThere: 0,
          rowsComing: 1,
          sums: [sum('Quantity', '0', '4', '4'), sum('Amount', '0', '8.00', '8.00')]
        }
      ])
    })

    it('loads the months that differ, with a new column and without an old one; the others stay as they are', async () => {
      const file = await opened(core, join(workspace, 'second.csv'))
      const plan = await planOf(file, dataset)
      const form: IngestForm = { ...plan.form, clusteredBy: method === 'sql' ? ['Order ID'] : [] }
      const receipt = await load(file, dataset, { form, onlyMonths: ['2024-02', '2024-03'] })
      expect(receipt?.ledger).toEqual({ read: 5, loaded: 3, rejected: 0, filtered: 0, deduplicated: 0, otherMonths: 2 })
      const parity = new Map(receipt?.parity.map(({ name, warehouse }) => [name, warehouse]))
      expect([parity.get('rows'), parity.get('sum(Amount)'), parity.get('rows of other months')]).toEqual([
        '3',
        '17.75',
        '2'
      ])
      const asked = `SELECT TIME_FORMAT(__time, 'yyyy-MM'), COUNT(*), SUM("Amount"), COUNT("Channel"), COUNT("Region") FROM "${dataset}" GROUP BY 1 ORDER BY 1`
      const expected = [
        ['2024-01', 2, 1060, 0, 2],
        ['2024-02', 2, 975, 2, 0],
        ['2024-03', 1, 800, 0, 0]
      ]
      expect(await settled(() => rows(asked), expected)).toEqual(expected)
      const datasets = await core.client.explore.datasets({})
      const names = datasets.find((one) => one.name === dataset)?.schema.map((column) => column.name)
      expect(names).toEqual(['Order ID', 'Order Date', 'Quantity', 'Amount', 'Channel', 'Region'])
      // Both sides have the new column now, and what was not loaded was the same.
      const now = await planOf(file, dataset)
      const [channel] = now.evolution.filter(({ name }) => name === 'Channel')
      expect([channel, now.delta.map(({ state }) => state)]).toEqual([undefined, ['equal', 'equal', 'equal']])
    })

    it('keeps the digits of the datasource: fewer are filled up, more are refused', async () => {
      const into = `${dataset}_digits`
      const fileOf = async (name: string, rows: string) => {
        writeFileSync(join(workspace, name), `Order ID,Order Date,Amount\n${rows}`)
        return await opened(core, join(workspace, name))
      }
      const cents = await fileOf('cents.csv', 'B1,2024-01-05,10.50\nB2,2024-01-06,1.15\n')
      await load(cents, into, { form: (await planOf(cents, into)).form })
      const whole = await fileOf('whole.csv', 'B3,2024-02-05,3\nB4,2024-02-06,40\n')
      const plan = await planOf(whole, into)
      expect([plan.problems, plan.evolution]).toEqual([[], []])
      // Neither cluster here has the extension.
      expect([plan.formats, plan.form.format]).toEqual([['ndjson'], 'ndjson'])
      const receipt = await load(whole, into, { form: plan.form })
      expect(receipt?.parity.find(({ name }) => name === 'sum(Amount)')).toMatchObject({ equal: true })
      const asked = `SELECT TIME_FORMAT(__time, 'yyyy-MM'), SUM("Amount") FROM "${into}" GROUP BY 1 ORDER BY 1`
      // 11.65 and 43.00 in cents.
      const expected = [
        ['2024-01', 1165],
        ['2024-02', 4300]
      ]
      expect(await settled(() => rows(asked), expected)).toEqual(expected)
      const finer = await fileOf('finer.csv', 'B5,2024-03-05,2.5055\nB6,2024-03-06,0.125\n')
      const refused = await planOf(finer, into)
      expect(refused.problems).toMatchObject([
        { reason: 'other-digits', severity: 'error', details: { name: 'Amount', there: 2, here: 4 } }
      ])
      expect(refused.evolution).toMatchObject([
        { name: 'Amount', change: 'retyped', choice: 'as-file', choices: ['as-file', 'leave-out'] }
      ])
      const order = { ...finer, dataset: into, mode: 'replace-months' as const, belowGateReason: 'a test' }
      const { jobId } = await core.client.load.start({ ...order, destination: { connectionId, form: plan.form } })
      expect((await core.jobSettled(jobId)).error).toMatchObject({
        code: 'load.other-digits',
        details: { dataset: into, column: 'Amount', there: 2, here: 4 }
      })
      expect(await rows(asked)).toEqual(expected)
      // With everything replaced there is nothing that it could be added to.
      const all = await planOf(finer, into, { ...plan.form, mode: 'replace-all' })
      expect(all.problems).toEqual([])
    })

    it('makes columns of others, with lists of values as Druid itself reads them', async () => {
      const into = `${dataset}_lists`
      writeFileSync(
        join(workspace, 'lists.csv'),
        'Order ID,Order Date,Tags\nC1,2024-01-05,new; top\nC2,2024-01-06,top\nC3,2024-01-07,\nC4,2024-01-08,a.b ;c;\n'
      )
      const file = await opened(core, join(workspace, 'lists.csv'))
      const { form } = await planOf(file, into)
      const listed = formWith(
        form,
        {
          transforms: [
            { kind: 'split', name: 'tag', column: 'Tags', separator: ';' },
            { kind: 'concat', name: 'label', columns: ['Order ID', 'Tags'], separator: ': ' }
          ]
        },
        []
      )
      const asked = { connectionId, ...file, dataset: into, mode: 'replace-months' as const, form: listed }
      const preview = await core.client.cluster.preview(asked)
      expect(preview).toMatchObject({ differing: 0, refused: 0, notCompared: [] })
      const at = preview.columns.findIndex(({ name }) => name === 'tag')
      expect(preview.rows.map(({ druid }) => druid?.[at])).toEqual(['["new","top"]', 'top', null, '["a.b","c"]'])
      await load(file, into, { form: listed })
      const found = () =>
        rows(`SELECT "Order ID", MV_LENGTH("tag"), MV_TO_STRING("tag", '|'), "label" FROM "${into}" ORDER BY __time`)
      const expected = [
        ['C1', 2, 'new|top', 'C1: new; top'],
        ['C2', 1, 'top', 'C2: top'],
        ['C3', null, null, 'C3: '],
        ['C4', 2, 'a.b|c', 'C4: a.b ;c;']
      ]
      const shown = (await settled(found, expected)).map(([id, length, text, label]) =>
        // Of nothing, the older release has an empty list of one empty text.
        id === 'C3' ? [id, null, null, label] : [id, length, text, label]
      )
      expect(shown).toEqual(expected)
    })

    it('says how many rows a rollup leaves, as many as Druid then stores', async () => {
      const file = await opened(core, join(salesDir, 'superstore_packt_dmy.csv'))
      const into = `${dataset}_rolled`
      const { form } = await planOf(file, into)
      // A segment a year: many small ones would only take their time.
      const plain: IngestForm = {
        ...rolledUp(form, ['Category', 'Region']),
        mode: 'replace-all',
        segmentGranularity: 'YEAR'
      }
      const { sketches } = await planOf(file, into, plain)
      // The older release comes without the classes that SQL needs for quantiles.
      const wanted = {
        ...(sketches && { distinctOf: ['Order ID'] }),
        ...(sketches && method === 'native' && { quantilesOf: ['Quantity'] })
      }
      const rolled = formWith(plain, wanted, [
        { name: 'Order ID', type: { kind: 'string' } },
        { name: 'Quantity', type: { kind: 'long' } }
      ])
      const plan = await planOf(file, into, rolled)
      if (plan.rollup?.kind !== 'counted') throw new Error('nothing was counted')
      const { storedRows, rows: all, months } = plan.rollup
      expect(months.reduce((sum, month) => sum + month.storedRows, 0)).toBe(storedRows)
      expect(storedRows).toBeLessThan(all)
      const receipt = await load(file, into, { form: rolled })
      expect(receipt?.ledger.loaded).toBe(all)
      const [[stored, counted] = []] = await rows(`SELECT COUNT(*), SUM("count") FROM "${into}"`)
      console.log(`${name}: ${all} rows, ${storedRows} foreseen after rollup, ${String(stored)} stored`)
      expect(Math.abs(Number(stored) - storedRows)).toBeLessThanOrEqual(0.02 * storedRows)
      expect(Number(counted)).toBe(all)
      expect(receipt?.cluster?.segments).toBe(plan.segments)
      if (!sketches) return
      // 5,009 orders as truth.json says; half of the rows have 3 pieces or fewer (awk over the file).
      const [[orders] = []] = await rows(`SELECT APPROX_COUNT_DISTINCT_DS_HLL("Order ID_distinct") FROM "${into}"`)
      expect(Math.abs(Number(orders) - 5009)).toBeLessThan(0.04 * 5009)
      if (method !== 'native') return
      const [[median] = []] = await rows(`SELECT APPROX_QUANTILE_DS("Quantity_quantiles", 0.5) FROM "${into}"`)
      expect(Number(median)).toBe(3)
    })
  })
}
