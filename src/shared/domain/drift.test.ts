import { describe, expect, it } from 'vitest'
import { type ColumnType, type Format, plainNumber } from './column-type'
import { driftItems } from './drift'
import { formatChange } from './drift-format'
import { nameLikeness } from './drift-renames'
import type { LoadProfile, ProfiledColumn } from './load-profile'
import { noRules } from './rules'

const text: ColumnType = { kind: 'string' }
const money: ColumnType = { kind: 'decimal', precision: 12, scale: 2 }
const date = (...patterns: string[]): Format => ({ kind: 'date', patterns, pivotYear: 68 })

function column(name: string, found: ColumnType, parts: Partial<ProfiledColumn> = {}): ProfiledColumn {
  const values = parts.values ?? null
  return {
    name,
    nulls: 0,
    min: null,
    max: null,
    sum: null,
    values,
    found,
    format: null,
    distinct: { count: values?.length ?? 1000, exact: true },
    frequent: values?.map(({ value }) => value) ?? [],
    ...parts
  }
}
const counted = (values: Record<string, number>) => Object.entries(values).map(([value, count]) => ({ value, count }))
const profile = (rows: number, columns: ProfiledColumn[], parts: Partial<LoadProfile> = {}): LoadProfile => ({
  rows,
  columns,
  months: [],
  days: 0,
  dateColumn: null,
  ...parts
})
const told = (before: LoadProfile, after: LoadProfile, thresholds = noRules.drift) =>
  driftItems(before, after, thresholds).map(({ kind, column: name, before: b, after: a, change, per }) =>
    [kind, name, b, a, change, per].filter((part) => part !== null)
  )

describe('drift', () => {
  it('tells nothing about a file like the one before', () => {
    const before = profile(100, [column('a', text, { values: counted({ x: 60, y: 40 }) })])
    expect(told(before, profile(110, [column('a', text, { values: counted({ y: 10, x: 100 }) })]))).toEqual([])
  })

  it('knows a column again by its name, or by its values under another one', () => {
    const regions = counted({ East: 10, West: 10, North: 5, South: 5 })
    const before = profile(30, [column('Region', text, { values: regions }), column('order_id', text)])
    expect(told(before, profile(30, [column('Gebiet', text, { values: regions }), column('Carrier', text)]))).toEqual([
      ['missing-column', 'order_id'],
      ['renamed-column', 'Gebiet', 'Region', 'Gebiet'],
      ['new-column', 'Carrier', 'string']
    ])
    expect(
      told(before, profile(30, [column('Sales Region', text, { values: regions }), column('Order No', text)]))
    ).toEqual([
      ['renamed-column', 'Order No', 'order_id', 'Order No'],
      ['renamed-column', 'Sales Region', 'Region', 'Sales Region']
    ])
    expect(nameLikeness('Order-Date', 'order_date')).toBe(1)
    // or rd de er ri id and or rd de er rn no: 4 of 6 pairs on either side.
    expect(nameLikeness('order_id', 'Order No')).toBeCloseTo(8 / 12)
    expect(nameLikeness('order', 'ship')).toBe(0)
  })

  it('tells types of another family, and formats that would be read wrongly', () => {
    const before = profile(10, [column('d', { kind: 'date' }, { format: date('DD/MM/YYYY') }), column('n', money)])
    const after = profile(10, [column('d', { kind: 'date' }, { format: date('MM/DD/YYYY') }), column('n', text)])
    expect(told(before, after)).toEqual([
      ['type', 'n', 'decimal(12,2)', 'string'],
      ['format', 'd', 'DD/MM/YYYY', 'MM/DD/YYYY']
    ])
    expect(formatChange(date('D/M/YYYY'), date('DD/MM/YYYY'))).toBeNull()
    expect(formatChange(date('DD/MM/YYYY'), date('DD.MM.YYYY'))?.misread).toBe(false)
    expect(formatChange(plainNumber, { ...plainNumber, decimalMark: ',' })).toMatchObject({ misread: true })
    // Whole numbers say nothing about the decimal mark, empty columns nothing at all.
    const long = column('n', { kind: 'long' }, { format: plainNumber })
    const comma: Format = { ...plainNumber, decimalMark: ',' }
    expect(told(profile(10, [long]), profile(10, [column('n', money, { format: comma })]))).toEqual([])
    expect(told(profile(10, [column('n', money)]), profile(10, [column('n', text, { nulls: 10 })]))).toEqual([
      ['nulls', 'n', '0', '1', 100]
    ])
  })

  it('compares totals and rows by month where the files span different numbers of months', () => {
    const months = (...rows: number[]) => rows.map((count, i) => ({ month: `2024-0${i + 1}`, rows: count }))
    const before = profile(100, [column('Sales', money, { sum: '1000.00' })], { months: months(100), days: 25 })
    const same = profile(300, [column('Sales', money, { sum: '3300.00' })], { months: months(100, 100, 100), days: 75 })
    expect(told(before, same)).toEqual([])
    // 1800 in three months is 600 a month, 40 % less; January has 40 of 100 rows; 60 rows a month, 2.4 a day (of 4).
    const less = profile(180, [column('Sales', money, { sum: '1800.00' })], { months: months(40, 70, 70), days: 75 })
    expect(told(before, less)).toEqual([
      ['total', 'Sales', '1000.00', '600.00', -40, 'month'],
      ['volume', '100', '60.0', -40, 'month'],
      ['volume', '4.0', '2.4', -40, 'day'],
      ['month', '100', '40', -60, '2024-01']
    ])
    const wide = { volumePercent: 70, totalPercent: 40, nullPoints: 5 }
    expect(told(before, less, wide)).toEqual([['total', 'Sales', '1000.00', '600.00', -40, 'month']])
  })

  it('sums of ids say nothing, and a sum from nothing is told without a percentage', () => {
    const id = (sum: string) => column('Customer ID', { kind: 'long' }, { sum, distinct: { count: 10, exact: true } })
    expect(told(profile(100, [id('100')]), profile(100, [id('900')]))).toEqual([])
    const tax = (sum: string) => column('Tax', money, { sum })
    expect(told(profile(100, [tax('0.00')]), profile(100, [tax('5.00')]))).toEqual([
      ['total', 'Tax', '0.00', '5.00', 'file']
    ])
  })

  it('tells new and vanished values, those of many rows before those of few', () => {
    const before = profile(100, [
      column('a', text, { values: counted({ x: 90, y: 10 }) }),
      column('b', text, { values: counted({ p: 99, q: 1 }) })
    ])
    const after = profile(100, [
      column('a', text, { values: counted({ z: 90, y: 10 }) }),
      column('b', text, { values: counted({ p: 100 }) })
    ])
    expect(
      driftItems(before, after, noRules.drift).map(({ kind, column: name, values }) => [kind, name, values])
    ).toEqual([
      ['new-values', 'a', ['z']],
      ['vanished-values', 'a', ['x']],
      ['vanished-values', 'b', ['q']]
    ])
  })
})
