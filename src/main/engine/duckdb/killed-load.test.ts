import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWarehouse } from './index'
import { loaded, openWorkbench, rowsOf, salesOf, salesSchema, type Workbench } from './parts-under-test'

let bench: Workbench

beforeEach(async () => {
  bench = await openWorkbench()
})
afterEach(() => bench.close())

test('a process killed in the middle of a load leaves the old rows', async () => {
  const january = salesOf([['A1', '2024-01-05', 2, '10.10']])
  const first = await openWarehouse(bench.warehousePath)
  await loaded(first, { parts: [await bench.part('job1', '2024-01', january)] })
  await first.close()

  const many = (month: string) =>
    `SELECT TIMESTAMP '${month}-01' AS __time, range::VARCHAR AS order_id, DATE '${month}-01' AS order_date,
     1::BIGINT AS quantity, 5::DECIMAL(12,2) AS revenue FROM range(200000)`
  const parts = [
    await bench.part('job2', '2024-01', many('2024-01')),
    await bench.part('job2', '2024-02', many('2024-02'))
  ]
  const input = {
    dataset: 'sales',
    jobId: 'job2',
    parts,
    schema: salesSchema,
    mode: 'replace-months',
    expectations: []
  }
  const child = fork(fileURLToPath(new URL('./killed-load-under-test.mjs', import.meta.url)), {
    execArgv: ['--no-warnings']
  })
  const ended = once(child, 'exit')
  child.send({ path: bench.warehousePath, input })
  // It says so when the old month is deleted and all new rows are inserted, and waits inside the transaction.
  const [message] = await Promise.race([once(child, 'message'), ended])
  expect(message).toMatchObject({ kind: 'progress', progress: { step: 'load' } })
  child.kill('SIGKILL')
  await ended

  const after = await openWarehouse(bench.warehousePath)
  try {
    expect(await rowsOf(after, 'SELECT count(*), sum(revenue) FROM sales')).toEqual([[1, '10.10']])
    await loaded(after, { jobId: 'job2', parts })
    expect(await rowsOf(after, 'SELECT count(*), sum(revenue) FROM sales')).toEqual([[400_000, '2000000.00']])
  } finally {
    await after.close()
  }
})
