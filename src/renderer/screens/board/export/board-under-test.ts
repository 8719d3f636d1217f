/** A board with a tile of each kind, one without a result, and values from people who try spreadsheets. */
import type { Board, RankingRow } from '../../../../shared/domain/board'
import type { BoardExport } from './board-sheets'

const base = { title: '', size: { w: 4, h: 4 }, dataThrough: '2024-11-15', rowsUsed: 1200, coverage: 1, lacks: [] }

const row = (label: string | null, value: string, more: Partial<RankingRow> = {}): RankingRow => ({
  label,
  otherCount: null,
  value,
  share: 0.25,
  growth: 0.5,
  noGrowth: null,
  change: '1.00',
  margin: 0.3,
  marginChange: 0.012,
  ...more
})

export const hostileNames = ["=cmd|' /C calc'!A0", '+1+1', '-1+1', '@SUM(1)', '\t=1+1', '\r=1+1', 'constructor']

const board: Board = {
  dataset: 'sales',
  version: 1,
  range: { from: '2024-01-01', to: '2024-11-15' },
  available: { from: '2022-01-01', to: '2024-11-15' },
  currency: 'EUR',
  tookMs: 1,
  tiles: [
    {
      ...base,
      id: 'revenue',
      kind: 'number',
      metric: 'revenue',
      unit: 'money',
      span: 'range',
      calculation: null,
      range: { from: '2024-01-01', to: '2024-11-15' },
      reason: null,
      value: '12345678901234.56',
      comparison: {
        by: 'last-year',
        range: { from: '2023-01-01', to: '2023-11-15' },
        previous: '-100.25',
        change: '12345678901334.81',
        growth: null,
        noGrowth: 'from-negative',
        partial: { day: 15, of: 30 }
      },
      spark: [
        { month: '2024-01', value: 10.5 },
        { month: '2024-02', value: null }
      ]
    },
    {
      ...base,
      id: 'margin',
      kind: 'number',
      metric: 'margin',
      unit: 'ratio',
      span: 'range',
      calculation: null,
      range: { from: '2024-01-01', to: '2024-11-15' },
      reason: null,
      value: '0.313000',
      comparison: {
        by: 'last-year',
        range: { from: '2023-01-01', to: '2023-11-15' },
        previous: '0.301000',
        change: '0.012000',
        growth: null,
        noGrowth: null,
        partial: null
      },
      spark: []
    },
    {
      ...base,
      id: 'profit',
      kind: 'number',
      metric: 'profit',
      unit: 'money',
      span: 'range',
      calculation: null,
      range: { from: '2024-01-01', to: '2024-11-15' },
      reason: null,
      value: null,
      comparison: null,
      spark: [],
      lacks: ['cost', 'profit']
    },
    {
      ...base,
      id: 'months',
      kind: 'months',
      metric: 'revenue',
      unit: 'money',
      year: 2024,
      months: [
        { month: 10, value: '1.50', previous: '2.00', partial: null },
        { month: 11, value: '-0.75', previous: null, partial: { day: 15, of: 30 } }
      ]
    },
    {
      ...base,
      id: 'heat',
      kind: 'heat',
      metric: 'orders',
      unit: 'count',
      axes: 'month-year',
      shows: 'value',
      isDaily: false,
      rows: [2024],
      columns: [11],
      cells: [{ row: 2024, column: 11, value: '7', partial: true }]
    },
    {
      ...base,
      id: 'product',
      kind: 'ranking',
      dimension: 'product',
      metric: 'revenue',
      unit: 'money',
      shape: 'pareto',
      total: '100.00',
      valueCount: 9,
      rows: [
        ...hostileNames.map((name) => row(name, '12.50')),
        row(null, '1.00', { growth: null, noGrowth: 'from-zero' }),
        row(null, '11.50', { otherCount: 3 })
      ],
      paretoCount: 4,
      cumulative: [0.25, 0.5, 0.75, 1]
    }
  ]
}

export const boardExport: BoardExport = {
  board,
  dataset: { dataThrough: '2024-11-15', rows: 4321 },
  filters: [{ role: 'region', values: ['=West', null] }],
  compare: 'last-year',
  fiscal: false,
  exportedAt: new Date('2026-11-29T12:34:56Z'),
  version: '0.1.0'
}
