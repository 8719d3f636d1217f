import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { add, exactOf, textOf } from '../../../../shared/domain/exact'
import { sniff } from '../../scan/sniff'
import { measure, shape } from '..'
import { type Bench, openBench, readingOf, recipeOf } from '../recipe-under-test'

const folder = join(process.env.SHARED_DIR ?? resolve(import.meta.dirname, '../../../../../../shared'), 'data/sales')
const isThere = existsSync(folder)

interface Truth {
  rows: number
  amount_total: string
  months: number
  first3: Record<string, string>
  last3: Record<string, string>
  distinct: Record<string, number>
}

let bench: Bench
let truths: Record<string, Truth>
beforeEach(async () => {
  bench = await openBench()
  truths = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8'))
})
afterEach(() => bench?.remove())

function truthOf(name: string): Truth {
  const truth = truths[name]
  if (truth === undefined) throw new Error(`no truth about ${name}`)
  return truth
}

/** Exact sums of a column by month, read from the parts by DuckDB. */
async function byMonth(column: string): Promise<Map<string, string>> {
  const rows = await bench.sql(
    `SELECT strftime(__time, '%Y-%m'), sum("${column}")::varchar FROM parts GROUP BY 1 ORDER BY 1`
  )
  return new Map(rows.map(([month, sum]) => [String(month), String(sum)]))
}

function plain(text: string): string {
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text
}

function expectMonths(months: Map<string, string>, truth: Truth) {
  for (const [month, sum] of Object.entries({ ...truth.first3, ...truth.last3 })) {
    expect([month, plain(months.get(month) ?? '')]).toEqual([month, plain(sum)])
  }
}

// Why: the folder of third-party data is not part of the repository.
describe.skipIf(!isThere)(isThere ? 'real sales files' : `real sales files: ${folder} is absent`, () => {
  it('superstore: exact sales by month', async () => {
    const truth = truthOf('superstore_packt_dmy')
    const { source } = await sniff(join(folder, 'superstore_packt_dmy.csv'))
    const recipe = recipeOf(
      [
        readingOf('Order ID', 'string'),
        readingOf('Order Date', 'date DD/MM/YYYY'),
        readingOf('Sales', 'decimal(12,4)'),
        readingOf('Quantity', 'long'),
        readingOf('Profit', 'decimal(12,4)'),
        readingOf('Product Name', 'string')
      ],
      [],
      { orderDate: 'Order Date', orderId: 'Order ID', revenue: 'Sales' }
    )
    const result = await shape(source, bench.workDir, recipe, bench.outDir)
    expect(result.ledger).toEqual({ read: truth.rows, loaded: truth.rows, rejected: 0, filtered: 0, deduplicated: 0 })
    expect(result.expectations).toContainEqual({ kind: 'sum', column: 'Sales', value: truth.amount_total })
    expect(result.expectations).toContainEqual({
      kind: 'distinct',
      column: 'Order ID',
      value: `${truth.distinct['Order ID']}`
    })
    const months = await byMonth('Sales')
    expect(months.size).toBe(truth.months)
    expectMonths(months, truth)
    const measured = await measure(source, bench.workDir, recipe)
    expect(measured.totals.Sales).toBe(truth.amount_total)
    expect(measured.months.length).toBe(truth.months)
  })

  it('online retail: quantity × price, cancellations and duplicates kept', async () => {
    const truth = truthOf('online_retail_305_files')
    const { source } = await sniff(join(folder, 'online_retail.csv.gz'))
    const readings = [
      readingOf('InvoiceNo', 'string'),
      readingOf('StockCode', 'string'),
      readingOf('Description', 'string'),
      readingOf('Quantity', 'long'),
      readingOf('InvoiceDate', 'timestamp YYYY-MM-DD HH:mm:ss'),
      readingOf('UnitPrice', 'decimal(12,3)'),
      readingOf('CustomerID', 'string'),
      readingOf('Country', 'string')
    ]
    const revenue = { kind: 'derive' as const, column: 'revenue', expression: 'Quantity * UnitPrice' }
    const roles = { orderDate: 'InvoiceDate', orderId: 'InvoiceNo', revenue: 'revenue' }
    const result = await shape(source, bench.workDir, recipeOf(readings, [revenue], roles), bench.outDir)
    expect(result.ledger.loaded).toBe(truth.rows)
    expect(result.expectations).toContainEqual({ kind: 'sum', column: 'revenue', value: truth.amount_total })
    expect(result.expectations).toContainEqual({
      kind: 'distinct',
      column: 'InvoiceNo',
      value: `${truth.distinct.InvoiceNo}`
    })
    expect(result.parts.length).toBe(truth.months)
    expectMonths(await byMonth('revenue'), truth)

    const deduplicated = await measure(
      source,
      bench.workDir,
      recipeOf(readings, [revenue, { kind: 'deduplicate', by: [] }], roles)
    )
    expect(deduplicated.ledger.deduplicated).toBe(5268)
  })

  it('three years with prices looked up in another file', async () => {
    const truth = truthOf('adventureworks_sales_2017_2019')
    const recipe = recipeOf(
      [
        readingOf('OrderDate', 'date M/D/YYYY'),
        readingOf('OrderNumber', 'string'),
        readingOf('ProductKey', 'long'),
        readingOf('OrderQuantity', 'long')
      ],
      [
        {
          kind: 'lookup',
          path: join(folder, 'aw_products.csv'),
          key: 'ProductKey',
          otherKey: 'ProductKey',
          columns: ['ProductName', 'ProductPrice'],
          readings: [
            readingOf('ProductKey', 'long'),
            readingOf('ProductName', 'string'),
            readingOf('ProductPrice', 'decimal(12,4)')
          ]
        },
        { kind: 'derive', column: 'revenue', expression: 'OrderQuantity * ProductPrice' }
      ],
      { orderDate: 'OrderDate', orderId: 'OrderNumber', revenue: 'revenue' }
    )
    let total = { digits: 0n, scale: 4 }
    const months = new Map<string, string>()
    for (const year of [2017, 2018, 2019]) {
      const { source } = await sniff(join(folder, `aw_sales_${year}.csv`))
      const result = await shape(source, bench.workDir, recipe, bench.outDir)
      const sum = result.expectations.find(({ kind, column }) => kind === 'sum' && column === 'revenue')
      total = add(total, exactOf(sum?.value) ?? total)
      const measured = await measure(source, bench.workDir, recipe)
      expect(measured.effects[0]?.unmatched).toBe(0)
      for (const { month } of measured.months) months.set(month, '')
    }
    expect(textOf(total)).toBe(truth.amount_total)
    expect(months.size).toBe(truth.months)
    const sums = await byMonth('revenue')
    expectMonths(sums, truth)
  })
})
