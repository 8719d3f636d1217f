import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalWarehouse, openWarehouse } from './index'
import { codeOf, openWorkbench, rowsOf, type Workbench } from './parts-under-test'

let bench: Workbench
let warehouse: LocalWarehouse

beforeAll(async () => {
  bench = await openWorkbench()
  warehouse = await openWarehouse(bench.warehousePath)
})
afterAll(async () => {
  await warehouse.close()
  bench.close()
})

const endless = 'SELECT count(*) FROM range(1000000000000) a, range(1000) b'
const limits = { limit: 10, timeoutMs: 30_000 }

test('values are exact: what a number can not hold is text', async () => {
  const sql = `SELECT 1.50::DECIMAL(38,2), -0.05::DECIMAL(4,2), 5::BIGINT, 9007199254740993::BIGINT, 5::HUGEINT,
    0.1::DOUBLE, 'nan'::DOUBLE, true, NULL, 'x'`
  expect(await rowsOf(warehouse, sql)).toEqual([
    ['1.50', '-0.05', 5, '9007199254740993', '5', 0.1, 'NaN', true, null, 'x']
  ])
})

test('dates and times are text, in UTC', async () => {
  const sql = `SELECT DATE '2024-02-29', TIMESTAMP '2024-02-29 10:11:12', TIMESTAMP '2024-02-29 10:11:12.5',
    TIMESTAMP '2024-02-29 10:11:12.123456', TIMESTAMPTZ '2024-02-29 10:11:12+02', INTERVAL 1 DAY, [1, 2]`
  expect(await rowsOf(warehouse, sql)).toEqual([
    [
      '2024-02-29',
      '2024-02-29 10:11:12',
      '2024-02-29 10:11:12.500',
      '2024-02-29 10:11:12.123456',
      '2024-02-29 08:11:12+00',
      '1 day',
      '[1, 2]'
    ]
  ])
})

test('parameters are values, never SQL', async () => {
  const params = ["'; DROP TABLE x; --", 2, 1.5, null]
  expect(await rowsOf(warehouse, 'SELECT ?, ? * 2, ?, ? IS NULL', params)).toEqual([[params[0], 4, 1.5, true]])
  expect(await rowsOf(warehouse, 'SELECT range FROM range(10) LIMIT ? OFFSET ?', [2, 3])).toEqual([[3], [4]])
})

test('the limit cuts, and says so', async () => {
  const query = (limit: number) =>
    warehouse.query({ sql: 'SELECT range AS n FROM range(5000)', params: [], limit, timeoutMs: 30_000 })
  expect(await query(3)).toMatchObject({
    columns: [{ name: 'n', type: 'BIGINT' }],
    rows: [[0], [1], [2]],
    truncated: true
  })
  const all = await query(5000)
  expect([all.rows.length, all.truncated]).toEqual([5000, false])
  expect(await query(0)).toMatchObject({ rows: [], truncated: true })
})

test('a time-out and a cancel end a query; the warehouse goes on', async () => {
  expect(await codeOf(warehouse.query({ sql: endless, params: [], limit: 1, timeoutMs: 50 }))).toBe('explore.timeout')
  const abort = new AbortController()
  const running = codeOf(warehouse.query({ sql: endless, params: [], ...limits }, abort.signal))
  abort.abort()
  expect(await running).toBe('cancelled')
  expect(await codeOf(warehouse.query({ sql: 'SELECT 1', params: [], ...limits }, abort.signal))).toBe('cancelled')
  expect(await rowsOf(warehouse, 'SELECT 1')).toEqual([[1]])
})

test('more queries than lanes all get their answer', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => rowsOf(warehouse, 'SELECT ?', [n])))
  expect(answers.flat(2)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
})

test('the warehouse of another process, or no database, is said to be unusable', async () => {
  expect(await codeOf(openWarehouse(bench.dir))).toBe('workspace.unusable')
})

test('who leaves while others have all places is gone at once; what loads look up has places of its own', async () => {
  const stop = new AbortController()
  const slow = Array.from({ length: 3 }, () =>
    codeOf(warehouse.query({ sql: endless, params: [], ...limits }, stop.signal))
  )
  const leaving = new AbortController()
  const waiting = codeOf(warehouse.query({ sql: 'SELECT 1', params: [], ...limits }, leaving.signal))
  await new Promise((resolve) => setTimeout(resolve, 200))
  const leftMs = performance.now()
  leaving.abort()
  expect(await waiting).toBe('cancelled')
  expect(performance.now() - leftMs).toBeLessThan(100)
  expect(await warehouse.describe('nothing_there')).toMatchObject({ exists: false })
  stop.abort()
  expect(await Promise.all(slow)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  const answer = await warehouse.query({ sql: 'SELECT 1', params: [], ...limits })
  expect(answer.waitedMs).toBeLessThan(100)
})
