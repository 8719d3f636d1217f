/** How a tile comes about: the very statements that its numbers are asked with. */
import type { How } from '../../../shared/contract/explore'
import type { BoardQuery, TileSpec } from '../../../shared/domain/board'
import type { Dataset } from '../../../shared/domain/dataset'
import { readable } from '../../../shared/domain/query/literals'
import { metricDefinitions } from '../../../shared/domain/query/metric-definitions'
import type { RoleColumns } from '../../../shared/domain/query/metrics'
import { Role } from '../../../shared/domain/role'
import type { TargetPlan } from '../../../shared/domain/targets/plan'
import { AppError } from '../../../shared/errors'
import { tilesOf } from './board'
import { contextOf } from './board-context'
import { columnsOf } from './columns'
import { currenciesOf } from './currency'
import type { OnStatement, Run } from './facts'
import { computeTile } from './tiles'
import { rolesOfCalculation } from './tiles/calculated'

/**
 * Computes the tile and writes down what is asked for it.
 * @param runWith asks, and tells each statement
 * @throws AppError `explore.no-tile`; as `computeBoard`
 */
export async function howOf(
  query: BoardQuery & { readonly tile: string },
  dataset: Dataset,
  runWith: (onStatement: OnStatement) => Run,
  targets: readonly TargetPlan[] = []
): Promise<How> {
  const spec = tilesOf(query, dataset, targets).find(({ id }) => id === query.tile)
  if (!spec) throw new AppError('explore.no-tile', { tile: query.tile, dataset: dataset.name })
  const context = contextOf(query, dataset, targets)
  const { isMixed } = await currenciesOf(
    dataset,
    context.columns,
    context.where,
    runWith(() => undefined)
  )
  const statements: string[] = []
  const run = runWith((statement) => statements.push(readable(statement)))
  await computeTile(spec, { ...context, hasMixedCurrencies: isMixed }, run)
  return {
    engine: dataset.cluster === undefined ? 'duckdb' : 'druid',
    statements,
    range: context.range,
    earlier: context.isComparable ? context.earlier : null,
    calendar: dataset.calendar,
    columns: columnsOfSpec(spec, columnsOf(dataset))
  }
}

/** Of the roles that a tile speaks of and the dataset has. */
function columnsOfSpec(spec: TileSpec, columns: RoleColumns): How['columns'] {
  const roles = new Set([...rolesOf(spec), ...(spec.filters ?? []).map(({ role }) => role)])
  return Role.options.flatMap((role) => {
    const column = roles.has(role) ? columns(role) : null
    return column ? [{ role, column: column.name }] : []
  })
}

function rolesOf(spec: TileSpec): Role[] {
  const metrics = [...('metrics' in spec ? spec.metrics : []), ...('metric' in spec ? [spec.metric] : [])]
  const needed = metrics.flatMap((metric) => metricDefinitions[metric].forms.flatMap(({ needs }) => needs))
  switch (spec.kind) {
    case 'ranking':
      return ['orderDate', spec.dimension, ...needed]
    case 'series':
      return ['orderDate', ...(spec.by ? [spec.by] : []), ...needed]
    case 'pivot': {
      const keys = [...spec.rows, ...(spec.columns ? [spec.columns] : [])]
      return ['orderDate', ...keys.flatMap((key) => (key.kind === 'role' ? [key.role] : [])), ...needed]
    }
    case 'groups': {
      const filters = [spec.a, spec.b].flatMap((group) => group.filters ?? [])
      return ['orderDate', ...filters.map(({ role }) => role), ...(spec.dimension ? [spec.dimension] : []), ...needed]
    }
    case 'bridge':
      return ['orderDate', spec.dimension, 'revenue', 'quantity']
    case 'basket':
      return ['orderDate', spec.dimension, 'orderId']
    case 'cohort':
      return ['orderDate', 'customer']
    case 'segments':
      return ['orderDate', 'customer', 'orderId', 'revenue']
    case 'calculated':
      return ['orderDate', ...rolesOfCalculation(spec), ...needed]
    default:
      return ['orderDate', ...needed]
  }
}
