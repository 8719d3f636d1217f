/** Rankings: the largest values of a dimension by a metric with their margin, and one row for all others. */
import type { RankingRow, RankingTile, SpecOf } from '../../../../shared/domain/board'
import type { Column } from '../../../../shared/domain/column-type'
import { add, compare, type Exact, numberOf, ratio, subtract, zero } from '../../../../shared/domain/exact'
import { sharesOf } from '../../../../shared/domain/kpi/shares'
import { growthOf } from '../../../../shared/domain/query/growth'
import { metricDefinitions } from '../../../../shared/domain/query/metric-definitions'
import type { Facts, MetricPlan } from '../../../../shared/domain/query/metrics'
import type { Measure } from '../../../../shared/domain/query/tree'
import type { Role } from '../../../../shared/domain/role'
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
} from '../board-context'
import { askGroups, type FactRow, type Ranking, type Run } from '../facts'
import { largestValues } from '../largest'
import { valueTextOrNull } from '../value-text'
import { abcClasses } from './abc-classes'

const nothing = { total: null, valueCount: 0, rows: [], paretoCount: null, cumulative: [] }

export async function rankingTile(spec: SpecOf<'ranking'>, context: BoardContext, run: Run): Promise<RankingTile> {
  const { dimension, metric, shape } = spec
  const head = { kind: 'ranking', dimension, metric, shape, unit: metricDefinitions[metric].unit } as const
  const column = context.columns(dimension)
  const { plan, lacks } = planFor(context, metric)
  if (!plan || !column) {
    const missing: Role[] = [...(column ? [] : [dimension]), ...lacks]
    return { ...head, ...emptyBase(context, spec, missing), ...nothing }
  }
  return { ...head, ...(await ranked(spec, context, column, plan, run)) }
}

/** Two statements. */
async function ranked(
  spec: SpecOf<'ranking'>,
  context: BoardContext,
  column: Column,
  plan: MetricPlan,
  run: Run
): Promise<Omit<RankingTile, 'kind' | 'dimension' | 'metric' | 'shape' | 'unit'>> {
  const margin = spec.metric === 'revenue' ? planFor(context, 'margin').plan : null
  const where = comparedRows(context, context)
  const { range, earlier, isComparable, dataset } = context
  const ranking = await largestValues(context, column, plan, spec.top, run)
  // Everything else is asked for the few values that are shown, and for the rest in one.
  const asked = [allRows, ...plan.measures, ...(margin ? margin.measures : [])]
  const measures = [
    ...asked.map((measure) => during(measure, range)),
    ...(isComparable ? asked.map((measure) => during(measure, earlier)) : [])
  ]
  const group = { kind: 'group', dataset: dataset.name, where, measures } as const
  const [places, [whole]] = await Promise.all([
    askGroups({ ...group, keys: [{ kind: 'place', column, values: ranking.labels }] }, run),
    // What can't be added up is asked for as a whole.
    plan.isAdditive ? [] : askGroups({ ...group, keys: [] }, run)
  ])
  const sum = (measure: Measure) =>
    places.reduce((total, { facts }) => total + countOf(facts(during(measure, range))), 0)
  const values = places.flatMap(({ facts }) => valueDuring(plan, facts, range) ?? [])
  const added = values.length > 0 ? values.reduce(add, zero) : null
  const total = plan.isAdditive ? added : whole ? valueDuring(plan, whole.facts, range) : null
  const otherCount = ranking.valueCount - ranking.presentCount
  const { terms } = plan
  const classes =
    spec.shape === 'abc' && terms ? await abcClasses(spec, context, column, { ...plan, terms }, run) : null
  const isShown = ({ keys: [key] }: FactRow) => Number(key) < ranking.labels.length
  const classOf = classes?.of(places.filter(isShown).map(({ facts }) => valueDuring(plan, facts, range)))
  const shares = plan.isAdditive
    ? sharesOf(
        places.map(({ keys: [key = null], facts }) => ({
          label: key,
          value: valueDuring(plan, facts, range),
          previous: isComparable ? valueDuring(plan, facts, earlier) : null
        }))
      ).rows
    : []
  const rows = places.flatMap(({ keys: [key], facts }, index) => {
    const place = Number(key)
    const isOther = place >= ranking.labels.length
    // All that is left over had its sales a year ago: nothing to show, and the sum is complete without it.
    if (isOther && otherCount === 0) return []
    const label = isOther ? null : (ranking.labels[place] ?? null)
    const share = shares[index]
    return {
      label,
      otherCount: isOther ? otherCount : null,
      ...(classOf && { abcClass: isOther ? null : (classOf[index] ?? null) }),
      ...rowOf(context, facts, plan, margin),
      share: share?.value ? share.share.value : null,
      shareChange: share?.points.value ?? null
    }
  })
  // Where nothing was returned, nobody is first.
  const hasNothing = plan.isAdditive && total?.digits === 0n && values.every(({ digits }) => digits === 0n)
  const largest = places.filter(isShown)
  return {
    ...baseOf(context, spec, sum(plan.used), sum(allRows)),
    total: valueTextOrNull(total, plan.unit),
    valueCount: ranking.valueCount,
    rows: hasNothing ? [] : rows,
    ...(classes?.abc && { abc: classes.abc }),
    ...paretoOf(ranking, plan.isAdditive ? largest.flatMap(({ facts }) => valueDuring(plan, facts, range) ?? []) : [])
  }
}

function paretoOf(
  { positiveTotal, paretoCount }: Ranking,
  values: readonly Exact[]
): Pick<RankingTile, 'paretoCount' | 'cumulative'> {
  if (!positiveTotal) return { paretoCount: null, cumulative: [] }
  return { paretoCount, cumulative: cumulativeShares(values, positiveTotal) }
}

function rowOf(
  { range, earlier, isComparable }: BoardContext,
  facts: Facts,
  plan: MetricPlan,
  margin: MetricPlan | null
): Omit<RankingRow, 'label' | 'otherCount' | 'share' | 'shareChange'> {
  const value = valueDuring(plan, facts, range)
  const previous = isComparable ? valueDuring(plan, facts, earlier) : null
  const isRatio = plan.unit === 'ratio'
  const { change, growth, noGrowth } = growthOf(value, previous)
  const marginNow = margin && valueDuring(margin, facts, range)
  const marginBefore = margin && isComparable ? valueDuring(margin, facts, earlier) : null
  return {
    value: valueTextOrNull(value, plan.unit),
    // The change of a percentage is told in points.
    growth: isRatio ? null : growth,
    noGrowth: isRatio && change !== null ? null : noGrowth,
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
