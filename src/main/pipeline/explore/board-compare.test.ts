/** What a board compares with, and the year that it begins with. Numbers added up by hand. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultCalendar } from '../../../shared/domain/dataset'
import { type HandTable, type HandTables, openHandTables, tileOf } from './board-under-test'

let tables: HandTables
let sales: HandTable

beforeAll(async () => {
  tables = await openHandTables()
  sales = await tables.table([
    { day: '2023-01-02', order: 'A0', revenue: '1' },
    { day: '2023-11-05', order: 'A1', revenue: '10', region: 'North' },
    { day: '2024-02-10', order: 'A2', revenue: '20', region: 'North' },
    { day: '2024-02-29', order: 'A3', revenue: '5', region: 'South' },
    { day: '2024-09-30', order: 'A4', revenue: '400', region: 'South' },
    { day: '2024-10-02', order: 'B1', revenue: '30', region: 'North' },
    { day: '2024-11-04', order: 'B2', revenue: '60', region: 'South' },
    { day: '2024-11-06', order: 'B3', revenue: '7', region: 'North' },
    { day: '2025-02-03', order: 'C1', revenue: '50', region: 'North' },
    { day: '2025-02-28', order: 'C2', revenue: '1', region: 'South' }
  ])
})
afterAll(() => tables.close())

const revenueOf = async (...asked: Parameters<HandTable['board']>) =>
  tileOf(await sales.board(...asked), 'revenue', 'number')

test('a whole February is compared with all 29 days of the one before', async () => {
  expect(await revenueOf({ range: { from: '2025-02-01', to: '2025-02-28' } })).toMatchObject({
    value: '51.00',
    comparison: { by: 'last-year', range: { from: '2024-02-01', to: '2024-02-29' }, previous: '25.00' }
  })
})

test('the days before: as many, or the whole period before', async () => {
  const november = await revenueOf({ range: { from: '2024-11-01', to: '2024-11-30' }, compare: 'previous' })
  expect(november).toMatchObject({
    value: '67.00',
    comparison: {
      by: 'previous',
      range: { from: '2024-10-01', to: '2024-10-31' },
      previous: '30.00',
      change: '37.00',
      // 37 of 30.
      growth: expect.closeTo(37 / 30, 9)
    }
  })
  // The second half of November: 15 days, and the 15 before them.
  expect(await revenueOf({ range: { from: '2024-11-16', to: '2024-11-30' }, compare: 'previous' })).toMatchObject({
    value: null,
    comparison: { range: { from: '2024-11-01', to: '2024-11-15' }, previous: '67.00', noGrowth: 'no-value' }
  })
  const regions = tileOf(
    await sales.board({ range: { from: '2024-11-01', to: '2024-11-30' }, compare: 'previous' }),
    'byRegion',
    'ranking'
  )
  expect(regions.rows.map(({ label, value, change, noGrowth }) => [label, value, change, noGrowth])).toEqual([
    ['South', '60.00', null, 'no-earlier-data'],
    ['North', '7.00', '-23.00', null]
  ])
})

test('nothing is compared where nothing is wanted', async () => {
  const tile = await revenueOf({ range: { from: '2024-11-01', to: '2024-11-30' }, compare: null })
  expect([tile.value, tile.comparison]).toEqual(['67.00', null])
})

test('a fiscal year from October begins the board, and is compared with the same days of the one before', async () => {
  const calendar = { ...defaultCalendar, fiscalStartMonth: 10 }
  const board = await sales.board({ fiscal: true }, { calendar })
  expect(board.range).toEqual({ from: '2024-10-01', to: '2025-02-28' })
  // 30 + 60 + 7 + 50 + 1; before: 10 + 20 + 5, to the end of February.
  expect(tileOf(board, 'revenue', 'number')).toMatchObject({
    value: '148.00',
    comparison: { range: { from: '2023-10-01', to: '2024-02-29' }, previous: '35.00' }
  })
  expect((await sales.board({}, { calendar })).range).toEqual({ from: '2025-01-01', to: '2025-02-28' })
})
