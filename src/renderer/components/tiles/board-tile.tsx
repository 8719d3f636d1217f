/** The right component for a tile. */
import type { Tile } from '../../../shared/domain/board'
import { HeatTile } from './heat-tile'
import { MonthsTile } from './months-tile'
import { NumberTile } from './number-tile'
import { ParetoTile } from './pareto-tile'
import { RankingTile } from './ranking-tile'
import type { TileActions } from './tile-actions'

export function BoardTile({ tile, span, actions }: { tile: Tile; span: number; actions: TileActions }) {
  switch (tile.kind) {
    case 'number':
      return <NumberTile tile={tile} span={span} actions={actions} />
    case 'months':
      return <MonthsTile tile={tile} span={span} actions={actions} />
    case 'heat':
      return <HeatTile tile={tile} span={span} actions={actions} />
    case 'ranking':
      return tile.dimension === 'product' && tile.cumulative.length > 0 ? (
        <ParetoTile tile={tile} span={span} actions={actions} />
      ) : (
        <RankingTile tile={tile} span={span} actions={actions} />
      )
  }
}
