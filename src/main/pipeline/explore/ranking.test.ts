import { afterAll, beforeAll, expect, test } from 'vitest'
import { TileSpec } from '../../../shared/domain/board'
import { AppError } from '../../../shared/errors'
import { computeBoard } from './board'
import { type HandTables, handRoles, openHandTables, type SaleRow, tileOf } from './board-under-test'
import type { Run } from './facts'

let tables: HandTables

beforeAll(async () => {
  tables = await openHandTables()
})
afterAll(() => tables.close())

/** p01 = 120, p02 = 110 … p12 = 10; 5 without a product; a returned one of -5. */
const many: SaleRow[] = [
  ...Array.from({ length: 12 }, (_, index) => ({
    day: '2024-06-30',
    product: `p${String(index + 1).padStart(2, '0')}`,
    revenue: String(120 - index * 10)
  })),
  { day: '2024-06-30', revenue: '5' },
  { day: '2024-06-30', product: 'returned', revenue: '-5' }
]

test('the ten largest and the rest add up to the total', async () => {
  const tile = tileOf(await (await tables.table(many)).board(), 'topProducts', 'ranking')
  expect(tile).toMatchObject({ dimension: 'product', total: '780.00', valueCount: 14, rowsUsed: 14, coverage: 1 })
  expect(tile.rows.map((row) => row.value)).toEqual([
    ...[120, 110, 100, 90, 80, 70, 60, 50, 40, 30].map((value) => `${value}.00`),
    // 20 + 10 + 5 - 5
    '30.00'
  ])
  expect(tile.rows.at(0)).toMatchObject({ label: 'p01', otherCount: null, share: 0.153846153846 })
  expect(tile.rows.at(-1)).toMatchObject({ label: null, otherCount: 4, share: 0.038461538462 })
})

test('a dimension with too many values has no result in its own tile; the other tiles have theirs', async () => {
  const table = await tables.table(many)
  const run: Run = (query) => {
    if (query.kind !== 'rank' || query.dimension.name !== 'product') return table.run(query)
    throw new AppError('explore.too-many-values', { column: 'product', limit: 200_000 })
  }
  const board = await computeBoard(
    { dataset: 'hand', range: null, filters: [], board: 'overview', tiles: null, compare: 'last-year', fiscal: false },
    table.dataset(),
    run
  )
  expect(tileOf(board, 'topProducts', 'ranking')).toMatchObject({ blocked: 'too-many-values', rows: [], total: null })
  expect(tileOf(board, 'revenue', 'number').value).toBe('780.00')
  expect(tileOf(board, 'byRegion', 'ranking').total).toBe('780.00')
})

test('Pareto is of the positive total: 80 % of 785 is passed by the seventh value', async () => {
  const tile = tileOf(await (await tables.table(many)).board(), 'topProducts', 'ranking')
  expect(tile.paretoCount).toBe(7)
  expect(tile.cumulative.length).toBe(10)
  expect(tile.cumulative[0]).toBeCloseTo(120 / 785, 10)
  expect(tile.cumulative[9]).toBeCloseTo(750 / 785, 10)
})

test('exactly 80 % is enough; nothing positive has no Pareto', async () => {
  const table = await tables.table([
    { day: '2024-06-30', product: 'a', category: 'x', revenue: '80' },
    { day: '2024-06-30', product: 'b', category: 'x', revenue: '20' },
    { day: '2024-06-30', product: 'c', category: 'y', revenue: '-1' }
  ])
  const tile = tileOf(await table.board(), 'topProducts', 'ranking')
  expect([tile.paretoCount, tile.cumulative]).toEqual([1, [0.8, 1]])
  const returns = await table.board({ filters: [{ role: 'category', values: ['y'] }] })
  expect(tileOf(returns, 'topProducts', 'ranking')).toMatchObject({
    paretoCount: null,
    cumulative: [],
    total: '-1.00',
    rows: [{ label: 'c', value: '-1.00', share: null }]
  })
})

test('values carry growth, margin and its change; new and lost ones say so', async () => {
  const table = await tables.table([
    { day: '2022-12-31', region: 'North', revenue: '1', cost: '1' },
    { day: '2023-02-01', region: 'North', revenue: '100', cost: '80' },
    { day: '2023-02-01', region: 'Gone', revenue: '40', cost: '10' },
    { day: '2024-02-01', region: 'North', revenue: '120', cost: '60' },
    { day: '2024-02-01', region: 'North', revenue: '30' },
    { day: '2024-12-31', region: 'New', revenue: '50', cost: '50' },
    { day: '2024-12-31', revenue: '10' }
  ])
  const tile = tileOf(await table.board(), 'byRegion', 'ranking')
  expect(tile).toMatchObject({ total: '210.00', valueCount: 3 })
  expect(tile.rows).toEqual([
    {
      label: 'North',
      otherCount: null,
      value: '150.00',
      share: 0.714285714286,
      // 150 of 210, and 100 of 140.
      shareChange: 0,
      growth: 0.5,
      noGrowth: null,
      change: '50.00',
      // 60 / 120 where the cost is known; 20 / 100 the year before.
      margin: 0.5,
      marginChange: 0.3
    },
    {
      label: 'New',
      otherCount: null,
      value: '50.00',
      share: 0.238095238095,
      shareChange: 0.238095238095,
      growth: null,
      noGrowth: 'no-earlier-data',
      change: null,
      margin: 0,
      marginChange: null
    },
    {
      label: null,
      otherCount: null,
      value: '10.00',
      share: 0.047619047619,
      shareChange: 0.047619047619,
      growth: null,
      noGrowth: 'no-earlier-data',
      change: null,
      margin: null,
      marginChange: null
    },
    {
      label: 'Gone',
      otherCount: null,
      value: null,
      share: null,
      // It had 40 of 140.
      shareChange: -0.285714285714,
      growth: null,
      noGrowth: 'no-value',
      change: null,
      margin: null,
      marginChange: null
    }
  ])
})

test('regions fall back to countries; ties are in the order of their names', async () => {
  const table = await tables.table(
    ['c', 'a', 'b'].map((region) => ({ day: '2024-06-30', region, customer: 'x', revenue: '1' }))
  )
  const { region: _, ...roles } = handRoles
  const board = await table.board({}, { roles: { ...roles, country: 'region' } })
  const tile = tileOf(board, 'byRegion', 'ranking')
  expect([tile.dimension, tile.rows.map((row) => row.label)]).toEqual(['country', ['a', 'b', 'c']])
  expect(tileOf(board, 'topCustomers', 'ranking').rows).toMatchObject([{ label: 'x', value: '3.00', share: 1 }])
})

test('an empty text is a value of its own, not "not set"', async () => {
  const table = await tables.table([
    { day: '2024-06-30', region: '', revenue: '2' },
    { day: '2024-06-30', revenue: '1' }
  ])
  const tile = tileOf(await table.board(), 'byRegion', 'ranking')
  expect(tile.rows.map((row) => row.label)).toEqual(['', null])
})

test('ABC classes: of all values, ties by name, what is not above zero apart', async () => {
  const table = await tables.table([
    ...Array.from({ length: 12 }, (_, index) => ({
      day: '2024-06-30',
      product: `p${String(index + 1).padStart(2, '0')}`,
      revenue: String([500, 200, 100, 50, 50, 40, 30, 10, 10, 5, 3, 2][index])
    })),
    { day: '2024-06-30', product: 'back', revenue: '-7.50' },
    { day: '2024-06-30', product: 'free', revenue: '0' },
    // Of other days, and so in no class.
    { day: '2023-06-30', product: 'old', revenue: '9999' }
  ])
  const asked = async (bounds?: { a: number; b: number }) => {
    const tiles = [
      TileSpec.parse({
        kind: 'ranking',
        id: 'abc',
        metric: 'revenue',
        dimension: 'product',
        shape: 'abc',
        top: 6,
        ...(bounds && { bounds }),
        size: { w: 6, h: 5 }
      })
    ]
    return tileOf(await table.board({ tiles }), 'abc', 'ranking')
  }
  // Of 1000: 500, 700 and 800 before the fourth, which reaches no less than 80 % already; 850, 900, 940 before the seventh, 970 after it.
  const usual = await asked()
  expect(usual.abc).toEqual({
    bounds: { a: 80, b: 95 },
    classes: [
      { name: 'A', count: 3, value: '800.00', share: 0.8 },
      { name: 'B', count: 4, value: '170.00', share: 0.17 },
      { name: 'C', count: 5, value: '30.00', share: 0.03 }
    ],
    zero: 1,
    negative: { count: 1, value: '-7.50' }
  })
  expect(usual.rows.map((row) => [row.label, row.abcClass])).toEqual([
    ['p01', 'A'],
    ['p02', 'A'],
    ['p03', 'A'],
    ['p04', 'B'],
    ['p05', 'B'],
    ['p06', 'B'],
    [null, null]
  ])
  // 50 % are reached with the first one, 90 % with the fifth.
  expect((await asked({ a: 50, b: 90 })).abc?.classes.map(({ count }) => count)).toEqual([1, 4, 7])
})
