/** Rankings: the largest values of a dimension by revenue with their margin, and one row that adds up the rest. */
import type { RankingRow, RankingTile } from '../../../shared/domain/board'
import { add, compare, type Exact, numberOf, ratio, subtract, zero } from '../../../shared/domain/exact'
import { growthOf } from '../../../shared/domain/query/growth'
import type { MetricPlan } from '../../../shared/domain/query/metrics'
import type { Measure } from '../../../shared/domain/query/tree'
import type { Role } from '../../../shared/domain/role'
import {
  allRows,
  type BoardContext,
  baseOf,
  comparedRows,
  countOf,
  during,
  emptyBase,
  planFor,
  valueDuring
} from './board-context'
import { askRanking, type RankedRow, type Run } from './facts'
import { valueTextOrNull } from './value-text'

const metric = 'revenue'
const top = 10

export interface RankingKind {
  readonly id: string
  readonly title: string
  readonly dimension: Role
}

/** @param run asked once, and not at all when a role is missing */
export async function rankingTile(
  context: BoardContext,
  { id, title, dimension }: RankingKind,
  run: Run
): Promise<RankingTile> {
  const kind = 'ranking'
  const column = context.columns(dimension)
  const { plan, lacks } = planFor(context, metric)
  if (!plan || !column) {
    const missing: Role[] = [...(column ? [] : [dimension]), ...lacks]
    const nothing = { total: null, valueCount: 0, rows: [], paretoCount: null, cumulative: [] }
    return { kind, dimension, metric, ...emptyBase(context, id, title, missing), ...nothing }
  }
  const margin = planFor(context, 'margin').plan
  const measures = [...plan.measures].sort((a, b) => Number(b.kind === 'sum') - Number(a.kind === 'sum'))
  const asked = [...measures, plan.used, ...(margin ? margin.measures : []), allRows]
  const { range, earlier, isComparable } = context
  const ranked = await askRanking(
    {
      kind: 'rank',
      dataset: context.dataset.name,
      where: comparedRows(context),
      dimension: column,
      // The first one, revenue in the range, is what they are ranked by.
      measures: [
        ...asked.map((measure) => during(measure, range)),
        ...(isComparable ? asked.map((measure) => during(measure, earlier)) : [])
      ],
      present: during(allRows, range),
      top
    },
    run
  )
  const sum = (measure: Measure) =>
    ranked.reduce((total, { facts }) => total + countOf(facts(during(measure, range))), 0)
  const values = ranked.map(({ facts }) => valueDuring(plan, facts, range))
  const known = values.filter((value) => value !== null)
  const total = known.length > 0 ? known.reduce(add, zero) : null
  const positive = ranked.reduce((whole, { positiveTotal }) => positiveTotal ?? whole, zero)
  return {
    kind,
    dimension,
    metric,
    ...baseOf(context, id, title, sum(plan.used), sum(allRows)),
    total: valueTextOrNull(total, plan.unit),
    valueCount: ranked.reduce((count, row) => count + row.valueCount, 0),
    rows: ranked.flatMap((row) => rowOf(context, row, plan, margin, total) ?? []),
    paretoCount: compare(positive, zero) > 0 ? ranked.reduce((count, row) => count + row.paretoCount, 0) : null,
    cumulative: cumulativeShares(
      ranked.flatMap(({ place }, index) => (place <= top ? (values[index] ?? []) : [])),
      positive
    )
  }
}

function rowOf(
  { range, earlier, isComparable }: BoardContext,
  { place, label, valueCount, facts }: RankedRow,
  plan: MetricPlan,
  margin: MetricPlan | null,
  total: Exact | null
): RankingRow | null {
  const isOther = place > top
  // All that is left over had its sales a year ago: nothing to show, and the sum is complete without it.
  if (isOther && valueCount === 0) return null
  const value = valueDuring(plan, facts, range)
  const previous = isComparable ? valueDuring(plan, facts, earlier) : null
  const { change, growth, noGrowth } = growthOf(value, previous)
  const marginNow = margin && valueDuring(margin, facts, range)
  const marginBefore = margin && isComparable ? valueDuring(margin, facts, earlier) : null
  return {
    label: isOther ? null : label,
    otherCount: isOther ? valueCount : null,
    value: valueTextOrNull(value, plan.unit),
    share: value && total && compare(total, zero) > 0 ? ratio(value, total) : null,
    growth,
    noGrowth,
    change: valueTextOrNull(change, plan.unit),
    margin: marginNow && numberOf(marginNow),
    marginChange: marginNow && marginBefore && numberOf(subtract(marginNow, marginBefore))
  }
}

/** Shares of the positive total, added up; they end where values stop being positive. */
function cumulativeShares(values: readonly Exact[], positive: Exact): number[] {
  let sum = zero
  return values
    .filter((value) => compare(value, zero) > 0)
    .map((value) => {
      sum = add(sum, value)
      return ratio(sum, positive) ?? 0
    })
}
