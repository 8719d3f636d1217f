/** The table twin of a tile: the same values as its picture, for reading, copying and export. */
import type { DateRange, HeatTile, MonthsTile, NumberTile, RankingTile, Tile } from '../../../shared/domain/board'
import type { Role } from '../../../shared/domain/role'
import { formatMonth, formatMonthName } from '../../text'
import type { ExportCell, ExportTable } from '../export/csv'
import { fullValue, shareText, signedPercent, signedPoints } from './numbers'
import { isAfter } from './tile-actions'
import { hasMargin, type TileWords } from './tile-words'
import { bridgeTwin } from './twins/bridge-twin'
import { basketTwin, cohortTwin, segmentsTwin } from './twins/customer-twins'
import { forecastTwin, seriesTwin } from './twins/period-twins'
import { pivotTwin } from './twins/pivot-twin'

export type TwinColumn = { readonly label: string; readonly numeric: boolean }
export type TwinRow = {
  readonly cells: readonly string[]
  /** Unformatted values, for files. */
  readonly raw: readonly ExportCell[]
  /** What a click filters by. */
  readonly picks?: { readonly role: Role; readonly value: string | null }
  /** The days that a click looks at. */
  readonly days?: DateRange
}
export type TwinTable = { readonly columns: readonly TwinColumn[]; readonly rows: readonly TwinRow[] }

/** The twin of any tile. Ratios and shares are 0 to 1 in `raw`. */
export function twinOf(tile: Tile, words: TileWords, range: DateRange | null = null): TwinTable {
  switch (tile.kind) {
    case 'number':
      return numberTwin(tile, words)
    case 'months':
      return monthsTwin(tile, words, range)
    case 'heat':
      return heatTwin(tile, words)
    case 'ranking':
      return rankingTwin(tile, words)
    case 'series':
      return seriesTwin(tile, words, range)
    case 'forecast':
      return forecastTwin(tile, words)
    case 'pivot':
      return pivotTwin(tile, words)
    case 'bridge':
      return bridgeTwin(tile, words)
    case 'cohort':
      return cohortTwin(tile, words)
    case 'segments':
      return segmentsTwin(tile, words)
    case 'basket':
      return basketTwin(tile, words)
  }
}

/** What goes into a file: headings and unformatted values. */
export function exportOf(table: TwinTable): ExportTable {
  return { columns: table.columns.map((column) => column.label), rows: table.rows.map((row) => row.raw) }
}

const text = (label: string): TwinColumn => ({ label, numeric: false })
const number = (label: string): TwinColumn => ({ label, numeric: true })

function numberTwin(tile: NumberTile, { t, metric }: TileWords): TwinTable {
  return {
    columns: [text(t('tile.month')), number(metric(tile.metric))],
    rows: tile.spark.map(({ month, value }) => ({
      cells: [formatMonth(month), value === null ? t('tile.noMonth') : fullValue(String(value), tile.unit)],
      raw: [month, value]
    }))
  }
}

function monthsTwin(tile: MonthsTile, { t }: TileWords, range: DateRange | null): TwinTable {
  const unit = tile.unit
  const say = (value: string | null, year: number, month: number) => {
    if (value !== null) return fullValue(value, unit)
    return t(isAfter(range, year, month) ? 'tile.outside' : 'tile.noMonth')
  }
  return {
    columns: [text(t('tile.month')), number(String(tile.year)), number(String(tile.year - 1))],
    rows: tile.months.map(({ month, value, previous, partial }) => {
      const name = formatMonthName(month, 'long')
      return {
        cells: [
          partial ? t('tile.monthsRunning', { month: name, ...partial }) : name,
          say(value, tile.year, month),
          say(previous, tile.year - 1, month)
        ],
        raw: [month, value, previous]
      }
    })
  }
}

function heatTwin(tile: HeatTile, { t, metric }: TileWords): TwinTable {
  const unit = tile.unit
  return {
    columns: [text(t('tile.year')), text(t('tile.month')), number(metric(tile.metric))],
    rows: tile.cells.map(({ year, month, value, partial }) => ({
      cells: [
        String(year),
        partial ? `${formatMonthName(month, 'long')} (${t('tile.heatPartial')})` : formatMonthName(month, 'long'),
        value === null ? t('tile.noMonth') : fullValue(value, unit)
      ],
      raw: [year, month, value]
    }))
  }
}

function rankingTwin(tile: RankingTile, words: TileWords): TwinTable {
  const { t, label, role, metric } = words
  const unit = tile.unit
  const withMargin = hasMargin(tile.rows)
  const withPareto = tile.cumulative.length > 0
  const columns = [text(role(tile.dimension)), number(metric(tile.metric)), number(t('tile.share'))]
  if (withPareto) columns.push(number(t('tile.cumulative')))
  columns.push(number(t('tile.growth')))
  if (withMargin) columns.push(number(t('tile.margin')), number(t('tile.marginChange')))
  const rows = tile.rows.map((row, index) => {
    const share = row.otherCount === null ? (tile.cumulative[index] ?? null) : null
    const cells = [
      label(row),
      row.value === null ? '' : fullValue(row.value, unit),
      row.share === null ? '' : shareText(row.share)
    ]
    const raw: ExportCell[] = [label(row), row.value, row.share]
    if (withPareto) {
      cells.push(share === null ? '' : shareText(share))
      raw.push(share)
    }
    cells.push(row.growth === null ? t('notAvailable') : signedPercent(row.growth))
    raw.push(row.growth)
    if (withMargin) {
      cells.push(row.margin === null ? '' : shareText(row.margin))
      cells.push(row.marginChange === null ? t('notAvailable') : signedPoints(row.marginChange))
      raw.push(row.margin, row.marginChange)
    }
    return row.otherCount === null ? { cells, raw, picks: { role: tile.dimension, value: row.label } } : { cells, raw }
  })
  return { columns, rows }
}
