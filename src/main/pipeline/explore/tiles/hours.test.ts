/** Hours are those that the till wrote, also where clocks are put forward and back: no time zone moves a sale into another hour, day or week. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TileSpec } from '../../../../shared/domain/board'
import { type HandTable, type HandTables, openHandTables, tileOf } from '../board-under-test'

const zone = process.env.TZ
let tables: HandTables
let sales: HandTable

beforeAll(async () => {
  // This machine is where the clocks are changed.
  process.env.TZ = 'Europe/Berlin'
  tables = await openHandTables()
  const row = (day: string, order: string, revenue: string) => ({ day, order, revenue })
  sales = await tables.table(
    [
      row('2024-03-30 23:59:59', 'A', '9'),
      // Sunday, 31 March: after 01:59:59 comes 03:00; a till that nobody put forward wrote 02:30.
      row('2024-03-31 01:59:59', 'B', '10'),
      row('2024-03-31 02:30:00', 'C', '20'),
      row('2024-03-31 03:00:00', 'D', '40'),
      row('2024-04-01 00:00:00', 'E', '3'),
      // Sunday, 27 October: the hour from two to three comes twice.
      row('2024-10-27 02:15:00', 'F', '100'),
      row('2024-10-27 02:45:00', 'G', '7'),
      row('2024-10-27 02:15:00', 'H', '1'),
      row('2024-10-27 03:00:00', 'I', '5')
    ],
    { day: { kind: 'timestamp', zone: 'none' } }
  )
})
afterAll(async () => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
  await tables.close()
})

const size = { w: 12, h: 5 }
const calendar = { timeZone: 'Europe/Berlin', fiscalStartMonth: 1, weekStart: 'monday' } as const

async function heat(from: string, to: string) {
  const spec = TileSpec.parse({ id: 'it', size, kind: 'heat', metric: 'revenue', axes: 'weekday' })
  const tile = tileOf(await sales.board({ tiles: [spec], range: { from, to } }, { calendar }), 'it', 'heat')
  return tile.cells.flatMap(({ row, column, value }) => (value === null ? [] : [[row, column, value]]))
}

test('the machine of this test has another hour in summer', () => {
  expect(new Date(2024, 6, 1).getTimezoneOffset() - new Date(2024, 0, 1).getTimezoneOffset()).toBe(-60)
})

test('the day of the switch has the hours that were written', async () => {
  // One Saturday, one Sunday, one Monday.
  expect(await heat('2024-03-30', '2024-04-01')).toEqual([
    [1, 0, '3.00'],
    [6, 23, '9.00'],
    [7, 1, '10.00'],
    [7, 2, '20.00'],
    [7, 3, '40.00']
  ])
  // The day itself, from its first to its last second.
  expect(await heat('2024-03-31', '2024-03-31')).toEqual([
    [7, 1, '10.00'],
    [7, 2, '20.00'],
    [7, 3, '40.00']
  ])
  // 100 + 7 + 1 in the hour that came twice.
  expect(await heat('2024-10-21', '2024-10-27')).toEqual([
    [7, 2, '108.00'],
    [7, 3, '5.00']
  ])
})

test('a mean day divides by days, of which the one of the switch is a whole one', async () => {
  // From 31 March to 27 October there are 31 Sundays: 10 ÷ 31, (20 + 108) ÷ 31, (40 + 5) ÷ 31; and 30 Mondays: 3 ÷ 30.
  expect(await heat('2024-03-31', '2024-10-27')).toEqual([
    [1, 0, '0.10'],
    [7, 1, '0.3226'],
    [7, 2, '4.129'],
    [7, 3, '1.4516']
  ])
})

test('days of the week by hour as a table: sums, lines and orders', async () => {
  const spec = TileSpec.parse({
    id: 'it',
    size,
    kind: 'pivot',
    rows: [{ kind: 'weekday' }],
    columns: { kind: 'hour' },
    metrics: ['revenue', 'lines', 'orders']
  })
  const range = { from: '2024-03-30', to: '2024-10-27' }
  const tile = tileOf(await sales.board({ tiles: [spec], range }, { calendar }), 'it', 'pivot')
  expect(tile.columnKeys).toEqual(['0', '1', '2', '3', '23'])
  const sunday = tile.body.find(({ keys }) => keys[0] === '7')
  expect(sunday?.cells).toEqual([
    [null, null, null],
    ['10.00', '1', '1'],
    ['128.00', '4', '4'],
    ['45.00', '2', '2'],
    [null, null, null],
    ['183.00', '7', '7']
  ])
})
