/** Rankings: the largest values of a dimension by revenue with their margin, and one row that adds up the rest. */
import type { RankingRow, RankingTile } from '../../../shared/domain/board'
import { add, compare, type Exact, numberOf, ratio, subtract, zero } from '../../../shared/domain/exact'
import { growthOf } from '../../../shared/domain/query/growth'
import type { Facts, MetricPlan } from '../../../shared/domain/query/metrics'
import type { Measure } from '../../../shared/domain/query/tree'
import type { Role } from '../../../shared/domain/role'
import { AppError } from '../../../shared/errors'
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
import { askGroups, askRanking, type Run } from './facts'
import { valueTextOrNull } from './value-text'

const metric = 'revenue'
const top = 10

export interface RankingKind {
  readonly id: string
  readonly title: string
  readonly dimension: Role
}

/** A dimension that is too wide is a matter of its own tile: the others of the board are shown. */
export async function rankingTile(context: BoardContext, kind: RankingKind, run: Run): Promise<RankingTile> {
  try {
    return await rankedTile(context, kind, run)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'explore.too-many-values') throw error
    const { id, title, dimension } = kind
    const base = emptyBase(context, id, title, [], 'too-many-values')
    return { kind: 'ranking', dimension, metric, ...base, ...nothing }
  }
}

const nothing = { total: null, valueCount: 0, rows: [], paretoCount: null, cumulative: [] }

/** Two statements; none when a role is missing. */
async function rankedTile(
  context: BoardContext,
  { id, title, dimension }: RankingKind,
  run: Run
): Promise<RankingTile> {
  const kind = 'ranking'
  const column = context.columns(dimension)
  const revenue = context.columns(metric)
  const { plan, lacks } = planFor(context, metric)
  if (!plan || !column || !revenue) {
    const missing: Role[] = [...(column ? [] : [dimension]), ...lacks]
    return { kind, dimension, metric, ...emptyBase(context, id, title, missing), ...nothing }
  }
  const margin = planFor(context, 'margin').plan
  const where = comparedRows(context)
  const { range, earlier, isComparable, dataset } = context
  const ranking = await askRanking(
    {
      kind: 'rank',
      dataset: dataset.name,
      where,
      dimension: column,
      by: during({ kind: 'sum', column: revenue, when: [] }, range),
      present: during(allRows, range),
      top
    },
    run
  )
  // Everything else is asked for the few values that are shown, and for the rest in one.
  const asked = [allRows, ...plan.measures, ...(margin ? margin.measures : [])]
  const places = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where,
      keys: [{ kind: 'place', column, values: ranking.labels }],
      measures: [
        ...asked.map((measure) => during(measure, range)),
        ...(isComparable ? asked.map((measure) => during(measure, earlier)) : [])
      ]
    },
    run
  )
  const sum = (measure: Measure) =>
    places.reduce((total, { facts }) => total + countOf(facts(during(measure, range))), 0)
  const values = places.flatMap(({ facts }) => valueDuring(plan, facts, range) ?? [])
  const total = values.length > 0 ? values.reduce(add, zero) : null
  const otherCount = ranking.valueCount - ranking.presentCount
  const rows = places.flatMap(({ keys: [key], facts }) => {
    const place = Number(key)
    const isOther = place >= ranking.labels.length
    // All that is left over had its sales a year ago: nothing to show, and the sum is complete without it.
    if (isOther && otherCount === 0) return []
    const label = isOther ? null : (ranking.labels[place] ?? null)
    return { label, otherCount: isOther ? otherCount : null, ...rowOf(context, facts, plan, margin, total) }
  })
  const largest = places.filter(({ keys: [key] }) => Number(key) < ranking.labels.length)
  const positive = ranking.positiveTotal
  return {
    kind,
    dimension,
    metric,
    ...baseOf(context, id, title, sum(plan.used), sum(allRows)),
    total: valueTextOrNull(total, plan.unit),
    valueCount: ranking.valueCount,
    rows,
    paretoCount: positive ? ranking.paretoCount : null,
    cumulative: positive
      ? cumulativeShares(
          largest.flatMap(({ facts }) => valueDuring(plan, facts, range) ?? []),
          positive
        )
      : []
  }
}

function rowOf(
  { range, earlier, isComparable }: BoardContext,
  facts: Facts,
  plan: MetricPlan,
  margin: MetricPlan | null,
  total: Exact | null
): Omit<RankingRow, 'label' | 'otherCount'> {
  const value = valueDuring(plan, facts, range)
  const previous = isComparable ? valueDuring(plan, facts, earlier) : null
  const { change, growth, noGrowth } = growthOf(value, previous)
  const marginNow = margin && valueDuring(margin, facts, range)
  const marginBefore = margin && isComparable ? valueDuring(margin, facts, earlier) : null
  return {
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
