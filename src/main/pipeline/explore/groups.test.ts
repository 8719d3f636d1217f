/** Two groups side by side, and tiles with filters of their own, over rows written by hand; values are worked out beside them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BoardQuery, SpecOf, TileSpec } from '../../../shared/domain/board'
import { type HandTable, type HandTables, handRoles, openHandTables, tileOf } from './board-under-test'
import { howOf } from './how'

let tables: HandTables
let sales: HandTable

beforeAll(async () => {
  tables = await openHandTables()
  sales = await tables.table([
    { day: '2024-01-05', order: 'A', region: 'West', category: 'Paper', product: 'Pad', revenue: '100', cost: '60' },
    { day: '2024-01-06', order: 'A', region: 'West', category: 'Ink', product: 'Blue', revenue: '50' },
    { day: '2024-02-01', order: 'B', region: 'East', category: 'Paper', product: 'Pad', revenue: '30', cost: '24' },
    { day: '2024-02-02', order: 'C', category: 'Paper', product: 'Card', revenue: '20', cost: '5' },
    { day: '2024-02-03', order: 'D', region: 'North', revenue: '8', cost: '4' },
    { day: '2024-02-10', order: 'E', region: 'West', category: 'Paper', product: 'Card', revenue: '10', cost: '4' }
  ])
})
afterAll(() => tables.close())

const size = { w: 12, h: 7 }
const spec: SpecOf<'groups'> = {
  kind: 'groups',
  id: 'g',
  a: { name: '', filters: [{ role: 'region', values: ['West'] }] },
  b: { name: 'Others', filters: null },
  metrics: ['revenue', 'margin', 'orders', 'units'],
  metric: 'revenue',
  unit: 'month',
  dimension: 'category',
  top: 10,
  size
}

async function compared(change: Partial<SpecOf<'groups'>>, query: Partial<BoardQuery> = {}) {
  return tileOf(await sales.board({ tiles: [{ ...spec, ...change }], ...query }), 'g', 'groups')
}

describe('two groups', () => {
  test('everything else has the rows without a value, too', async () => {
    const tile = await compared({})
    // West: 100 + 50 + 10. Everything else: 30 + 20 (no region) + 8.
    expect([tile.a, tile.b]).toEqual([
      { ...spec.a, rows: 3 },
      { ...spec.b, rows: 3 }
    ])
    expect(tile.overlap).toBe(0)
    expect(tile.rowsUsed).toBe(6)
    const [revenue, margin, orders, units] = tile.metrics
    // (160 - 58) / 58 = 1.758620689655
    expect(revenue).toMatchObject({ a: '160.00', b: '58.00', difference: '102.00', relative: 1.758620689655 })
    // Where the cost is known: (110 - 64) / 110 = 0.418182; (58 - 33) / 58 = 0.431034.
    expect(margin).toMatchObject({ a: '0.418182', b: '0.431034', difference: '-0.012852', relative: null })
    expect(margin).toMatchObject({ rowsA: 2, rowsB: 3, coverageA: 2 / 3, coverageB: 1 })
    // A and E against B, C and D.
    expect(orders).toMatchObject({ a: '2', b: '3', difference: '-1', relative: -0.333333333333 })
    // Nobody said how many.
    expect(units).toMatchObject({ a: null, b: null, rowsA: 0, rowsB: 0, coverageA: 0 })
  })

  test('share their periods; a month without rows of a group has no value in it', async () => {
    const { points } = await compared({})
    expect(points.map(({ key, a, b }) => [key, a, b])).toEqual([
      ['2024-01', '150.00', null],
      ['2024-02', '10.00', '58.00']
    ])
    expect(points.at(-1)?.isPartial).toBe(true)
  })

  test('rank the values of both together', async () => {
    const { values } = await compared({ top: 2 })
    // Paper 110 + 50; Ink 50 + nothing; left over: rows without a category, 8 of the others.
    expect(values).toEqual([
      {
        label: 'Paper',
        otherCount: null,
        a: '110.00',
        b: '50.00',
        difference: '60.00',
        relative: 1.2,
        noRelative: null
      },
      {
        label: 'Ink',
        otherCount: null,
        a: '50.00',
        b: null,
        difference: null,
        relative: null,
        noRelative: 'no-earlier-data'
      },
      {
        label: null,
        otherCount: 1,
        a: null,
        b: '8.00',
        difference: null,
        relative: null,
        noRelative: 'no-value'
      }
    ])
  })

  test('that overlap say how many rows are in both, and each counts them', async () => {
    const paper = { name: '', filters: [{ role: 'category' as const, values: ['Paper'] }] }
    const tile = await compared({ b: paper })
    // West and Paper: 100 and 10.
    expect([tile.a.rows, tile.b.rows, tile.overlap, tile.rowsUsed]).toEqual([3, 4, 2, 5])
    expect(tile.metrics[0]).toMatchObject({ a: '160.00', b: '160.00', difference: '0.00', relative: 0 })
    // North is in neither.
    expect(tile.values.map(({ label, a, b }) => [label, a, b])).toEqual([
      ['Paper', '110.00', '160.00'],
      ['Ink', '50.00', null]
    ])
  })

  test('everything else of several filters is what fails one of them', async () => {
    const filters = [
      { role: 'region' as const, values: ['West', null] },
      { role: 'category' as const, values: ['Paper'] }
    ]
    const tile = await compared({ a: { name: '', filters }, b: { name: '', filters: null } })
    // 100, 20 (no region) and 10; the others 50, 30 and 8.
    expect(tile.metrics[0]).toMatchObject({ a: '130.00', b: '88.00' })
    expect([tile.a.rows, tile.b.rows, tile.overlap]).toEqual([3, 3, 0])
  })

  test('one without rows has no values, and no percentages are made of it', async () => {
    const tile = await compared({ b: { name: '', filters: [{ role: 'region', values: ['Mars'] }] } })
    expect(tile.b.rows).toBe(0)
    expect(tile.metrics[0]).toMatchObject({ a: '160.00', b: null, relative: null, noRelative: 'no-earlier-data' })
  })

  test('lie within the filters of the board', async () => {
    const tile = await compared({}, { filters: [{ role: 'category', values: ['Paper'] }] })
    expect(tile.metrics[0]).toMatchObject({ a: '110.00', b: '50.00' })
  })

  test('a metric that lacks a column says so beside the others; a group that lacks one has no result', async () => {
    const { quantity: _, ...roles } = handRoles
    const board = await sales.board({ tiles: [spec] }, { roles })
    expect(tileOf(board, 'g', 'groups').metrics.map(({ lacks }) => lacks)).toEqual([[], [], [], ['quantity']])
    const { region: _region, ...others } = handRoles
    const without = tileOf(await sales.board({ tiles: [spec] }, { roles: others }), 'g', 'groups')
    expect(without).toMatchObject({ lacks: ['region'], metrics: [], points: [], values: [] })
  })

  test('are asked in one statement a part: numbers, periods, the largest values and their numbers', async () => {
    const how = await howOf(
      {
        dataset: sales.dataset().name,
        board: 'overview',
        tiles: [spec],
        range: null,
        filters: [],
        compare: 'last-year',
        fiscal: false,
        tile: 'g'
      },
      sales.dataset(),
      sales.runWith
    )
    expect(how.statements).toHaveLength(4)
    const [numbers = ''] = how.statements
    expect(numbers).toContain(`NOT IN ('West')`)
    expect((await sales.sql(numbers)).rows[0]).toEqual(expect.arrayContaining(['160.00', '58.00']))
    expect(how.columns.map(({ role }) => role)).toEqual(expect.arrayContaining(['region', 'category', 'revenue']))
  })

  test('money of several currencies is compared by nobody', async () => {
    const mixed = await tables.table([
      { day: '2024-01-05', order: 'A', region: 'West', revenue: '1', currency: 'EUR' },
      { day: '2024-01-05', order: 'B', region: 'East', revenue: '2', currency: 'USD' }
    ])
    const roles = { ...handRoles, currency: 'currency' }
    const tile = tileOf(await mixed.board({ tiles: [spec] }, { roles }), 'g', 'groups')
    expect(tile.metrics.map(({ metric, a, b, blocked }) => [metric, a, b, blocked])).toEqual([
      ['revenue', null, null, 'mixed-currencies'],
      ['margin', null, null, 'mixed-currencies'],
      ['orders', '1', '1', null],
      ['units', null, null, null]
    ])
    expect([tile.points, tile.values]).toEqual([[], []])
  })
})

describe('filters of a tile', () => {
  const products: TileSpec = {
    kind: 'ranking',
    id: 'r',
    metric: 'revenue',
    dimension: 'product',
    shape: 'table',
    top: 10,
    size,
    filters: [{ role: 'category', values: ['Paper'] }]
  }

  test('hold beside those of the board; totals and shares are of what is left', async () => {
    const tile = tileOf(await sales.board({ tiles: [products] }), 'r', 'ranking')
    // Pad 100 + 30, Card 20 + 10.
    expect(tile).toMatchObject({ total: '160.00', rowsUsed: 4, filters: products.filters })
    expect(tile.rows.map(({ label, value, share }) => [label, value, share])).toEqual([
      ['Pad', '130.00', 0.8125],
      ['Card', '30.00', 0.1875]
    ])
    const west = await sales.board({ tiles: [products], filters: [{ role: 'region', values: ['West'] }] })
    expect(tileOf(west, 'r', 'ranking').total).toBe('110.00')
  })

  test('leave the other tiles as they are', async () => {
    const number: TileSpec = { kind: 'number', id: 'n', metric: 'revenue', span: 'range', size }
    const board = await sales.board({
      tiles: [products, number, { ...number, id: 'west', filters: spec.a.filters ?? [] }]
    })
    expect(tileOf(board, 'n', 'number').value).toBe('218.00')
    expect(tileOf(board, 'n', 'number')).not.toHaveProperty('filters')
    expect(tileOf(board, 'west', 'number').value).toBe('160.00')
  })

  test('by a column that the dataset lacks leave the tile, and only that, without a result', async () => {
    const { category: _, ...roles } = handRoles
    const number: TileSpec = { kind: 'number', id: 'n', metric: 'revenue', span: 'range', size }
    const lines: TileSpec = { ...number, id: 'l', metric: 'lines', filters: [{ role: 'category', values: ['Paper'] }] }
    const board = await sales.board({ tiles: [products, number, lines] }, { roles })
    expect(tileOf(board, 'r', 'ranking')).toMatchObject({ lacks: ['category'], rows: [], total: null })
    expect(tileOf(board, 'l', 'number').lacks).toEqual(['category'])
    expect(tileOf(board, 'n', 'number').value).toBe('218.00')
  })

  test('may take the one currency out of several', async () => {
    const mixed = await tables.table([
      { day: '2024-01-05', order: 'A', revenue: '1', currency: 'EUR' },
      { day: '2024-01-05', order: 'B', revenue: '2', currency: 'USD' }
    ])
    const number: TileSpec = { kind: 'number', id: 'n', metric: 'revenue', span: 'range', size }
    const roles = { ...handRoles, currency: 'currency' }
    const euro: TileSpec = { ...number, id: 'e', filters: [{ role: 'currency', values: ['EUR'] }] }
    const board = await mixed.board({ tiles: [number, euro] }, { roles })
    expect(tileOf(board, 'n', 'number').blocked).toBe('mixed-currencies')
    expect(tileOf(board, 'e', 'number').value).toBe('1.00')
  })
})
