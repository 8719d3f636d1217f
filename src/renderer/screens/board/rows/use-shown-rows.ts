/** Which rows are looked at behind a tile of a board. */
import { useCallback, useState } from 'react'
import { type Board, type BoardFilter, bothOf, type GroupsTile, type Tile } from '../../../../shared/domain/board'
import { groupNames } from '../../../components/tiles/groups/group-name'
import { useTileWords } from '../../../components/tiles/tile-words'
import { daysOf } from '../how-words'
import { type AskedRows, narrowed } from './rows-asked'

export function useShownRows(board: Board | null, filters: readonly BoardFilter[]) {
  const { title, label, t } = useTileWords()
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
  const showGroup = useCallback(
    (tile: GroupsTile, side: 'a' | 'b') => {
      if (!board) return
      const [own, other] = side === 'a' ? [tile.a, tile.b] : [tile.b, tile.a]
      ask({
        title: groupNames(tile, t)[side === 'a' ? 0 : 1],
        range: daysOf(tile, board),
        filters: [...bothOf(filters, tile.filters ?? []), ...(own.filters ?? [])],
        ...(own.filters === null && { except: other.filters ?? [] })
      })
    },
    [board, filters, t]
  )
  return { asked, show, showGroup, hide: useCallback(() => ask(null), []) }
}
