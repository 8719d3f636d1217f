/** The table twin of a tile: the same values as its picture, for reading, copying and export. */
import type {
  BoardFilter,
  DateRange,
  HeatTile,
  MonthsTile,
  NumberTile,
  RankingTile,
  Tile
} from '../../../shared/domain/board'
import { formatMonth, formatMonthName } from '../../text'
import type { ExportCell, ExportTable } from '../export/csv'
import { plainTable, type SheetTable } from '../export/sheet-table'
import { columnName, rowName, valueName } from './heat-words'
import { fullValue, shareText, signedPercent, signedPoints } from './numbers'
import { isAfter } from './tile-actions'
import { hasMargin, type TileWords } from './tile-words'
import { bridgeTwin } from './twins/bridge-twin'
import { column, type TwinColumn, type TwinTable, typeOf } from './twins/column'
import { basketTwin, cohortTwin, segmentsTwin } from './twins/customer-twins'
import { groupsTwin } from './twins/groups-twin'
import { forecastTwin, seriesTwin } from './twins/period-twins'
import { pivotTwin } from './twins/pivot-twin'
import { targetColumns } from './twins/target-columns'
import { targetsTwin } from './twins/targets-twin'

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
    case 'groups':
      return groupsTwin(tile, words)
    case 'targets':
      return targetsTwin(tile, words)
  }
}

/** What goes into CSV and onto the clipboard: headings and unformatted values. */
export function exportOf(table: TwinTable, words: TileWords, filters?: readonly BoardFilter[]): ExportTable {
  return plainTable(sheetOf(table, words, filters))
}

/**
 * The raw values with their types, for every file; notes are a column of their own where there are some.
 * @param filters of the tile alone: each is a column at the end, so that the rows say what they are of
 */
export function sheetOf(
  table: TwinTable,
  { t, role }: Pick<TileWords, 't' | 'role'>,
  filters: readonly BoardFilter[] = []
): SheetTable {
  const hasNotes = table.rows.some((row) => row.note)
  const name = (value: string | null) => (value === null || value === '' ? t('notSet') : value)
  const kept = filters.map((one) => one.values.map(name).join(', '))
  return {
    columns: [
      ...table.columns,
      ...(hasNotes ? [column(t('tile.note'), 'text')] : []),
      ...filters.map((one) => column(t('tile.filterColumn', { role: role(one.role) }), 'text'))
    ],
    rows: table.rows.map((row) => [...row.raw, ...(hasNotes ? [row.note ?? null] : []), ...kept])
  }
}

const text = (label: string): TwinColumn => column(label, 'text')

const monthOf = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`

function numberTwin(tile: NumberTile, { t, metric }: TileWords): TwinTable {
  return {
    columns: [column(t('tile.month'), 'month'), column(metric(tile.metric), typeOf(tile.unit))],
    rows: tile.spark.map(({ month, value }) => ({
      cells: [formatMonth(month), value === null ? t('tile.noMonth') : fullValue(String(value), tile.unit)],
      raw: [month, value]
    }))
  }
}

function monthsTwin(tile: MonthsTile, words: TileWords, range: DateRange | null): TwinTable {
  const { t } = words
  const { unit } = tile
  const targets = targetColumns(tile.target, unit, null, words)
  const say = (value: string | null, year: number, month: number) => {
    if (value !== null) return fullValue(value, unit)
    return t(isAfter(range, year, month) ? 'tile.outside' : 'tile.noMonth')
  }
  return {
    columns: [
      column(t('tile.month'), 'month'),
      column(String(tile.year), typeOf(unit)),
      column(String(tile.year - 1), typeOf(unit)),
      ...targets.columns
    ],
    rows: tile.months.map(({ month, value, previous, partial }, index) => {
      const name = formatMonthName(month, 'long')
      const target = targets.at(index)
      return {
        cells: [
          partial ? t('tile.monthsRunning', { month: name, ...partial }) : name,
          say(value, tile.year, month),
          say(previous, tile.year - 1, month),
          ...target.cells
        ],
        raw: [monthOf(tile.year, month), value, previous, ...target.raw],
        note: partial && t('tile.toDate', partial)
      }
    })
  }
}

function heatTwin(tile: HeatTile, { t, metric }: TileWords): TwinTable {
  const isOfYears = tile.axes === 'month-year'
  const hasColumns = tile.axes !== 'weekday'
  const across =
    tile.axes === 'weekday-hour'
      ? column(t('period.hour'), 'text')
      : column(t('tile.month'), isOfYears ? 'month' : 'text')
  const name = tile.shows === 'index' ? t('tile.heatIndexOf', { metric: metric(tile.metric) }) : metric(tile.metric)
  return {
    columns: [
      isOfYears ? column(t('tile.year'), 'year') : column(t('period.weekday'), 'text'),
      ...(hasColumns ? [across] : []),
      column(name, typeOf(tile.unit))
    ],
    rows: tile.cells.map(({ row, column: at, value, partial }) => {
      const [down, over] = [rowName(tile, row, 'long'), columnName(tile, at, 'long')]
      return {
        cells: [
          down,
          ...(hasColumns ? [partial ? `${over} (${t('tile.heatPartial')})` : over] : []),
          value === null ? t('tile.noMonth') : valueName(tile, value)
        ],
        raw: [isOfYears ? row : down, ...(hasColumns ? [isOfYears ? monthOf(row, at) : over] : []), value],
        note: partial ? t('tile.heatPartial') : null
      }
    })
  }
}

function rankingTwin(tile: RankingTile, words: TileWords): TwinTable {
  const { t, label, role, metric } = words
  const unit = tile.unit
  const withMargin = hasMargin(tile.rows)
  const withPareto = tile.cumulative.length > 0
  const withClass = tile.abc !== undefined
  const withPoints = tile.rows.some((row) => typeof row.shareChange === 'number')
  const columns = [
    text(role(tile.dimension)),
    column(metric(tile.metric), typeOf(unit)),
    column(t('tile.share'), 'percent')
  ]
  if (withPoints) columns.push(column(t('tile.shareChange'), 'points'))
  if (withClass) columns.push(text(t('tile.abc.class')))
  if (withPareto) columns.push(column(t('tile.cumulative'), 'percent'))
  columns.push(column(t('tile.growth'), 'percent'))
  if (withMargin) columns.push(column(t('tile.margin'), 'percent'), column(t('tile.marginChange'), 'points'))
  const rows = tile.rows.map((row, index) => {
    const share = row.otherCount === null ? (tile.cumulative[index] ?? null) : null
    const cells = [
      label(row),
      row.value === null ? '' : fullValue(row.value, unit),
      row.share === null ? '' : shareText(row.share)
    ]
    const raw: ExportCell[] = [label(row), row.value, row.share]
    if (withPoints) {
      cells.push(row.shareChange == null ? t('notAvailable') : signedPoints(row.shareChange))
      raw.push(row.shareChange ?? null)
    }
    if (withClass) {
      cells.push(row.abcClass ?? '')
      raw.push(row.abcClass ?? null)
    }
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
    const note = row.noGrowth === null ? null : t(`noGrowth.${row.noGrowth}`)
    const picks = { role: tile.dimension, value: row.label }
    return row.otherCount === null ? { cells, raw, note, picks } : { cells, raw, note }
  })
  return { columns, rows }
}
