import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { collected } from '../../../../shared/contract/answer'
import type { SummaryPlan } from '../../../../shared/domain/query/summary-plan'
import { type LocalWarehouse, openWarehouse } from '../index'
import { loaded, openWorkbench, rowsOf, type Workbench } from '../parts-under-test'

let bench: Workbench
let warehouse: LocalWarehouse
beforeEach(async () => {
  bench = await openWorkbench()
  warehouse = await openWarehouse(bench.warehousePath)
})
afterEach(async () => {
  await warehouse.close()
  bench.close()
})

const plan: SummaryPlan = {
  leastRows: 0,
  dimensions: [],
  entities: [],
  values: [
    { name: 'm0', of: 'rows', row: 'CAST(1 AS BIGINT)', whole: 'rows', known: [] },
    { name: 'm1', of: 'revenue', row: 'revenue', whole: 'revenue', known: [] }
  ],
  orders: { column: 'order_id', counts: [{ name: 'o0', of: 'orders', when: 'true' }] }
}

const lines = (month: string, count: number) =>
  `SELECT TIMESTAMP '${month}-01' + INTERVAL (range % 20) DAY AS __time, 'O${month} ' || range AS order_id, DATE '${month}-01' AS order_date,
   1::BIGINT AS quantity, 5::DECIMAL(12,2) AS revenue FROM range(${count})`

async function load(job: string, month: string, count: number, mode: 'replace-months' | 'append' = 'append') {
  const parts = [await bench.part(job, month, lines(month, count))]
  return await loaded(warehouse, { jobId: job, parts, mode })
}

async function sumOf(table: string | undefined) {
  return await rowsOf(warehouse, `SELECT sum(m0), sum(m1), sum(o0_0) FROM summary."${table}"`)
}
const tables = () =>
  rowsOf(warehouse, "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'summary' AND table_name <> 'made'")

test('a summary is made behind the first question, and is there for the next one', async () => {
  await load('job1', '2024-01', 1000)
  expect(await warehouse.summaries('sales', plan, false)).toEqual([])
  const [made] = await warehouse.summaries('sales', plan, true)
  expect(made).toMatchObject({ grain: 'day', rows: 20, orders: { fixed: [], pins: [[]] } })
  expect(await sumOf(made?.table)).toEqual([['1000', '5000.00', '1000']])
  expect(await warehouse.summaries('sales', plan, false)).toEqual([made])
  // Another plan, because roles have changed, makes others in its place.
  const [other] = await warehouse.summaries('sales', { ...plan, orders: null }, true)
  expect([other?.orders, other?.table === made?.table]).toEqual([null, false])
  expect(await tables()).toEqual([[1]])
})

test('every change of the rows takes the summaries away: append, replace, a load that is tried again, drop', async () => {
  await load('job1', '2024-01', 1000)
  const changes = [
    () => load('job2', '2024-02', 500),
    () => load('job3', '2024-01', 700, 'replace-months'),
    () => load('job3', '2024-01', 700, 'replace-months')
  ]
  const expected = [1500, 1200, 1200]
  for (const [index, change] of changes.entries()) {
    await warehouse.summaries('sales', plan, true)
    await change()
    expect(await tables()).toEqual([[0]])
    const [made] = await warehouse.summaries('sales', plan, true)
    const rows = expected[index] ?? 0
    expect((await sumOf(made?.table))[0]?.slice(0, 2)).toEqual([String(rows), `${rows * 5}.00`])
  }
  await warehouse.drop('sales')
  expect(await tables()).toEqual([[0]])
})

test('a load that fails leaves rows and summaries as they were', async () => {
  await load('job1', '2024-01', 1000)
  const [made] = await warehouse.summaries('sales', plan, true)
  const parts = [await bench.part('job2', '2024-02', lines('2024-02', 10))]
  const wrong = [{ kind: 'rows' as const, column: null, value: '11' }]
  await expect(loaded(warehouse, { jobId: 'job2', parts, mode: 'append', expectations: wrong })).rejects.toThrow()
  expect(await warehouse.summaries('sales', plan, false)).toEqual([made])
  expect(await sumOf(made?.table)).toEqual([['1000', '5000.00', '1000']])
})

test('a load ends the making of a summary; nothing of it stays', async () => {
  await load('job1', '2024-01', 1_000_000)
  const making = warehouse.summaries('sales', plan, true)
  await setTimeout(30)
  await load('job2', '2024-02', 10)
  expect(await making).toEqual([])
  expect(await rowsOf(warehouse, "SELECT count(*) FROM duckdb_schemas() WHERE schema_name = 'summary'")).toEqual([[0]])
  const [made] = await warehouse.summaries('sales', plan, true)
  expect((await sumOf(made?.table))[0]?.[0]).toBe('1000010')
})

test('a question to a summary that is gone is asked of the rows; a wrong one is an error', async () => {
  await load('job1', '2024-01', 1000)
  const limits = { params: [], limit: 10, timeoutMs: 10_000 }
  const instead = { sql: 'SELECT count(*) FROM sales', params: [] }
  const answer = await warehouse.query({ sql: 'SELECT sum(m0) FROM summary."day gone"', instead, ...limits })
  expect(answer.rows).toEqual([[1000]])
  await expect(warehouse.query({ sql: 'SELECT wrong FROM sales', instead, ...limits })).rejects.toThrow('wrong')
})

test('SQL of a person does not see them', async () => {
  await load('job1', '2024-01', 10)
  await warehouse.summaries('sales', plan, true)
  const asked = { datasets: ['sales'], limit: 10, timeoutMs: 10_000 }
  await expect(collected(warehouse.userQuery({ sql: 'SELECT * FROM summary.made', ...asked }))).rejects.toMatchObject({
    code: 'explore.sql-refused'
  })
  expect((await warehouse.size()).rows).toBe(10)
})
