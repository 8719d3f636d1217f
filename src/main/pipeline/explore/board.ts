/** The board of a dataset: all tiles, in as few statements as they need. */
import { type Board, type BoardQuery, readyTiles, type TileSpec } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import type { TargetPlan } from '../../../shared/domain/targets/plan'
import type { AppError } from '../../../shared/errors'
import { batched } from './batch'
import { type BoardContext, contextOf } from './board-context'
import { columnsOf } from './columns'
import { currenciesOf } from './currency'
import type { Run } from './facts'
import { computeTile } from './tiles'

/** What a board is made of. */
export function tilesOf(
  { board, tiles }: Pick<BoardQuery, 'board' | 'tiles'>,
  dataset: Dataset,
  targets: readonly TargetPlan[]
): TileSpec[] {
  const columns = columnsOf(dataset)
  return tiles ?? readyTiles(board, (role) => columns(role) !== null, targets.length > 0)
}

/**
 * Computes all tiles. The same query over the same version of a dataset always gives the same board (save `tookMs`).
 * @param targets plans of the dataset
 * @throws AppError `explore.no-role`, `web.bad-request`; what `run` throws
 */
export async function computeBoard(
  query: BoardQuery,
  dataset: Dataset,
  run: Run,
  targets: readonly TargetPlan[] = []
): Promise<Board> {
  const startedMs = performance.now()
  const shared = contextOf(query, dataset, targets)
  const { currency, isMixed } = await currenciesOf(dataset, shared.columns, shared.where, run)
  const context: BoardContext = { ...shared, hasMixedCurrencies: isMixed }
  const together = batched(run)
  const failures: AppError[] = []
  const tiles = await Promise.all(
    tilesOf(query, dataset, targets).map((spec) =>
      computeTile(
        spec,
        context,
        (asked) => together(asked, [spec.id]),
        (failure) => failures.push(failure)
      )
    )
  )
  // Where nothing at all came in time, the warehouse is what is to be told of.
  const [first] = failures
  if (first && tiles.every(({ blocked }) => blocked === 'too-slow')) throw first
  return {
    dataset: dataset.name,
    version: dataset.version,
    range: context.range,
    available: context.available,
    currency,
    tiles,
    tookMs: Math.round(performance.now() - startedMs)
  }
}
