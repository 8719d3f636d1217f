/** A pivot as one flat table: a column for each axis of the rows, then the values of all columns, the totals last. */
import type { PivotTile } from '../../../../shared/domain/board'
import type { ExportCell } from '../../export/csv'
import { fullValue } from '../numbers'
import type { TileWords } from '../tile-vocabulary'
import { column, type TwinTable, typeOf } from './column'

export function pivotTwin(tile: PivotTile, words: TileWords): TwinTable {
  const { t, axis, key, metric } = words
  const { columns: across } = tile
  const places = across === null ? [null] : [...tile.columnKeys.map((one) => key(one, across)), t('pivot.total')]
  const values = places.flatMap((place) =>
    tile.metrics.map((one) => {
      const label =
        place === null ? metric(one.metric) : tile.metrics.length === 1 ? place : `${place}, ${metric(one.metric)}`
      return column(label, typeOf(one.unit))
    })
  )
  return {
    columns: [...tile.rows.map((one) => column(axis(one), 'text')), ...values],
    rows: tile.body.map((row) => {
      const names = tile.rows.map((of, level) => {
        if (level < row.keys.length) return key(row.keys[level] ?? null, of)
        return level === row.keys.length ? t('pivot.total') : ''
      })
      const cells = row.cells.flat()
      const raw: ExportCell[] = [...names, ...cells]
      const said = cells.map((cell, index) => {
        const of = tile.metrics[index % tile.metrics.length]
        return cell === null || !of ? '' : fullValue(cell, of.unit)
      })
      return { cells: [...names, ...said], raw }
    })
  }
}
