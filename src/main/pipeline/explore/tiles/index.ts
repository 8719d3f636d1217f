/** The tile of a specification. */
import type { Tile, TileSpec } from '../../../../shared/domain/board'
import type { BoardContext } from '../board-context'
import type { Run } from '../facts'
import { basketTile } from './basket-tile'
import { bridgeTile } from './bridge-tile'
import { calculatedTile } from './calculated'
import { cohortTile, segmentsTile } from './customer-tiles'
import { forecastTile } from './forecast-tile'
import { heatTile } from './heat-tile'
import { monthsTile } from './months-tile'
import { numberTile } from './number-tile'
import { pivotTile } from './pivot-tile'
import { rankingTile } from './ranking-tile'
import { seriesTile } from './series-tile'
import { targetsTile } from './targets/targets-tile'

/** @throws what `run` throws */
export async function computeTile(spec: TileSpec, context: BoardContext, run: Run): Promise<Tile> {
  switch (spec.kind) {
    case 'number':
      return await numberTile(spec, context, run)
    case 'months':
      return await monthsTile(spec, context, run)
    case 'heat':
      return await heatTile(spec, context, run)
    case 'ranking':
      return await rankingTile(spec, context, run)
    case 'series':
      return await seriesTile(spec, context, run)
    case 'pivot':
      return await pivotTile(spec, context, run)
    case 'calculated':
      return await calculatedTile(spec, context, run)
    case 'bridge':
      return await bridgeTile(spec, context, run)
    case 'forecast':
      return await forecastTile(spec, context, run)
    case 'cohort':
      return await cohortTile(spec, context, run)
    case 'segments':
      return await segmentsTile(spec, context, run)
    case 'basket':
      return await basketTile(spec, context, run)
    case 'targets':
      return await targetsTile(spec, context, run)
  }
}
