/** The tiles of a board on twelve columns: numbers on top, the way of the year with one ranking, then all others. */
import { useElementSize } from '@mantine/hooks'
import type { Tile } from '../../../shared/domain/board'
import { BoardTile } from './board-tile'
import { evenSpans } from './layout'
import { hasNoResult } from './reason'
import type { TileActions } from './tile-actions'
import classes from './tile-grid.module.css'

/** Widths of the grid, in pixels, from which six numbers, or four pictures, stand in one row. */
const sixNumbersFromPx = 900
const fourPicturesFromPx = 1480

type Props = { readonly tiles: readonly Tile[]; readonly actions: TileActions }

export function TileGrid({ tiles, actions }: Props) {
  const { ref, width } = useElementSize()
  const rows = gridRows(tiles, width)
  return (
    <div ref={ref} className={classes.board}>
      {rows.map((row) => (
        <div key={row.name} className={classes[row.name]}>
          {row.tiles.map((tile, index) => (
            <BoardTile key={tile.id} tile={tile} span={row.spans[index] ?? 12} actions={actions} />
          ))}
        </div>
      ))}
    </div>
  )
}

export type GridRows = {
  readonly name: 'numbers' | 'main' | 'rest'
  readonly tiles: readonly Tile[]
  /** Columns of the twelve that each tile takes; what does not fit into one row goes on in the next. */
  readonly spans: readonly number[]
}

/** Where tiles stand on a width in pixels, from top to bottom; a group of rows that would be empty is left out. */
export function gridRows(tiles: readonly Tile[], width: number): GridRows[] {
  const { numbers, main, rest } = sorted(tiles)
  const numberSpans = evenSpans(numbers.length, width >= sixNumbersFromPx ? 6 : 3)
  const mainSpans = main.length === 2 ? [8, 4] : evenSpans(main.length, 2)
  const restSpans = evenSpans(rest.length, width >= fourPicturesFromPx ? 4 : 3)
  const rows: GridRows[] = [
    { name: 'numbers', tiles: numbers, spans: numberSpans },
    { name: 'main', tiles: main, spans: mainSpans },
    { name: 'rest', tiles: rest, spans: restSpans }
  ]
  return rows.filter((row) => row.tiles.length > 0)
}

/**
 * Beside the months stands the ranking by category, else the first other one that has a result. Tiles that lack a
 * column come last.
 */
function sorted(tiles: readonly Tile[]): { numbers: Tile[]; main: Tile[]; rest: Tile[] } {
  const numbers = tiles.filter((tile) => tile.kind === 'number')
  const months = tiles.find((tile) => tile.kind === 'months')
  const tables = tiles.flatMap((tile) => (tile.kind === 'ranking' && tile.dimension !== 'product' ? [tile] : []))
  const told = tables.filter((tile) => !hasNoResult(tile))
  const beside = told.find((tile) => tile.dimension === 'category') ?? told[0] ?? tables[0]
  const main: Tile[] = months ? [months, ...(beside ? [beside] : [])] : []
  const rest = tiles.filter((tile) => tile.kind !== 'number' && !main.includes(tile))
  const lacksLast = [...rest].sort((one, other) => Number(hasNoResult(one)) - Number(hasNoResult(other)))
  return { numbers, main, rest: lacksLast }
}
