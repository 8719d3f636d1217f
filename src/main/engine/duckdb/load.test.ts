import { existsSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Expectation } from '../../../shared/contract/engine'
import type { Column } from '../../../shared/domain/column-type'
import { AppError } from '../../../shared/errors'
import { type LocalWarehouse, openWarehouse } from './index'
import { codeOf, loaded, openWorkbench, rowsOf, salesOf, salesSchema, type Workbench } from './parts-under-test'

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

const january = salesOf([
  ['A1', '2024-01-05', 2, '10.10'],
  ['A2', '2024-01-31', 1, '-0.05']
])
const february = salesOf([['A3', '2024-02-29', 4, '99.99']])
const march = salesOf([['A4', '2024-03-01', 1, '1000000.01']])
const totals = 'SELECT count(*), sum(revenue), sum(quantity) FROM sales'

const widened = (name: string, type: Column['type']) =>
  salesSchema.map((column) => (column.name === name ? { name, type } : column))

test('a load makes the table, answers the expectations and describes what is there', async () => {
  const parts = [await bench.part('job1', '2024-01', january), await bench.part('job1', '2024-02', february)]
  const expectations: Expectation[] = [
    { kind: 'rows', column: null, value: '3' },
    { kind: 'sum', column: 'revenue', value: '110.040' },
    { kind: 'sum', column: 'quantity', value: '7' },
    { kind: 'min', column: '__time', value: '2024-01-05T00:00:00.000Z' },
    { kind: 'max', column: 'order_date', value: '2024-02-29' },
    { kind: 'distinct', column: 'order_id', value: '3' }
  ]
  const { rows, parity, months } = await loaded(warehouse, { parts, expectations })
  expect(rows).toBe(3)
  expect(parity.map((row) => [row.name, row.warehouse, row.equal])).toEqual([
    ['rows', '3', true],
    ['sum(revenue)', '110.040', true],
    ['sum(quantity)', '7', true],
    ['min(__time)', '2024-01-05 00:00:00', true],
    ['max(order_date)', '2024-02-29', true],
    ['distinct(order_id)', '3', true]
  ])
  expect(months).toEqual([
    { month: '2024-01', rows: 2, rowsBefore: 0 },
    { month: '2024-02', rows: 1, rowsBefore: 0 }
  ])
  expect(await warehouse.describe('sales')).toEqual({
    exists: true,
    schema: salesSchema,
    rows: 3,
    from: '2024-01-05',
    through: '2024-02-29',
    months: [
      { month: '2024-01', rows: 2 },
      { month: '2024-02', rows: 1 }
    ]
  })
  expect(await warehouse.describe('other')).toMatchObject({ exists: false, rows: 0, months: [] })
  const size = await warehouse.size()
  expect(size.rows).toBe(3)
  expect(size.sizeBytes).toBeGreaterThan(0)
})

test('sums beyond the largest number are equal to each other and to no other', async () => {
  const doubles = january.replaceAll('r::DECIMAL(12,2)', '(1e308 * sign(r))::DOUBLE')
  const parts = [await bench.part('job1', '2024-01', doubles.replace('-0.05', '0.05'))]
  const schema = widened('revenue', { kind: 'double' })
  const sum = (value: string): Expectation[] => [{ kind: 'sum', column: 'revenue', value }]
  expect(await codeOf(loaded(warehouse, { parts, schema, expectations: sum('5') }))).toBe('load.parity')
  const { parity } = await loaded(warehouse, { parts, schema, expectations: sum('Infinity') })
  expect(parity).toEqual([{ name: 'sum(revenue)', shaped: 'Infinity', warehouse: 'inf', equal: true }])
})

test('the same file twice leaves the same totals; other months stay', async () => {
  const first = [await bench.part('job1', '2024-01', january), await bench.part('job1', '2024-03', march)]
  await loaded(warehouse, { parts: first })
  const again = [await bench.part('job2', '2024-01', january)]
  const { months } = await loaded(warehouse, { jobId: 'job2', parts: again })
  expect(months).toEqual([{ month: '2024-01', rows: 2, rowsBefore: 2 }])
  expect(await rowsOf(warehouse, totals)).toEqual([[3, '1000010.06', '4']])
})

test('append adds, replace-all empties and takes the new columns', async () => {
  await loaded(warehouse, { parts: [await bench.part('job1', '2024-01', january)] })
  await loaded(warehouse, { jobId: 'job2', mode: 'append', parts: [await bench.part('job2', '2024-01', january)] })
  expect(await rowsOf(warehouse, totals)).toEqual([[4, '20.10', '6']])
  const schema: Column[] = [{ name: 'when', type: { kind: 'timestamp', zone: 'offset' } }]
  const select = `SELECT TIMESTAMP '2024-05-01 10:00:00' AS __time, TIMESTAMP '2024-05-01 10:00:00' AS "when"`
  const parts = [await bench.part('job3', '2024-05', select)]
  const { months } = await loaded(warehouse, { jobId: 'job3', mode: 'replace-all', schema, parts })
  expect(months).toEqual([{ month: '2024-05', rows: 1, rowsBefore: 0 }])
  expect((await warehouse.describe('sales')).schema).toEqual(schema)
})

test('the same job tried again does not count twice, also with append', async () => {
  const parts = [await bench.part('job1', '2024-01', january)]
  await loaded(warehouse, { mode: 'append', parts })
  await loaded(warehouse, { mode: 'append', parts })
  expect(await rowsOf(warehouse, totals)).toEqual([[2, '10.05', '3']])
})

test('a dataset without an order date is replaced as a whole', async () => {
  const schema: Column[] = [{ name: 'x', type: { kind: 'double' } }]
  const select = (values: string) => `SELECT * FROM (VALUES ${values}) t(x)`
  const first = [await bench.part('job1', null, select('(1.5::DOUBLE), (2.5)'))]
  await loaded(warehouse, { schema, parts: first, expectations: [{ kind: 'sum', column: 'x', value: '4' }] })
  const second = [await bench.part('job2', null, select('(7.5::DOUBLE)'))]
  await loaded(warehouse, { schema, jobId: 'job2', parts: second })
  expect(await rowsOf(warehouse, 'SELECT x, __time FROM sales')).toEqual([[7.5, null]])
  expect(await warehouse.describe('sales')).toMatchObject({ rows: 1, from: null, through: null, months: [] })
})

test('an expectation that does not hold rolls back', async () => {
  await loaded(warehouse, { parts: [await bench.part('job1', '2024-01', january)] })
  const parts = [await bench.part('job2', '2024-01', march.replaceAll('2024-03', '2024-01'))]
  const wrong: Expectation[][] = [
    [{ kind: 'sum', column: 'revenue', value: '1000000.02' }],
    [{ kind: 'rows', column: null, value: '2' }],
    [{ kind: 'max', column: '__time', value: '2024-01-02 00:00:00' }],
    [{ kind: 'distinct', column: 'order_id', value: '2' }],
    [{ kind: 'min', column: 'order_id', value: null }]
  ]
  for (const expectations of wrong) {
    expect(await codeOf(loaded(warehouse, { jobId: 'job2', parts, expectations }))).toBe('load.parity')
  }
  expect(await rowsOf(warehouse, totals)).toEqual([[2, '10.05', '3']])
})

test('rows outside of their part, or a part with other rows than it says, roll back', async () => {
  const stray = await bench.part('job1', '2024-02', january)
  expect(await codeOf(loaded(warehouse, { parts: [stray] }))).toBe('load.parity')
  const part = await bench.part('job1', '2024-01', january)
  expect(await codeOf(loaded(warehouse, { parts: [{ ...part, rows: 3 }] }))).toBe('load.parity')
  expect((await warehouse.describe('sales')).exists).toBe(false)
})

test('other columns are refused, and said which', async () => {
  await loaded(warehouse, { parts: [await bench.part('job1', '2024-01', january)] })
  const parts = [await bench.part('job2', '2024-02', february)]
  const schema: Column[] = [
    { name: 'order_id', type: { kind: 'long' } },
    { name: 'order_date', type: { kind: 'date' } },
    { name: 'revenue', type: { kind: 'decimal', precision: 12, scale: 2 } },
    { name: 'region', type: { kind: 'string' } }
  ]
  const failed = await loaded(warehouse, { jobId: 'job2', parts, schema }).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(AppError)
  expect(failed).toMatchObject({
    code: 'load.schema-differs',
    details: { difference: 'order_id is string there and long here; quantity is missing; region is new' }
  })
  expect((await warehouse.describe('sales')).rows).toBe(2)
})

test('decimals and longs are widened exactly, and never narrowed', async () => {
  await loaded(warehouse, { parts: [await bench.part('job1', '2024-01', january)] })
  const fine = `SELECT * REPLACE (0.1234::DECIMAL(10,4) AS revenue, 1.5::DECIMAL(4,1) AS quantity) FROM (${february})`
  const schema = widened('revenue', { kind: 'decimal', precision: 10, scale: 4 }).map((column) =>
    column.name === 'quantity'
      ? { name: 'quantity', type: { kind: 'decimal' as const, precision: 4, scale: 1 } }
      : column
  )
  await loaded(warehouse, { jobId: 'job2', schema, parts: [await bench.part('job2', '2024-02', fine)] })
  expect(await rowsOf(warehouse, totals)).toEqual([[3, '10.1734', '4.5']])
  const types = (await warehouse.describe('sales')).schema.map(({ type }) => type)
  expect(types[2]).toEqual({ kind: 'decimal', precision: 20, scale: 1 })
  expect(types[3]).toEqual({ kind: 'decimal', precision: 14, scale: 4 })
  await loaded(warehouse, { jobId: 'job3', parts: [await bench.part('job3', '2024-03', march)] })
  expect((await warehouse.describe('sales')).schema.map(({ type }) => type)).toEqual(types)
})

test('columns that differ only in case, or are ours, are refused', async () => {
  const parts = [await bench.part('job1', '2024-01', january)]
  const clashes: Column[][] = [
    [...salesSchema, { name: 'Revenue', type: { kind: 'string' } }],
    [...salesSchema, { name: '__TIME', type: { kind: 'string' } }],
    [...salesSchema, { name: '__load', type: { kind: 'string' } }]
  ]
  for (const schema of clashes) expect(await codeOf(loaded(warehouse, { parts, schema }))).toBe('load.column-clash')
  expect(await codeOf(loaded(warehouse, { parts, dataset: 'x"; DROP TABLE y; --' }))).toBe('load.bad-name')
})

test('column names and paths are taken literally', async () => {
  const name = `we "quote" it's; --`
  const select = `SELECT TIMESTAMP '2024-01-01' AS __time, 'x' AS "we ""quote"" it's; --"`
  const schema: Column[] = [{ name, type: { kind: 'string' } }]
  await loaded(warehouse, { schema, parts: [await bench.part("job 'x'*?", '2024-01', select)] })
  expect((await warehouse.describe('sales')).schema).toEqual(schema)
})

test('a cancel in the middle leaves the old rows', async () => {
  await loaded(warehouse, { parts: [await bench.part('job1', '2024-01', january)] })
  const parts = [
    await bench.part('job2', '2024-01', february.replaceAll('2024-02-29', '2024-01-29')),
    await bench.part('job2', '2024-02', february)
  ]
  const abort = new AbortController()
  const run = async () => {
    const input = {
      dataset: 'sales',
      jobId: 'job2',
      parts,
      schema: salesSchema,
      mode: 'append',
      expectations: []
    } as const
    for await (const message of warehouse.load(input, abort.signal)) if (message.kind === 'progress') abort.abort()
  }
  expect(await codeOf(run())).toBe('cancelled')
  expect(await rowsOf(warehouse, totals)).toEqual([[2, '10.05', '3']])
})

test('a cancel interrupts a long part at once; a listener that leaves does so too', async () => {
  const long = `SELECT TIMESTAMP '2024-01-01' + to_seconds(range % 86400) AS __time, hash(range)::VARCHAR AS x
    FROM range(6000000)`
  const schema: Column[] = [{ name: 'x', type: { kind: 'string' } }]
  const parts = [await bench.part('job1', '2024-01', long)]
  const input = { dataset: 'long', jobId: 'job1', parts, schema, mode: 'append', expectations: [] } as const
  const abort = new AbortController()
  const run = async () => {
    for await (const message of warehouse.load(input, abort.signal)) {
      // The first word comes from the middle of the only part.
      expect(message).toMatchObject({ kind: 'progress' })
      abort.abort()
    }
  }
  expect(await codeOf(run())).toBe('cancelled')
  for await (const message of warehouse.load(input)) {
    expect(message).toMatchObject({ kind: 'progress', progress: { step: 'load' } })
    break
  }
  expect((await warehouse.describe('long')).exists).toBe(false)
})

test('loads and drops wait for each other; readers see a whole state', async () => {
  const one = [await bench.part('job1', '2024-01', january)]
  const two = [await bench.part('job2', '2024-01', january)]
  const [first, second] = await Promise.all([
    loaded(warehouse, { parts: one }),
    loaded(warehouse, { jobId: 'job2', parts: two })
  ])
  expect([first.rows, second.rows]).toEqual([2, 2])
  expect(second.months).toEqual([{ month: '2024-01', rows: 2, rowsBefore: 2 }])
  await warehouse.drop('sales')
  await warehouse.drop('sales')
  expect((await warehouse.describe('sales')).exists).toBe(false)
})

test('loading the same month again and again does not make the file grow; a drop gives its space back', async () => {
  const select = `SELECT TIMESTAMP '2024-01-01' AS __time, hash(range)::VARCHAR AS x FROM range(200000)`
  const input = {
    schema: [{ name: 'x', type: { kind: 'string' as const } }],
    parts: [await bench.part('job', '2024-01', select)]
  }
  await loaded(warehouse, input)
  const { sizeBytes } = await warehouse.size()
  for (const jobId of ['job2', 'job3', 'job4', 'job5', 'job6']) await loaded(warehouse, { ...input, jobId })
  expect((await warehouse.size()).sizeBytes).toBeLessThan(3 * sizeBytes)
  await warehouse.drop('sales')
  expect((await warehouse.size()).sizeBytes).toBeLessThan(sizeBytes)
})

test('parts outside of the store are not read', async () => {
  const part = await bench.part('../outside', '2024-01', january)
  expect(existsSync(part.path)).toBe(true)
  await expect(loaded(warehouse, { parts: [part] })).rejects.toThrow(/disabled by configuration/)
})

test('a load does not wait for a query that is still running, nor disturb it', async () => {
  await loaded(warehouse, { parts: [await bench.part('job1', '2024-01', january)] })
  const abort = new AbortController()
  const sql = 'SELECT count(*) FROM sales, range(1000000000000) a'
  const running = codeOf(warehouse.query({ sql, params: [], limit: 1, timeoutMs: 60_000 }, abort.signal))
  const parts = [await bench.part('job2', '2024-02', february)]
  expect((await loaded(warehouse, { jobId: 'job2', parts })).rows).toBe(1)
  await warehouse.drop('other')
  expect(await rowsOf(warehouse, totals)).toEqual([[3, '110.04', '7']])
  abort.abort()
  expect(await running).toBe('cancelled')
})
