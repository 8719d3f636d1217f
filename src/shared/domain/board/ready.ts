/** Boards that are there for every dataset. They are made of its roles: what a dataset can't have at all is left out, what it lacks explains itself. */
import type { Role } from '../role'
import type { Metric } from './metric'
import type { ReadyBoard } from './query'
import type { Calculation, Span, TileSpec } from './spec'

export type HasRole = (role: Role) => boolean

const numberSize = { w: 2, h: 2 }
/** Four in a row. */

function number(metric: Metric, span: Span = 'range', size = numberSize): TileSpec {
  const id = span === 'range' ? metric : `${metric}-${span}`
  return { kind: 'number', id, metric, span, size }
}

function calculated(calculation: Calculation, metric: Metric = 'revenue', dimension?: Role): TileSpec {
  const id = dimension === undefined ? calculation : `${calculation}-${dimension}`
  return { kind: 'calculated', id, metric, calculation, ...(dimension && { dimension }), size: numberSize }
}

type Size = readonly [w: number, h: number]

function ranking(
  id: string,
  dimension: Role,
  [w, h]: Size,
  shape: 'table' | 'pareto' | 'bars' | 'abc' = 'table',
  metric: Metric = 'revenue'
): TileSpec {
  return { kind: 'ranking', id, dimension, metric, shape, top: 10, size: { w, h } }
}

function series(
  id: string,
  metric: Metric,
  [w, h]: Size,
  more: Partial<Pick<Extract<TileSpec, { kind: 'series' }>, 'unit' | 'shape' | 'by' | 'cumulative'>> = {}
): TileSpec {
  return {
    kind: 'series',
    id,
    metric,
    unit: 'month',
    shape: 'line',
    by: null,
    cumulative: false,
    ...more,
    size: { w, h }
  }
}

/** How many numbers stand in each row, so that no row ends in a hole. */
const rowsOfNumbers: Readonly<Record<number, readonly number[]>> = {
  5: [3, 2],
  7: [4, 3],
  8: [4, 4],
  9: [3, 6],
  10: [4, 6],
  11: [4, 4, 3],
  12: [6, 6],
  13: [4, 3, 6],
  14: [4, 4, 6]
}

/** Numbers in full rows. */
function numbers(...specs: readonly TileSpec[]): TileSpec[] {
  const rows = rowsOfNumbers[specs.length] ?? [specs.length]
  const widths = rows.flatMap((count) => Array.from({ length: count }, () => 12 / count))
  return specs.map((spec, index) => ({ ...spec, size: { w: widths[index] ?? numberSize.w, h: numberSize.h } }))
}

/** The dimension of places: regions, else countries. */
function placeOf(has: HasRole): Role {
  return !has('region') && has('country') ? 'country' : 'region'
}

/** Of these roles those that the dataset has; the first of them when it has none, so that the tile can say what it lacks. */
function those(has: HasRole, first: Role, ...others: Role[]): Role[] {
  const found = [first, ...others].filter(has)
  return found.length > 0 ? found : [first]
}

function overview(has: HasRole): TileSpec[] {
  return [
    number('revenue'),
    number('profit'),
    number('margin'),
    number('orders'),
    number('averageOrder'),
    number('units'),
    { kind: 'months', id: 'revenueByMonth', metric: 'revenue', size: { w: 8, h: 5 } },
    ranking('byCategory', 'category', [4, 5]),
    ranking('topProducts', 'product', [4, 5], 'pareto'),
    ranking('byRegion', placeOf(has), [4, 5]),
    // Customers are an extra that is only there when they are.
    ...(has('customer') ? [ranking('topCustomers', 'customer', [4, 5])] : []),
    { kind: 'heat', id: 'heat', metric: 'revenue', size: { w: has('customer') ? 12 : 4, h: has('customer') ? 4 : 5 } }
  ]
}

function growth(has: HasRole, hasTargets: boolean): TileSpec[] {
  return [
    ...numbers(
      number('revenue', 'month-to-date'),
      number('revenue', 'quarter-to-date'),
      number('revenue', 'year-to-date'),
      number('revenue', 'rolling-12'),
      calculated('month-growth'),
      calculated('year-over-year'),
      calculated('year-growth'),
      calculated('rolling-3-average'),
      calculated('cagr'),
      calculated('run-rate'),
      calculated('forecast'),
      ...(has('customer') ? [calculated('same-store-growth')] : []),
      ...(has('product') ? [calculated('same-store-growth', 'revenue', 'product')] : []),
      ...(hasTargets ? [calculated('quota-attainment')] : [])
    ),
    ...(hasTargets
      ? [{ kind: 'targets' as const, id: 'targets', metric: 'revenue' as const, size: { w: 12, h: 5 } }]
      : []),
    series('revenueMonthly', 'revenue', [8, 5], { shape: 'bar' }),
    { kind: 'forecast', id: 'forecastYear', metric: 'revenue', size: { w: 4, h: 5 } },
    series('revenueCumulative', 'revenue', [6, 5], { unit: 'week', cumulative: true, shape: 'area' }),
    { kind: 'heat', id: 'heat', metric: 'revenue', size: { w: 6, h: 5 } },
    { kind: 'heat', id: 'heatIndex', metric: 'revenue', shows: 'index', size: { w: 6, h: 5 } },
    { kind: 'heat', id: 'heatWeekdays', metric: 'revenue', axes: 'weekday', size: { w: 6, h: 5 } },
    series('growthByCategory', 'revenue', [12, 5], { by: has('category') ? 'category' : placeOf(has) })
  ]
}

function profitability(has: HasRole): TileSpec[] {
  const dimensions = those(has, 'category', 'product', placeOf(has), 'channel', 'customer').slice(0, 4)
  return [
    number('revenue'),
    number('cost'),
    number('profit'),
    number('margin'),
    number('markup'),
    number('averagePrice'),
    { kind: 'bridge', id: 'bridge', dimension: has('product') ? 'product' : 'category', size: { w: 7, h: 7 } },
    series('marginMonthly', 'margin', [5, 7]),
    ...dimensions.map((dimension) => ranking(`profitBy-${dimension}`, dimension, [6, 5], 'bars', 'profit')),
    {
      kind: 'pivot',
      id: 'profitPivot',
      rows: [{ kind: 'role', role: dimensions[0] ?? 'category' }],
      columns: { kind: 'period', unit: 'quarter' },
      metrics: ['profit', 'margin'],
      size: { w: 12, h: 6 }
    }
  ]
}

function products(has: HasRole): TileSpec[] {
  const isGrouped = has('category') && has('product')
  return [
    ...numbers(
      number('products'),
      number('units'),
      calculated('velocity', 'units'),
      number('averagePrice'),
      number('unitsPerOrder'),
      number('linesPerOrder'),
      number('averageOrder'),
      calculated('same-store-growth', 'revenue', 'product')
    ),
    ranking('paretoProducts', 'product', [8, 6], 'pareto'),
    ranking('byCategory', 'category', [4, 6]),
    series('unitsMonthly', 'units', [6, 5], { by: has('category') ? 'category' : null }),
    { kind: 'basket', id: 'basket', dimension: 'product', size: { w: 6, h: 5 } },
    ranking('abcProducts', 'product', [12, 7], 'abc'),
    {
      kind: 'pivot',
      id: 'productPivot',
      rows: isGrouped
        ? [
            { kind: 'role', role: 'category' },
            { kind: 'role', role: 'product' }
          ]
        : [{ kind: 'role', role: 'product' }],
      columns: { kind: 'period', unit: 'quarter' },
      metrics: ['revenue'],
      size: { w: 12, h: 7 }
    }
  ]
}

function customers(): TileSpec[] {
  return [
    ...numbers(
      number('customers'),
      calculated('new-customers', 'customers'),
      calculated('returning-customers', 'customers'),
      calculated('repeat-rate', 'customers'),
      calculated('inactive-customers', 'customers'),
      number('revenuePerCustomer'),
      number('ordersPerCustomer'),
      calculated('lifetime-value'),
      calculated('concentration'),
      calculated('top-10-share')
    ),
    series('customersMonthly', 'customers', [6, 5], { shape: 'bar' }),
    ranking('topCustomers', 'customer', [6, 5]),
    { kind: 'cohort', id: 'cohort', size: { w: 7, h: 7 } },
    { kind: 'segments', id: 'segments', size: { w: 5, h: 7 } }
  ]
}

function regions(has: HasRole): TileSpec[] {
  const dimensions = those(has, 'region', 'country', 'channel', 'salesperson')
  const place = placeOf(has)
  return [
    number('revenue'),
    number('orders'),
    number('averageOrder'),
    number('customers'),
    number('profit'),
    number('margin'),
    series('revenueByPlace', 'revenue', [12, 5], { by: place }),
    ...dimensions.map((dimension) => ranking(`by-${dimension}`, dimension, [6, 5])),
    {
      kind: 'pivot',
      id: 'placePivot',
      rows: [{ kind: 'role', role: place }],
      columns: has('category') ? { kind: 'role', role: 'category' } : { kind: 'period', unit: 'quarter' },
      metrics: ['revenue'],
      size: { w: 12, h: 6 }
    }
  ]
}

function returns(has: HasRole): TileSpec[] {
  return [
    ...numbers(
      number('returnedRevenue'),
      number('returnRate'),
      number('orderReturnRate'),
      number('unitReturnRate'),
      number('discountRate'),
      number('priceRealisation'),
      number('discountedShare'),
      number('marginDiscounted'),
      number('marginFullPrice')
    ),
    series('returnRateMonthly', 'returnRate', [6, 5]),
    series('discountRateMonthly', has('unitPrice') ? 'discountRate' : 'discountedShare', [6, 5]),
    ranking('returnsByProduct', 'product', [6, 5], 'bars', 'returnedRevenue'),
    has('unitPrice')
      ? ranking('discountByProduct', 'product', [6, 5], 'bars', 'discountAmount')
      : ranking('discountByCategory', 'category', [6, 5], 'bars', 'discountedShare')
  ]
}

const makers: Readonly<Record<ReadyBoard, (has: HasRole, hasTargets: boolean) => TileSpec[]>> = {
  overview,
  growth,
  profitability,
  products,
  customers,
  regions,
  returns
}

/** The tiles of a ready-made board for a dataset with these roles. @param hasTargets whether somebody has set targets for it */
export function readyTiles(board: ReadyBoard, has: HasRole, hasTargets = false): TileSpec[] {
  return makers[board](has, hasTargets)
}
