/** Boards for comparing warehouses: every kind of tile, every grain, fiscal and other weeks. */
import type { Board, TileSpec } from '../../src/shared/domain/board'
import { Calculation, Metric } from '../../src/shared/domain/board'

const size = { w: 6, h: 5 }
const series = { kind: 'series', metric: 'revenue', shape: 'line', by: null, cumulative: false, size } as const

/** Every metric as a number. */
const numbers: TileSpec[] = [
  ...Metric.options.map((metric): TileSpec => ({ kind: 'number', id: `n-${metric}`, metric, span: 'range', size }))
]

/** All grains, calculations, pivots by weekday and hour, groups. */
const others: TileSpec[] = [
  ...(['day', 'week', 'month', 'quarter', 'year'] as const).map(
    (unit): TileSpec => ({ ...series, id: `s-${unit}`, unit })
  ),
  { ...series, id: 's-orders', metric: 'orders', unit: 'quarter', by: 'region' },
  {
    kind: 'pivot',
    id: 'p-weekday',
    rows: [{ kind: 'weekday' }],
    columns: { kind: 'hour' },
    metrics: ['lines', 'averageOrder'],
    size
  },
  ...Calculation.options
    .filter((calculation) => calculation !== 'quota-attainment')
    .map(
      (calculation): TileSpec => ({ kind: 'calculated', id: `c-${calculation}`, metric: 'revenue', calculation, size })
    ),
  {
    kind: 'calculated',
    id: 'c-region-13',
    metric: 'profit',
    calculation: 'same-store-growth',
    dimension: 'region',
    minMonths: 13,
    size
  },
  { kind: 'calculated', id: 'c-velocity-orders', metric: 'orders', calculation: 'velocity', size },
  { kind: 'ranking', id: 'r-abc', metric: 'revenue', dimension: 'product', shape: 'abc', top: 10, size },
  { kind: 'ranking', id: 'r-abc-profit', metric: 'profit', dimension: 'region', shape: 'abc', top: 2, size },
  { kind: 'heat', id: 'h-index', metric: 'revenue', shows: 'index', size },
  { kind: 'heat', id: 'h-weekday', metric: 'revenue', axes: 'weekday', size },
  { kind: 'heat', id: 'h-weekday-orders', metric: 'orders', axes: 'weekday', shows: 'index', size },
  {
    kind: 'pivot',
    id: 'p-deep',
    rows: [
      { kind: 'role', role: 'category' },
      { kind: 'role', role: 'region' }
    ],
    columns: { kind: 'period', unit: 'year' },
    metrics: ['revenue', 'margin', 'orders'],
    size
  },
  ...(['first', 'both'] as const).map(
    (which): TileSpec => ({
      kind: 'groups',
      id: `g-${which}`,
      a: { name: '', filters: [{ role: 'region', values: ['West', 'South'] }] },
      b: { name: '', filters: which === 'first' ? null : [{ role: 'category', values: ['Technology', null] }] },
      metrics: ['revenue', 'margin', 'orders', 'customers', 'averageOrder'],
      metric: 'orders',
      unit: 'quarter',
      dimension: 'category',
      top: 2,
      size
    })
  ),
  {
    kind: 'ranking',
    id: 'r-filtered',
    metric: 'profit',
    dimension: 'product',
    shape: 'pareto',
    top: 10,
    filters: [{ role: 'category', values: ['Technology'] }],
    size
  }
]

/** A board takes no more than 60 tiles. */
export const everyTile: readonly TileSpec[][] = [numbers, others]

/** What warehouses must agree on; what only one of them can be asked is left out. */
export function comparable(board: Board): Board {
  return { ...board, tiles: board.tiles.filter(({ kind }) => kind !== 'basket') }
}
