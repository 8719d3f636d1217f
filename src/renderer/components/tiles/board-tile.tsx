/** The right component for a tile. */
import type { Tile } from '../../../shared/domain/board'
import { BridgeTile } from './bridge-tile'
import { BasketTile } from './customers/basket-tile'
import { CohortTile } from './customers/cohort-tile'
import { SegmentsTile } from './customers/segments-tile'
import { ForecastTile } from './forecast-tile'
import { HeatTile } from './heat-tile'
import { MonthsTile } from './months-tile'
import { NumberTile } from './number-tile'
import { ParetoTile } from './pareto-tile'
import { PivotTile } from './pivot/pivot-tile'
import { RankingTile } from './ranking-tile'
import { SeriesTile } from './series-tile'
import { TargetsTile } from './targets/targets-tile'
import type { TileActions } from './tile-actions'

export function BoardTile({ tile, actions }: { tile: Tile; actions: TileActions }) {
  switch (tile.kind) {
    case 'number':
      return <NumberTile tile={tile} actions={actions} />
    case 'months':
      return <MonthsTile tile={tile} actions={actions} />
    case 'heat':
      return <HeatTile tile={tile} actions={actions} />
    case 'ranking':
      return tile.shape === 'pareto' && tile.cumulative.length > 0 ? (
        <ParetoTile tile={tile} actions={actions} />
      ) : (
        <RankingTile tile={tile} actions={actions} />
      )
    case 'series':
      return <SeriesTile tile={tile} actions={actions} />
    case 'pivot':
      return <PivotTile tile={tile} actions={actions} />
    case 'bridge':
      return <BridgeTile tile={tile} actions={actions} />
    case 'forecast':
      return <ForecastTile tile={tile} actions={actions} />
    case 'cohort':
      return <CohortTile tile={tile} actions={actions} />
    case 'segments':
      return <SegmentsTile tile={tile} actions={actions} />
    case 'basket':
      return <BasketTile tile={tile} actions={actions} />
    case 'targets':
      return <TargetsTile tile={tile} actions={actions} />
  }
}
