/** The words of a tile: what it shows, what it compares, what it is based on. One place for screen, table and export. */
import { useMemo } from 'react'
import type { BoardFilter } from '../../../shared/domain/board'
import type { Calendar } from '../../../shared/domain/dataset'
import type { PeriodUnit } from '../../../shared/domain/periods/unit'
import type { Role } from '../../../shared/domain/role'
import { useText } from '../../text'
import { shareText } from './numbers'
import { hourName, type PeriodWords, periodName, weekdayName } from './period-names'
import { hasNoResult } from './reason'
import { useTileContext } from './tile-context'
import { subtitleOf, titleOf } from './tile-titles'
import type { Text, TileBasis, TileWords } from './tile-vocabulary'

export { hasMargin } from './tile-titles'
export type { TileWords } from './tile-vocabulary'

export function useTileWords(): TileWords {
  const { t } = useText('board')
  const { calendar, isFiscal } = useTileContext()
  // `t` is a new function for a new language.
  return useMemo(() => tileWords(t, calendar, isFiscal), [t, calendar, isFiscal])
}

const plurals = [
  'customer',
  'product',
  'category',
  'region',
  'country',
  'channel',
  'salesperson',
  'currency',
  'orderId'
] as const satisfies readonly Role[]

/** All words of tiles in the language of `t`. */
export function tileWords(t: Text, calendar: Calendar, isFiscal: boolean): TileWords {
  const role = (name: Role) => t(`roles.${name}`)
  const plural = (name: Role) => {
    const known = plurals.find((one) => one === name)
    return known ? t(`plural.${known}`) : role(name)
  }
  const value = (text: string | null) => (text === null || text === '' ? t('notSet') : text)
  const filters = (all: readonly BoardFilter[]) =>
    all.map((filter) => `${role(filter.role)}: ${filter.values.map(value).join(', ')}`).join(' · ')
  const periodWords = periodWordsOf(t)
  const period = (day: string, unit: PeriodUnit) => periodName(day, unit, isFiscal, calendar, periodWords)
  const words: Omit<TileWords, 'title' | 'subtitle'> = {
    t,
    role,
    plural,
    period,
    metric: (name) => t(`metrics.${name}`),
    hint: (name) => t(`metricHints.${name}`),
    span: (name) => t(`spans.${name}`),
    calculation: (name) => t(`calculations.${name}`),
    calculationHint: (name, metric, dimension = 'customer') =>
      t(`calculationHints.${name}`, { metric: t(`metrics.${metric}`), role: plural(dimension) }),
    filters,
    foot: (tile) => footOf(tile, t, filters),
    label: (row) => {
      if (row.otherCount !== null) return t('other', { count: row.otherCount })
      return row.label === null || row.label === '' ? t('notSet') : row.label
    },
    axis: (key) => {
      switch (key.kind) {
        case 'role':
          return role(key.role)
        case 'period':
          return t(`period.${key.unit}`)
        case 'weekday':
        case 'hour':
          return t(`period.${key.kind}`)
      }
    },
    key: (key, of) => {
      if (key === null || key === '') return t('notSet')
      switch (of.kind) {
        case 'role':
          return key
        case 'period':
          return period(key, of.unit)
        case 'weekday':
          return weekdayName(key)
        case 'hour':
          return hourName(key)
      }
    }
  }
  return { ...words, title: (tile) => titleOf(tile, words), subtitle: (tile) => subtitleOf(tile, words) }
}

function periodWordsOf(t: Text): PeriodWords {
  // Years have no thousands mark.
  const at = (index: number, year: number) => ({ index: String(index), year: String(year) })
  return {
    week: (index, year) => t('period.weekOf', at(index, year)),
    quarter: (index, year) => t('period.quarterOf', at(index, year)),
    fiscalMonth: (index, year) => t('period.fiscalMonthOf', at(index, year)),
    fiscalQuarter: (index, year) => t('period.fiscalQuarterOf', at(index, year)),
    fiscalYear: (year) => t('period.fiscalYearOf', { year: String(year) })
  }
}

function footOf(tile: TileBasis, t: Text, filters: TileWords['filters']): string {
  const parts = [
    tile.filters === undefined ? null : t('tile.only', { filters: filters(tile.filters) }),
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
