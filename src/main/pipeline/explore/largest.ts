/** Which values of a dimension are the largest by a metric. */
import type { Column } from '../../../shared/domain/column-type'
import { compare, type Exact } from '../../../shared/domain/exact'
import { byLabel } from '../../../shared/domain/kpi/order'
import { paretoOf } from '../../../shared/domain/kpi/pareto'
import type { MetricPlan } from '../../../shared/domain/query/metrics'
import type { Measure } from '../../../shared/domain/query/tree'
import { AppError } from '../../../shared/errors'
import { allRows, type BoardContext, comparedRows, countOf, during, valueDuring } from './board-context'
import { askGroups, askRanking, type Ranking, type Run } from './facts'

/** Values of a metric that no single measure orders are put in order here; more of them are refused. */
const mostValues = 50_000

/**
 * The `top` largest values over the days of the board; those without the metric come last, ties are ordered by their text.
 * @throws AppError `explore.too-many-values`
 */
export async function largestValues(
  context: BoardContext,
  column: Column,
  plan: MetricPlan,
  top: number,
  run: Run
): Promise<Ranking> {
  const where = comparedRows(context, context)
  const { range, dataset } = context
  const single = singleMeasure(plan)
  if (single) {
    const present = during(allRows, range)
    return askRanking(
      { kind: 'rank', dataset: dataset.name, where, dimension: column, by: during(single, range), present, top },
      run
    )
  }
  const measures = [allRows, ...plan.measures].map((measure) => during(measure, range))
  const rows = await askGroups(
    { kind: 'group', dataset: dataset.name, where, keys: [{ kind: 'value', column }], measures },
    run
  )
  if (rows.length > mostValues) {
    throw new AppError('explore.too-many-values', { column: column.name, limit: mostValues })
  }
  const values = rows
    .map(({ keys: [label = null], facts }) => ({
      label,
      isPresent: countOf(facts(during(allRows, range))) > 0,
      size: valueDuring(plan, facts, range)
    }))
    .sort((a, b) => bySize(a.size, b.size) || byLabel(a.label, b.label))
  const largest = values.slice(0, top)
  return {
    labels: largest.map(({ label }) => label),
    presentCount: largest.filter(({ isPresent }) => isPresent).length,
    valueCount: values.filter(({ isPresent }) => isPresent).length,
    ...paretoOf(plan.isAdditive ? values.flatMap(({ size }) => size ?? []) : [])
  }
}

/** The measure by which a warehouse can put values in order by itself; null: the metric is made of several. */
function singleMeasure({ measures, used, isAdditive }: MetricPlan): Measure | null {
  const [one, ...more] = measures.filter((measure) => measure !== used)
  if (!isAdditive || more.length > 0) return null
  if (one === undefined) return used
  return one.kind === 'sum' && one.when.length === 0 ? one : null
}

/** Largest first, no value last. */
export function bySize(a: Exact | null, b: Exact | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return compare(b, a)
}
