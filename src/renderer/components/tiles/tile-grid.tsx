/** The tiles of a board in their order, on twelve columns and rows of one height. */
import { useElementSize } from '@mantine/hooks'
import { type CSSProperties, useMemo } from 'react'
import type { Tile } from '../../../shared/domain/board'
import { BoardTile } from './board-tile'
import { placesOf } from './layout'
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
        tiles.map((tile) => ({ size: tile.size, isNumber: tile.kind === 'number' })),
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

function fits(tile: Tile): 'words' | 'rows' {
  return tile.kind === 'number' || hasNoResult(tile) ? 'words' : 'rows'
}
