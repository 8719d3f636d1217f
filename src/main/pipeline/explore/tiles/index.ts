/** The tile of a specification, over the rows of its own filters. */
import type { Blocked, Tile, TileSpec } from '../../../../shared/domain/board'
import { AppError } from '../../../../shared/errors'
import type { BoardContext } from '../board-context'
import { conditionsOf } from '../conditions'
import { currenciesOf } from '../currency'
import type { Run } from '../facts'
import { basketTile } from './basket-tile'
import { bridgeTile } from './bridge-tile'
import { calculatedTile } from './calculated'
import { cohortTile, segmentsTile } from './customer-tiles'
import { forecastTile } from './forecast-tile'
import { groupsTile } from './groups-tile'
import { heatTile } from './heat-tile'
import { monthsTile } from './months-tile'
import { numberTile } from './number-tile'
import { pivotTile } from './pivot-tile'
import { rankingTile } from './ranking-tile'
import { seriesTile } from './series-tile'
import { targetsTile } from './targets/targets-tile'

/** Failures that are a matter of one tile: the others of the board are shown. */
const ofOneTile: Readonly<Record<string, Blocked>> = {
  'explore.too-many-values': 'too-many-values',
  'druid.out-of-room': 'out-of-room',
  'druid.timeout': 'too-slow',
  'explore.timeout': 'too-slow'
}

/**
 * @param onBlocked is told of the failure that leaves the tile without a result
 * @throws what `run` throws, but for what is of this tile alone
 */
export async function computeTile(
  spec: TileSpec,
  context: BoardContext,
  run: Run,
  onBlocked?: (failure: AppError) => void
): Promise<Tile> {
  try {
    return await filteredTile(spec, context, run)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const blocked = ofOneTile[error.code]
    if (blocked === undefined) throw error
    onBlocked?.(error)
    return { ...(await withoutColumns(spec, context, run)), lacks: [], blocked }
  }
}

/** The tile as it is when it has nothing to be made of. */
function withoutColumns(spec: TileSpec, context: BoardContext, run: Run): Promise<Tile> {
  return tileOf(spec, { ...context, columns: () => null, range: null }, run)
}

async function filteredTile(spec: TileSpec, context: BoardContext, run: Run): Promise<Tile> {
  const { filters = [] } = spec
  if (filters.length === 0) return await tileOf(spec, context, run)
  const { columns, dataset } = context
  const lacks = filters.flatMap(({ role }) => (columns(role) ? [] : [role]))
  // Without the column of a filter there are no such rows to be told of.
  if (lacks.length > 0) {
    return { ...(await withoutColumns(spec, context, run)), lacks: [...new Set(lacks)] }
  }
  const where = [...context.where, ...conditionsOf(filters, columns, dataset.name)]
  // What is of several currencies as a whole may be of one in this part.
  const isMixed = context.hasMixedCurrencies && (await currenciesOf(dataset, columns, where, run)).isMixed
  return await tileOf(spec, { ...context, where, hasMixedCurrencies: isMixed }, run)
}

async function tileOf(spec: TileSpec, context: BoardContext, run: Run): Promise<Tile> {
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
    case 'groups':
      return await groupsTile(spec, context, run)
    case 'targets':
      return await targetsTile(spec, context, run)
  }
}
