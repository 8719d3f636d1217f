import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BoardQuery } from '../../../shared/domain/board'
import { AppError } from '../../../shared/errors'
import { type HandTable, type HandTables, openHandTables } from './board-under-test'
import { howOf } from './how'
import { rowsBehind } from './rows'

let tables: HandTables
let sales: HandTable

beforeAll(async () => {
  tables = await openHandTables()
  sales = await tables.table([
    { day: '2023-02-01', order: 'A', region: "O'Hara?", revenue: '40', quantity: 1 },
    { day: '2024-01-31', order: 'B', region: "O'Hara?", revenue: '10', quantity: 1 },
    { day: '2024-02-01', order: 'C', region: 'South', revenue: '5', quantity: 2 },
    { day: '2024-02-10', order: 'D', region: "O'Hara?", revenue: '7', quantity: 1 }
  ])
})
afterAll(() => tables.close())

const query: Omit<BoardQuery, 'dataset'> = {
  board: 'overview',
  tiles: null,
  range: { from: '2024-02-01', to: '2024-02-10' },
  filters: [{ role: 'region', values: ["O'Hara?"] }],
  compare: 'last-year',
  fiscal: false
}

test('a tile shows its statements, which give its number when they are run as they are', async () => {
  const dataset = sales.dataset()
  const how = await howOf(
    { ...query, filters: query.filters, dataset: dataset.name, tile: 'revenue' },
    dataset,
    sales.runWith
  )
  expect(how).toMatchObject({
    engine: 'duckdb',
    range: query.range,
    earlier: { from: '2023-02-01', to: '2023-02-10' },
    columns: [
      { role: 'orderDate', column: 'day' },
      { role: 'revenue', column: 'revenue' }
    ]
  })
  // The value and its line over the months; the first asks rows, rows with revenue and revenue of both ranges.
  expect(how.statements).toHaveLength(2)
  const { rows } = await sales.sql(how.statements[0] ?? '')
  expect(rows[0]).toEqual(expect.arrayContaining(['7.00', '40.00']))
})

test('a tile that is not on the board is refused', async () => {
  const dataset = sales.dataset()
  const ask = howOf({ ...query, filters: [], dataset: dataset.name, tile: 'nothing' }, dataset, () => sales.run)
  await expect(ask).rejects.toThrow(AppError)
  await expect(ask).rejects.toMatchObject({ code: 'explore.no-tile' })
})

test('the rows behind a number are those of its days and filters, by window', async () => {
  const dataset = sales.dataset()
  const ask = (offset: number, limit: number) =>
    rowsBehind(
      { range: { from: '2024-01-01', to: '2024-12-31' }, filters: query.filters, offset, limit },
      dataset,
      sales.run
    )
  const first = await ask(0, 1)
  expect(first).toMatchObject({ total: 2, truncated: true })
  expect(first.rows[0]?.[1]).toBe('B')
  const second = await ask(1, 1)
  expect(second).toMatchObject({ total: 2, truncated: false })
  expect(second.rows[0]?.[1]).toBe('D')
})

test('rows can be all but those of some filters', async () => {
  const rows = await rowsBehind(
    { range: null, filters: [], except: query.filters, offset: 0, limit: 10 },
    sales.dataset(),
    sales.run
  )
  expect(rows.rows.map(([, order]) => order)).toEqual(['C'])
})
