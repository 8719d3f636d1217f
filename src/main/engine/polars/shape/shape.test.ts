import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { measure, shape } from '..'
import { type Bench, openBench, readingOf, recipeOf } from '../recipe-under-test'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.remove())

const sales = [
  'order,date,city,qty,price',
  'A1,31/01/2024, Oslo ,2,10.50',
  'A1,01/02/2024,Oslo,3,0.10',
  'A2,01/02/2024,,x,1.00',
  'A3,31/02/2024,Rome,1,1.00',
  'A4,,Rome,1,1.00',
  'A5,02/02/2024,Rome,1',
  'A6,03/02/2024,Rome,-1,5.25',
  'A6,03/02/2024,Rome,-1,5.25',
  'A7,04/02/2024,"Rome, ""old""",,5.25',
  ''
].join('\n')

const readings = [
  readingOf('order', 'string'),
  readingOf('date', 'date DD/MM/YYYY'),
  readingOf('city', 'string'),
  readingOf('qty', 'long'),
  readingOf('price', 'decimal(10,2)')
]

const revenue = { kind: 'derive' as const, column: 'revenue', expression: 'qty * price' }
const roles = { orderDate: 'date', orderId: 'order', revenue: 'revenue', quantity: 'qty' }

// A4 goes through all steps and is rejected at the end, for want of a date: 1.00 of revenue is in the effects, not in the totals.
describe('shape', () => {
  it('writes parts by month, rejected rows and a ledger that adds up', async () => {
    const source = await bench.source(sales)
    const recipe = recipeOf(
      readings,
      [revenue, { kind: 'filter', expression: 'qty > 0 or qty is null' }, { kind: 'deduplicate', by: [] }],
      roles
    )
    const result = await shape(source, bench.workDir, recipe, bench.outDir)
    expect(result.ledger).toEqual({ read: 9, loaded: 3, rejected: 4, filtered: 2, deduplicated: 0 })
    expect(result.parts.map(({ month, rows }) => [month, rows])).toEqual([
      ['2024-01', 1],
      ['2024-02', 2]
    ])
    expect(result.rejectedByReason).toEqual([
      { reason: 'date', rows: 2 },
      { reason: 'qty', rows: 1 },
      { reason: 'ragged', rows: 1 }
    ])
    expect(
      await bench.sql(
        'SELECT "order", date::varchar, city, qty, price, revenue, __time::varchar FROM parts ORDER BY "order", date'
      )
    ).toEqual([
      ['A1', '2024-01-31', 'Oslo', '2', '10.50', '21.00', '2024-01-31 00:00:00'],
      ['A1', '2024-02-01', 'Oslo', '3', '0.10', '0.30', '2024-02-01 00:00:00'],
      ['A7', '2024-02-04', 'Rome, "old"', null, '5.25', null, '2024-02-04 00:00:00']
    ])
    expect(result.expectations).toEqual([
      { kind: 'rows', column: null, value: '3' },
      { kind: 'sum', column: 'qty', value: '5' },
      { kind: 'sum', column: 'price', value: '15.85' },
      { kind: 'sum', column: 'revenue', value: '21.30' },
      { kind: 'min', column: '__time', value: '2024-01-31T00:00:00' },
      { kind: 'max', column: '__time', value: '2024-02-04T00:00:00' },
      { kind: 'distinct', column: 'order', value: '2' }
    ])
    expect(await readFile(result.rejectedPath ?? '', 'utf8')).toBe(
      [
        'line,row,reason,value,text',
        '4,3,qty,x,"A2,01/02/2024,,x,1.00"',
        '5,4,date,31/02/2024,"A3,31/02/2024,Rome,1,1.00"',
        '6,5,date,,"A4,,Rome,1,1.00"',
        '7,6,ragged,,"A5,02/02/2024,Rome,1"',
        ''
      ].join('\r\n')
    )
    expect(await measure(source, bench.workDir, recipe)).toEqual({
      ledger: result.ledger,
      effects: [
        { stepId: 's1', rowsIn: 6, rowsOut: 6, unmatched: null, revenueBefore: null, revenueAfter: '11.80' },
        { stepId: 's2', rowsIn: 6, rowsOut: 4, unmatched: null, revenueBefore: '11.80', revenueAfter: '22.30' },
        { stepId: 's3', rowsIn: 4, rowsOut: 4, unmatched: null, revenueBefore: '22.30', revenueAfter: '22.30' }
      ],
      totals: { qty: '5', price: '15.85', revenue: '21.30' },
      months: [
        { month: '2024-01', rows: 1 },
        { month: '2024-02', rows: 2 }
      ],
      rejectedByReason: result.rejectedByReason
    })
  })
})
