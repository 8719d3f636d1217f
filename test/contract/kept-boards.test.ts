/** Boards through the whole core: what is kept, what is asked again, what is ended when a person leaves; on this machine and of a cluster. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Core } from '../../src/main/core'
import { fromWire } from '../../src/shared/contract/wire'
import type { NumberTile, TileSpec } from '../../src/shared/domain/board'
import { connectionId, moveToCluster } from './cluster-dataset'
import { coreIn, ownFolder, removed } from './core-under-test'
import { type SilentCluster, silentCluster } from './silent-cluster'

const minuteMs = 60_000

let dir = ''
let core: Core
let cluster: SilentCluster
let aheadMs = 0
const database = () => join(dir, 'workspace', 'app.db')

beforeAll(async () => {
  dir = ownFolder('kept-boards')
  cluster = await silentCluster()
  core = await coreIn(dir, { nowMs: () => Date.now() + aheadMs })
  for (const name of ['a', 'b', 'far']) await load(name, 2)
})
afterAll(async () => {
  await core.close()
  cluster.close()
  removed(dir)
})

/** 30 orders of this price each. */
async function load(dataset: string, price: number, rows = 30) {
  const path = join(dir, `${dataset}-${price}.csv`)
  const lines = Array.from(
    { length: rows },
    (_, n) => `2024-${String((n % 3) + 1).padStart(2, '0')}-10,O${n},C${n % 7000},P${n % 900},${price}.50`
  )
  writeFileSync(path, ['order_date,order_id,customer,product,revenue', ...lines].join('\n'))
  const { jobId } = await core.client.load.localUpload({ path, dataset, mode: 'replace-all' })
  expect(await core.jobSettled(jobId)).toMatchObject({ state: 'done', rowsLoaded: rows })
}

const overview = (dataset: string) => ({ dataset, range: null, filters: [] })
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no error',
    (error: unknown) => fromWire(error).code
  )

test('a load touches the boards of its own dataset only; on this machine nothing grows old', async () => {
  const { client } = core
  const revenueOf = (board: { tiles: readonly { id: string }[] }) =>
    Number((board.tiles.find(({ id }) => id === 'revenue') as NumberTile | undefined)?.value)
  const [a, b] = [await client.explore.board(overview('a')), await client.explore.board(overview('b'))]
  expect([revenueOf(a), revenueOf(b)]).toEqual([75, 75])
  const { boards } = await client.explore.keptSize({})
  await load('a', 3)
  await expect.poll(async () => (await client.explore.keptSize({})).boards).toBe(boards - 1)
  expect((await client.explore.board(overview('b'))).computedMs).toBe(b.computedMs)
  const again = await client.explore.board(overview('a'))
  expect([revenueOf(again), again.version]).toEqual([105, a.version + 1])

  aheadMs = 365 * 24 * 60 * minuteMs
  expect(await client.explore.board({ ...overview('b'), fresh: 'if-older', olderThanMinutes: 1 })).toEqual(b)
  expect(await client.explore.keptBoard(overview('b'))).toMatchObject({ isStale: false, isOfOlderVersion: false })
  const anew = await client.explore.board({ ...overview('b'), fresh: 'now' })
  expect((anew.computedMs ?? 0) - (b.computedMs ?? 0)).toBeGreaterThan(aheadMs - minuteMs)
  aheadMs = 0

  expect(await client.explore.keptQuestions({ dataset: 'b' })).toHaveLength(1)
  await client.explore.forgetKept({})
  expect(await client.explore.keptSize({})).toMatchObject({ boards: 0, sizeBytes: 0 })
})

test('leaving a board ends its statements here', async () => {
  await load('many', 1, 200_000)
  const tiles: TileSpec[] = Array.from({ length: 40 }, (_, n) => ({
    kind: 'pivot',
    id: `p${n}`,
    rows: [{ kind: 'role', role: 'customer' }],
    columns: { kind: 'period', unit: 'month' },
    metrics: n % 2 ? ['orders', 'products'] : ['averageOrder', 'customers'],
    size: { w: 6, h: 5 }
  }))
  const asked = { ...overview('many'), tiles, fresh: 'now' as const }
  const beganMs = performance.now()
  await core.client.explore.board(asked)
  const wholeMs = performance.now() - beganMs
  const leaving = new AbortController()
  const left = codeOf(core.client.explore.board(asked, { signal: leaving.signal }))
  await sleep(wholeMs / 10)
  const leftMs = performance.now()
  leaving.abort()
  expect(await left).toBe('cancelled')
  // All places are free again: what would still run would be in the way.
  expect((await core.client.explore.board(overview('b'))).dataset).toBe('b')
  expect(performance.now() - leftMs).toBeLessThan(wholeMs / 2)
})

test('a cluster is asked no more than so many statements at once, and leaving ends those and no other begins', async () => {
  const { client } = core
  const before = await client.explore.board(overview('far'))
  moveToCluster(database(), 'far', cluster.url)
  // What is kept is shown without a question.
  expect(await client.explore.board({ ...overview('far'), fresh: 'if-older' })).toEqual(before)
  expect(await client.explore.keptBoard(overview('far'))).toMatchObject({ isStale: false })
  expect(cluster.asked).toEqual([])

  aheadMs = 6 * minuteMs
  expect(await client.explore.keptBoard(overview('far'))).toMatchObject({ isStale: true, isOfOlderVersion: false })
  for (const most of [4, 2]) {
    await client.settings.set({ queriesAtOnce: most })
    const begun = cluster.asked.length
    const leaving = new AbortController()
    const left = codeOf(client.explore.board({ ...overview('far'), fresh: 'if-older' }, { signal: leaving.signal }))
    await expect.poll(() => cluster.asked.length - begun).toBe(most)
    await sleep(150)
    leaving.abort()
    expect(await left).toBe('cancelled')
    await expect.poll(() => [...cluster.ended].sort()).toEqual([...cluster.asked].sort())
    expect(cluster.asked.length - begun).toBe(most)
  }
  expect(cluster.mostAtOnce()).toBe(4)
  expect(await client.explore.board(overview('far'))).toEqual(before)
})

test('with the cluster away the kept board is there, also of an older load, and says so', async () => {
  const { client } = core
  cluster.close()
  const before = await client.explore.keptBoard(overview('far'))
  expect(await codeOf(client.explore.board({ ...overview('far'), fresh: 'now' }))).toBe('druid.unreachable')
  expect(await client.explore.keptBoard(overview('far'))).toEqual(before)
  const version = (before?.board.version ?? 0) + 1
  moveToCluster(database(), 'far', cluster.url, { version, updatedMs: Date.now() })
  expect(await codeOf(client.explore.board(overview('far')))).toBe('druid.unreachable')
  expect(await client.explore.keptBoard(overview('far'))).toEqual({
    board: before?.board,
    isOfOlderVersion: true,
    isStale: true
  })
  expect(await client.explore.keptQuestions({ dataset: 'far' })).toMatchObject([
    { query: { board: 'overview' }, isOfOlderVersion: true }
  ])
  expect(await client.explore.keptBoard({ ...overview('far'), board: 'growth' })).toBeNull()
})

test('what takes longer than a person wants is written down, with what it was asked for', async () => {
  const { client } = core
  await client.explore.forgetSlowQueries({})
  await client.settings.set({ slowHereMs: 10 })
  const { tiles } = await client.explore.board({ ...overview('many'), fresh: 'now' })
  const sql = 'SELECT count(*) AS n FROM range(3000000) a, range(100) b'
  await client.explore.sql({ sql })
  await client.settings.set({ slowHereMs: 600_000 })
  await client.explore.sql({ sql })
  const slow = await client.explore.slowQueries({})
  expect(slow.map(({ tookMs }) => tookMs)).toEqual(slow.map(({ tookMs }) => tookMs).sort((a, b) => b - a))
  expect(slow.filter((one) => one.sql === sql)).toMatchObject([
    { dataset: null, board: null, rows: 1, errorCode: null }
  ])
  const ofBoard = slow.filter(({ dataset }) => dataset === 'many')
  expect(ofBoard.length).toBeGreaterThan(0)
  expect(new Set(ofBoard.map(({ board }) => board))).toEqual(new Set(['overview']))
  // Which ones are slow is the machine's affair.
  const ids = tiles.map(({ id }) => id)
  for (const one of ofBoard) expect(one.tiles.length).toBeGreaterThan(0)
  expect(ids).toEqual(expect.arrayContaining(ofBoard.flatMap((one) => one.tiles)))
  for (const one of ofBoard) expect(one.sql).not.toMatch(/\?/)
  expect(await client.explore.slowQueries({ connectionId })).toEqual([])
  await client.explore.forgetSlowQueries({})
  expect(await client.explore.slowQueries({})).toEqual([])
})
