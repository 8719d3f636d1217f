import { readdir, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../../../shared/errors'
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

const quiet = { unmatched: null, cellsChanged: 0, cellsEmptied: 0, totals: [], revenueBefore: null, revenueAfter: null }

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
        'line,row,column,reason,value,text',
        '4,3,qty,not a whole number,x,"A2,01/02/2024,,x,1.00"',
        '5,4,date,not a date,31/02/2024,"A3,31/02/2024,Rome,1,1.00"',
        '6,5,date,no date,,"A4,,Rome,1,1.00"',
        '7,6,,4 fields instead of 5,,"A5,02/02/2024,Rome,1"',
        ''
      ].join('\r\n')
    )
    expect(await measure(source, bench.workDir, recipe)).toEqual({
      ledger: result.ledger,
      effects: [
        {
          ...quiet,
          stepId: 's1',
          rowsIn: 6,
          rowsOut: 6,
          totals: [{ column: 'revenue', before: null, after: '11.80' }],
          revenueAfter: '11.80'
        },
        {
          ...quiet,
          stepId: 's2',
          rowsIn: 6,
          rowsOut: 4,
          totals: [
            { column: 'qty', before: '4', after: '6' },
            { column: 'revenue', before: '11.80', after: '22.30' },
            { column: 'price', before: '27.35', after: '16.85' }
          ],
          revenueBefore: '11.80',
          revenueAfter: '22.30'
        },
        { ...quiet, stepId: 's3', rowsIn: 4, rowsOut: 4, revenueBefore: '22.30', revenueAfter: '22.30' }
      ],
      totals: { qty: '5', price: '15.85', revenue: '21.30' },
      // The product is declared with up to 38 digits; January's one row is the largest.
      largest: { revenue: 21 },
      months: [
        { month: '2024-01', rows: 1, sums: { qty: '2', price: '10.50', revenue: '21.00' } },
        { month: '2024-02', rows: 2, sums: { qty: '3', price: '5.35', revenue: '0.30' } }
      ],
      rejectedByReason: result.rejectedByReason
    })
  })

  it('writes one part when there is no order date', async () => {
    const source = await bench.source('a,b\n1,x\n2,y\n')
    const recipe = recipeOf([readingOf('a', 'long'), readingOf('b', 'string')])
    const result = await shape(source, bench.workDir, recipe, bench.outDir)
    expect(result.parts.map(({ month, rows, path }) => [month, rows, basename(path)])).toEqual([
      [null, 2, 'all.parquet']
    ])
    expect(result.rejectedPath).toBe(null)
    expect(await bench.sql('SELECT * FROM parts ORDER BY a')).toEqual([
      ['1', 'x'],
      ['2', 'y']
    ])
  })

  it('takes names that look like patterns', async () => {
    const source = await bench.source('^.*$,*,x1,x0\n2024-05-06,1,2,a\n')
    const readings = [
      readingOf('^.*$', 'date YYYY-MM-DD'),
      readingOf('*', 'long'),
      readingOf('x1', 'long'),
      readingOf('x0', 'string')
    ]
    const recipe = recipeOf(readings, [{ kind: 'derive', column: 'a]b', expression: '[*] + x1' }], {
      orderDate: '^.*$'
    })
    const result = await shape(source, bench.workDir, recipe, bench.outDir)
    expect(result.parts.map(({ month }) => month)).toEqual(['2024-05'])
    expect(
      result.expectations.filter(({ kind }) => kind === 'sum').map(({ column, value }) => [column, value])
    ).toEqual([
      ['*', '1'],
      ['x1', '2'],
      ['a]b', '3']
    ])
    expect(await bench.sql('SELECT "^.*$"::varchar, "*", x1, x0, "a]b" FROM parts')).toEqual([
      ['2024-05-06', '1', '2', 'a', '3']
    ])
  })

  it('keeps the first of equal rows and the ledger exact', async () => {
    const source = await bench.source(
      'id,day,v\n1,2024-01-02,a\n2,2024-02-02,b\n1,2024-03-02,c\n1,2024-01-02,a\n,2024-01-02,n\n,2024-01-03,n\n'
    )
    const readings = [readingOf('id', 'long'), readingOf('day', 'date YYYY-MM-DD'), readingOf('v', 'string')]
    const roles = { orderDate: 'day' }
    const byAll = await measure(source, bench.workDir, recipeOf(readings, [{ kind: 'deduplicate', by: [] }], roles))
    expect(byAll.ledger).toEqual({ read: 6, loaded: 5, rejected: 0, filtered: 0, deduplicated: 1 })
    // A filter before it takes rows out of the comparison: c is then the first one with id 1.
    const steps = [
      { kind: 'filter' as const, expression: "v != 'a'" },
      { kind: 'deduplicate' as const, by: ['id'] }
    ]
    const result = await shape(source, bench.workDir, recipeOf(readings, steps, roles), bench.outDir)
    expect(result.ledger).toEqual({ read: 6, loaded: 3, rejected: 0, filtered: 2, deduplicated: 1 })
    expect(await bench.sql('SELECT v, day::varchar FROM parts ORDER BY v')).toEqual([
      ['b', '2024-02-02'],
      ['c', '2024-03-02'],
      ['n', '2024-01-02']
    ])
  })

  it('counts rows a look-up does not find', async () => {
    const path = await bench.path('k,price\n1,2.50\n3,1.00\n', 'prices.csv')
    const source = await bench.source('k,n\n1,2\n2,5\n,1\n3,4\n')
    const recipe = recipeOf(
      [readingOf('k', 'long'), readingOf('n', 'long')],
      [
        {
          kind: 'lookup',
          path,
          key: 'k',
          otherKey: 'k',
          columns: ['price'],
          readings: [readingOf('k', 'long'), readingOf('price', 'decimal(8,2)')]
        },
        { kind: 'derive', column: 'revenue', expression: 'n * price' }
      ],
      { revenue: 'revenue' }
    )
    const measured = await measure(source, bench.workDir, recipe)
    expect(measured.effects.map(({ unmatched, revenueAfter }) => [unmatched, revenueAfter])).toEqual([
      [2, null],
      [null, '9.00']
    ])
  })

  it('refuses what cannot be loaded, and leaves no temporary files', async () => {
    const source = await bench.source('day,v\n2024-01-02,99999999999999999999999999999999999999\n')
    const codeOf = async (recipe: ReturnType<typeof recipeOf>, signal?: AbortSignal) => {
      try {
        await shape(source, bench.workDir, recipe, bench.outDir, { signal })
      } catch (error) {
        return error instanceof AppError ? error.code : String(error)
      }
      return 'no error'
    }
    const day = readingOf('day', 'date YYYY-MM-DD')
    const v = readingOf('v', 'decimal(38,0)')
    expect(await codeOf(recipeOf([day, v], [{ kind: 'filter', expression: 'v < 0' }]))).toBe('shape.nothing-left')
    expect(await codeOf(recipeOf([day, v], [{ kind: 'derive', column: 'w', expression: 'v * v' }]))).toBe(
      'shape.overflow'
    )
    expect(await codeOf(recipeOf([day, v]))).toBe('shape.overflow')
    expect(await codeOf(recipeOf([day], [], { orderDate: 'gone' }))).toBe('shape.role-column')
    expect(await codeOf(recipeOf([day], [{ kind: 'drop', columns: ['gone'] }]))).toBe('shape.unknown-column')
    expect(await codeOf(recipeOf([day]), AbortSignal.abort())).toBe('cancelled')
    const left = (await readdir(bench.workDir)).filter((name) => /^shape-|\.part$/.test(name))
    expect(left).toEqual([])
  })

  it('reports progress that only grows and ends at 1', async () => {
    const source = await bench.source(sales)
    const seen: number[] = []
    await shape(source, bench.workDir, recipeOf(readings, [revenue], roles), bench.outDir, {
      onProgress: ({ overall }) => seen.push(overall)
    })
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe(1)
  })
})

describe('months that alone are wanted', () => {
  it('have parts; good rows of others are in the ledger, and nothing else of them is anywhere', async () => {
    const source = await bench.source(sales)
    const recipe = recipeOf(readings, [revenue], roles)
    const all = await shape(source, bench.workDir, recipe, bench.outDir)
    expect(all.ledger).toEqual({ read: 9, loaded: 5, rejected: 4, filtered: 0, deduplicated: 0 })
    const january = await shape(source, bench.workDir, recipe, bench.outDir, { onlyMonths: ['2024-01', '2023-12'] })
    expect(january.ledger).toEqual({ read: 9, loaded: 1, rejected: 4, filtered: 0, deduplicated: 0, otherMonths: 4 })
    expect(january.parts.map(({ month, rows }) => [month, rows])).toEqual([['2024-01', 1]])
    expect(await readdir(bench.outDir)).toEqual(['2024-01.parquet', 'rejected.csv'])
    const of = (kind: string, column: string | null) =>
      january.expectations.find((one) => one.kind === kind && one.column === column)?.value
    expect([of('rows', null), of('sum', 'revenue'), of('min', '__time'), of('max', '__time')]).toEqual([
      '1',
      '21.00',
      '2024-01-31T00:00:00',
      '2024-01-31T00:00:00'
    ])
  })

  it('without a row are refused', async () => {
    const source = await bench.source(sales)
    const recipe = recipeOf(readings, [], roles)
    const none = shape(source, bench.workDir, { ...recipe, roles: { orderDate: 'date' } }, bench.outDir, {
      onlyMonths: ['2020-01']
    })
    await expect(none).rejects.toMatchObject({ code: 'shape.nothing-left' })
  })
})
