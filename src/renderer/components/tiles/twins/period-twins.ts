/** Twins of tiles along time. */
import type { DateRange, ForecastTile, SeriesTile } from '../../../../shared/domain/board'
import { formatMonth } from '../../../text'
import type { ExportCell } from '../../export/csv'
import type { ColumnType } from '../../export/sheet-table'
import { fullValue } from '../numbers'
import { shownDays } from '../tile-actions'
import type { TileWords } from '../tile-vocabulary'
import { column, type TwinTable, typeOf } from './column'
import { targetColumns } from './target-columns'

/** A column a line, and one for what it is compared with; a row a period. */
export function seriesTwin(tile: SeriesTile, words: TileWords, range: DateRange | null): TwinTable {
  const { t, metric, period } = words
  const compared = tile.comparedBy
  const name = (line: SeriesTile['lines'][number]) => (tile.by === null ? metric(tile.metric) : words.label(line))
  const columns = [column(t(`period.${tile.period}`), periodType(tile.period))]
  for (const line of tile.lines) {
    columns.push(column(name(line), typeOf(tile.unit)))
    if (line.previous && compared) {
      columns.push(column(`${name(line)}, ${t(`series.previous.${compared}`)}`, typeOf(tile.unit)))
    }
  }
  const targets = targetColumns(tile.target, tile.unit, tile.by === null ? null : tile.lines.map(name), words)
  columns.push(...targets.columns)
  const say = (value: string | null) => (value === null ? t('series.noData') : fullValue(value, tile.unit))
  return {
    columns,
    rows: tile.points.map((point, index) => {
      const label = period(point.from, tile.period)
      const note = point.isPartial ? t('series.partial', shownDays(point, range)) : null
      const cells = [note === null ? label : `${label} (${note})`]
      const raw: ExportCell[] = [tile.period === 'month' || tile.period === 'year' ? point.key : point.from]
      for (const line of tile.lines) {
        const value = line.values[index] ?? null
        cells.push(say(value))
        raw.push(value)
        if (line.previous && compared) {
          const before = line.previous[index] ?? null
          cells.push(say(before))
          raw.push(before)
        }
      }
      const told = targets.at(index)
      cells.push(...told.cells)
      raw.push(...told.raw)
      return { cells, raw, note, days: { from: point.from, to: point.to } }
    })
  }
}

/** Weeks and quarters are known by their first day. */
function periodType(unit: SeriesTile['period']): ColumnType {
  return unit === 'month' || unit === 'year' ? unit : 'day'
}

export function forecastTwin(tile: ForecastTile, { t }: TileWords): TwinTable {
  const say = (value: string | null) => (value === null ? '' : fullValue(value, tile.unit))
  return {
    columns: [
      column(t('tile.month'), 'month'),
      column(t('forecast.actual'), typeOf(tile.unit)),
      column(t('forecast.forecast'), typeOf(tile.unit))
    ],
    rows: tile.months.map(({ month, actual, forecast }) => ({
      cells: [formatMonth(month), say(actual), say(forecast)],
      raw: [month, actual, forecast]
    }))
  }
}
