/** The whole core with its real engine processes: the main job, deaths in its middle, cancel, restart. */
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Core } from '../../src/main/core'
import { fromWire } from '../../src/shared/contract/wire'
import type { NumberTile } from '../../src/shared/domain/board'
import { coreIn, ownFolder, removed } from './core-under-test'

let dir = ''
let many = ''
let core: Core
const rowsOfMany = 400_000

beforeAll(() => {
  dir = ownFolder('core')
  many = join(dir, 'many.csv')
  const lines = ['order_date,order_id,customer,product,quantity,unit_price,note']
  for (let n = 0; n < rowsOfMany; n++) {
    const day = `2024-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`
    lines.push(
      `${day},O${n},C${n % 5000},"P, ${n % 300}",${(n % 9) + 1},${n % 90}.${String(n % 100).padStart(2, '0')},note ${n}`
    )
  }
  writeFileSync(many, `${lines.join('\n')}\n`)
})
afterAll(() => removed(dir))

let workspaceDir = ''
beforeEach(async () => {
  workspaceDir = mkdtempSync(join(dir, 'workspace-'))
  core = await start()
})
afterEach(() => core.close())

const start = () => coreIn(dir, { workspaceDir })

/** The code of the error a call fails with. */
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no error',
    (error: unknown) => fromWire(error).code
  )

async function pidOf(role: 'reader' | 'warehouse'): Promise<number> {
  const { engines } = await core.client.settings.about({})
  return engines.find((engine) => engine.role === role)?.pid ?? 0
}

async function upload(path: string, dataset: string): Promise<string> {
  return (await core.client.load.localUpload({ path, dataset })).jobId
}

/** 102 rows read: 50 in January and 50 in February, each 2 × 3.50; one date that does not exist, one ragged row. */
function smallFile(name: string): string {
  const path = join(dir, name)
  const rows = Array.from({ length: 100 }, (_, n) => {
    const day = `${String((n % 25) + 1).padStart(2, '0')}/${n < 50 ? '01' : '02'}/2024`
    return `${day};A${n};${n % 2 ? 'Tee' : 'Kaffee'};2;3,50`
  })
  rows.push('31/02/2024;A100;Tee;1;1,00', '15/02/2024;A101')
  writeFileSync(path, `Datum;Bestellnummer;Artikel;Menge;Einzelpreis\n${rows.join('\n')}\n`)
  return path
}

test('a file becomes a board: ledger, parity, totals worked out by hand', async () => {
  const jobId = await upload(smallFile('klein.csv'), 'klein')
  expect(await core.jobSettled(jobId)).toMatchObject({ state: 'done', error: null, rowsLoaded: 100 })
  const receipt = await core.client.load.receipt({ jobId })
  expect(receipt.ledger).toEqual({ read: 102, loaded: 100, rejected: 2, filtered: 0, deduplicated: 0 })
  expect(receipt.parity.length).toBeGreaterThan(2)
  expect(receipt.parity.filter((row) => !row.equal)).toEqual([])
  expect(receipt.months).toEqual([
    { month: '2024-01', rows: 50, rowsBefore: 0 },
    { month: '2024-02', rows: 50, rowsBefore: 0 }
  ])
  const board = await core.client.explore.board({ dataset: 'klein', range: null, filters: [] })
  const value = (id: string) => (board.tiles.find((tile) => tile.id === id) as NumberTile | undefined)?.value
  expect(Number(value('revenue'))).toBe(700) // 100 × 2 × 3.50
  expect(Number(value('orders'))).toBe(100)
  expect(Number(value('units'))).toBe(200)
})

test('loading the same file twice leaves the same totals; the plan says what would be replaced', async () => {
  const path = smallFile('zweimal.csv')
  await core.jobSettled(await upload(path, 'zweimal'))
  const { source } = await core.client.open.open({ path })
  const { recipe } = await core.client.shape.propose({ sourceId: source.id, dataset: 'zweimal' })
  const plan = await core.client.load.plan({ sourceId: source.id, recipe, dataset: 'zweimal' })
  expect(plan).toMatchObject({ datasetExists: true, rowsReplaced: 100, rowsStaying: 0, problems: [] })
  expect(plan.sameFileJobId).toMatch(/^job_/)
  await core.jobSettled(await upload(path, 'ZWEIMAL'))
  const { rows } = await core.client.explore.sql({ sql: 'SELECT count(*) FROM zweimal' })
  expect(rows).toEqual([[100]])
  expect((await core.client.explore.datasets({})).map((dataset) => dataset.name)).toEqual(['zweimal'])
})

test('the reader dies in a check: engine.crashed at once, back within seconds, the same question works', async () => {
  const { source } = await core.client.open.open({ path: many })
  const asked = codeOf(core.client.check.report({ sourceId: source.id }))
  const before = await pidOf('reader')
  process.kill(before, 'SIGKILL')
  expect(await asked).toBe('engine.crashed')
  await expect.poll(() => pidOf('reader'), { timeout: 5000 }).not.toBe(before)
  const report = await core.client.check.report({ sourceId: source.id })
  expect(report.structure.rowCount).toBe(rowsOfMany)
})

test('the warehouse dies in a load: the job says so, a retry is a second attempt and is right', async () => {
  const jobId = await upload(many, 'many')
  await expect
    .poll(() => core.client.jobs.status({ jobId }).then((job) => job.state), { timeout: 60_000, interval: 5 })
    .toMatch(/running|verifying/)
  process.kill(await pidOf('warehouse'), 'SIGKILL')
  const job = await core.jobSettled(jobId)
  expect(job.state).toBe('failed')
  expect(job.error?.code).toBe('engine.crashed')
  await core.client.jobs.retry({ jobId })
  expect(await core.jobSettled(jobId)).toMatchObject({ state: 'done', attempt: 2, rowsLoaded: rowsOfMany })
  const { rows } = await core.client.explore.sql({ sql: 'SELECT count(*), count(DISTINCT order_id) FROM many' })
  expect(rows).toEqual([[rowsOfMany, rowsOfMany]])
})

test('loads that wait say their place, and one of them can be put to the front', async () => {
  const jobIds: string[] = [await upload(many, 'many')]
  for (const name of ['eins', 'zwei', 'drei']) jobIds.push(await upload(smallFile(`${name}.csv`), name))
  const places = async () =>
    Promise.all(jobIds.map(async (jobId) => (await core.client.jobs.status({ jobId })).queuePlace))
  expect(await places()).toEqual([null, 1, 2, 3])
  const last = jobIds[3] ?? ''
  expect(await core.client.jobs.runNext({ jobId: last })).toMatchObject({ queuePlace: 1, state: 'planned' })
  expect(await places()).toEqual([null, 2, 3, 1])
  expect(await codeOf(core.client.jobs.runNext({ jobId: jobIds[0] ?? '' }))).toBe('jobs.not-waiting')
  for (const jobId of jobIds) await core.jobSettled(jobId)
  const begun = await Promise.all(
    jobIds.map(async (jobId) =>
      (await core.client.jobs.get({ jobId })).events.find((one) => one.state === 'publishing')
    )
  )
  const order = jobIds.map((_, at) => at).sort((a, b) => (begun[a]?.atMs ?? 0) - (begun[b]?.atMs ?? 0))
  expect(order).toEqual([0, 3, 1, 2])
})

test('a cancelled load leaves nothing behind, and the engine works on', async () => {
  const jobId = await upload(many, 'many')
  await expect
    .poll(() => core.client.jobs.status({ jobId }).then((job) => job.state), { timeout: 60_000, interval: 5 })
    .toBe('publishing')
  await core.client.jobs.cancel({ jobId })
  expect(await core.jobSettled(jobId)).toMatchObject({ state: 'cancelled', error: null })
  expect(await core.client.explore.datasets({})).toEqual([])
  expect(readdirSync(join(workspaceDir, 'store', 'many'))).toEqual([])
  expect((await core.client.open.open({ path: many })).source.columns).toHaveLength(7)
})

test('after a restart history, receipt and board are there', async () => {
  const jobId = await upload(smallFile('bleibt.csv'), 'bleibt')
  await core.jobSettled(jobId)
  await core.close()
  core = await start()
  expect((await core.client.jobs.list({})).jobs).toMatchObject([{ id: jobId, state: 'done' }])
  expect((await core.client.load.receipt({ jobId })).ledger.loaded).toBe(100)
  const board = await core.client.explore.board({ dataset: 'bleibt', range: null, filters: [] })
  expect(board.tiles.length).toBeGreaterThanOrEqual(8)
})

test('refusals keep their codes through all borders', async () => {
  const outside = join(tmpdir(), 'somewhere-else.csv')
  expect(await codeOf(core.client.open.open({ path: outside }))).toBe('open.outside-roots')
  expect(await codeOf(core.client.open.open({ path: join(dir, 'missing.csv') }))).toBe('open.not-found')
  expect(await codeOf(core.client.open.get({ sourceId: 'src_x' }))).toBe('open.unknown-source')
  expect(await codeOf(core.client.jobs.get({ jobId: 'job_x' }))).toBe('jobs.unknown')
  expect(await codeOf(core.client.load.receipt({ jobId: 'job_x' }))).toBe('jobs.unknown')
  expect(await codeOf(core.client.explore.sql({ sql: 'DROP TABLE x' }))).toBe('explore.sql-refused')
  const badName = core.client.load.localUpload({ path: smallFile('name.csv'), dataset: 'no name!' })
  expect(await codeOf(badName)).toBe('load.bad-name')
})
