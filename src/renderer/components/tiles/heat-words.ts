/** Names of the rows, columns and values of a heat map. */
import type { HeatTile } from '../../../shared/domain/board'
import { formatMonth, formatMonthName, formatPercent } from '../../text'
import { axisValue, fullValue } from './numbers'
import { hourName, weekdayName } from './period-names'

type Axes = Pick<HeatTile, 'axes'>
type Cell = HeatTile['cells'][number]

export function isEmptyHeat({ cells }: Pick<HeatTile, 'cells'>): boolean {
  return cells.every(({ value }) => value === null)
}

export function rowName({ axes }: Axes, row: number, style: 'short' | 'long'): string {
  return axes === 'month-year' ? String(row) : weekdayName(String(row), style)
}

export function columnName({ axes }: Axes, column: number, style: 'narrow' | 'short' | 'long'): string {
  switch (axes) {
    case 'weekday-hour':
      return style === 'long' ? hourName(String(column)) : String(column)
    case 'weekday':
      return ''
    default:
      return formatMonthName(column, style)
  }
}

/** A cell's place in words. */
export function placeName(tile: Axes, { row, column }: Pick<Cell, 'row' | 'column'>): string {
  if (tile.axes === 'month-year') return formatMonth(`${row}-${String(column).padStart(2, '0')}`, 'long')
  return [rowName(tile, row, 'long'), columnName(tile, column, 'long')].filter((part) => part !== '').join(', ')
}

/** In a cell of the map. */
export function cellText({ unit }: Pick<HeatTile, 'unit'>, value: string): string {
  return unit === 'ratio' ? formatPercent(Number(value), 0) : axisValue(Number(value))
}

/** In full. */
export function valueName({ unit }: Pick<HeatTile, 'unit'>, value: string, currency: string | null = null): string {
  return fullValue(value, unit, currency)
}
