/** The largest values of a dimension as a table. */
import type { RankingTile as RankingTileData } from '../../../shared/domain/board'
import { AbcSummary } from './abc-summary'
import { EmptyTile } from './empty-tile'
import { columnsOf, RankingTable } from './ranking-table'
import { hasNoResult } from './reason'
import { Scroll } from './scroll'
import type { TileActions } from './tile-actions'
import { TileFrame } from './tile-frame'
import { useTileWords } from './tile-words'

type Props = { readonly tile: RankingTileData; readonly actions: TileActions }

export function RankingTile({ tile, actions }: Props) {
  const words = useTileWords()
  const empty = hasNoResult(tile) || tile.rows.length === 0
  return (
    <TileFrame tile={tile} caption={actions.caption} twin={null} {...(empty ? { subtitle: null } : {})}>
      {empty ? (
        <EmptyTile reason={tile} />
      ) : (
        <Scroll label={words.title(tile)}>
          {tile.abc && <AbcSummary tile={tile} abc={tile.abc} />}
          <RankingTable tile={tile} columns={columnsOf(tile)} label={words.title(tile)} actions={actions} spread />
        </Scroll>
      )}
    </TileFrame>
  )
}
