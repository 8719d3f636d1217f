/** The words of a tile: what it shows, what it compares, what it is based on. One place for screen, table and export. */
import { useMemo } from 'react'
import type { Metric, RankingRow, Tile, Unit } from '../../../shared/domain/board'
import type { Role } from '../../../shared/domain/role'
import { formatMonthName, useText } from '../../text'
import { shareText } from './numbers'
import { hasNoResult } from './reason'

type TileBasis = Pick<Tile, 'dataThrough' | 'rowsUsed' | 'coverage' | 'lacks' | 'blocked'>

type Text = ReturnType<typeof useText<'board'>>['t']

export type TileWords = {
  readonly t: Text
  readonly title: (tile: Tile) => string
  readonly subtitle: (tile: Tile) => string
  readonly foot: (tile: TileBasis) => string
  readonly label: (row: Pick<RankingRow, 'label' | 'otherCount'>) => string
  readonly role: (role: Role) => string
  readonly metric: (metric: Metric) => string
}

export function unitOf(metric: Metric): Unit {
  if (metric === 'margin') return 'ratio'
  return metric === 'orders' || metric === 'units' || metric === 'lines' ? 'count' : 'money'
}

/** Whether the rows of a ranking know a margin; only then profitability is spoken of. */
export function hasMargin(rows: readonly RankingRow[]): boolean {
  return rows.some((row) => row.margin !== null)
}

export function useTileWords(): TileWords {
  const { t } = useText('board')
  // `t` is a new function for a new language.
  return useMemo(() => tileWords(t), [t])
}

/** The words of tiles in the language of `t`. */
export function tileWords(t: Text): TileWords {
  const role = (name: Role) => t(`roles.${name}`)
  const metric = (name: Metric) => t(`metrics.${name}`)
  return {
    t,
    role,
    metric,
    title: (tile) => titleOf(tile, t),
    subtitle: (tile) => subtitleOf(tile, t),
    foot: (tile) => footOf(tile, t),
    label: (row) => {
      if (row.otherCount !== null) return t('other', { count: row.otherCount })
      return row.label === null || row.label === '' ? t('notSet') : row.label
    }
  }
}

function titleOf(tile: Tile, t: Text): string {
  switch (tile.kind) {
    case 'number':
      return t(`metrics.${tile.metric}`)
    case 'months':
      return t('tile.months', { metric: t(`metrics.${tile.metric}`) })
    case 'heat':
      return t('tile.heat')
    case 'ranking':
      return rankingTitle(tile.dimension, hasMargin(tile.rows), t)
  }
}

function rankingTitle(dimension: Role, withMargin: boolean, t: Text): string {
  switch (dimension) {
    case 'category':
      return withMargin ? t('tile.ranking.categoryProfit') : t('tile.ranking.category')
    case 'product':
    case 'region':
    case 'country':
    case 'channel':
    case 'salesperson':
    case 'customer':
    case 'currency':
      return t(`tile.ranking.${dimension}`)
    default:
      return t(`roles.${dimension}`)
  }
}

function subtitleOf(tile: Tile, t: Text): string {
  switch (tile.kind) {
    case 'number':
      return t(`metricHints.${tile.metric}`)
    case 'months': {
      const years = t('tile.monthsSub', { year: tile.year, before: tile.year - 1 })
      const running = tile.months.find((month) => month.partial)
      if (!running?.partial) return years
      const { day, of } = running.partial
      return `${years} · ${t('tile.monthsRunning', { month: formatMonthName(running.month), day, of })}`
    }
    case 'heat':
      return t('tile.heatSub', { metric: t(`metrics.${tile.metric}`) })
    case 'ranking':
      if (tile.dimension === 'product' && tile.paretoCount !== null) {
        return t('tile.pareto', { count: tile.paretoCount, all: tile.valueCount })
      }
      return t('tile.valueCount', { count: tile.valueCount })
  }
}

function footOf(tile: TileBasis, t: Text): string {
  const parts = [
    tile.dataThrough === null ? null : t('tile.through', { at: tile.dataThrough }),
    hasNoResult(tile) ? null : t('tile.rows', { count: tile.rowsUsed }),
    !hasNoResult(tile) && tile.coverage < 1 ? t('tile.coverage', { share: shareText(tile.coverage) }) : null
  ]
  // Lines break between the parts only.
  return parts
    .filter((part) => part !== null)
    .map((part) => part.replaceAll(' ', '\u00a0'))
    .join(' · ')
}
