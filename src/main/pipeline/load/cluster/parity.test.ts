import { describe, expect, it } from 'vitest'
import type { MonthTotals } from '../../../../shared/contract/engine'
import type { LoadMode } from '../../../../shared/domain/load-mode'
import type { Holdings } from './checkpoint'
import { parityRows } from './parity'

const month = (name: string, rows: number, revenue: string | null): MonthTotals => ({
  month: name,
  rows,
  sums: { revenue }
})
const held = (months: MonthTotals[], min: string | null = null, max: string | null = null): Holdings => ({
  months,
  min,
  max
})

/** February and March come: 3 rows of 10.50 and 2 of -0.25. */
const coming = [month('2024-02', 3, '10.50'), month('2024-03', 2, '-0.25')]
const expectations = [
  { kind: 'rows' as const, column: null, value: '5' },
  { kind: 'sum' as const, column: 'revenue', value: '10.25' },
  { kind: 'min' as const, column: '__time', value: '2024-02-01T00:00:00' },
  { kind: 'max' as const, column: '__time', value: '2024-03-31T00:00:00' }
]

function rowsOf(mode: LoadMode, before: Holdings, after: Holdings) {
  return parityRows({
    mode,
    before,
    after,
    totals: coming,
    expectations,
    summed: [{ column: 'revenue', sql: 'SUM("revenue")', scale: 2, isDouble: false }],
    hasRows: true,
    hasTimes: true,
    distinct: null
  })
}
const red = (rows: ReturnType<typeof rowsOf>) => rows.filter(({ equal }) => !equal).map(({ name }) => name)

const first = '2024-02-01T00:00:00.000Z'
const last = '2024-03-31T00:00:00.000Z'

describe('parity with a cluster', () => {
  it('of a new datasource compares the whole, the times and each month', () => {
    const rows = rowsOf('replace-months', held([]), held(coming, first, last))
    expect(rows.map(({ name, shaped, warehouse, equal }) => [name, shaped, warehouse, equal])).toEqual([
      ['rows', '5', '5', true],
      ['sum(revenue)', '10.25', '10.25', true],
      ['min(__time)', '2024-02-01T00:00:00', first, true],
      ['max(__time)', '2024-03-31T00:00:00', last, true],
      ['2024-02 rows', '3', '3', true],
      ['2024-02 sum(revenue)', '10.50', '10.50', true],
      ['2024-03 rows', '2', '2', true],
      ['2024-03 sum(revenue)', '-0.25', '-0.25', true]
    ])
  })

  it('counts what replaced months had before for nothing, and keeps an eye on the others', () => {
    const before = held([month('2024-01', 7, '1.00'), month('2024-02', 100, '5.00')], '2024-01-09T00:00:00.000Z', first)
    const after = held([month('2024-01', 7, '1.00'), ...coming], '2024-01-09T00:00:00.000Z', last)
    const rows = rowsOf('replace-months', before, after)
    expect(red(rows)).toEqual([])
    expect(rows.at(-1)).toEqual({ name: 'rows of other months', shaped: '7', warehouse: '7', equal: true })
    const lost = rowsOf('replace-months', before, held(coming, first, last))
    expect(red(lost)).toEqual(['min(__time)', 'rows of other months'])
  })

  it('of an append takes off what was there before', () => {
    const before = held([month('2024-02', 100, '5.00')], first, first)
    const after = held([month('2024-02', 103, '15.50'), month('2024-03', 2, '-0.25')], first, last)
    expect(red(rowsOf('append', before, after))).toEqual([])
    // The same rows twice.
    const twice = held([month('2024-02', 106, '26.00'), month('2024-03', 4, '-0.50')], first, last)
    expect(red(rowsOf('append', before, twice))).toEqual([
      'rows',
      'sum(revenue)',
      '2024-02 rows',
      '2024-02 sum(revenue)',
      '2024-03 rows',
      '2024-03 sum(revenue)'
    ])
  })

  it('of all replaced wants nothing else to be there', () => {
    const before = held([month('2023-01', 9, '9.00')], '2023-01-01T00:00:00.000Z', '2023-01-01T00:00:00.000Z')
    expect(red(rowsOf('replace-all', before, held(coming, first, last)))).toEqual([])
    const stayed = held([...before.months, ...coming], '2023-01-01T00:00:00.000Z', last)
    expect(red(rowsOf('replace-all', before, stayed))).toEqual(['min(__time)', 'rows of other months'])
  })

  it('a month that somebody appended to behind our back is red, by a single cent', () => {
    const after = held([month('2024-02', 3, '10.51'), month('2024-03', 2, '-0.25')], first, last)
    expect(red(rowsOf('replace-months', held([]), after))).toEqual(['sum(revenue)', '2024-02 sum(revenue)'])
  })

  it('a cluster that adds up nothing to 0 has the same nothing', () => {
    const nothing = [month('2024-02', 3, null)]
    const rows = parityRows({
      mode: 'replace-months',
      before: held([]),
      after: held([month('2024-02', 3, '0.00')]),
      totals: nothing,
      expectations: [
        { kind: 'rows', column: null, value: '3' },
        { kind: 'sum', column: 'revenue', value: null }
      ],
      summed: [{ column: 'revenue', sql: '', scale: 2, isDouble: false }],
      hasRows: true,
      hasTimes: false,
      distinct: null
    })
    expect(red(rows)).toEqual([])
  })
})
