/** Month by year. A table of coloured cells, so that it reads as one; months that are not complete are hatched. */
import { useMemo, useState } from 'react'
import type { HeatTile as HeatTileData } from '../../../shared/domain/board'
import { formatMonth, formatMonthName } from '../../text'
import { inkOnShade } from '../chart/contrast'
import { usePalette } from '../chart/palette'
import type { HeatPicture } from '../export/picture/draw-heat'
import { EmptyTile } from './empty-tile'
import classes from './heat.module.css'
import { axisValue, fullValue } from './numbers'
import { hasNoResult } from './reason'
import type { TileActions } from './tile-actions'
import { TileFrame } from './tile-frame'
import { twinOf } from './tile-table'
import { useTileWords } from './tile-words'
import { TwinTable } from './twin-table'

type Props = { readonly tile: HeatTileData; readonly actions: TileActions }
type Cell = HeatTileData['cells'][number]

const months = Array.from({ length: 12 }, (_, index) => index + 1)
/** The palest shade that still differs from no data, and the darkest on which ink can be read, light and dark. */
const palest = 10
const darkest = 62

export function HeatTile({ tile, actions }: Props) {
  const words = useTileWords()
  const [asTable, setAsTable] = useState(false)
  const { t } = words
  const shades = useMemo(() => shadesOf(tile.cells), [tile.cells])
  const byPlace = useMemo(() => new Map(tile.cells.map((cell) => [`${cell.year}-${cell.month}`, cell])), [tile.cells])
  const empty = hasNoResult(tile) || tile.cells.every((cell) => cell.value === null)
  const say = (cell: Cell) => {
    const month = formatMonth(`${cell.year}-${String(cell.month).padStart(2, '0')}`, 'long')
    const value = cell.value === null ? t('tile.noMonth') : fullValue(cell.value, tile.unit, actions.currency)
    return [month, value, cell.partial ? t('tile.heatPartial') : null].filter((part) => part !== null).join(' · ')
  }
  const heatPicture = (): HeatPicture => ({
    columns: months.map((month) => formatMonthName(month)),
    rows: tile.years.map((year) => ({
      label: String(year),
      cells: months.map((month) => {
        const cell = byPlace.get(`${year}-${month}`)
        if (!cell || cell.value === null) return null
        return { text: axisValue(Number(cell.value)), shade: (shades.get(cell) ?? 0) / 100, partial: cell.partial }
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
              {months.map((month) => (
                <th key={month} scope="col" aria-label={formatMonthName(month, 'long')}>
                  {formatMonthName(month, 'narrow')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tile.years.map((year) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {months.map((month) => {
                  const cell = byPlace.get(`${year}-${month}`) ?? { year, month, value: null, partial: false }
                  return <HeatCell key={month} cell={cell} shade={shades.get(cell) ?? null} title={say(cell)} />
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </TileFrame>
  )
}

function HeatCell({ cell, shade, title }: { cell: Cell; shade: number | null; title: string }) {
  const palette = usePalette()
  if (cell.value === null || shade === null) {
    return (
      <td className={classes.cell} data-empty title={title}>
        <span className={classes.spoken}>{title}</span>
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
        {axisValue(Number(cell.value))}
      </span>
      <span className={classes.spoken}>{title}</span>
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
