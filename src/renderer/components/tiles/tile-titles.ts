/** Title and subtitle of every kind of tile. */
import type { Calculation, KeySpec, RankingRow, RankingTile, Tile, TileOf } from '../../../shared/domain/board'
import { currentLocale, formatMonthName } from '../../text'
import { groupNames } from './groups/group-name'
import { fullValue, shareText } from './numbers'
import type { TileWords } from './tile-vocabulary'

/** The words that titles are made of. */
type Words = Omit<TileWords, 'title' | 'subtitle'>

/** Calculations that are of one metric out of many; the others name what they count. */
const ofAnyMetric: ReadonlySet<Calculation> = new Set([
  'month-growth',
  'year-over-year',
  'year-growth',
  'velocity',
  'quota-attainment',
  'rolling-3-average',
  'cagr',
  'run-rate',
  'forecast',
  'same-store-growth'
])

/** Whether the rows of a ranking know a margin; only then profitability is spoken of. */
export function hasMargin(rows: readonly RankingRow[]): boolean {
  return rows.some((row) => row.margin !== null)
}

/** What a number of other days, or one that is calculated, is of: `Revenue`, `Revenue, month to date`; null for a plain one. */
export function numberBasis(tile: TileOf<'number'>, words: Words): string | null {
  if (tile.calculation !== null) {
    if (!ofAnyMetric.has(tile.calculation)) return null
    const metric = words.metric(tile.metric)
    return tile.dimension === undefined ? metric : `${metric}, ${words.plural(tile.dimension)}`
  }
  return tile.span === 'range' ? null : words.span(tile.span)
}

/** The name of a number without what it is of. */
export function numberName(tile: TileOf<'number'>, words: Words): string {
  return tile.calculation === null ? words.metric(tile.metric) : words.calculation(tile.calculation)
}

/** The title that a person gave the tile, else what it shows. */
export function titleOf(tile: Tile, words: Words): string {
  return tile.title === '' ? ownTitle(tile, words) : tile.title
}

function ownTitle(tile: Tile, words: Words): string {
  const { t, metric, plural, role, axis } = words
  switch (tile.kind) {
    case 'number':
      return [numberName(tile, words), numberBasis(tile, words)].filter((part) => part !== null).join(', ')
    case 'months':
      return t('tile.months', { metric: metric(tile.metric) })
    case 'heat':
      if (tile.axes !== 'month-year') return t('tile.heatWeekdays')
      return tile.shows === 'index' ? t('tile.heatIndex') : t('tile.heat')
    case 'ranking':
      return rankingTitle(tile, words)
    case 'series': {
      const parts = { metric: metric(tile.metric), by: t(`by.${tile.period}`) }
      return tile.by === null ? t('series.title', parts) : t('series.titleBy', { ...parts, role: role(tile.by) })
    }
    case 'pivot': {
      const [first] = tile.metrics
      const rows = listOf(tile.rows.map((key) => severalOf(key, words)))
      if (tile.columns !== null) return t('pivot.title', { rows, columns: severalOf(tile.columns, words) })
      const names = tile.metrics.length === 1 && first ? metric(first.metric) : null
      return names === null ? rows : t('pivot.titleRows', { metric: names, rows: listOf(tile.rows.map(axis)) })
    }
    case 'bridge':
      return t('bridge.title', { role: role(tile.dimension) })
    case 'forecast':
      return t('forecast.title', { metric: metric(tile.metric) })
    case 'cohort':
      return t('cohort.title')
    case 'segments':
      return t('segments.title')
    case 'basket':
      return t('basket.title', { role: role(tile.dimension) })
    case 'groups': {
      const [a, b] = groupNames(tile, t)
      return t('groups.title', { a, b })
    }
    case 'targets':
      return tile.dimension === null
        ? t('targets.title', { metric: metric(tile.metric) })
        : t('targets.titleBy', { role: plural(tile.dimension) })
  }

  function severalOf(key: KeySpec, of: Words): string {
    return key.kind === 'role' ? plural(key.role) : of.axis(key)
  }
}

function rankingTitle(tile: RankingTile, words: Words): string {
  const { t, metric, plural } = words
  const { dimension } = tile
  if (tile.shape === 'abc') return t('tile.abc.title', { role: plural(dimension) })
  if (tile.metric !== 'revenue') return t('ranking.by', { role: plural(dimension), metric: metric(tile.metric) })
  switch (dimension) {
    case 'category':
      return hasMargin(tile.rows) && tile.shape === 'table'
        ? t('tile.ranking.categoryProfit')
        : t('tile.ranking.category')
    case 'product':
      return tile.shape === 'pareto' ? t('tile.ranking.product') : plural(dimension)
    case 'region':
    case 'country':
    case 'channel':
    case 'salesperson':
    case 'customer':
    case 'currency':
      return t(`tile.ranking.${dimension}`)
    default:
      return plural(dimension)
  }
}

export function subtitleOf(tile: Tile, words: Words): string {
  const { t, metric, role, hint, calculationHint } = words
  switch (tile.kind) {
    case 'number':
      return tile.calculation === null
        ? hint(tile.metric)
        : calculationHint(tile.calculation, tile.metric, tile.dimension)
    case 'months': {
      const years = t('tile.monthsSub', { year: tile.year, before: tile.year - 1 })
      const running = tile.months.find((month) => month.partial)
      if (!running?.partial) return years
      const { day, of } = running.partial
      return `${years} · ${t('tile.monthsRunning', { month: formatMonthName(running.month), day, of })}`
    }
    case 'heat':
      return t(`tile.heatSubs.${tile.axes}${tile.shows === 'index' ? '-index' : tile.isDaily ? '-daily' : ''}`, {
        metric: metric(tile.metric)
      })
    case 'ranking':
      if (tile.shape === 'pareto' && tile.paretoCount !== null) {
        return t('tile.pareto', { count: tile.paretoCount, all: tile.valueCount })
      }
      if (tile.abc) return `${metric(tile.metric)} · ${t('tile.abc.sub', tile.abc.bounds)}`
      return t('tile.valueCount', { count: tile.valueCount })
    case 'series':
      return tile.cumulative ? t('series.cumulative') : ''
    case 'pivot':
      return [...new Set(tile.metrics.map((one) => metric(one.metric)))].join(', ')
    case 'bridge':
      return t('bridge.sub', { role: role(tile.dimension) })
    case 'forecast': {
      const error = tile.error === null ? t('forecast.noError') : t('forecast.error', { error: shareText(tile.error) })
      if (tile.total === null) return error
      return `${t('forecast.total', { total: fullValue(tile.total, tile.unit) })} · ${error}`
    }
    case 'cohort':
      return t('cohort.sub')
    case 'segments':
      return tile.referenceDay === null
        ? t('segments.sub', { count: tile.customers })
        : `${t('segments.sub', { count: tile.customers })} · ${t('segments.reference', { at: tile.referenceDay })}`
    case 'basket':
      return t('basket.sub', { count: tile.orders })
    case 'groups':
      return t('groups.sub', { a: tile.a.rows, b: tile.b.rows })
    case 'targets':
      return tile.plan === null ? '' : t('targets.sub', { plan: tile.plan })
  }
}

/** `Categories and Regions`. */
function listOf(parts: readonly string[]): string {
  return new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(parts)
}
