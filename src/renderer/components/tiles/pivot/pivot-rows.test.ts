import { describe, expect, it } from 'vitest'
import { groupIds, nextSort, type PivotBodyRow, pivotRows, rangesOf } from './pivot-rows'

const row = (keys: (string | null)[], ...cells: (string | null)[]): PivotBodyRow => ({
  keys,
  cells: cells.map((cell) => [cell])
})

const body = [
  row(['A'], '30', '40'),
  row(['A', 'x'], '10', '15'),
  row(['A', 'y'], '20', '25'),
  row(['B'], '50', '50'),
  row(['B', 'x'], null, '50'),
  row([null], '9', '9'),
  row([], '89', '99')
]
const names = (rows: { keys: readonly (string | null)[] }[]) => rows.map(({ keys }) => keys.join('/'))

describe('pivotRows', () => {
  it('has the groups and the total alone when all groups are closed', () => {
    const key = { kind: 'role' as const, role: 'category' as const }
    const closed = groupIds({ body, rows: [key, key] })
    expect(names(pivotRows(body, 2, null, new Set(closed)))).toEqual(['A', 'B', '', ''])
    expect(groupIds({ body, rows: [key] })).toEqual([])
  })

  it('keeps the order of the answer, the total of all last', () => {
    const rows = pivotRows(body, 2, null, new Set())
    expect(names(rows)).toEqual(['A', 'A/x', 'A/y', 'B', 'B/x', '', ''])
    expect(rows.map(({ level, isGroup }) => [level, isGroup])).toEqual([
      [1, true],
      [2, false],
      [2, false],
      [1, true],
      [2, false],
      [1, true],
      [0, true]
    ])
  })

  it('sorts groups by their totals and rows inside of their group', () => {
    const sorted = pivotRows(body, 2, { column: 0, metric: 0, isDescending: true }, new Set())
    expect(names(sorted)).toEqual(['B', 'B/x', 'A', 'A/y', 'A/x', '', ''])
    expect(sorted.at(-1)?.level).toBe(0)
  })

  it('puts rows without a value last both ways', () => {
    const flat = [row(['A'], null), row(['B'], '-1'), row(['C'], '3')]
    for (const [isDescending, order] of [
      [true, ['C', 'B', 'A']],
      [false, ['B', 'C', 'A']]
    ] as const) {
      expect(names(pivotRows(flat, 1, { column: 0, metric: 0, isDescending }, new Set()))).toEqual(order)
    }
  })

  it('leaves out the rows of a closed group', () => {
    expect(names(pivotRows(body, 2, null, new Set(['["A"]'])))).toEqual(['A', 'B', 'B/x', '', ''])
  })

  it('has no groups where the rows have one axis', () => {
    expect(pivotRows([row(['A'], '1'), row([], '1')], 1, null, new Set()).map((one) => one.isGroup)).toEqual([
      false,
      true
    ])
  })
})

describe('nextSort', () => {
  it('goes from largest first to smallest first to none', () => {
    const first = nextSort(null, 2, 0)
    expect(first).toEqual({ column: 2, metric: 0, isDescending: true })
    const second = nextSort(first, 2, 0)
    expect(second).toEqual({ column: 2, metric: 0, isDescending: false })
    expect(nextSort(second, 2, 0)).toBeNull()
    expect(nextSort(second, 1, 0)).toEqual({ column: 1, metric: 0, isDescending: true })
  })
})

describe('rangesOf', () => {
  it('looks at single cells only, not at totals of rows, groups or all', () => {
    const metrics = [{ metric: 'revenue' as const, unit: 'money' as const }]
    const axes = {
      rows: [
        { kind: 'role' as const, role: 'category' as const },
        { kind: 'role' as const, role: 'product' as const }
      ],
      columns: { kind: 'period' as const, unit: 'year' as const }
    }
    expect(rangesOf({ ...axes, body, metrics })).toEqual([{ least: 10, most: 20 }])
    expect(rangesOf({ ...axes, columns: null, body, metrics })).toEqual([{ least: 10, most: 50 }])
  })
})
