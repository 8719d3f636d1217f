/** Tiles beyond those of the overview, over rows written by hand; expected values are worked out beside them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Board, ReadyBoard, TileSpec } from '../../../shared/domain/board'
import { defaultForm, rolledUp } from '../../../shared/domain/druid/default-form'
import { type HandTable, type HandTables, handRoles, openHandTables, tileOf } from './board-under-test'

let tables: HandTables
let sales: HandTable

beforeAll(async () => {
  tables = await openHandTables()
  sales = await tables.table([
    {
      day: '2023-01-01',
      order: 'A',
      product: 'Pen',
      category: 'Office',
      region: 'North',
      customer: 'Ann',
      quantity: 2,
      revenue: '20',
      cost: '12'
    },
    {
      day: '2023-02-10',
      order: 'B',
      product: 'Pen',
      category: 'Office',
      region: 'South',
      customer: 'Bob',
      quantity: 1,
      revenue: '10',
      cost: '6'
    },
    {
      day: '2023-02-11',
      order: 'C',
      product: 'Ink',
      category: 'Office',
      region: 'North',
      customer: 'Ann',
      quantity: 4,
      revenue: '40',
      cost: '20'
    },
    {
      day: '2024-01-09',
      order: 'D',
      product: 'Pen',
      category: 'Office',
      region: 'North',
      customer: 'Ann',
      quantity: 3,
      revenue: '36',
      cost: '20'
    },
    {
      day: '2024-01-09',
      order: 'D',
      product: 'Lamp',
      category: 'Home',
      region: 'North',
      customer: 'Ann',
      quantity: 1,
      revenue: '50',
      cost: '30'
    },
    {
      day: '2024-02-05',
      order: 'E',
      product: 'Pen',
      category: 'Office',
      region: 'South',
      customer: 'Cleo',
      quantity: 2,
      revenue: '24',
      cost: '14'
    },
    {
      day: '2024-02-05',
      order: 'E',
      product: 'Lamp',
      category: 'Home',
      region: 'South',
      customer: 'Cleo',
      quantity: 1,
      revenue: '50',
      cost: '30'
    },
    {
      day: '2024-02-20',
      order: 'F',
      product: 'Pen',
      category: 'Office',
      region: 'South',
      customer: 'Cleo',
      quantity: -1,
      revenue: '-12',
      cost: '-7'
    },
    { day: '2024-02-29', order: 'G', revenue: '5' }
  ])
})
afterAll(() => tables.close())

const size = { w: 6, h: 5 }

async function tile(
  spec: Record<string, unknown>,
  query: Parameters<HandTable['board']>[0] = {},
  change: Parameters<HandTable['board']>[1] = {}
): Promise<Board> {
  return sales.board({ tiles: [TileSpec.parse({ id: 'it', size, ...spec })], ...query }, change)
}

test('every ready board has a result for every tile, or says why not', async () => {
  for (const board of ReadyBoard.options) {
    const { tiles } = await sales.board({ board })
    expect(new Set(tiles.map(({ id }) => id)).size).toBe(tiles.length)
    for (const one of tiles) {
      const isEmpty = one.kind === 'number' && one.value === null && one.lacks.length === 0 && !one.blocked
      expect([board, one.id, isEmpty && 'reason' in one ? one.reason : 'said']).not.toContain(null)
    }
  }
})

test('a metric by quarter beside last year; quarters without rows are gaps', async () => {
  const board = await tile({ kind: 'series', metric: 'revenue', unit: 'quarter', shape: 'bar' })
  // 36 + 50 + 24 + 50 - 12 + 5 = 153; of the same days of 2023: 20 + 10 + 40 = 70.
  expect(tileOf(board, 'it', 'series')).toMatchObject({
    points: [{ key: '2024-Q1', from: '2024-01-01', to: '2024-03-31', isPartial: true }],
    lines: [{ label: null, values: ['153.00'], previous: ['70.00'] }],
    rowsUsed: 6,
    coverage: 1
  })
  const days = await tile({ kind: 'series', metric: 'orders', unit: 'month', shape: 'line' }, { compare: 'previous' })
  // Orders D; then E, F and G. The two months before have no rows, but lie within the data.
  expect(tileOf(days, 'it', 'series').lines).toEqual([
    { label: null, otherCount: null, values: ['1', '3'], previous: [null, null] }
  ])
})

test('weeks begin as the calendar says, and sums run on', async () => {
  const ask = async (weekStart: 'monday' | 'sunday' | 'saturday') => {
    const board = await tile(
      { kind: 'series', metric: 'revenue', unit: 'week', shape: 'area', cumulative: true },
      { range: { from: '2024-02-01', to: '2024-02-29' } },
      { calendar: { timeZone: 'UTC', fiscalStartMonth: 1, weekStart } }
    )
    const { points, lines } = tileOf(board, 'it', 'series')
    return points.map(({ from }, index) => [from, lines[0]?.values[index]])
  }
  // 2024-02-05 is a Monday, 02-20 a Tuesday, 02-29 a Thursday: 74, 74 - 12 = 62, 62 + 5 = 67.
  expect(await ask('monday')).toEqual([
    ['2024-01-29', null],
    ['2024-02-05', '74.00'],
    ['2024-02-12', '74.00'],
    ['2024-02-19', '62.00'],
    ['2024-02-26', '67.00']
  ])
  expect(await ask('sunday')).toEqual([
    ['2024-01-28', null],
    ['2024-02-04', '74.00'],
    ['2024-02-11', '74.00'],
    ['2024-02-18', '62.00'],
    ['2024-02-25', '67.00']
  ])
  expect((await ask('saturday')).map(([from]) => from)[0]).toBe('2024-01-27')
})

test('fiscal years that begin in February, and those of 4-4-5 weeks', async () => {
  const fiscal = (weeks: boolean) => ({
    calendar: {
      timeZone: 'UTC',
      fiscalStartMonth: 2,
      weekStart: 'monday' as const,
      ...(weeks ? { fiscalWeeks: '4-4-5' as const } : {})
    }
  })
  const range = { from: '2023-01-01', to: '2024-02-29' }
  const ask = async (unit: string, weeks: boolean) => {
    const board = await tile(
      { kind: 'series', metric: 'revenue', unit, shape: 'bar' },
      { range, fiscal: true },
      fiscal(weeks)
    )
    const { points, lines } = tileOf(board, 'it', 'series')
    return points.map(({ key }, index) => [key, lines[0]?.values[index]])
  }
  // January 2023 lies in the year that ends in 2023, February 2024 in that which ends in 2025.
  expect(await ask('year', false)).toEqual([
    ['FY2023', '20.00'],
    ['FY2024', '136.00'],
    ['FY2025', '67.00']
  ])
  // The year of weeks begins on 30 January 2023 and on 29 January 2024.
  expect(await ask('year', true)).toEqual([
    ['FY2023', '20.00'],
    ['FY2024', '136.00'],
    ['FY2025', '67.00']
  ])
})

test('lines by a dimension add up to the whole, with all others in one', async () => {
  const board = await tile(
    { kind: 'series', metric: 'revenue', unit: 'year', shape: 'line', by: 'category' },
    { range: { from: '2023-01-01', to: '2024-12-31' } }
  )
  expect(tileOf(board, 'it', 'series').lines).toEqual([
    { label: 'Office', otherCount: null, values: ['70.00', '48.00'], previous: null },
    { label: 'Home', otherCount: null, values: [null, '100.00'], previous: null },
    { label: null, otherCount: null, values: [null, '5.00'], previous: null }
  ])
})

test('a pivot has its totals right for ratios and for distinct counts', async () => {
  const board = await tile(
    {
      kind: 'pivot',
      rows: [{ kind: 'role', role: 'category' }],
      columns: { kind: 'role', role: 'region' },
      metrics: ['revenue', 'margin', 'orders']
    },
    { range: { from: '2024-01-01', to: '2024-12-31' } }
  )
  const pivot = tileOf(board, 'it', 'pivot')
  expect(pivot.columnKeys).toEqual(['North', 'South', null])
  // Home: 50 and 50, cost 30 and 30: margins 0.4; orders D and E are two.
  expect(pivot.body[0]).toEqual({
    keys: ['Home'],
    cells: [
      ['50.00', '0.400000', '1'],
      ['50.00', '0.400000', '1'],
      [null, null, null],
      ['100.00', '0.400000', '2']
    ]
  })
  // Office: North 36 - 20 = 16 of 36; South 24 - 12 = 12 less 7: 5 of 12; together 21 of 48, not the mean of the two.
  expect(pivot.body[1]).toEqual({
    keys: ['Office'],
    cells: [
      ['36.00', '0.444444', '1'],
      ['12.00', '0.416667', '2'],
      [null, null, null],
      ['48.00', '0.437500', '3']
    ]
  })
  // Orders D and E are in both categories: 4 in all, not 2 + 3 + 1. The row of G has no cost: 61 of 148.
  expect(pivot.body.at(-1)).toEqual({
    keys: [],
    cells: [
      ['86.00', '0.418605', '1'],
      ['62.00', '0.403226', '2'],
      ['5.00', null, '1'],
      ['153.00', '0.412162', '4']
    ]
  })
})

test('a pivot of two levels: the total of a value stands above its parts', async () => {
  const board = await tile({
    kind: 'pivot',
    rows: [
      { kind: 'period', unit: 'month' },
      { kind: 'role', role: 'product' }
    ],
    columns: null,
    metrics: ['revenue']
  })
  expect(tileOf(board, 'it', 'pivot').body.map(({ keys, cells }) => [...keys, cells[0]?.[0]])).toEqual([
    ['2024-01-01', '86.00'],
    ['2024-01-01', 'Lamp', '50.00'],
    ['2024-01-01', 'Pen', '36.00'],
    ['2024-02-01', '67.00'],
    ['2024-02-01', 'Lamp', '50.00'],
    ['2024-02-01', 'Pen', '12.00'],
    ['2024-02-01', null, '5.00'],
    ['153.00']
  ])
})

test('the change in price, volume and mix, with what is new and what is gone', async () => {
  const bridge = tileOf(await tile({ kind: 'bridge', dimension: 'product' }), 'it', 'bridge')
  // Pen: 3 units for 30 became 4 for 48; Ink (40) is gone, Lamp (100) is new; the row without a product (5) is new too.
  // Volume (4 - 3) x 10 = 10, price 48 - 10 x 4 = 8, mix 0.
  expect(bridge).toMatchObject({
    before: '70.00',
    after: '153.00',
    steps: [
      { part: 'price', value: '8.00' },
      { part: 'volume', value: '10.00' },
      { part: 'mix', value: '0.00' },
      { part: 'new', value: '105.00' },
      { part: 'lost', value: '-40.00' },
      { part: 'unexplained', value: '0.00' }
    ]
  })
  const alone = await tile({ kind: 'bridge', dimension: 'product' }, { compare: null })
  expect(tileOf(alone, 'it', 'bridge')).toMatchObject({ blocked: 'no-comparison', steps: [] })
})

test('numbers of other days than those of the board', async () => {
  const number = async (span: string) => tileOf(await tile({ kind: 'number', metric: 'revenue', span }), 'it', 'number')
  // February to date is the whole of it.
  expect(await number('month-to-date')).toMatchObject({
    range: { from: '2024-02-01', to: '2024-02-29' },
    value: '67.00',
    comparison: { range: { from: '2023-02-01', to: '2023-02-28' }, previous: '50.00', change: '17.00', growth: 0.34 }
  })
  expect(await number('rolling-12')).toMatchObject({ range: { from: '2023-03-01', to: '2024-02-29' }, value: '153.00' })
})

test('customers: new ones, those that came back, and how many bought twice', async () => {
  const number = async (calculation: string, metric = 'customers') =>
    tileOf(await tile({ kind: 'calculated', metric, calculation }), 'it', 'number')
  // Of 2024 Ann had bought before, Cleo not.
  expect(await number('new-customers')).toMatchObject({ value: '1', unit: 'count', rowsUsed: 5, coverage: 5 / 6 })
  expect(await number('returning-customers')).toMatchObject({ value: '1' })
  // Ann has D, Cleo E and F.
  expect(await number('repeat-rate')).toMatchObject({ value: '0.500000', unit: 'ratio' })
  // Only Ann bought in both: 86 against 60.
  expect(await number('same-store-growth', 'revenue')).toMatchObject({ value: '0.433333' })
  // Ann 86, Cleo 62, of 148: 0.581081² + 0.418919².
  expect(await number('concentration', 'revenue')).toMatchObject({ value: '0.513148' })
  expect(await number('top-10-share', 'revenue')).toMatchObject({ value: '1.000000' })
  const first = await tile(
    { kind: 'calculated', metric: 'customers', calculation: 'new-customers' },
    { range: { from: '2023-01-01', to: '2023-12-31' } }
  )
  // All are new where the data begin: no number is given.
  expect(tileOf(first, 'it', 'number')).toMatchObject({ value: null, reason: 'no-earlier-orders' })
})

test('cohorts end with the data, and segments need five customers', async () => {
  const { cohorts } = tileOf(await tile({ kind: 'cohort' }), 'it', 'cohort')
  expect(cohorts.length).toBe(14)
  // Ann began in January 2023, came in the month after and in the twelfth.
  expect(cohorts[0]).toEqual({
    month: '2023-01',
    size: 1,
    shares: [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
    isPartial: false,
    isStart: true
  })
  expect(cohorts.at(-1)).toMatchObject({ month: '2024-02', size: 1, shares: [1] })
  expect(tileOf(await tile({ kind: 'segments' }), 'it', 'segments')).toMatchObject({
    reason: 'too-few-customers',
    segments: []
  })
})

test('what is bought together, from five orders on', async () => {
  const rows = ['1', '2', '3', '4', '5', '6'].flatMap((order) => [
    { day: '2024-01-01', order, product: 'Pen' },
    ...(order === '6' ? [] : [{ day: '2024-01-01', order, product: 'Ink' }])
  ])
  const together = await tables.table([...rows, { day: '2024-01-01', order: '7', product: 'Lamp' }])
  const spec: TileSpec = { kind: 'basket', id: 'it', dimension: 'product', size }
  // Together in 5 of 7; 5 of the 5 with Ink, 5 of the 6 with Pen; lift 1 ÷ (6 ÷ 7).
  expect(tileOf(await together.board({ tiles: [spec] }), 'it', 'basket')).toMatchObject({
    orders: 7,
    pairs: [
      {
        one: 'Ink',
        other: 'Pen',
        orders: 5,
        support: 0.714285714286,
        confidence: 1,
        reverseConfidence: 0.833333333333,
        lift: 1.166666666667
      }
    ]
  })
})

test('returns are told apart from sales, and their rate is of what was sold', async () => {
  const number = async (metric: string) => tileOf(await tile({ kind: 'number', metric }), 'it', 'number')
  expect(await number('returnedRevenue')).toMatchObject({ value: '12.00' })
  // 12 of 36 + 50 + 24 + 50 + 5 = 165.
  expect(await number('returnRate')).toMatchObject({ value: '0.072727' })
  // 1 of 3 + 1 + 2 + 1 = 7.
  expect(await number('unitReturnRate')).toMatchObject({ value: '0.142857' })
  // F of D, E, F and G.
  expect(await number('orderReturnRate')).toMatchObject({ value: '0.250000' })
})

test('where lines were added up when they were loaded, what only lines tell is not told', async () => {
  const { schema } = sales.dataset()
  const wishes = {
    dataSource: 'x',
    columns: schema,
    mode: 'replace-months',
    method: 'native',
    money: 'cents',
    missingTime: null
  } as const
  const form = rolledUp(defaultForm(wishes), ['day', 'product'])
  const change = { cluster: { connectionId: 'c', form } }
  const number = async (metric: string) => tileOf(await tile({ kind: 'number', metric }, {}, change), 'it', 'number')
  expect(await number('returnRate')).toMatchObject({ blocked: 'rolled-up', value: null })
  expect(await number('revenue')).toMatchObject({ value: '153.00' })
  expect((await number('revenue')).blocked).toBeUndefined()
})

test('where nothing came back, returns are zero with their cents', async () => {
  const board = await tile(
    { kind: 'number', metric: 'returnedRevenue' },
    { range: { from: '2024-01-01', to: '2024-01-31' } }
  )
  expect(tileOf(board, 'it', 'number')).toMatchObject({ value: '0.00', comparison: { previous: '0.00' } })
})

test('rankings by what is no sum: their order, no shares, the whole for itself', async () => {
  const board = await tile({ kind: 'ranking', metric: 'margin', dimension: 'product', top: 1 })
  const ranking = tileOf(board, 'it', 'ranking')
  // Pen 21 of 48 = 0.4375, Lamp 40 of 100; all 61 of 148.
  expect(ranking.total).toBe('0.412162')
  expect(ranking.rows.map(({ label, otherCount, value, share }) => [label, otherCount, value, share])).toEqual([
    ['Pen', null, '0.437500', null],
    [null, 2, '0.400000', null]
  ])
  const orders = tileOf(await tile({ kind: 'ranking', metric: 'orders', dimension: 'region', top: 5 }), 'it', 'ranking')
  expect(orders.rows.map(({ label, value }) => [label, value])).toEqual([
    ['South', '2'],
    ['North', '1'],
    [null, '1']
  ])
})

test('without a role a tile says which; money of several currencies is not added up', async () => {
  const { customer: _customer, ...roles } = handRoles
  const cohort = await tile({ kind: 'cohort' }, {}, { roles })
  expect(tileOf(cohort, 'it', 'cohort')).toMatchObject({ lacks: ['customer'], cohorts: [] })
  const rate = await tile({ kind: 'number', metric: 'discountRate' })
  expect(tileOf(rate, 'it', 'number')).toMatchObject({ lacks: ['unitPrice'], value: null })
  const mixed = await tables.table([
    { day: '2024-01-01', order: 'A', revenue: '1', currency: 'EUR', quantity: 1, product: 'x' },
    { day: '2024-01-02', order: 'B', revenue: '1', currency: 'USD', quantity: 1, product: 'x' }
  ])
  const board = await mixed.board({ board: 'growth' }, { roles: { ...handRoles, currency: 'currency' } })
  expect(board.tiles.every(({ blocked }) => blocked === 'mixed-currencies')).toBe(true)
})
