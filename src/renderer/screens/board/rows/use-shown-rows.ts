/** Which rows are looked at behind a tile of a board. */
import { useCallback, useState } from 'react'
import { type Board, type BoardFilter, bothOf, type Tile } from '../../../../shared/domain/board'
import { useTileWords } from '../../../components/tiles/tile-words'
import { daysOf } from '../how-words'
import { type AskedRows, narrowed } from './rows-asked'

export function useShownRows(board: Board | null, filters: readonly BoardFilter[]) {
  const { title, label } = useTileWords()
  const [asked, ask] = useState<AskedRows | null>(null)
  const show = useCallback(
    (tile: Tile, only: BoardFilter | null) => {
      if (!board) return
      const name = only === null ? null : label({ label: only.values[0] ?? null, otherCount: null })
      ask({
        title: name === null ? title(tile) : `${title(tile)} · ${name}`,
        range: daysOf(tile, board),
        filters: narrowed(bothOf(filters, tile.filters ?? []), only)
      })
    },
    [board, filters, title, label]
  )
  return { asked, show, hide: useCallback(() => ask(null), []) }
}
