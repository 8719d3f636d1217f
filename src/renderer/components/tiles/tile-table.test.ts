import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Tile } from '../../../shared/domain/board'
import { defaultCalendar } from '../../../shared/domain/dataset'
import { en } from '../../text/en'
import { formatDate, formatMonth, setFormatLocale } from '../../text/format'
import { twinOf } from './tile-table'
import type { TileWords } from './tile-vocabulary'
import { tileWords } from './tile-words'

let words: TileWords

beforeAll(async () => {
  setFormatLocale('en-US')
  const own = i18next.createInstance()
  await own.init({ lng: 'en', resources: { en }, ns: Object.keys(en), interpolation: { escapeValue: false } })
  own.services.formatter?.add('day', (value) => formatDate(String(value)))
  own.services.formatter?.add('month', (value) => formatMonth(String(value)))
  own.services.formatter?.add('lower', (value) => String(value).toLowerCase())
  const t: TFunction<'board'> = own.getFixedT('en', 'board')
  words = tileWords(t, defaultCalendar, false)
})

const base = {
  id: 'one',
  title: '',
  size: { w: 6, h: 4 },
  dataThrough: '2024-02-10',
  rowsUsed: 10,
  coverage: 1,
  lacks: []
}

const points = [
  { key: '2024-01', from: '2024-01-01', to: '2024-01-31', isPartial: false },
  { key: '2024-02', from: '2024-02-01', to: '2024-02-29', isPartial: true }
]
const series: Extract<Tile, { kind: 'series' }> = {
  ...base,
  kind: 'series',
  metric: 'revenue',
  unit: 'money',
  period: 'month',
  shape: 'line',
  cumulative: false,
  by: null,
  points,
  lines: [{ label: null, otherCount: null, values: ['1200.50', null], previous: ['1000', '900.00'] }],
  comparedBy: 'last-year'
}
const range = { from: '2024-01-01', to: '2024-02-10' }

describe('series', () => {
  it('has a row a period, its value beside that of last year; no data is not zero, and a running period says so', () => {
    const { columns, rows } = twinOf(series, words, range)
    expect(columns.map((column) => column.label)).toEqual(['Month', 'Revenue', 'Revenue, Last year'])
    expect(rows).toEqual([
      {
        cells: ['Jan 2024', '1,200.50', '1,000.00'],
        raw: ['2024-01', '1200.50', '1000'],
        note: null,
        days: { from: '2024-01-01', to: '2024-01-31' }
      },
      {
        cells: ['Feb 2024 (only Feb 1, 2024 – Feb 10, 2024)', 'no data', '900.00'],
        raw: ['2024-02', null, '900.00'],
        note: 'only Feb 1, 2024 – Feb 10, 2024',
        days: { from: '2024-02-01', to: '2024-02-29' }
      }
    ])
  })

  it('has the targets behind it, and those of whole periods where one still runs', () => {
    const target = {
      plan: 'Budget',
      reason: null,
      lines: [{ shown: ['1500.00', '344.83'], whole: [null, '1000.00'] }]
    }
    const { columns, rows } = twinOf({ ...series, target }, words, range)
    expect(columns.slice(3)).toEqual([
      { label: 'Target', type: 'money', numeric: true },
      { label: 'Whole target', type: 'money', numeric: true }
    ])
    expect(rows.map(({ cells }) => cells.slice(3))).toEqual([
      ['1,500.00', ''],
      ['344.83', '1,000.00']
    ])
    expect(rows.map(({ raw }) => raw.slice(3))).toEqual([
      ['1500.00', null],
      ['344.83', '1000.00']
    ])
    const filtered = { ...target, reason: 'target-filtered' as const, lines: [] }
    expect(twinOf({ ...series, target: filtered }, words, range).columns).toHaveLength(3)
  })

  it('has a column for each value of a dimension, and one for all others', () => {
    const lines = [
      { label: 'West', otherCount: null, values: ['1', '2'], previous: null },
      { label: null, otherCount: null, values: ['3', '4'], previous: null },
      { label: null, otherCount: 7, values: ['5', '6'], previous: null }
    ]
    const { columns, rows } = twinOf({ ...series, by: 'region', lines, comparedBy: null }, words, range)
    expect(columns.map((column) => column.label)).toEqual(['Month', 'West', '(not set)', 'Other (7)'])
    expect(rows[1]?.raw).toEqual(['2024-02', '2', '4', '6'])
    expect(words.title({ ...series, by: 'region' })).toBe('Revenue by month and region')
  })
})

describe('pivot', () => {
  const pivot: Extract<Tile, { kind: 'pivot' }> = {
    ...base,
    kind: 'pivot',
    rows: [{ kind: 'role', role: 'category' }, { kind: 'weekday' }],
    columns: { kind: 'period', unit: 'quarter' },
    metrics: [
      { metric: 'revenue', unit: 'money' },
      { metric: 'margin', unit: 'ratio' }
    ],
    columnKeys: ['2024-01-01'],
    body: [
      {
        keys: ['Toys'],
        cells: [
          ['10', '0.5'],
          ['10', '0.5']
        ]
      },
      {
        keys: ['Toys', '1'],
        cells: [
          ['10', null],
          ['10', '0.5']
        ]
      },
      {
        keys: [],
        cells: [
          ['10', '0.5'],
          ['10', '0.5']
        ]
      }
    ],
    hiddenRows: 0,
    hiddenColumns: 0
  }

  it('is one flat table with names of periods and weekdays, and totals named as such', () => {
    const { columns, rows } = twinOf(pivot, words)
    expect(columns.map((column) => column.label)).toEqual([
      'Category',
      'Weekday',
      'Q1 2024, Revenue',
      'Q1 2024, Margin',
      'Total, Revenue',
      'Total, Margin'
    ])
    expect(rows.map((row) => row.cells)).toEqual([
      ['Toys', 'Total', '10.00', '50.0%', '10.00', '50.0%'],
      ['Toys', 'Monday', '10.00', '', '10.00', '50.0%'],
      ['Total', '', '10.00', '50.0%', '10.00', '50.0%']
    ])
    expect(rows[1]?.raw).toEqual(['Toys', 'Monday', '10', null, '10', '0.5'])
    expect(words.title(pivot)).toBe('Categories and Weekday by quarter')
  })
})

describe('bridge', () => {
  it('has before, each part and after, then the values with most of each part', () => {
    const { rows } = twinOf(
      {
        ...base,
        kind: 'bridge',
        reason: null,
        dimension: 'product',
        range,
        earlier: { from: '2023-01-01', to: '2023-02-10' },
        before: '100',
        after: '90',
        steps: [{ part: 'price', value: '-10' }],
        items: [{ part: 'price', label: 'Pen', change: '-8', value: '-7.5' }]
      },
      words
    )
    expect(rows.map((row) => row.cells)).toEqual([
      ['Before', '', '100.00'],
      ['Price', '', '−10.00'],
      ['Now', '', '90.00'],
      ['Price', 'Pen', '−7.50']
    ])
  })
})

describe('forecast, cohorts, segments and baskets', () => {
  it('leave empty what is not there', () => {
    const forecast = twinOf(
      {
        ...base,
        kind: 'forecast',
        reason: null,
        metric: 'revenue',
        unit: 'money',
        months: [
          { month: '2024-01', actual: '5', forecast: null },
          { month: '2024-02', actual: null, forecast: '6.5' }
        ],
        total: '11.5',
        error: 0.1
      },
      words
    )
    expect(forecast.rows.map((row) => row.cells)).toEqual([
      ['Jan 2024', '5.00', ''],
      ['Feb 2024', '', '6.50']
    ])
    const cohorts = twinOf(
      {
        ...base,
        kind: 'cohort',
        reason: null,
        cohorts: [
          { month: '2024-01', size: 4, shares: [1, 0.25], isPartial: true, isStart: true },
          { month: '2024-02', size: 2, shares: [1], isPartial: true, isStart: false }
        ]
      },
      words
    )
    expect(cohorts.rows.map((row) => row.cells)).toEqual([
      ['Jan 2024', '4', '100.0%', '25.0%'],
      ['Feb 2024', '2', '100.0%', '']
    ])
    expect(cohorts.rows[1]?.raw).toEqual(['2024-02', 2, 1, null])
  })

  it('name segments and write lifts short', () => {
    const segments = twinOf(
      {
        ...base,
        kind: 'segments',
        reason: null,
        referenceDay: '2024-02-10',
        customers: 3,
        segments: [{ segment: 'at-risk', customers: 3, revenue: '12.5', share: null }]
      },
      words
    )
    expect(segments.rows[0]?.cells).toEqual(['At risk', '3', '12.50', 'n/a'])
    const pair = {
      one: 'Pen',
      other: 'Ink',
      orders: 3,
      support: 0.1,
      confidence: 0.5,
      reverseConfidence: 0.75,
      lift: 2.44
    }
    const basket = twinOf(
      { ...base, kind: 'basket', reason: null, dimension: 'product', orders: 30, pairs: [pair] },
      words
    )
    expect(basket.rows[0]).toEqual({
      cells: ['Pen', 'Ink', '3', '10.0%', '50.0%', '75.0%', '2.4'],
      raw: ['Pen', 'Ink', 3, 0.1, 0.5, 0.75, 2.44],
      picks: { role: 'product', value: 'Pen' }
    })
  })
})

describe('titles of numbers', () => {
  const number: Extract<Tile, { kind: 'number' }> = {
    ...base,
    kind: 'number',
    metric: 'revenue',
    unit: 'money',
    span: 'month-to-date',
    calculation: null,
    range,
    value: '1',
    reason: null,
    comparison: null,
    spark: []
  }
  it('say their days and what a calculation is of; a title of a person goes first', () => {
    expect(words.title(number)).toBe('Revenue, month to date')
    expect(words.title({ ...number, calculation: 'cagr' })).toBe('CAGR, Revenue')
    expect(words.title({ ...number, calculation: 'repeat-rate' })).toBe('Repeat rate')
    expect(words.title({ ...number, title: 'Mine' })).toBe('Mine')
    expect(words.subtitle({ ...number, calculation: 'rolling-3-average' })).toBe(
      'Mean of revenue over the last three whole months'
    )
  })
})
