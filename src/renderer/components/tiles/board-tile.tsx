/** The right component for a tile. */
import type { Tile } from '../../../shared/domain/board'
import { DrawingGuard } from '../drawing-guard'
import { NotDrawn } from '../drawing-guard/not-drawn'
import { BridgeTile } from './bridge-tile'
import { BasketTile } from './customers/basket-tile'
import { CohortTile } from './customers/cohort-tile'
import { SegmentsTile } from './customers/segments-tile'
import { ForecastTile } from './forecast-tile'
import { GroupsTile } from './groups/groups-tile'
import { HeatTile } from './heat-tile'
import { MonthsTile } from './months-tile'
import { NumberTile } from './number-tile'
import { ParetoTile } from './pareto-tile'
import { PivotTile } from './pivot/pivot-tile'
import { RankingTile } from './ranking-tile'
import { SeriesTile } from './series-tile'
import { TargetsTile } from './targets/targets-tile'
import type { TileActions } from './tile-actions'
import classes from './tiles.module.css'

type Props = { readonly tile: Tile; readonly actions: TileActions }

/** What goes wrong in one tile stays in it. */
export function BoardTile({ tile, actions }: Props) {
  return (
    <DrawingGuard
      of={tile}
      instead={(error, again) => (
        <section className={classes.tile}>
          <NotDrawn error={error} onRetry={again} />
        </section>
      )}
    >
      <TileOfKind tile={tile} actions={actions} />
    </DrawingGuard>
  )
}

function TileOfKind({ tile, actions }: Props) {
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
    case 'groups':
      return <GroupsTile tile={tile} actions={actions} />
    case 'targets':
      return <TargetsTile tile={tile} actions={actions} />
  }
}
