/** The tiles of a board in their order, on twelve columns and rows of one height. */
import { useElementSize } from '@mantine/hooks'
import { type CSSProperties, useMemo } from 'react'
import type { Tile, TileSize } from '../../../shared/domain/board'
import { BoardTile } from './board-tile'
import { columnCount, placesOf } from './layout'
import { hasNoResult } from './reason'
import type { TileActions } from './tile-actions'
import classes from './tile-grid.module.css'
import { colorPlacesOf, ValueColors } from './value-colors'

type Props = { readonly tiles: readonly Tile[]; readonly actions: TileActions }

export function TileGrid({ tiles, actions }: Props) {
  const { ref, width } = useElementSize()
  const places = useMemo(
    () =>
      placesOf(
        tiles.map((tile) => ({ size: sizeOf(tile), isNumber: tile.kind === 'number' })),
        width
      ),
    [tiles, width]
  )
  const colors = useMemo(() => colorPlacesOf(tiles), [tiles])
  return (
    <ValueColors value={colors}>
      <div ref={ref} className={classes.board}>
        {tiles.map((tile, index) => {
          const place = places[index]
          const style: CSSProperties | undefined = place && {
            gridColumn: `${place.column} / span ${place.w}`,
            gridRow: `${place.row} / span ${place.h}`
          }
          return (
            // A number is as high as its words; what scrolls or is drawn takes the height that its rows have.
            <div key={tile.id} className={classes.place} data-fit={fits(tile)} style={style}>
              <BoardTile tile={tile} actions={actions} />
            </div>
          )
        })}
      </div>
    </ValueColors>
  )
}

/** Height of a row of the board with its gap, of a row of a table, and of all that is around the table. */
const boardRowPx = 72
const tableRowPx = 29
const aroundTablePx = 110

/** A pivot that has its rows for itself and few of them needs less height than it may have. */
function sizeOf(tile: Tile): TileSize {
  const { size } = tile
  if (tile.kind !== 'pivot' || size.w < columnCount || tile.body.length === 0) return size
  const needed = Math.ceil(((tile.body.length + 1) * tableRowPx + aroundTablePx) / boardRowPx)
  return { w: size.w, h: Math.min(size.h, needed) }
}

function fits(tile: Tile): 'words' | 'rows' {
  return tile.kind === 'number' || hasNoResult(tile) ? 'words' : 'rows'
}
