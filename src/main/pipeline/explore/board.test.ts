import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HandTable, type HandTables, handRoles, openHandTables, tileOf } from './board-under-test'

let tables: HandTables
let sales: HandTable

beforeAll(async () => {
  tables = await openHandTables()
  sales = await tables.table([
    { day: '2022-12-31', order: 'Z', revenue: '7', cost: '1', quantity: 1 },
    { day: '2023-01-10', order: 'A1', revenue: '100', cost: '60', quantity: 2, region: 'North' },
    { day: '2023-03-22', order: 'A2', revenue: '50', cost: '40', quantity: 1 },
    // A day later in the month than the data of 2024 go: not in the comparison.
    { day: '2023-03-23', order: 'A3', revenue: '999', cost: '1', quantity: 9, region: 'North' },
    { day: '2024-01-15', order: 'B1', revenue: '150', cost: '90', quantity: 3, region: 'North' },
    { day: '2024-01-16', order: 'B1', revenue: '30', quantity: 1, region: 'South' },
    { day: '2024-03-22', order: 'B2', revenue: '20.01', cost: '10' }
  ])
})
afterAll(() => tables.close())

const earlier = { from: '2023-01-01', to: '2023-03-22' }
const partial = { day: 22, of: 31 }

test('the board takes the last calendar year up to the last data day, in few statements', async () => {
  sales.statements()
  const board = await sales.board()
  expect(sales.statements()).toBeLessThanOrEqual(10)
  expect(board).toMatchObject({
    version: 1,
    currency: null,
    range: { from: '2024-01-01', to: '2024-03-22' },
    available: { from: '2022-12-31', to: '2024-03-22' }
  })
  expect(board.tiles.map((tile) => tile.id)).toEqual([
    'revenue',
    'profit',
    'margin',
    'orders',
    'averageOrder',
    'units',
    'revenueByMonth',
    'byCategory',
    'topProducts',
    'byRegion',
    'topCustomers',
    'heat'
  ])
  expect(board.tiles.every((tile) => tile.dataThrough === '2024-03-22')).toBe(true)
})

test('revenue to date is compared with the same days last year, months without rows are gaps', async () => {
  expect(tileOf(await sales.board(), 'revenue', 'number')).toMatchObject({
    metric: 'revenue',
    unit: 'money',
    value: '200.01',
    rowsUsed: 3,
    coverage: 1,
    lacks: [],
    comparison: { range: earlier, previous: '150.00', change: '50.01', growth: 0.3334, noGrowth: null, partial },
    spark: [
      { month: '2024-01', value: 180 },
      { month: '2024-02', value: null },
      { month: '2024-03', value: 20.01 }
    ]
  })
})

test('profit and margin count only rows with both columns, and say how many', async () => {
  const board = await sales.board()
  // 150 + 20.01 - 90 - 10; last year 100 + 50 - 60 - 40.
  expect(tileOf(board, 'profit', 'number')).toMatchObject({
    value: '70.01',
    rowsUsed: 2,
    coverage: 2 / 3,
    comparison: { previous: '50.00', change: '20.01', growth: 0.4002 }
  })
  // 70.01 / 170.01 and 50 / 150.
  expect(tileOf(board, 'margin', 'number')).toMatchObject({
    unit: 'ratio',
    value: '0.411799',
    coverage: 2 / 3,
    comparison: { previous: '0.333333', change: '0.078466', growth: null, noGrowth: null }
  })
})

test('orders are distinct, an average is of sums and rounds half away from zero', async () => {
  const board = await sales.board()
  expect(tileOf(board, 'orders', 'number')).toMatchObject({
    value: '2',
    unit: 'count',
    comparison: { previous: '2', change: '0', growth: 0 }
  })
  // 200.01 / 2 = 100.005.
  expect(tileOf(board, 'averageOrder', 'number')).toMatchObject({ value: '100.01', comparison: { previous: '75.00' } })
  expect(tileOf(board, 'units', 'number')).toMatchObject({ value: '4', coverage: 2 / 3, comparison: { previous: '3' } })
})

test('a profit column goes before revenue minus cost', async () => {
  const own = await tables.table([
    { day: '2024-01-01', revenue: '100', cost: '1', profit: '25' },
    { day: '2024-01-02', revenue: '100', cost: '1' },
    { day: '2024-01-03', profit: '5', cost: '1' }
  ])
  const board = await own.board({}, { roles: { ...handRoles, profit: 'profit' } })
  expect(tileOf(board, 'profit', 'number')).toMatchObject({ value: '30.00', coverage: 2 / 3 })
  expect(tileOf(board, 'margin', 'number')).toMatchObject({ value: '0.250000', coverage: 1 / 3 })
})

test('months of the year against the year before; the running month is flagged', async () => {
  const tile = tileOf(await sales.board(), 'revenueByMonth', 'months')
  expect([tile.year, tile.rowsUsed, tile.months.length]).toEqual([2024, 3, 12])
  expect(tile.months.slice(0, 4)).toEqual([
    { month: 1, value: '180.00', previous: '100.00', partial: null },
    { month: 2, value: null, previous: null, partial: null },
    { month: 3, value: '20.01', previous: '1049.00', partial },
    { month: 4, value: null, previous: null, partial: null }
  ])
  // What lies after the range is not shown as of this year.
  const cut = tileOf(await sales.board({ range: { from: '2024-01-16', to: '2024-02-10' } }), 'revenueByMonth', 'months')
  expect(cut.months.slice(0, 3)).toEqual([
    { month: 1, value: '180.00', previous: '100.00', partial: null },
    { month: 2, value: null, previous: null, partial: { day: 10, of: 29 } },
    { month: 3, value: null, previous: '1049.00', partial: null }
  ])
})

test('the heat map shows all data; months that the data cut are partial', async () => {
  const tile = tileOf(await sales.board(), 'heat', 'heat')
  expect([tile.rows, tile.cells.length, tile.rowsUsed]).toEqual([[2022, 2023, 2024], 36, 7])
  expect(tile.cells.filter((cell) => cell.value !== null)).toEqual([
    { row: 2022, column: 12, value: '7.00', partial: true },
    { row: 2023, column: 1, value: '100.00', partial: false },
    { row: 2023, column: 3, value: '1049.00', partial: false },
    { row: 2024, column: 1, value: '180.00', partial: false },
    { row: 2024, column: 3, value: '20.01', partial: true }
  ])
})

test('filters reach every tile; null stands for "not set"', async () => {
  const north = await sales.board({ filters: [{ role: 'region', values: ['North'] }] })
  expect(tileOf(north, 'revenue', 'number')).toMatchObject({ value: '150.00', comparison: { previous: '100.00' } })
  expect(tileOf(north, 'heat', 'heat').cells.find((c) => c.row === 2023 && c.column === 3)?.value).toBe('999.00')
  expect(tileOf(north, 'byRegion', 'ranking').rows.map((row) => row.label)).toEqual(['North'])
  const both = await sales.board({ filters: [{ role: 'region', values: [null, 'South'] }] })
  expect(tileOf(both, 'revenue', 'number')).toMatchObject({ value: '50.01', comparison: { previous: '50.00' } })
  const quotes = await sales.board({ filters: [{ role: 'region', values: ["' OR 1=1 --"] }] })
  expect(tileOf(quotes, 'revenue', 'number')).toMatchObject({ value: null, rowsUsed: 0, coverage: 1 })
})

test('a range with no rows has no value, not zero', async () => {
  const board = await sales.board({ range: { from: '2024-02-01', to: '2024-02-29' } })
  expect(board.range).toEqual({ from: '2024-02-01', to: '2024-02-29' })
  for (const id of ['revenue', 'orders', 'margin']) {
    expect(tileOf(board, id, 'number')).toMatchObject({
      value: null,
      comparison: {
        range: { from: '2023-02-01', to: '2023-02-28' },
        previous: null,
        noGrowth: 'no-value',
        partial: null
      }
    })
  }
  expect(tileOf(board, 'byRegion', 'ranking')).toMatchObject({
    total: null,
    rows: [],
    valueCount: 0,
    paretoCount: null
  })
})

test('a range is cut at the last data day, so that a running year is compared like for like', async () => {
  const board = await sales.board({ range: { from: '2024-01-01', to: '2024-12-31' } })
  expect(board.range).toEqual({ from: '2024-01-01', to: '2024-03-22' })
  expect(tileOf(board, 'revenue', 'number')).toMatchObject({ comparison: { range: earlier, partial } })
  await expect(sales.board({ range: { from: '2024-02-02', to: '2024-02-01' } })).rejects.toMatchObject({
    code: 'web.bad-request'
  })
})

test('a year before that the data cover only in part is no base', async () => {
  // 2022 has one day.
  const tile = tileOf(await sales.board({ range: { from: '2023-01-01', to: '2023-12-31' } }), 'revenue', 'number')
  expect(tile).toMatchObject({
    value: '1149.00',
    comparison: { previous: null, change: null, growth: null, noGrowth: 'no-earlier-data', partial: null }
  })
})

test('zero and negative bases give a change and no percentage', async () => {
  const table = await tables.table([
    { day: '2022-12-31', revenue: '1' },
    { day: '2023-01-05', revenue: '5', region: 'zero' },
    { day: '2023-01-06', revenue: '-5', region: 'zero' },
    { day: '2023-01-07', revenue: '-8', region: 'negative' },
    { day: '2024-01-05', revenue: '10', region: 'zero' },
    { day: '2024-01-31', revenue: '4', region: 'negative' }
  ])
  const zero = await table.board({ filters: [{ role: 'region', values: ['zero'] }] })
  expect(tileOf(zero, 'revenue', 'number').comparison).toMatchObject({
    previous: '0.00',
    change: '10.00',
    growth: null,
    noGrowth: 'from-zero'
  })
  const all = await table.board()
  expect(tileOf(all, 'revenue', 'number').comparison).toMatchObject({
    previous: '-8.00',
    change: '22.00',
    growth: null,
    noGrowth: 'from-negative',
    partial: null
  })
})

test('missing roles are named, and nothing is shown as zero', async () => {
  const board = await sales.board({}, { roles: { orderDate: 'day', revenue: 'revenue' } })
  const lacking = (id: string) => board.tiles.find((tile) => tile.id === id)?.lacks
  expect(lacking('revenue')).toEqual([])
  expect(lacking('profit')).toEqual(['cost'])
  expect(lacking('margin')).toEqual(['cost'])
  expect(lacking('orders')).toEqual(['orderId'])
  expect(lacking('averageOrder')).toEqual(['orderId'])
  expect(lacking('units')).toEqual(['quantity'])
  expect(lacking('byCategory')).toEqual(['category'])
  expect(lacking('byRegion')).toEqual(['region'])
  expect(lacking('topCustomers')).toBeUndefined()
  expect(tileOf(board, 'orders', 'number')).toMatchObject({ value: null, comparison: null, spark: [], rowsUsed: 0 })
  const none = await sales.board({}, { roles: { orderDate: 'day' } })
  expect(tileOf(none, 'topProducts', 'ranking').lacks).toEqual(['product', 'revenue'])
  expect(tileOf(none, 'heat', 'heat')).toMatchObject({ lacks: ['revenue'], rows: [], cells: [] })
})

test('a text column can not serve as revenue; a filter needs its role', async () => {
  const board = await sales.board({}, { roles: { orderDate: 'day', revenue: 'product' } })
  expect(tileOf(board, 'revenue', 'number').lacks).toEqual(['revenue'])
  const query = { filters: [{ role: 'channel' as const, values: ['x'] }] }
  await expect(sales.board(query)).rejects.toMatchObject({ code: 'explore.no-role', details: { role: 'channel' } })
})

test('without dates everything is shown and nothing compared', async () => {
  const { orderDate: _, ...roles } = handRoles
  const board = await sales.board({ range: { from: '2024-01-01', to: '2024-01-31' } }, { roles })
  expect([board.range, board.available]).toEqual([null, null])
  expect(tileOf(board, 'revenue', 'number')).toMatchObject({
    value: '1356.01',
    comparison: null,
    spark: [],
    rowsUsed: 7
  })
  expect(tileOf(board, 'revenueByMonth', 'months').lacks).toEqual(['orderDate'])
  expect(tileOf(board, 'heat', 'heat').lacks).toEqual(['orderDate'])
  expect(tileOf(board, 'byRegion', 'ranking').total).toBe('1356.01')
})

test('money of several currencies is never added up', async () => {
  const table = await tables.table([
    { day: '2024-01-05', revenue: '10', cost: '5', quantity: 1, order: 'A', region: 'North', currency: 'EUR' },
    { day: '2024-01-06', revenue: '20', cost: '5', quantity: 2, order: 'B', region: 'South', currency: 'USD' }
  ])
  const roles = { ...handRoles, currency: 'currency' }
  const mixed = await table.board({}, { roles })
  expect(mixed.currency).toBeNull()
  for (const id of ['revenue', 'profit', 'margin', 'averageOrder', 'revenueByMonth', 'byRegion', 'heat']) {
    expect(mixed.tiles.find((tile) => tile.id === id)).toMatchObject({ blocked: 'mixed-currencies', lacks: [] })
  }
  expect(tileOf(mixed, 'revenue', 'number')).toMatchObject({ value: null, comparison: null })
  expect(tileOf(mixed, 'units', 'number')).toMatchObject({ value: '3' })
  const dollars = await table.board({ filters: [{ role: 'currency', values: ['USD'] }] }, { roles })
  expect(dollars.currency).toBe('USD')
  expect(tileOf(dollars, 'revenue', 'number')).toMatchObject({ value: '20.00' })
})

test('the currency is the mark that was read with the revenue', async () => {
  const reading = {
    column: 'Sales',
    type: { kind: 'decimal' as const, precision: 12, scale: 2 },
    format: {
      kind: 'number' as const,
      decimalMark: '.' as const,
      thousandsMark: null,
      currencies: ['$'],
      percent: false,
      parenthesesNegative: false,
      trailingMinus: false
    },
    nullTokens: [],
    onInvalid: 'reject' as const
  }
  const rename = { id: '1', enabled: true, kind: 'rename' as const, from: 'Sales', to: 'revenue' }
  const recipe = { version: 1 as const, readings: [reading], steps: [rename], roles: {} }
  expect((await sales.board({}, { recipe })).currency).toBe('$')
  const derive = { id: '2', enabled: true, kind: 'derive' as const, column: 'revenue', expression: 'x' }
  expect((await sales.board({}, { recipe: { ...recipe, steps: [rename, derive] } })).currency).toBeNull()
})

test('without a column for it, amounts read in several currencies are not added up either', async () => {
  const [dollars, both] = [['USD'], ['EUR', 'USD']]
  expect((await sales.board({}, { currencies: dollars })).tiles.some((tile) => tile.blocked)).toBe(false)
  const mixed = await sales.board({}, { currencies: both })
  for (const id of ['revenue', 'profit', 'averageOrder', 'revenueByMonth', 'byRegion', 'heat'])
    expect(mixed.tiles.find((tile) => tile.id === id)).toMatchObject({ blocked: 'mixed-currencies', lacks: [] })
  // What is counted is shown.
  expect(tileOf(mixed, 'orders', 'number').blocked).toBeUndefined()
})

test('doubles are added up exactly; one that is no number has no value', async () => {
  // As doubles, 0.1 + 0.2 + 0.3 is 0.6000000000000001.
  const rows = ['0.10', '0.20', '0.30', 'NaN'].map((revenue) => ({ day: '2024-01-01', revenue, category: 'x' }))
  const board = await (await tables.table(rows, { revenue: { kind: 'double' } })).board()
  expect(tileOf(board, 'revenue', 'number')).toMatchObject({ value: '0.60', coverage: 0.75 })
  expect(tileOf(board, 'byCategory', 'ranking')).toMatchObject({ total: '0.60', rowsUsed: 3 })
})

test('sums beyond what a number or a long holds stay exact', async () => {
  const rows = Array.from({ length: 3 }, () => ({ day: '2024-01-01', revenue: '9007199254740993', product: 'p' }))
  const board = await (await tables.table(rows, { revenue: { kind: 'long' } })).board()
  expect(tileOf(board, 'revenue', 'number').value).toBe('27021597764222979')
  const wide = Array.from({ length: 20 }, () => ({ day: '2024-01-01', revenue: '9223372036854775807', product: 'p' }))
  const tile = tileOf(await (await tables.table(wide, { revenue: { kind: 'long' } })).board(), 'topProducts', 'ranking')
  expect(tile).toMatchObject({ total: '184467440737095516140', paretoCount: 1 })
})
