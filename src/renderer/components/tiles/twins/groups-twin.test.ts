import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ComparedValues, GroupsTile, RankingTile } from '../../../../shared/domain/board'
import { defaultCalendar } from '../../../../shared/domain/dataset'
import { en } from '../../../text/en'
import { formatCount, formatDate, formatMonth, setFormatLocale } from '../../../text/format'
import { csvOf } from '../../export/csv'
import { exportOf, twinOf } from '../tile-table'
import type { TileWords } from '../tile-vocabulary'
import { tileWords } from '../tile-words'
import { groupsSheets } from './groups-twin'

let words: TileWords

beforeAll(async () => {
  setFormatLocale('en-US')
  const own = i18next.createInstance()
  await own.init({ lng: 'en', resources: { en }, ns: Object.keys(en), interpolation: { escapeValue: false } })
  own.services.formatter?.add('day', (value) => formatDate(String(value)))
  own.services.formatter?.add('month', (value) => formatMonth(String(value)))
  own.services.formatter?.add('number', (value) => formatCount(Number(value)))
  own.services.formatter?.add('lower', (value) => String(value).toLowerCase())
  const t: TFunction<'board'> = own.getFixedT('en', 'board')
  words = tileWords(t, defaultCalendar, false)
})

const compared = (change: Partial<ComparedValues>): ComparedValues => ({
  a: null,
  b: null,
  difference: null,
  relative: null,
  noRelative: null,
  ...change
})
const base = { id: 'g', title: '', size: { w: 12, h: 7 }, dataThrough: null, rowsUsed: 7, coverage: 1, lacks: [] }
const counted = { rowsA: 3, rowsB: 4, coverageA: 1, coverageB: 0.8, lacks: [], blocked: null }
const tile: GroupsTile = {
  ...base,
  kind: 'groups',
  a: { name: '', filters: [{ role: 'region', values: ['West', null, 'East'] }], rows: 3 },
  b: { name: '', filters: null, rows: 5 },
  overlap: 0,
  metric: 'revenue',
  unit: 'money',
  period: 'month',
  dimension: 'category',
  metrics: [
    {
      ...counted,
      ...compared({ a: '160.00', b: '58.00', difference: '102.00', relative: 1.7586 }),
      metric: 'revenue',
      unit: 'money'
    },
    { ...counted, ...compared({ a: '0.4', b: '0.412', difference: '-0.012' }), metric: 'margin', unit: 'ratio' },
    { ...counted, ...compared({ noRelative: 'no-value' }), metric: 'units', unit: 'count', lacks: ['quantity'] },
    {
      ...counted,
      ...compared({ a: '2', b: '0', difference: '2', noRelative: 'from-zero' }),
      metric: 'orders',
      unit: 'count'
    }
  ],
  points: [
    { key: '2024-01', from: '2024-01-01', to: '2024-01-31', isPartial: false, a: '150.00', b: null },
    { key: '2024-02', from: '2024-02-01', to: '2024-02-29', isPartial: true, a: '10.00', b: '58.00' }
  ],
  values: [
    { ...compared({ a: '110.00', b: '50.00', difference: '60.00', relative: 1.2 }), label: 'Paper', otherCount: null },
    { ...compared({ b: '8.00', noRelative: 'no-value' }), label: null, otherCount: 2 }
  ]
}

describe('two groups as tables', () => {
  it('are one row a metric, told in its unit; what has no percentage says why', () => {
    const { columns, rows } = twinOf(tile, words)
    expect(columns.map(({ label }) => label)).toEqual([
      'Metric',
      'West, (not set) +1',
      'Everything else',
      'Difference',
      'A against B',
      'Rows used, West, (not set) +1',
      'Rows used, Everything else',
      'Coverage, West, (not set) +1',
      'Coverage, Everything else'
    ])
    expect(rows.map(({ cells, note }) => [...cells.slice(0, 5), note])).toEqual([
      ['Revenue', '160.00', '58.00', '+102.00', '+175.9%', null],
      ['Margin', '40.0%', '41.2%', '\u22121.2 pp', '—', null],
      ['Units', '—', '—', '—', '—', 'Needs a column for Quantity'],
      ['Orders', '2', '0', '+2', '—', 'the second group is zero']
    ])
    expect(rows[0]?.cells.slice(5)).toEqual(['3', '4', '100.0%', '80.0%'])
  })

  it('are a table a unit in a workbook, then the periods, then the values', () => {
    const sheets = groupsSheets(tile, words)
    expect(sheets.map(({ columns, rows }) => [columns[1]?.type, rows.length])).toEqual([
      ['money', 1],
      ['count', 2],
      ['percent', 1],
      ['money', 2],
      ['money', 2]
    ])
    expect(sheets[2]).toMatchObject({
      columns: [
        { type: 'text' },
        { type: 'percent' },
        { type: 'percent' },
        { type: 'points' },
        { type: 'count' },
        {},
        {},
        {}
      ],
      rows: [['Margin', '0.4', '0.412', '-0.012', 3, 4, 1, 0.8]]
    })
    expect(sheets[3]?.rows).toEqual([
      ['2024-01', '150.00', null, null],
      ['2024-02', '10.00', '58.00', 'only Feb 1, 2024 – Feb 29, 2024']
    ])
    expect(sheets[4]?.rows).toEqual([
      ['Paper', '110.00', '50.00', '60.00', 1.2, null],
      ['Other (2)', null, '8.00', null, null, 'the first group has no value']
    ])
  })

  it('of one name are told apart by their letter', () => {
    const both = { ...tile, a: { ...tile.a, name: 'Mine' }, b: { ...tile.b, name: 'Mine' } }
    expect(words.title(both)).toBe('A: Mine against B: Mine')
  })
})

it('a tile with filters of its own names them at its foot and in each row of its file', () => {
  const ranking: RankingTile = {
    ...base,
    filters: [{ role: 'category', values: ['Paper', null] }],
    kind: 'ranking',
    dimension: 'region',
    metric: 'revenue',
    unit: 'money',
    shape: 'table',
    total: '1.00',
    valueCount: 1,
    rows: [
      {
        label: 'West',
        otherCount: null,
        value: '1.00',
        share: 1,
        growth: 0.5,
        noGrowth: null,
        change: '0.50',
        margin: null,
        marginChange: null
      }
    ],
    paretoCount: null,
    cumulative: []
  }
  expect(words.foot(ranking).replaceAll('\u00a0', ' ')).toBe(
    'totals and shares only of Category: Paper, (not set) · 7 rows'
  )
  const csv = csvOf(exportOf(twinOf(ranking, words), words, ranking.filters))
  expect(csv.replace('\uFEFF', '').trim().split('\r\n')).toEqual([
    'Region,Revenue,Share,Change,Filter: Category',
    'West,1.00,1,0.5,"Paper, (not set)"'
  ])
})
