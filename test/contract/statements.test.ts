/** SQL through the whole core with its real engine: rows as they come, cancel, what is remembered. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Core } from '../../src/main/core'
import { extended } from '../../src/shared/contract/answer'
import { fromWire } from '../../src/shared/contract/wire'
import { coreIn, ownFolder, removed } from './core-under-test'

/** Would run for years. */
const endless = 'SELECT count(*) FROM range(1000000000000) a, range(1000) b'

let dir = ''
let core: Core

beforeAll(async () => {
  dir = ownFolder('statements')
  core = await coreIn(dir)
  const path = join(dir, 'orders.csv')
  const lines = Array.from({ length: 30 }, (_, n) => `2024-${String((n % 3) + 1).padStart(2, '0')}-10,O${n},${n}.50`)
  writeFileSync(path, ['order_date,order_id,revenue', ...lines].join('\n'))
  const { jobId } = await core.client.load.localUpload({ path, dataset: 'orders' })
  await core.jobSettled(jobId)
})
afterAll(async () => {
  await core.close()
  removed(dir)
})

const asked = (search = '') => core.client.explore.askedStatements({ search })

test('rows come in pieces, and together they are the answer', async () => {
  const sql = 'SELECT n, n * 2 AS m FROM range(6000) t(n)'
  const kinds: string[] = []
  let table: Parameters<typeof extended>[0] = { columns: [], rows: [], truncated: false, tookMs: 0 }
  for await (const message of await core.client.explore.sqlFeed({ sql, limit: 5000 })) {
    kinds.push(message.kind)
    table = extended(table, message)
  }
  expect([kinds[0], kinds.at(-1)]).toEqual(['columns', 'end'])
  expect(kinds.filter((kind) => kind === 'rows').length).toBeGreaterThanOrEqual(10)
  expect([table.rows.length, table.truncated, table.rows.at(-1)]).toEqual([5000, true, [4999, 9998]])
  expect(table.firstRowMs).toBeLessThanOrEqual(table.tookMs)
  const whole = await core.client.explore.sql({ sql, limit: 5000 })
  expect(whole.rows).toEqual(table.rows)
  expect(await asked('range(6000)')).toMatchObject([{ sql, outcome: 'done', rows: 5000, times: 2, connectionId: null }])
})

test("Druid's SQL over a dataset that was loaded", async () => {
  const { rows } = await core.client.explore.sql({
    sql: "SELECT TIME_FORMAT(TIME_FLOOR(__time, 'P1M'), 'MMM yyyy'), COUNT(*) FROM druid.orders GROUP BY 1 ORDER BY MIN(__time)"
  })
  expect(rows).toEqual([
    ['Jan 2024', 10],
    ['Feb 2024', 10],
    ['Mar 2024', 10]
  ])
})

test('a cancel ends the query itself, and is remembered; the next statement runs', async () => {
  const abort = new AbortController()
  const feed = await core.client.explore.sqlFeed({ sql: endless }, { signal: abort.signal })
  const reading = (async () => {
    for await (const _message of feed);
  })()
  // Columns are there, rows are not.
  setTimeout(() => abort.abort(), 100)
  await expect(reading).rejects.toThrow()
  await expect.poll(async () => (await asked('range(1000000000000)'))[0]?.outcome).toBe('cancelled')

  // As often as the lanes for people are wide: each would be taken by a query that runs on.
  for (let n = 0; n < 3; n++) {
    const stop = new AbortController()
    const running = core.client.explore.sql({ sql: endless }, { signal: stop.signal })
    setTimeout(() => stop.abort(), 50)
    await expect(running).rejects.toThrow()
  }
  expect((await core.client.explore.sql({ sql: 'SELECT 1' })).rows).toEqual([[1]])
})

test('what was refused is remembered with its code; plans are not', async () => {
  const failed = await core.client.explore.sql({ sql: " SELECT LOOKUP(order_id, 'x') FROM orders " }).catch(fromWire)
  expect(failed).toMatchObject({ code: 'explore.sql-dialect', details: { word: 'LOOKUP', position: 9 } })
  expect(await asked('lookup')).toMatchObject([
    { sql: "SELECT LOOKUP(order_id, 'x') FROM orders", outcome: 'failed', rows: null, errorCode: 'explore.sql-dialect' }
  ])
  const plan = await core.client.explore.sql({ sql: 'SELECT max(revenue) FROM orders', explain: true })
  expect(plan.columns).toEqual([{ name: 'PLAN', type: 'VARCHAR' }])
  expect(await asked('max(revenue)')).toEqual([])
  const [one] = await asked('lookup')
  await core.client.explore.forgetStatement({ id: one?.id ?? 0 })
  expect(await asked('lookup')).toEqual([])
  await core.client.explore.forgetStatements({})
  expect(await asked()).toEqual([])
})

test('statements with a name', async () => {
  const first = await core.client.explore.saveStatement({ name: ' By month ', sql: 'SELECT 1' })
  await core.client.explore.saveStatement({ name: 'By month', sql: 'SELECT 2' })
  expect(await core.client.explore.savedStatements({ search: 'MONTH' })).toMatchObject([
    { id: first.id, name: 'By month', sql: 'SELECT 2' }
  ])
  expect(await core.client.explore.savedStatements({ connectionId: 'c1' })).toEqual([])
  await core.client.explore.removeSavedStatement({ id: first.id })
  expect(await core.client.explore.savedStatements({})).toEqual([])
})
