/** Business presets run over files, with totals worked out by hand. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  withCost,
  withCurrency,
  withFiscal,
  withMargin,
  withReturns,
  withTax
} from '../../../../shared/domain/business'
import type { Recipe } from '../../../../shared/domain/recipe'
import { walkRecipe } from '../../../../shared/domain/recipe-schema'
import { sniff } from '../../scan/sniff'
import { measure, preview, shape, unmatchedKeys } from '..'
import { type Bench, openBench, readingOf, recipeOf } from '../recipe-under-test'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.remove())

const orders = [
  'no,day,cur,qty,amount,tax',
  '1001,2024-01-05,USD,2,100.00,19.00',
  '1002,2024-01-31,usd,1,10.00,1.90',
  '1003,2024-02-10,GBP,1,50.00,9.50',
  // Before the first rate of the pound, and a currency nobody has a rate for.
  '1004,2023-12-31,GBP,1,7.00,',
  '1005,2024-02-11,CHF,3,30.00,5.70',
  'C1006,2024-02-12,EUR,-1,-20.00,-3.80',
  // After the last rate of all.
  '1007,2024-05-01,USD,1,1.00,0.19',
  ''
].join('\n')
const rates = [
  'date,currency,rate',
  '2024-01-01,USD,0.9',
  '2024-01-31,USD,0.95',
  '2024-01-15,GBP,1.2',
  '2024-02-10,GBP,1.25'
].join('\n')

const columns = ['no', 'day', 'cur', 'qty', 'amount', 'tax']
const recipe = recipeOf(
  [
    readingOf('no', 'string'),
    readingOf('day', 'date YYYY-MM-DD'),
    readingOf('cur', 'string'),
    readingOf('qty', 'long'),
    readingOf('amount', 'decimal(10,2)'),
    readingOf('tax', 'decimal(10,2)')
  ],
  [],
  { orderDate: 'day', orderId: 'no', revenue: 'amount', quantity: 'qty', currency: 'cur' }
)

async function run(of: Recipe) {
  const source = await bench.source(orders)
  expect(walkRecipe(of, source.columns).problems).toEqual([])
  const measured = await measure(source, bench.workDir, of)
  const shaped = await shape(source, bench.workDir, of, bench.outDir)
  expect(shaped.ledger).toEqual(measured.ledger)
  return { source, measured, shaped }
}

describe('currencies', () => {
  const choice = (path: string, quoted: 'units' | 'foreign' = 'units') => ({
    path,
    readings: [
      readingOf('date', 'date YYYY-MM-DD'),
      readingOf('currency', 'string'),
      readingOf('rate', 'decimal(6,4)')
    ],
    currency: 'cur',
    date: 'day',
    otherCurrency: 'currency',
    otherDate: 'date',
    otherRate: 'rate',
    home: 'eur',
    column: 'fx_rate',
    amounts: ['amount'],
    quoted
  })

  it('take the latest rate on or before the day; what has none is counted and not added', async () => {
    const of = withCurrency(recipe, columns, choice(await bench.path(rates, 'rates.csv')))
    expect(of.roles).toEqual({ orderDate: 'day', orderId: 'no', revenue: 'amount_eur', quantity: 'qty' })
    const { source, measured } = await run(of)
    // 100 × 0.9 + 10 × 0.95 + 50 × 1.25 − 20 × 1 + 1 × 0.95
    expect(Number(measured.totals.amount_eur)).toBe(90 + 9.5 + 62.5 - 20 + 0.95)
    expect(measured.effects[0]).toMatchObject({ unmatched: 2, rowsIn: 7, rowsOut: 7 })
    expect(await unmatchedKeys(source, bench.workDir, of, of.steps[0]?.id ?? '', 9)).toEqual({
      keys: [
        { key: 'CHF', rows: 1 },
        { key: 'GBP', rows: 1 }
      ],
      total: 2,
      rows: 2
    })
    expect(await bench.sql('SELECT no, fx_rate::DOUBLE FROM parts ORDER BY no')).toEqual([
      ['1001', 0.9],
      ['1002', 0.95],
      ['1003', 1.25],
      ['1004', null],
      ['1005', null],
      ['1007', 0.95],
      ['C1006', 1]
    ])
    const { rows, afterColumns } = await preview(source, bench.workDir, of, { offset: 0, limit: 3, upTo: null })
    const at = afterColumns.findIndex(({ name }) => name === 'amount_eur')
    expect(rows.map(({ after }) => Number(after?.[at]))).toEqual([90, 9.5, 62.5])
  })

  it('are divided where the table says how many foreign units one of the home currency is', async () => {
    const path = await bench.path('date,currency,rate\n2024-01-01,USD,1.25\n', 'foreign.csv')
    const { measured } = await run(withCurrency(recipe, columns, choice(path, 'foreign')))
    // 100 ÷ 1.25 + 10 ÷ 1.25 − 20 + 1 ÷ 1.25
    expect(Number(measured.totals.amount_eur)).toBe(80 + 8 - 20 + 0.8)
  })

  it('with two rates on one day are refused', async () => {
    const path = await bench.path(`${rates}\n2024-01-31,usd,0.96\n`, 'twice.csv')
    await expect(run(withCurrency(recipe, columns, choice(path)))).rejects.toMatchObject({
      code: 'shape.lookup-key-not-unique',
      details: { example: 'USD 2024-01-31' }
    })
  })
})

describe('returns, tax, margin, fiscal year', () => {
  it('returns are marked; the total is 178 with and 198 without them', async () => {
    const choice = { negativeQuantity: true, negativeRevenue: false, orderPrefix: 'C', exclude: false }
    const kept = await run(withReturns(recipe, columns, choice))
    expect(await bench.sql('SELECT no FROM parts WHERE is_return')).toEqual([['C1006']])
    expect(kept.measured.totals.amount).toBe('178.00')
    const { measured } = await run(withReturns(recipe, columns, { ...choice, exclude: true }))
    expect(measured.ledger).toMatchObject({ loaded: 6, filtered: 1 })
    expect(measured.totals.amount).toBe('198.00')
  })

  it('tax is taken out by a rate or a column, or added', async () => {
    const out = { to: 'net' as const, ratePercent: '19', column: null, columnHolds: 'amount' as const }
    const net = withTax(recipe, columns, out)
    expect(net.roles.revenue).toBe('net_revenue')
    // Each row by itself, rounded to four digits: 84.0336 + 8.4034 + 42.0168 + 5.8824 + 25.2101 − 16.8067 + 0.8403
    expect(Number((await run(net)).measured.totals.net_revenue)).toBe(149.5799)
    const byColumn = await run(withTax(recipe, columns, { ...out, ratePercent: null, column: 'tax' }))
    // 178.00 − (19 + 1.9 + 9.5 + 0 + 5.7 − 3.8 + 0.19)
    expect(byColumn.measured.totals.net_revenue).toBe('145.51')
    const gross = await run(withTax(recipe, columns, { ...out, to: 'gross', ratePercent: '10' }))
    expect(Number(gross.measured.totals.gross_revenue)).toBe(195.8)
  })

  it('margin is the share of each row, and none without revenue', async () => {
    const roles = { ...recipe.roles, profit: 'tax', unitCost: 'tax' }
    const { shaped } = await run(withMargin(withCost({ ...recipe, roles }, columns), [...columns, 'cost']))
    expect(shaped.schema.map(({ name }) => name).slice(-2)).toEqual(['cost', 'margin'])
    expect(
      await bench.sql("SELECT margin::DOUBLE, cost::DOUBLE FROM parts WHERE no IN ('1001', '1004') ORDER BY no")
    ).toEqual([
      [0.19, 38],
      [null, null]
    ])
  })

  it('fiscal year, quarter and period of the order date', async () => {
    await run(withFiscal(recipe, { kind: 'months', startMonth: 2 }))
    expect(
      await bench.sql(
        "SELECT no, fiscal_year, fiscal_quarter, fiscal_period FROM parts WHERE no IN ('1002', '1003', '1007') ORDER BY no"
      )
    ).toEqual([
      ['1002', '2024', '4', '12'],
      ['1003', '2025', '1', '1'],
      ['1007', '2025', '2', '4']
    ])
  })
})

const retail = join(
  process.env.SHARED_DIR ?? resolve(import.meta.dirname, '../../../../../../shared'),
  'data',
  'sales',
  'online_retail.csv.gz'
)

it.runIf(existsSync(retail))('online retail with and without its cancellations', async () => {
  const { source } = await sniff(retail)
  const of = recipeOf(
    [
      readingOf('InvoiceNo', 'string'),
      readingOf('Quantity', 'long'),
      readingOf('InvoiceDate', 'timestamp YYYY-MM-DD HH:mm:ss'),
      readingOf('UnitPrice', 'decimal(12,3)')
    ],
    [{ kind: 'derive', column: 'revenue', expression: 'Quantity * UnitPrice' }],
    { orderDate: 'InvoiceDate', orderId: 'InvoiceNo', quantity: 'Quantity', revenue: 'revenue' }
  )
  const names = ['InvoiceNo', 'Quantity', 'InvoiceDate', 'UnitPrice', 'revenue']
  const choice = { negativeQuantity: false, negativeRevenue: false, orderPrefix: 'C', exclude: false }
  const kept = await measure(source, bench.workDir, withReturns(of, names, choice))
  expect(kept.totals.revenue).toBe('9747747.934')
  const without = await measure(source, bench.workDir, withReturns(of, names, { ...choice, exclude: true }))
  // 9,288 lines of cancelled invoices, counted with grep; their sum is −896,812.49.
  expect(without.ledger.filtered).toBe(9288)
  expect(without.totals.revenue).toBe('10644560.424')
})
