/** Two groups and tiles with filters over a published sales file, against numbers that another program made of the same file. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { TileSpec } from '../../../shared/domain/board'
import { drilledInto } from '../../../shared/domain/board'
import type { Column } from '../../../shared/domain/column-type'
import { openWarehouse } from '../../engine/duckdb'
import { textLiteral } from '../../engine/duckdb/identifiers'
import { loaded, openWorkbench } from '../../engine/duckdb/parts-under-test'
import { computeBoard } from './board'
import { datasetOf, tileOf } from './board-under-test'
import { inDuckdb } from './facts'

const sharedDir = process.env.SHARED_DIR ?? join(import.meta.dirname, '../../../../../shared')
const csvPath = join(sharedDir, 'data/sales/superstore_packt_dmy.csv')

const text: Column['type'] = { kind: 'string' }
const money: Column['type'] = { kind: 'decimal', precision: 18, scale: 4 }
const schema: Column[] = [
  { name: 'Order ID', type: text },
  { name: 'Order Date', type: { kind: 'date' } },
  { name: 'Customer ID', type: text },
  { name: 'Region', type: text },
  { name: 'Category', type: text },
  { name: 'Product Name', type: text },
  { name: 'Quantity', type: { kind: 'long' } },
  { name: 'Sales', type: money },
  { name: 'Profit', type: money }
]
const roles = {
  orderDate: 'Order Date',
  orderId: 'Order ID',
  customer: 'Customer ID',
  region: 'Region',
  category: 'Category',
  product: 'Product Name',
  quantity: 'Quantity',
  revenue: 'Sales',
  profit: 'Profit'
}

const size = { w: 12, h: 7 }
const west = { name: '', filters: [{ role: 'region' as const, values: ['West'] }] }
const technology = { name: '', filters: [{ role: 'category' as const, values: ['Technology'] }] }
const groups: Extract<TileSpec, { kind: 'groups' }> = {
  kind: 'groups',
  id: 'rest',
  a: west,
  b: { name: '', filters: null },
  metrics: ['revenue', 'profit', 'margin', 'orders', 'units', 'customers'],
  metric: 'revenue',
  unit: 'month',
  dimension: 'category',
  top: 10,
  size
}
const ranking: Extract<TileSpec, { kind: 'ranking' }> = {
  kind: 'ranking',
  id: 'products',
  metric: 'revenue',
  dimension: 'category',
  shape: 'table',
  top: 2,
  size
}

test.skipIf(!existsSync(csvPath))('a real file: 2023 by groups and by levels (needs ../shared)', async () => {
  const bench = await openWorkbench()
  const warehouse = await openWarehouse(bench.warehousePath)
  try {
    const textPath = join(bench.dir, 'lines.csv')
    writeFileSync(textPath, new TextDecoder('windows-1252').decode(readFileSync(csvPath)))
    const select = `SELECT * REPLACE (CAST(__time AS DATE) AS "Order Date", CAST("Quantity" AS BIGINT) AS "Quantity",
      CAST("Sales" AS DECIMAL(18,4)) AS "Sales", CAST("Profit" AS DECIMAL(18,4)) AS "Profit") FROM (
      SELECT *, strptime("Order Date", '%d/%m/%Y') AS __time
      FROM read_csv(${textLiteral(textPath)}, all_varchar = true, delim = ',', quote = '"', header = true))`
    const parts = [await bench.part('job1', null, select)]
    await loaded(warehouse, { dataset: 'sales', jobId: 'job1', schema, mode: 'replace-all', parts })
    const { from, through } = await warehouse.describe('sales')
    const dataset = datasetOf({ schema, roles, dataFrom: from, dataThrough: through })
    const run = inDuckdb((sql, params) => warehouse.query({ sql, params, limit: 100_000, timeoutMs: 60_000 }))
    const steps = [{ role: 'category' as const, value: 'Technology' }]
    const copier = { role: 'product' as const, value: 'Canon imageCLASS 2200 Advanced Copier' }
    const board = await computeBoard(
      {
        dataset: 'sales',
        board: 'overview',
        tiles: [
          groups,
          { ...groups, id: 'both', b: technology },
          drilledInto(ranking, steps, () => true),
          { ...drilledInto(ranking, [...steps, copier], () => true), id: 'orders' }
        ],
        range: { from: '2023-01-01', to: '2023-12-30' },
        filters: [],
        compare: 'last-year',
        fiscal: false
      },
      dataset,
      run
    )

    const rest = tileOf(board, 'rest', 'groups')
    expect([rest.a.rows, rest.b.rows, rest.overlap]).toEqual([1095, 2217, 0])
    expect(Object.fromEntries(rest.metrics.map(({ metric, a, b }) => [metric, [a, b]]))).toEqual({
      revenue: ['250128.3655', '483086.8897'],
      profit: ['43808.9561', '49630.3135'],
      margin: ['0.175146', '0.102736'],
      orders: ['538', '1149'],
      units: ['4270', '8206'],
      customers: ['397', '600']
    })
    expect(rest.points).toHaveLength(12)
    expect(rest.points.find(({ key }) => key === '2023-11')).toMatchObject({ a: '28941.787', b: '89506.038' })
    expect(rest.values.map(({ label, a, b }) => [label, a, b])).toEqual([
      ['Technology', '95959.148', '175771.663'],
      ['Office', '82463.506', '163633.669'],
      ['Homeware', '71705.7115', '143681.5577']
    ])
    const both = tileOf(board, 'both', 'groups')
    expect([both.a.rows, both.b.rows, both.overlap]).toEqual([1095, 624, 213])
    expect(both.metrics.find(({ metric }) => metric === 'customers')).toMatchObject({ a: '397', b: '387' })

    const products = tileOf(board, 'products', 'ranking')
    expect(products).toMatchObject({ dimension: 'product', valueCount: 304, rowsUsed: 624, total: '271730.811' })
    expect(products.rows.slice(0, 2).map(({ label, value, share }) => [label, value, share])).toEqual([
      ['Canon imageCLASS 2200 Advanced Copier', '35699.898', 0.131379646896],
      ['Hewlett Packard LaserJet 3310 Copier', '9239.846', 0.03400367432]
    ])
    const orders = tileOf(board, 'orders', 'ranking')
    expect(orders).toMatchObject({ dimension: 'orderId', valueCount: 3, total: '35699.898' })
    expect(orders.rows.map(({ label, value }) => [label, value])).toEqual([
      ['CA-2017-140151', '13999.96'],
      ['CA-2017-127180', '11199.968'],
      [null, '10499.97']
    ])
  } finally {
    await warehouse.close()
    bench.close()
  }
})
