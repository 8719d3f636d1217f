/** The board of a dataset: a handful of statements, all tiles. */
import type { Board, BoardQuery, Tile } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import type { Facts } from '../../../shared/domain/query/metrics'
import { type BoardContext, comparedRows, contextOf } from './board-context'
import { currenciesOf } from './currency'
import { askGroups, type Run } from './facts'
import { heatTile, monthMeasures, monthsTile } from './month-tiles'
import { numberTiles, sparkMeasures, totalMeasures } from './number-tiles'
import { type RankingKind, rankingTile } from './ranking-tile'

/**
 * Computes all tiles. The same query over the same version of a dataset always gives the same board (save `tookMs`).
 * @throws AppError `explore.no-role`, `web.bad-request`; what `run` throws
 */
export async function computeBoard(query: BoardQuery, dataset: Dataset, run: Run): Promise<Board> {
  const startedMs = performance.now()
  const shared = contextOf(query, dataset)
  const { currency, isMixed } = await currenciesOf(dataset, shared.columns, shared.where, run)
  const context: BoardContext = { ...shared, hasMixedCurrencies: isMixed }
  const [totals, months, ...rankings] = await Promise.all([
    askTotals(context, run),
    askMonths(context, run),
    ...rankingKinds(context).map((kind) => rankingTile(context, kind, run))
  ])
  const tiles: Tile[] = [
    ...numberTiles(context, totals, months),
    monthsTile(context, months),
    ...rankings,
    heatTile(context, months)
  ]
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

async function askTotals(context: BoardContext, run: Run): Promise<Facts> {
  const [row] = await askGroups(
    {
      kind: 'group',
      dataset: context.dataset.name,
      where: comparedRows(context),
      keys: [],
      measures: totalMeasures(context)
    },
    run
  )
  if (!row) throw new Error('an aggregate without keys gave no row')
  return row.facts
}

/** Facts by month over all data, within the filters. */
async function askMonths(context: BoardContext, run: Run): Promise<ReadonlyMap<string, Facts>> {
  const measures = [...monthMeasures(context), ...sparkMeasures(context)]
  if (measures.length === 0) return new Map()
  const { where, dataset } = context
  const rows = await askGroups(
    { kind: 'group', dataset: dataset.name, where, keys: [{ kind: 'month' }], measures },
    run
  )
  return new Map(rows.flatMap(({ keys: [month], facts }) => (month ? [[month.slice(0, 7), facts]] : [])))
}

/** A tile of a role that is missing says so; customers are an extra that is only there when they are. */
function rankingKinds({ columns }: BoardContext): RankingKind[] {
  const region = !columns('region') && columns('country') ? 'country' : 'region'
  return [
    { id: 'byCategory', title: 'Profitability by category', dimension: 'category' },
    { id: 'topProducts', title: 'Top products', dimension: 'product' },
    { id: 'byRegion', title: region === 'country' ? 'Revenue by country' : 'Revenue by region', dimension: region },
    ...(columns('customer') ? [{ id: 'topCustomers', title: 'Top customers', dimension: 'customer' as const }] : [])
  ]
}
