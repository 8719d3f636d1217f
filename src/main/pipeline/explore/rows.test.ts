import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HandTable, type HandTables, handRoles, openHandTables } from './board-under-test'
import { dimensionValues, salesRows } from './rows'

let tables: HandTables
let table: HandTable

beforeAll(async () => {
  tables = await openHandTables()
  table = await tables.table([
    { day: '2024-03-01', order: 'C', region: 'South', category: 'x', revenue: '1', quantity: 1 },
    { day: '2024-01-01', order: 'A', region: 'North', category: 'x', revenue: '5.5' },
    { day: '2024-02-01', order: 'B', region: 'North 100%', category: 'y', revenue: '7' },
    { order: 'D', revenue: '2' },
    { day: '2024-02-01', order: 'E', region: 'South', category: 'y' }
  ])
})
afterAll(() => tables.close())

test('rows come in time order and by window; the last window says that nothing follows', async () => {
  const orders = async (window: Parameters<typeof salesRows>[0]) => {
    const { rows, truncated } = await salesRows(window, table.dataset(), table.run)
    return [rows.map((row) => row[1]), truncated]
  }
  expect(await orders({ offset: 0, limit: 2 })).toEqual([['A', 'B'], true])
  expect(await orders({ offset: 2, limit: 3 })).toEqual([['E', 'C', 'D'], false])
  expect(await orders({ from: '2024-02-01', to: '2024-02-01', offset: 0, limit: 10 })).toEqual([['B', 'E'], false])
  expect(await orders({ from: '2024-02-01', offset: 0, limit: 10 })).toEqual([['B', 'E', 'C'], false])
  expect(await orders({ to: '2024-01-31', offset: 0, limit: 10 })).toEqual([['A'], false])
  const { columns, rows } = await salesRows({ offset: 0, limit: 1 }, table.dataset(), table.run)
  expect(columns.map((column) => column.name)).toEqual(table.dataset().schema.map((column) => column.name))
  expect(rows[0]).toEqual(['2024-01-01', 'A', null, 'x', 'North', null, null, '5.50', null, null, null])
})

test('values are the largest first, searched without case, within the other filters', async () => {
  const values = (input: Partial<Parameters<typeof dimensionValues>[0]>) =>
    dimensionValues({ role: 'region', search: '', filters: [], ...input }, table.dataset(), table.run)
  expect(await values({})).toEqual([
    { value: 'North 100%', rows: 1 },
    { value: 'North', rows: 1 },
    { value: null, rows: 1 },
    { value: 'South', rows: 2 }
  ])
  expect(await values({ search: ' nORTH ' })).toHaveLength(2)
  expect(await values({ search: '%' })).toEqual([{ value: 'North 100%', rows: 1 }])
  const filters = [
    { role: 'category' as const, values: ['y'] },
    { role: 'region' as const, values: ['North'] }
  ]
  expect(await values({ filters })).toEqual([
    { value: 'North 100%', rows: 1 },
    { value: 'South', rows: 1 }
  ])
  await expect(values({ role: 'channel' })).rejects.toMatchObject({ code: 'explore.no-role' })
})

test('without revenue the most frequent value comes first; numbers are values too', async () => {
  const { revenue: _, ...roles } = handRoles
  const byRows = await dimensionValues({ role: 'region', search: '', filters: [] }, table.dataset({ roles }), table.run)
  expect(byRows[0]).toEqual({ value: 'South', rows: 2 })
  const quantities = await dimensionValues({ role: 'quantity', search: '', filters: [] }, table.dataset(), table.run)
  expect(quantities).toEqual([
    { value: null, rows: 4 },
    { value: '1', rows: 1 }
  ])
})
