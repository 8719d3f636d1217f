/** Which tile fits a metric and what it is put together by, and how one kind of tile becomes another. */
import type { BoardFilter, KeySpec, Metric, TileSize, TileSpec } from '../../../../shared/domain/board'
import type { PeriodUnit } from '../../../../shared/domain/periods/unit'
import type { Role } from '../../../../shared/domain/role'

export type Kind = TileSpec['kind']

/** What a metric can be put together by: time, a day of the week, an hour, or the values of a column. */
export type By = 'time' | 'weekday' | 'hour' | Role

export const kinds: readonly Kind[] = [
  'number',
  'calculated',
  'series',
  'months',
  'ranking',
  'pivot',
  'heat',
  'bridge',
  'forecast',
  'cohort',
  'segments',
  'basket',
  'groups',
  'targets'
]

/** Roles with values that rows can be put together by, most wanted first. */
export const dimensions = [
  'category',
  'product',
  'region',
  'country',
  'channel',
  'salesperson',
  'customer',
  'currency'
] as const satisfies readonly Role[]

/** At most two down and one across. */
export const mostBy = 3

const sizes: Readonly<Record<Kind, TileSize>> = {
  number: { w: 2, h: 2 },
  calculated: { w: 2, h: 2 },
  months: { w: 8, h: 5 },
  series: { w: 6, h: 5 },
  ranking: { w: 4, h: 5 },
  pivot: { w: 12, h: 6 },
  heat: { w: 6, h: 5 },
  bridge: { w: 7, h: 6 },
  forecast: { w: 4, h: 5 },
  cohort: { w: 7, h: 7 },
  segments: { w: 5, h: 7 },
  basket: { w: 6, h: 5 },
  groups: { w: 12, h: 5 },
  targets: { w: 6, h: 5 }
}

/** What two groups are compared by where nothing else is chosen. */
export const comparedMetrics: readonly Metric[] = ['revenue', 'profit', 'margin', 'orders', 'averageOrder', 'units']

const newId = 'new'

/** Time becomes a line, the values of one column a ranking, two a table of rows by columns, nothing a number. */
export function proposed(metric: Metric, by: readonly By[]): TileSpec {
  const [first, ...others] = by
  if (first === undefined) return ofKind('number', { metric, by })
  if (others.length > 0) return ofKind('pivot', { metric, by })
  if (first === 'time') return ofKind('series', { metric, by })
  return ofKind(isRole(first) ? 'ranking' : 'pivot', { metric, by })
}

type Parts = {
  readonly metric: Metric
  readonly by: readonly By[]
  readonly unit?: PeriodUnit
}

function ofKind(kind: Kind, { metric, by, unit = 'month' }: Parts): TileSpec {
  const base = { id: newId, size: sizes[kind] }
  const dimension = by.find(isRole) ?? 'product'
  switch (kind) {
    case 'number':
      return { ...base, kind, metric, span: 'range' }
    case 'calculated':
      return { ...base, kind, metric, calculation: 'month-growth' }
    case 'series':
      return {
        ...base,
        kind,
        metric,
        unit,
        shape: 'line',
        by: by.find(isRole) ?? null,
        cumulative: false
      }
    case 'ranking':
      return { ...base, kind, metric, dimension, shape: 'table', top: 10 }
    case 'pivot': {
      const keys = (by.length === 0 ? (['product'] as const) : by).slice(0, mostBy).map((one) => keyOf(one, unit))
      const last = keys.length > 1 ? (keys.at(-1) ?? null) : null
      return { ...base, kind, rows: last ? keys.slice(0, -1) : keys, columns: last, metrics: [metric] }
    }
    case 'months':
    case 'heat':
    case 'forecast':
    case 'targets':
      return { ...base, kind, metric }
    case 'bridge':
      return { ...base, kind, dimension }
    case 'basket':
      return { ...base, kind, dimension }
    case 'cohort':
    case 'segments':
      return { ...base, kind }
    case 'groups':
      return {
        ...base,
        // Values stand below the numbers.
        size: { w: 12, h: by.some(isRole) ? 7 : 5 },
        kind,
        a: { name: '', filters: [] },
        b: { name: '', filters: null },
        metrics: [...comparedMetrics],
        metric,
        unit,
        dimension: by.find(isRole) ?? null,
        top: 10
      }
  }
}

/** The same question as another kind of tile: metric, columns and title stay where that kind has them. */
export function asKind(tile: TileSpec, kind: Kind): TileSpec {
  if (tile.kind === kind) return tile
  const unit = unitOf(tile)
  const parts = { metric: metricOf(tile), by: byOf(tile), ...(unit === null ? {} : { unit }) }
  return { ...ofKind(kind, parts), ...kept(tile) }
}

/** The tile of another metric; a table of several has it as its first. */
export function withMetric(tile: TileSpec, metric: Metric): TileSpec {
  if (tile.kind === 'pivot') {
    return { ...tile, metrics: [metric, ...tile.metrics.slice(1).filter((one) => one !== metric)] }
  }
  return 'metric' in tile ? { ...tile, metric } : tile
}

/** The tile over the rows of these filters alone; without any, over those of the board. */
export function withFilters(tile: TileSpec, filters: readonly BoardFilter[]): TileSpec {
  const { filters: _before, ...rest } = tile
  return filters.length === 0 ? rest : { ...rest, filters: [...filters] }
}

/** The tile put together by something else: it keeps its kind where that can be, else it becomes the one that fits. */
export function withBy(tile: TileSpec, by: readonly By[]): TileSpec {
  const roles = by.filter(isRole)
  if (tile.kind === 'series' && by.includes('time') && by.length <= 2 && roles.length === by.length - 1) {
    return { ...tile, by: roles[0] ?? null }
  }
  const [role] = roles
  if (tile.kind === 'groups' && by.length <= 1) return { ...tile, dimension: role ?? null }
  if (tile.kind === 'calculated' && tile.calculation === 'same-store-growth' && role && by.length === 1) {
    return { ...tile, dimension: role }
  }
  if (tile.kind !== 'calculated' && 'dimension' in tile && role && by.length === 1) return { ...tile, dimension: role }
  const unit = unitOf(tile) ?? undefined
  if (tile.kind === 'pivot' && by.length > 0) {
    const next = ofKind('pivot', { metric: metricOf(tile), by, ...(unit ? { unit } : {}) })
    return next.kind === 'pivot' ? { ...tile, rows: next.rows, columns: next.columns } : tile
  }
  return { ...proposed(metricOf(tile), by), ...kept(tile) }
}

/** What the tile is put together by, in order: down first, then across. */
export function byOf(tile: TileSpec): By[] {
  switch (tile.kind) {
    case 'series':
      return tile.by === null ? ['time'] : ['time', tile.by]
    case 'ranking':
      return [tile.dimension]
    case 'pivot':
      return [...tile.rows, ...(tile.columns ? [tile.columns] : [])].map((key) =>
        key.kind === 'role' ? key.role : key.kind === 'period' ? 'time' : key.kind
      )
    case 'bridge':
    case 'basket':
      return [tile.dimension]
    case 'groups':
      return tile.dimension === null ? [] : [tile.dimension]
    case 'calculated':
      return tile.calculation === 'same-store-growth' ? [tile.dimension ?? 'customer'] : []
    default:
      return []
  }
}

/** The metric of the tile; of a kind that has none, revenue. */
export function metricOf(tile: TileSpec): Metric {
  if (tile.kind === 'pivot') return tile.metrics[0] ?? 'revenue'
  return 'metric' in tile ? tile.metric : 'revenue'
}

/** The periods along which the tile goes; null: none. */
export function unitOf(tile: TileSpec): PeriodUnit | null {
  if (tile.kind === 'series' || tile.kind === 'groups') return tile.unit
  if (tile.kind !== 'pivot') return null
  const key = [...tile.rows, tile.columns].find((one) => one?.kind === 'period')
  return key?.kind === 'period' ? key.unit : null
}

export function withUnit(tile: TileSpec, unit: PeriodUnit): TileSpec {
  if (tile.kind === 'series' || tile.kind === 'groups') return { ...tile, unit }
  if (tile.kind !== 'pivot') return tile
  const change = (key: KeySpec): KeySpec => (key.kind === 'period' ? { ...key, unit } : key)
  return { ...tile, rows: tile.rows.map(change), columns: tile.columns && change(tile.columns) }
}

function kept({ id, title, filters }: TileSpec) {
  return { id, ...(title !== undefined && { title }), ...(filters !== undefined && { filters }) }
}

function keyOf(by: By, unit: PeriodUnit): KeySpec {
  if (by === 'time') return { kind: 'period', unit }
  return isRole(by) ? { kind: 'role', role: by } : { kind: by }
}

export function isRole(by: By): by is Role {
  return by !== 'time' && by !== 'weekday' && by !== 'hour'
}
