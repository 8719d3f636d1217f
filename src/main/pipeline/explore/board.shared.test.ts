/** A published sales file, loaded by month and read back as a board, against totals computed elsewhere. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { TileSpec } from '../../../shared/domain/board'
import type { Column } from '../../../shared/domain/column-type'
import { compare, exactOf } from '../../../shared/domain/exact'
import { openWarehouse } from '../../engine/duckdb'
import { textLiteral } from '../../engine/duckdb/identifiers'
import { loaded, openWorkbench } from '../../engine/duckdb/parts-under-test'
import { computeBoard } from './board'
import { datasetOf, tileOf } from './board-under-test'
import { inDuckdb } from './facts'

const sharedDir = process.env.SHARED_DIR ?? join(import.meta.dirname, '../../../../../shared')
const salesDir = join(sharedDir, 'data/sales')
const csvPath = join(salesDir, 'superstore_packt_dmy.csv')

const Truth = z.object({
  rows: z.number(),
  months: z.number(),
  amount_total: z.string(),
  date_min: z.string(),
  date_max: z.string(),
  first3: z.record(z.string(), z.string()),
  last3: z.record(z.string(), z.string()),
  distinct: z.record(z.string(), z.number())
})

const schema: Column[] = [
  { name: 'Order ID', type: { kind: 'string' } },
  { name: 'Order Date', type: { kind: 'date' } },
  { name: 'Customer ID', type: { kind: 'string' } },
  { name: 'Region', type: { kind: 'string' } },
  { name: 'Category', type: { kind: 'string' } },
  { name: 'Product Name', type: { kind: 'string' } },
  { name: 'Quantity', type: { kind: 'long' } },
  { name: 'Sales', type: { kind: 'decimal', precision: 18, scale: 4 } },
  { name: 'Profit', type: { kind: 'decimal', precision: 18, scale: 4 } }
]

test.skipIf(!existsSync(csvPath))(
  'a real file: totals, months and distinct values as published (needs ../shared)',
  async () => {
    const all: unknown = JSON.parse(readFileSync(join(salesDir, 'truth.json'), 'utf8'))
    const truth = z.object({ superstore_packt_dmy: Truth }).parse(all).superstore_packt_dmy
    const bench = await openWorkbench()
    const warehouse = await openWarehouse(bench.warehousePath)
    try {
      const textPath = join(bench.dir, 'lines.csv')
      writeFileSync(textPath, new TextDecoder('windows-1252').decode(readFileSync(csvPath)))
      await bench.connection.run(
        `CREATE TABLE lines AS SELECT *, strptime("Order Date", '%d/%m/%Y') AS __time
       FROM read_csv(${textLiteral(textPath)}, all_varchar = true, delim = ',', quote = '"', header = true)`
      )
      const found = await bench.connection.runAndReadAll(
        "SELECT strftime(__time, '%Y-%m'), count(*) FROM lines GROUP BY 1 ORDER BY 1"
      )
      const months = found.getRows().map(([month]) => String(month))
      expect(months.length).toBe(truth.months)
      const typed = `* REPLACE (CAST(__time AS DATE) AS "Order Date", CAST("Quantity" AS BIGINT) AS "Quantity",
      CAST("Sales" AS DECIMAL(18,4)) AS "Sales", CAST("Profit" AS DECIMAL(18,4)) AS "Profit")`
      const parts = []
      for (const month of months) {
        const select = `SELECT ${typed} FROM lines WHERE strftime(__time, '%Y-%m') = '${month}'`
        parts.push(await bench.part('job1', month, select))
      }
      const { rows, parity } = await loaded(warehouse, {
        schema,
        parts,
        expectations: [
          { kind: 'rows', column: null, value: String(truth.rows) },
          { kind: 'sum', column: 'Sales', value: truth.amount_total },
          { kind: 'min', column: '__time', value: truth.date_min },
          { kind: 'max', column: '__time', value: truth.date_max },
          ...['Order ID', 'Customer ID', 'Product Name'].map((column) => ({
            kind: 'distinct' as const,
            column,
            value: String(truth.distinct[column])
          }))
        ]
      })
      expect([rows, parity.every((row) => row.equal)]).toEqual([truth.rows, true])

      const { from, through } = await warehouse.describe('sales')
      const dataset = datasetOf({
        schema,
        roles: {
          orderDate: 'Order Date',
          orderId: 'Order ID',
          customer: 'Customer ID',
          region: 'Region',
          category: 'Category',
          product: 'Product Name',
          quantity: 'Quantity',
          revenue: 'Sales',
          profit: 'Profit'
        },
        dataFrom: from,
        dataThrough: through
      })
      const run = inDuckdb((sql, params) => warehouse.query({ sql, params, limit: 100_000, timeoutMs: 60_000 }))
      const range = { from: truth.date_min.slice(0, 10), to: truth.date_max.slice(0, 10) }
      const board = await computeBoard(
        { dataset: 'sales', range, filters: [], board: 'overview', tiles: null, compare: 'last-year', fiscal: false },
        dataset,
        run
      )

      expect(board.available).toEqual(range)
      expect(tileOf(board, 'revenue', 'number').value).toBe(truth.amount_total)
      expect(tileOf(board, 'orders', 'number').value).toBe(String(truth.distinct['Order ID']))
      expect(tileOf(board, 'topProducts', 'ranking').valueCount).toBe(truth.distinct['Product Name'])
      expect(tileOf(board, 'topCustomers', 'ranking').valueCount).toBe(truth.distinct['Customer ID'])
      for (const id of ['topProducts', 'topCustomers', 'byCategory', 'byRegion']) {
        expect(tileOf(board, id, 'ranking').total).toBe(truth.amount_total)
      }
      const heat = tileOf(board, 'heat', 'heat')
      for (const [month, amount] of Object.entries({ ...truth.first3, ...truth.last3 })) {
        const [year, number] = month.split('-').map(Number)
        const value = exactOf(heat.cells.find((cell) => cell.row === year && cell.column === number)?.value)
        const expected = exactOf(amount)
        expect(value && expected && compare(value, expected), month).toBe(0)
      }
      // Worked out by a program of its own over the lines of the file.
      const size = { w: 2, h: 2 }
      const asked = [
        'inactive-customers',
        'lifetime-value',
        'year-over-year',
        'year-growth',
        'same-store-growth'
      ] as const
      const calculated: TileSpec[] = [
        ...asked.map((calculation) => ({
          kind: 'calculated' as const,
          id: calculation,
          metric: 'revenue' as const,
          calculation,
          size
        })),
        { kind: 'calculated', id: 'velocity', metric: 'units', calculation: 'velocity', size },
        { kind: 'calculated', id: 'old', metric: 'revenue', calculation: 'same-store-growth', minMonths: 13, size }
      ]
      const kpis = await computeBoard(
        {
          dataset: 'sales',
          range: null,
          filters: [],
          board: 'overview',
          tiles: calculated,
          compare: 'last-year',
          fiscal: false
        },
        dataset,
        run
      )
      const values = calculated.map(({ id }) => [id, tileOf(kpis, id, 'number').value])
      expect(Object.fromEntries(values)).toEqual({
        'inactive-customers': '140',
        'lifetime-value': '404.7956',
        'year-over-year': '0.491561',
        'year-growth': '0.294715',
        'same-store-growth': '0.163135',
        velocity: '38.75',
        old: '0.160106'
      })
      const counts = tileOf(kpis, 'old', 'number').parts?.filter(({ unit }) => unit === 'count')
      expect(counts?.map(({ part, value }) => [part, value])).toEqual([
        ['comparable', '512'],
        ['tooYoung', '45'],
        ['opened', '136'],
        ['closed', '80'],
        ['assumedOld', '24']
      ])
    } finally {
      await warehouse.close()
      bench.close()
    }
  }
)
