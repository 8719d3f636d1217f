/** Month by year. A table of coloured cells, so that it reads as one; months that are not complete are hatched. */
import { useMemo, useState } from 'react'
import type { HeatTile as HeatTileData } from '../../../shared/domain/board'

import { inkOnShade } from '../chart/contrast'
import { usePalette } from '../chart/palette'
import type { HeatPicture } from '../export/picture/draw-heat'
import { EmptyTile } from './empty-tile'
import classes from './heat.module.css'
import { cellText, columnName, isEmptyHeat, placeName, rowName, valueName } from './heat-words'
import { hasNoResult } from './reason'
import type { TileActions } from './tile-actions'
import { TileFrame } from './tile-frame'
import { twinOf } from './tile-table'
import { useTileWords } from './tile-words'
import { TwinTable } from './twin-table'

type Props = { readonly tile: HeatTileData; readonly actions: TileActions }
type Cell = HeatTileData['cells'][number]

/** The palest shade that still differs from no data, and the darkest on which ink can be read, light and dark. */
const palest = 10
const darkest = 62

export function HeatTile({ tile, actions }: Props) {
  const words = useTileWords()
  const [asTable, setAsTable] = useState(false)
  const { t } = words
  const shades = useMemo(() => shadesOf(tile.cells), [tile.cells])
  const byPlace = useMemo(() => new Map(tile.cells.map((cell) => [`${cell.row}-${cell.column}`, cell])), [tile.cells])
  const empty = hasNoResult(tile) || isEmptyHeat(tile)
  const say = (cell: Cell) => {
    const value = cell.value === null ? t('tile.noMonth') : valueName(tile, cell.value, actions.currency)
    return [placeName(tile, cell), value, cell.partial ? t('tile.heatPartial') : null]
      .filter((part) => part !== null)
      .join(' · ')
  }
  const heatPicture = (): HeatPicture => ({
    columns: tile.columns.map((column) => columnName(tile, column, 'short')),
    rows: tile.rows.map((row) => ({
      label: rowName(tile, row, 'short'),
      cells: tile.columns.map((column) => {
        const cell = byPlace.get(`${row}-${column}`)
        if (!cell || cell.value === null) return null
        return { text: cellText(tile, cell.value), shade: (shades.get(cell) ?? 0) / 100, partial: cell.partial }
      })
    }))
  })
  return (
    <TileFrame
      tile={tile}
      caption={actions.caption}
      {...(empty ? { subtitle: null } : {})}
      picture={() => (asTable ? null : { kind: 'heat', heat: heatPicture() })}
      twin={empty ? null : { asTable, onToggle: () => setAsTable(!asTable) }}
    >
      {empty ? (
        <EmptyTile reason={tile} />
      ) : asTable ? (
        <TwinTable table={twinOf(tile, words)} label={words.title(tile)} actions={actions} />
      ) : (
        <table className={classes.heat} aria-label={words.title(tile)}>
          <thead>
            <tr>
              <th />
              {tile.columns.map((column) => (
                <th key={column} scope="col" aria-label={columnName(tile, column, 'long')}>
                  {columnName(tile, column, 'narrow')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tile.rows.map((row) => (
              <tr key={row}>
                <th scope="row" aria-label={rowName(tile, row, 'long')}>
                  {rowName(tile, row, 'short')}
                </th>
                {tile.columns.map((column) => {
                  const cell = byPlace.get(`${row}-${column}`) ?? { row, column, value: null, partial: false }
                  return (
                    <HeatCell key={column} cell={cell} tile={tile} shade={shades.get(cell) ?? null} title={say(cell)} />
                  )
                })}
              </tr>
            ))}
            {tile.means && (
              <tr>
                <th scope="row">{t('tile.heatMean')}</th>
                {tile.columns.map((column, index) => {
                  const mean = tile.means?.[index] ?? null
                  return (
                    <td key={column} className={classes.mean}>
                      {mean === null ? '' : cellText(tile, String(mean))}
                    </td>
                  )
                })}
              </tr>
            )}
          </tbody>
        </table>
      )}
    </TileFrame>
  )
}

type HeatCellProps = {
  readonly cell: Cell
  readonly tile: HeatTileData
  readonly shade: number | null
  readonly title: string
}

function HeatCell({ cell, tile, shade, title }: HeatCellProps) {
  const palette = usePalette()
  if (cell.value === null || shade === null) {
    return (
      <td className={classes.cell} data-empty title={title}>
        <span className="spoken">{title}</span>
      </td>
    )
  }
  return (
    <td
      className={classes.cell}
      style={{ color: inkOnShade(palette, shade / 100) }}
      title={title}
      data-partial={cell.partial || undefined}
    >
      <i className={classes.shade} style={{ opacity: shade / 100 }} />
      <span className={classes.cellValue} aria-hidden="true">
        {cellText(tile, cell.value)}
      </span>
      <span className="spoken">{title}</span>
    </td>
  )
}

/** Share of the colour per cell, linear between the smallest and the largest whole month. */
function shadesOf(cells: readonly Cell[]): ReadonlyMap<Cell, number> {
  const known = cells.filter((cell) => cell.value !== null)
  const whole = known.filter((cell) => !cell.partial)
  const values = (whole.length > 0 ? whole : known).map((cell) => Number(cell.value))
  const lowest = Math.min(...values)
  const span = Math.max(...values) - lowest || 1
  return new Map(
    known.map((cell) => {
      const place = Math.min(1, Math.max(0, (Number(cell.value) - lowest) / span))
      return [cell, Math.round(palest + place * (darkest - palest))]
    })
  )
}
