/** Ten million sales lines in a warehouse of their own, made once and kept in `.cache/bench`: the same rows every time. */
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { openWarehouse } from '../../../src/main/engine/duckdb'
import type { ShapePart } from '../../../src/shared/contract/engine'
import type { Column, ColumnType } from '../../../src/shared/domain/column-type'
import { type Dataset, defaultCalendar } from '../../../src/shared/domain/dataset'

const text: ColumnType = { kind: 'string' }
const amount: ColumnType = { kind: 'decimal', precision: 18, scale: 2 }

export const benchSchema: Column[] = [
  { name: 'order_id', type: text },
  { name: 'order_date', type: { kind: 'date' } },
  { name: 'region', type: text },
  { name: 'country', type: text },
  { name: 'product', type: text },
  { name: 'category', type: text },
  { name: 'quantity', type: { kind: 'long' } },
  { name: 'unit_price', type: amount },
  { name: 'discount', type: amount },
  { name: 'cost', type: amount },
  { name: 'revenue', type: amount },
  { name: 'customer_id', type: text },
  { name: 'notes', type: text }
]

/** Orders of two and three lines over four years; 2,000 products, 500,000 customers, 25 countries; 2 % of the discounts are empty. */
const lines = `
  WITH numbered AS (SELECT range AS i, range * 2 // 5 AS o FROM range(CAST(? AS BIGINT))),
  drawn AS (SELECT i, o, DATE '2021-01-01' + CAST(hash(o, 1) % 1461 AS INTEGER) AS day, hash(o, 2) % 5 AS region,
      hash(o, 3) % 5 AS place, hash(o, 4) % 500000 AS customer, hash(i, 5) % 2000 AS product,
      CAST(1 + hash(i, 6) % 20 AS BIGINT) AS quantity, hash(i, 7) % 500 AS extra,
      CASE WHEN hash(i, 8) % 4 = 0 THEN 5 * (1 + hash(i, 9) % 6) ELSE 0 END AS discount, hash(i, 10) % 20 AS cost, hash(i, 11) AS note
    FROM numbered),
  priced AS (SELECT *, CAST(199 + (product * 7919) % 49800 + extra AS BIGINT) AS cents FROM drawn)
  SELECT CAST(day AS TIMESTAMP) AS __time, format('ORD-{:09d}', o) AS order_id, day AS order_date,
    'Region ' || region AS region, format('Country {:02d}', region * 5 + place) AS country,
    format('Item {:04d}', product) AS product, 'Kind ' || (product % 8) AS category, quantity,
    CAST(cents / 100.0 AS DECIMAL(18,2)) AS unit_price,
    CASE WHEN note % 50 = 0 THEN NULL ELSE CAST(discount / 100.0 AS DECIMAL(18,2)) END AS discount,
    CAST(quantity * (cents * (55 + cost) // 100) / 100.0 AS DECIMAL(18,2)) AS cost,
    CAST(quantity * cents * (100 - discount) // 100 / 100.0 AS DECIMAL(18,2)) AS revenue,
    format('C{:06d}', customer) AS customer_id,
    CASE WHEN note % 5 = 0 THEN NULL ELSE 'leave at "door" ' || (note % 400) || ', please' END AS notes
  FROM priced`

export interface BenchData {
  /** A folder for the core. */
  readonly workspaceDir: string
  /** For read_parquet. */
  readonly pattern: string
  readonly dataset: Dataset
}

/** A workspace with so many rows in its warehouse; made when it is not there. */
export async function benchData(rows: number): Promise<BenchData> {
  const folder = join(process.cwd(), '.cache', 'bench', `boards-${rows}`)
  const parts = join(folder, 'parts')
  if (!existsSync(parts)) await makeParts(rows, parts)
  const workspaceDir = join(folder, 'workspace')
  const warehousePath = join(workspaceDir, 'warehouse.duckdb')
  if (!existsSync(warehousePath)) await loadParts(parts, warehousePath)
  return {
    workspaceDir,
    pattern: join(parts, '*.parquet'),
    dataset: {
      name: 'bench',
      warehouse: 'local',
      schema: benchSchema,
      roles: {
        orderDate: 'order_date',
        orderId: 'order_id',
        region: 'region',
        country: 'country',
        product: 'product',
        category: 'category',
        quantity: 'quantity',
        unitPrice: 'unit_price',
        discount: 'discount',
        cost: 'cost',
        revenue: 'revenue',
        customer: 'customer_id'
      },
      recipe: { version: 1, readings: [], steps: [], roles: {} },
      calendar: defaultCalendar,
      rows,
      dataFrom: '2021-01-01',
      dataThrough: '2024-12-31',
      quality: null,
      version: 1,
      updatedMs: 0
    }
  }
}

/** Through the app's own load, from the folder that it reads. */
async function loadParts(folder: string, warehousePath: string): Promise<void> {
  const store = join(dirname(warehousePath), 'store', 'bench')
  await mkdir(store, { recursive: true })
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const parts: ShapePart[] = []
  for (const file of (await readdir(folder)).sort()) {
    const path = join(store, file)
    await copyFile(join(folder, file), path)
    const found = await connection.runAndReadAll('SELECT count(*) FROM read_parquet(?)', [path])
    parts.push({ month: file.slice(0, 7), path, rows: Number(found.getRows()[0]?.[0] ?? 0), sizeBytes: 0 })
  }
  connection.closeSync()
  instance.closeSync()
  const warehouse = await openWarehouse(warehousePath)
  const input = { dataset: 'bench', jobId: 'bench', parts, schema: benchSchema, expectations: [] }
  for await (const message of warehouse.load({ ...input, mode: 'replace-all' })) {
    if (message.kind === 'loaded') console.log(`loaded ${message.rows} rows`)
  }
  await warehouse.close()
  await rm(store, { recursive: true })
}

async function makeParts(rows: number, store: string): Promise<void> {
  const half = `${store}.half`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { recursive: true })
  const instance = await DuckDBInstance.create(join(half, 'making.duckdb'))
  const connection = await instance.connect()
  await connection.run(`CREATE TABLE lines AS ${lines}`, [BigInt(rows)])
  const months = await connection.runAndReadAll("SELECT DISTINCT strftime(__time, '%Y-%m') FROM lines ORDER BY 1")
  for (const [month] of months.getRows()) {
    const path = join(half, `${month}.parquet`).replaceAll("'", "''")
    await connection.run(
      `COPY (SELECT * FROM lines WHERE strftime(__time, '%Y-%m') = '${month}') TO '${path}' (FORMAT parquet, COMPRESSION zstd)`
    )
  }
  connection.closeSync()
  instance.closeSync()
  for (const name of await readdir(half)) if (name.startsWith('making.')) await rm(join(half, name))
  await rename(half, store)
}
