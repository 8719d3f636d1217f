import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import pl from 'nodejs-polars'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MonthTotals, PublishedFile } from '../../../shared/contract/engine'
import type { Column } from '../../../shared/domain/column-type'
import { publishedColumns } from '../../../shared/domain/druid/published'
import { epochMs, publishedLine, publishedText } from '../../../shared/domain/druid/published-row'
import { textLiteral } from './identifiers'
import { type LocalWarehouse, openWarehouse } from './index'
import { openWorkbench, type Workbench } from './parts-under-test'
import type { PublishInput } from './publish'

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

const schema: Column[] = [
  { name: 'order "id"', type: { kind: 'string' } },
  { name: 'day', type: { kind: 'date' } },
  { name: 'at', type: { kind: 'timestamp', zone: 'offset' } },
  { name: 'qty', type: { kind: 'long' } },
  { name: 'price', type: { kind: 'decimal', precision: 12, scale: 2 } },
  { name: 'big', type: { kind: 'decimal', precision: 30, scale: 1 } },
  { name: 'weight', type: { kind: 'double' } },
  { name: 'paid', type: { kind: 'boolean' } }
]

const january = `SELECT TIMESTAMP '2024-01-31 00:00:00' AS __time, 'a "1",
  second line' AS "order ""id""", DATE '2024-01-31' AS day, TIMESTAMP '2024-01-31 23:59:59.25' AS at,
  9007199254740993::BIGINT AS qty, -0.05::DECIMAL(12,2) AS price, 12345678901234567.5::DECIMAL(30,1) AS big, 0.1::DOUBLE AS weight, true AS paid`
const february = `SELECT TIMESTAMP '2024-02-01 00:00:00' AS __time, NULL AS "order ""id""", NULL::DATE AS day, NULL::TIMESTAMP AS at,
  NULL::BIGINT AS qty, 1000000.10::DECIMAL(12,2) AS price, NULL::DECIMAL(30,1) AS big, 'nan'::DOUBLE AS weight, NULL::BOOLEAN AS paid`

async function published(
  input: Omit<PublishInput, 'outDir'>
): Promise<{ files: PublishedFile[]; totals: MonthTotals[] }> {
  const outDir = join(bench.dir, 'store', 'job1', 'published')
  for await (const message of warehouse.publish({ ...input, outDir })) {
    if (message.kind === 'published') return message
  }
  throw new Error('no files')
}

/** As DuckDB's own reader gives them. */
async function rowsOf(sql: string) {
  return (await bench.connection.runAndReadAll(sql)).getRowObjectsJS()
}

async function linesOf(path: string): Promise<string[]> {
  return gunzipSync(await readFile(path))
    .toString('utf8')
    .trimEnd()
    .split('\n')
}

test('writes rows as JSON lines: exact money as whole numbers, large numbers whole, texts with line breaks and quotes, nulls', async () => {
  const parts = [await bench.part('job1', '2024-01', january), await bench.part('job1', '2024-02', february)]
  const { files, totals } = await published({ parts, schema, money: 'cents', format: 'ndjson' })
  expect(totals).toEqual([
    {
      month: '2024-01',
      rows: 1,
      sums: { qty: '9007199254740993', price: '-0.05', big: '12345678901234567.5', weight: '0.1' }
    },
    { month: '2024-02', rows: 1, sums: { qty: null, price: '1000000.10', big: null, weight: 'nan' } }
  ])
  expect(files.map(({ name, months, rows }) => [name, months, rows])).toEqual([
    ['data-0001.ndjson.gz', ['2024-01', '2024-02'], 2]
  ])
  expect(await linesOf(files[0]?.path ?? '')).toEqual([
    '{"__time":1706659200000,"order \\"id\\"":"a \\"1\\",\\n  second line","day":1706659200000,"at":1706745599250,"qty":9007199254740993,"price":-5,"big":123456789012345675,"weight":0.1,"paid":1}',
    '{"__time":1706745600000,"order \\"id\\"":null,"day":null,"at":null,"qty":null,"price":100000010,"big":null,"weight":null,"paid":null}'
  ])
})

test('a preview’s texts make the same lines', async () => {
  const parts = [await bench.part('job1', '2024-01', january), await bench.part('job1', '2024-02', february)]
  const { files } = await published({ parts, schema, money: 'cents', format: 'ndjson' })
  const columns = publishedColumns(schema, 'cents')
  const lineOf = (timeMs: number, shown: (string | null)[]) => {
    const values = columns.map((column, i) => publishedText(shown[i] ?? null, column))
    return publishedLine(columns, values, { __time: timeMs })
  }
  const shown = ['a "1",\n  second line', '2024-01-31', '2024-01-31T23:59:59.25Z', '9007199254740993']
  const numbers = ['-0.05', '12345678901234567.5', '0.1', 'true']
  const money = [null, null, null, null, '1000000.10', null, 'NaN', null]
  expect(await linesOf(files[0]?.path ?? '')).toEqual([
    lineOf(epochMs('2024-01-31') ?? 0, [...shown, ...numbers]),
    lineOf(epochMs('2024-02-01T00:00:00') ?? 0, money)
  ])
})

test('an amount that no whole number of Druid holds is refused, and no file is left', async () => {
  const huge = january.replace('12345678901234567.5', '1234567890123456789.5')
  const parts = [await bench.part('job1', '2024-01', huge)]
  await expect(published({ parts, schema, money: 'cents', format: 'ndjson' })).rejects.toMatchObject({
    code: 'load.money-too-wide'
  })
  expect(await readdir(join(bench.dir, 'store', 'job1', 'published'))).toEqual([])
  const { files } = await published({ parts, schema, money: 'double', format: 'ndjson' })
  expect((await linesOf(files[0]?.path ?? ''))[0]).toContain('"big":1234567890123456800.0')
})

test('money as doubles, and rows without an order date at time 0', async () => {
  const parts = [await bench.part('job1', null, january.replace(/^SELECT .* AS __time,/, 'SELECT'))]
  const {
    files: [file],
    totals
  } = await published({ parts, schema: schema.slice(4, 5), money: 'double', format: 'ndjson' })
  expect(totals).toEqual([{ month: null, rows: 1, sums: { price: '-0.05' } }])
  expect(file?.months).toEqual([])
  expect(await linesOf(file?.path ?? '')).toEqual(['{"__time":0,"price":-0.05}'])
})

test('months share a file until it has half a million rows, and nothing half-written stays', async () => {
  const many = (month: string, rows: number) =>
    `SELECT TIMESTAMP '${month}-01 00:00:00' AS __time, i::BIGINT AS qty FROM range(${rows}) t(i)`
  const parts = [
    await bench.part('job1', '2024-01', many('2024-01', 300_000)),
    await bench.part('job1', '2024-02', many('2024-02', 300_000)),
    await bench.part('job1', '2024-03', many('2024-03', 10))
  ]
  const { files } = await published({ parts, schema: schema.slice(3, 4), money: 'cents', format: 'ndjson' })
  expect(files.map(({ months, rows }) => [months, rows])).toEqual([
    [['2024-01', '2024-02'], 600_000],
    [['2024-03'], 10]
  ])
  expect((await readdir(join(bench.dir, 'store', 'job1', 'published'))).sort()).toEqual([
    'data-0001.ndjson.gz',
    'data-0002.ndjson.gz'
  ])
})

test('Parquet holds the same values as the lines, as two engines read them', async () => {
  const parts = [await bench.part('job1', '2024-01', january), await bench.part('job1', '2024-02', february)]
  const {
    files: [file]
  } = await published({ parts, schema, money: 'cents', format: 'parquet' })
  expect(file).toMatchObject({ name: 'data-0001.parquet', months: ['2024-01', '2024-02'], rows: 2 })
  const path = file?.path ?? ''
  const rows = [
    {
      __time: 1706659200000n,
      'order "id"': 'a "1",\n  second line',
      day: 1706659200000n,
      at: 1706745599250n,
      qty: 9007199254740993n,
      price: -5n,
      big: 123456789012345675n,
      weight: 0.1,
      paid: 1
    },
    {
      __time: 1706745600000n,
      'order "id"': null,
      day: null,
      at: null,
      qty: null,
      price: 100000010n,
      big: null,
      weight: null,
      paid: null
    }
  ]
  const inDuckDb = await rowsOf(`SELECT * FROM read_parquet(${textLiteral(path)}) ORDER BY __time`)
  expect(inDuckDb).toEqual(rows)
  // As text: its whole numbers become JavaScript's own otherwise, which have 15 digits.
  const read = pl.readParquet(path).sort('__time')
  const inPolars = read.select(...read.columns.map((name) => pl.col(name).cast(pl.String))).toRecords()
  const texts = (row: object) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? null : String(value)]))
  expect(inPolars).toEqual(rows.map(texts))
  // Druid reads texts as texts only where the file says so, and packed by Snappy everywhere.
  const kinds = await rowsOf(
    `SELECT DISTINCT compression FROM parquet_metadata(${textLiteral(path)}) UNION ALL SELECT converted_type FROM parquet_schema(${textLiteral(path)}) WHERE name = 'order "id"'`
  )
  expect(kinds.map((kind) => Object.values(kind)[0])).toEqual(['SNAPPY', 'UTF8'])
})

test('amounts get the digits that a datasource keeps, exactly, and are refused where these have no room', async () => {
  const parts = [await bench.part('job1', '2024-01', january)]
  const finer: Column[] = [
    { name: 'qty', type: { kind: 'decimal', precision: 21, scale: 2 } },
    { name: 'price', type: { kind: 'decimal', precision: 14, scale: 4 } }
  ]
  const small = [await bench.part('job1', '2024-02', january.replace('9007199254740993', '12'))]
  const { files } = await published({ parts: small, schema: finer, money: 'cents', format: 'ndjson' })
  expect(await linesOf(files[0]?.path ?? '')).toEqual(['{"__time":1706659200000,"qty":1200,"price":-500}'])
  const tooFine: Column[] = [{ name: 'qty', type: { kind: 'decimal', precision: 23, scale: 4 } }]
  await expect(published({ parts, schema: tooFine, money: 'cents', format: 'ndjson' })).rejects.toMatchObject({
    code: 'load.money-too-wide'
  })
})
