/** The engine contract inside Electron's utility processes: V8's memory cage, the real message port, real deaths. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type ElectronApplication, expect, test } from '@playwright/test'
import type { ShapeResult } from '../../src/shared/contract/engine'
import { orders, readingsOf, recipeOf, startEngines } from './engine-under-test'

// One app for all: a load needs what was shaped before it.
test.describe.configure({ mode: 'serial' })

let dir = ''
let workDir = ''
let electron: ElectronApplication
let shaped: ShapeResult

test.beforeAll(async () => {
  // A bracket and a star would be a pattern to a careless reader of paths.
  dir = mkdtempSync(join(tmpdir(), 'engine [1]* '))
  workDir = join(dir, 'work')
  electron = await startEngines(dir)
})
test.afterAll(async () => {
  await electron?.close()
  rmSync(dir, { recursive: true, force: true })
})

const todayIso = '2024-06-01'

const sniff = (path: string) =>
  electron.evaluate((_, input) => engines.reader.call((client) => client.reader.sniff(input)), { path, override: {} })

/** Writes a file and opens it; the input that every other call takes. */
async function opened(name: string, bytes: string | Uint8Array) {
  const path = join(dir, name)
  writeFileSync(path, bytes)
  return { ...(await sniff(path)), workDir }
}

test('both engines run as utility processes of a V8 with its memory cage', async () => {
  const { cage, names, pings } = await electron.evaluate(async ({ app }) => {
    const reader = await engines.reader.call((client) => client.life.ping({}))
    const warehouse = await engines.warehouse.call((client) => client.life.ping({}))
    const processes = app.getAppMetrics()
    return {
      cage: (process.config.variables as unknown as Record<string, unknown>).v8_enable_sandbox,
      names: [reader, warehouse].map(({ pid }) => {
        const found = processes.find((each) => each.pid === pid)
        return [found?.type, found?.name]
      }),
      pings: [reader, warehouse].map(({ role, pid, memoryBytes }) => [
        role,
        pid === engines[role].pid(),
        memoryBytes > 0
      ])
    }
  })
  expect(Boolean(cage)).toBe(true)
  expect(names).toEqual([
    ['Utility', 'sales-analytics-reader'],
    ['Utility', 'sales-analytics-warehouse']
  ])
  expect(pings).toEqual([
    ['reader', true, true],
    ['warehouse', true, true]
  ])
})

for (const { what, name, bytes, kind } of [
  {
    what: 'UTF-8',
    name: 'orders.csv',
    bytes: Buffer.from(orders),
    kind: { encoding: 'utf-8', hasBom: false, compression: 'none' }
  },
  {
    what: 'UTF-16 in gzip',
    name: 'orders-16.csv.gz',
    bytes: gzipSync(Buffer.from(`\uFEFF${orders}`, 'utf16le')),
    kind: { encoding: 'utf-16le', hasBom: true, compression: 'gz' }
  }
]) {
  test(`a file in ${what} is sniffed, scanned and read by windows; a ragged row is told`, async () => {
    const { source, first } = await opened(name, bytes)
    expect(source).toMatchObject({ ...kind, columns: ['order', 'date', 'city', 'qty', 'price'] })
    expect(source.dialect).toMatchObject({ delimiter: ',', quote: '"', hasHeader: true, skipLines: 0 })
    expect(first.map(({ cells }) => cells.length)).toEqual([5, 5, 5, 4, 5, 5])
    const answer = await electron.evaluate(
      async (_, at) => ({
        scan: await engines.all(engines.reader.feed((client) => client.reader.scan(at))),
        window: await engines.reader.call((client) => client.reader.rows({ ...at, offset: 1, limit: 3 })),
        hash: await engines.reader.call((client) => client.reader.hash(at))
      }),
      { source, workDir }
    )
    const last = answer.scan.at(-1)
    expect(last).toMatchObject({
      kind: 'structure',
      structure: {
        rowCount: 6,
        columnCount: 5,
        raggedCount: 1,
        ragged: [{ row: 3, line: 5, fields: 4 }],
        blankLines: 0,
        brokenQuoteRows: 0,
        undecodableCount: 0,
        endsInQuote: false,
        textBytes: Buffer.byteLength(orders)
      }
    })
    expect(answer.window).toEqual({
      rowCount: 6,
      rows: [
        { row: 1, line: 3, cells: ['A2', '01/02/2024', 'Rome, "old"', '3', '0.10'] },
        { row: 2, line: 4, cells: ['A3', '31/02/2024', 'Rome', '1', '1.00'] },
        { row: 3, line: 5, cells: ['A4', '02/02/2024', 'Rome', '1'] }
      ]
    })
    expect(answer.hash.contentHash).toBe(createHash('sha256').update(bytes).digest('hex'))
  })
}

test('an error keeps its code and details over the message port', async () => {
  const path = join(dir, 'nowhere.csv')
  const outcome = await electron.evaluate(
    (_, input) => engines.outcomeOf(engines.reader.call((client) => client.reader.sniff(input))),
    { path, override: {} }
  )
  expect(outcome).toMatchObject({ code: 'open.not-found', details: { path } })
})

test('every row is checked against the readings', async () => {
  const { source } = await sniff(join(dir, 'orders-16.csv.gz'))
  const messages = await electron.evaluate(
    (_, input) => engines.all(engines.reader.feed((client) => client.reader.check(input))),
    { source, workDir, chosen: readingsOf('DD/MM/YYYY'), todayIso }
  )
  const last = messages.at(-1)
  if (last?.kind !== 'facts') throw new Error('no facts')
  // The ragged row belongs to no column; A3 counts for qty, A5 for price.
  expect(last.facts.columns.map((c) => [c.name, c.validCount, c.invalidCount, c.min, c.max, c.sum])).toEqual([
    ['order', 5, 0, 'A1', 'A6', null],
    ['date', 4, 1, '2024-01-31', '2024-02-29', null],
    ['city', 5, 0, 'Köln', 'Rome, "old"', null],
    ['qty', 4, 1, '1', '4', '10'],
    ['price', 5, 0, '0.1', '10.5', '18.85']
  ])
  expect(last.facts.columns.flatMap((c) => c.invalidExamples)).toEqual([
    { row: 2, line: 4, text: '31/02/2024' },
    { row: 4, line: 6, text: 'x' }
  ])
})

test('Polars measures, previews and shapes: ledger, exact sums, months, rejected rows', async () => {
  const { source } = await sniff(join(dir, 'orders-16.csv.gz'))
  const outDir = join(dir, 'store', 'job1')
  const answer = await electron.evaluate(
    async (_, { outDir, ...input }) => ({
      measure: await engines.all(engines.reader.feed((client) => client.reader.measure(input))),
      preview: await engines.reader.call((client) => client.reader.preview({ ...input, offset: 0, limit: 6 })),
      shape: await engines.all(engines.reader.feed((client) => client.reader.shape({ ...input, outDir })))
    }),
    { source, workDir, recipe: recipeOf('DD/MM/YYYY'), outDir }
  )
  const rejectedByReason = ['date', 'qty', 'ragged'].map((reason) => ({ reason, rows: 1 }))
  const ledger = { read: 6, loaded: 3, rejected: 3, filtered: 0, deduplicated: 0 }
  const months = [
    { month: '2024-01', rows: 1 },
    { month: '2024-02', rows: 2 }
  ]
  const measured = answer.measure.at(-1)
  if (measured?.kind !== 'measured') throw new Error('nothing measured')
  expect(measured.measure).toMatchObject({
    ledger,
    months,
    rejectedByReason,
    // 2 + 3 + 4; 10.50 + 0.10 + 5.25; 2 x 10.50 + 3 x 0.10 + 4 x 5.25
    totals: { qty: '9', price: '15.85', revenue: '42.30' }
  })
  expect(answer.preview.rows.map((row) => [row.outcome, row.reason])).toEqual([
    ['loaded', null],
    ['loaded', null],
    ['rejected', 'date'],
    ['rejected', 'ragged'],
    ['rejected', 'qty'],
    ['loaded', null]
  ])
  const last = answer.shape.at(-1)
  if (last?.kind !== 'shaped') throw new Error('nothing shaped')
  shaped = last.result
  expect(shaped).toMatchObject({ ledger, rejectedByReason })
  expect(shaped.parts.map(({ month, rows }) => ({ month, rows }))).toEqual(months)
  expect(readFileSync(shaped.rejectedPath ?? '', 'utf8')).toBe(
    [
      'line,row,column,reason,value,text',
      '4,3,date,not a date,31/02/2024,"A3,31/02/2024,Rome,1,1.00"',
      '5,4,,4 fields instead of 5,,"A4,02/02/2024,Rome,1"',
      '6,5,qty,not a whole number,x,"A5,03/02/2024,Köln,x,2.00"',
      ''
    ].join('\r\n')
  )
})

test('a file is exported as it was read', async () => {
  const { source } = await sniff(join(dir, 'orders-16.csv.gz'))
  const outPath = join(dir, 'export.csv')
  const input = { source, workDir, outPath }
  expect(await electron.evaluate((_, i) => engines.reader.call((c) => c.reader.exportText(i)), input)).toEqual({
    rows: 6
  })
  expect(readFileSync(outPath, 'utf8').replaceAll('\r\n', '\n')).toBe(orders)
})

const totalsSql = { sql: 'SELECT count(*), sum(qty), sum(revenue) FROM orders', limit: 10, timeoutMs: 20_000 }
const totals = () => electron.evaluate((_, q) => engines.warehouse.call((c) => c.warehouse.query(q)), totalsSql)

test('DuckDB loads the parts, answers every expectation and what was worked out by hand', async () => {
  const { parts, schema, expectations } = shaped
  const load = { dataset: 'orders', jobId: 'job1', mode: 'replace-months' as const, parts, schema, expectations }
  const { messages, described, size } = await electron.evaluate(
    async (_, input) => ({
      messages: await engines.all(engines.warehouse.feed((client) => client.warehouse.load(input))),
      described: await engines.warehouse.call((client) => client.warehouse.describe({ dataset: 'orders' })),
      size: await engines.warehouse.call((client) => client.warehouse.size({}))
    }),
    load
  )
  const last = messages.at(-1)
  if (last?.kind !== 'loaded') throw new Error('nothing loaded')
  expect(last.parity.map((row) => [row.name, row.warehouse, row.equal])).toEqual([
    ['rows', '3', true],
    ['sum(qty)', '9', true],
    ['sum(price)', '15.85', true],
    ['sum(revenue)', '42.30', true],
    ['min(__time)', '2024-01-31 00:00:00', true],
    ['max(__time)', '2024-02-29 00:00:00', true],
    ['distinct(order)', '3', true]
  ])
  expect(described).toMatchObject({ exists: true, rows: 3, from: '2024-01-31', through: '2024-02-29' })
  expect(size).toMatchObject({ rows: 3 })
  expect((await totals()).rows).toEqual([[3, '9', '42.30']])
})

test('parity that does not hold rolls the load back', async () => {
  const { parts, schema } = shaped
  const expectations = [{ kind: 'sum' as const, column: 'revenue', value: '42.31' }]
  const load = { dataset: 'orders', jobId: 'job2', mode: 'append' as const, parts, schema, expectations }
  const outcome = await electron.evaluate(
    (_, input) => engines.outcomeOf(engines.all(engines.warehouse.feed((client) => client.warehouse.load(input)))),
    load
  )
  expect(outcome.code).toBe('load.parity')
  expect((await totals()).rows).toEqual([[3, '9', '42.30']])
})

test("a person's SQL: one SELECT over the datasets, nothing else", async () => {
  const ask = (sql: string) =>
    electron.evaluate((_, input) => engines.outcomeOf(engines.answerOf(input)), {
      sql,
      datasets: ['orders'],
      limit: 10,
      timeoutMs: 20_000
    })
  const cities = await ask('SELECT city, revenue FROM orders ORDER BY city')
  expect(cities.value?.rows).toEqual([
    ['Köln', '21.00'],
    ['Lima', '21.00'],
    ['Rome, "old"', '0.30']
  ])
  for (const sql of [
    'DROP TABLE orders',
    `SELECT * FROM read_csv('${join(dir, 'orders.csv')}')`,
    'SELECT 1; SELECT 2'
  ]) {
    expect((await ask(sql)).code, sql).toBe('explore.sql-refused')
  }
  expect((await totals()).rows).toEqual([[3, '9', '42.30']])
})

test('what was loaded outlives a killed warehouse; a dropped dataset is gone', async () => {
  await electron.evaluate(() => {
    const pid = engines.warehouse.pid()
    if (pid === null) throw new Error('no warehouse')
    process.kill(pid, 'SIGKILL')
  })
  await expect.poll(() => electron.evaluate(() => engines.warehouse.restarts())).toBe(1)
  expect((await totals()).rows).toEqual([[3, '9', '42.30']])
  const described = await electron.evaluate(async () => {
    await engines.warehouse.call((client) => client.warehouse.drop({ dataset: 'orders' }))
    return engines.warehouse.call((client) => client.warehouse.describe({ dataset: 'orders' }))
  })
  expect(described).toMatchObject({ exists: false, rows: 0 })
})
