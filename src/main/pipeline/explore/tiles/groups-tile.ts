/** Two groups of rows side by side. Each metric is asked for both in one statement, as measures over the rows of a group. */
import type { ComparedValues, GroupsTile, SpecOf } from '../../../../shared/domain/board'
import { type Exact, subtract } from '../../../../shared/domain/exact'
import { growthOf } from '../../../../shared/domain/query/growth'
import { metricDefinitions } from '../../../../shared/domain/query/metric-definitions'
import type { Facts, MetricPlan } from '../../../../shared/domain/query/metrics'
import { alsoWhen, type Condition, type Measure } from '../../../../shared/domain/query/tree'
import type { Role } from '../../../../shared/domain/role'
import { allRows, type BoardContext, baseOf, countOf, during, emptyBase, planFor } from '../board-context'
import { conditionsOf } from '../conditions'
import { askGroups, type Run } from '../facts'
import { largestValues } from '../largest'
import { boardPeriods, periodKey } from '../period-keys'
import { valueTextOrNull } from '../value-text'
import { pointOf } from './series-tile'

/** Points that a picture and a person can take. */
const mostPoints = 1000

type GroupsSpec = SpecOf<'groups'>

/** Which rows a group has. */
type Group = readonly Condition[]

interface Asked {
  readonly spec: GroupsSpec
  readonly context: BoardContext
  readonly a: Group
  readonly b: Group
  readonly run: Run
}

export async function groupsTile(spec: GroupsSpec, context: BoardContext, run: Run): Promise<GroupsTile> {
  const { metric, unit: period, dimension } = spec
  const head = { kind: 'groups', metric, unit: metricDefinitions[metric].unit, period, dimension } as const
  const planned = spec.metrics.map((one) => ({ metric: one, ...planFor(context, one) }))
  const chart = planFor(context, metric)
  const lacks = lackedRoles(spec, context)
  const isWithout = planned.every(({ plan }) => plan === null)
  if (lacks.length > 0 || isWithout) {
    const sides = { a: { ...spec.a, rows: 0 }, b: { ...spec.b, rows: 0 } }
    const missing = lacks.length > 0 ? lacks : planned.flatMap((one) => one.lacks)
    return { ...head, ...emptyBase(context, spec, missing), ...sides, overlap: 0, metrics: [], points: [], values: [] }
  }
  const asked: Asked = { spec, context, run, ...groupsOf(spec, context) }
  const [totals, points, values] = await Promise.all([
    totalsOf(asked, planned),
    chart.plan ? pointsOf(asked, chart.plan) : [],
    chart.plan ? valuesOf(asked, chart.plan) : []
  ])
  return { ...head, ...totals, points, values }
}

function lackedRoles({ a, b, dimension }: GroupsSpec, { columns }: BoardContext): Role[] {
  const roles = [...(a.filters ?? []), ...(b.filters ?? [])].map(({ role }) => role)
  return [...roles, ...(dimension ? [dimension] : [])].filter((role) => columns(role) === null)
}

function groupsOf({ a, b }: GroupsSpec, { columns, dataset }: BoardContext): { readonly a: Group; readonly b: Group } {
  const [ofA, ofB] = [a, b].map(({ filters }) => filters && conditionsOf(filters, columns, dataset.name))
  return {
    a: ofA ?? [{ kind: 'except', of: ofB ?? [] }],
    b: ofB ?? [{ kind: 'except', of: ofA ?? [] }]
  }
}

/** The days of the board, for the statement's WHERE. */
function rowsAsked({ where, range }: BoardContext): Condition[] {
  return [...where, ...(range ? [{ kind: 'during', ranges: [range] } as const] : [])]
}

/** The measure over the rows of a group in the days of the board. */
function over(measure: Measure, group: Group, { range }: BoardContext): Measure {
  return during(alsoWhen(measure, group), range)
}

function factsOver(facts: Facts, group: Group, context: BoardContext): Facts {
  return (measure) => facts(over(measure, group, context))
}

/** Null where no row of the group has what the metric needs. */
function groupValue(plan: MetricPlan, facts: Facts): Exact | null {
  return countOf(facts(plan.used)) === 0 ? null : plan.value(facts)
}

function comparedOf(a: Exact | null, b: Exact | null, plan: MetricPlan): ComparedValues {
  const values = { a: valueTextOrNull(a, plan.unit), b: valueTextOrNull(b, plan.unit) }
  if (plan.unit === 'ratio') {
    const difference = a && b && subtract(a, b)
    const noRelative = difference ? null : a ? 'no-earlier-data' : 'no-value'
    return { ...values, difference: valueTextOrNull(difference, 'ratio'), relative: null, noRelative }
  }
  const { change, growth, noGrowth } = growthOf(a, b)
  return { ...values, difference: valueTextOrNull(change, plan.unit), relative: growth, noRelative: noGrowth }
}

type Planned = ReturnType<typeof planFor> & { readonly metric: GroupsSpec['metric'] }
type Totals = Omit<GroupsTile, 'kind' | 'metric' | 'unit' | 'period' | 'dimension' | 'points' | 'values'>

/** One statement for all metrics of both groups. */
async function totalsOf({ spec, context, a, b, run }: Asked, planned: readonly Planned[]): Promise<Totals> {
  const measures = [allRows, ...planned.flatMap(({ plan }) => plan?.measures ?? [])]
  const both = [...a, ...b]
  const [row] = await askGroups(
    {
      kind: 'group',
      dataset: context.dataset.name,
      where: rowsAsked(context),
      keys: [],
      measures: [
        ...[a, b].flatMap((group) => measures.map((measure) => over(measure, group, context))),
        over(allRows, both, context)
      ]
    },
    run
  )
  if (!row) throw new Error('an aggregate without keys gave no row')
  const [factsA, factsB] = [factsOver(row.facts, a, context), factsOver(row.facts, b, context)]
  const [allA, allB] = [countOf(factsA(allRows)), countOf(factsB(allRows))]
  const overlap = countOf(row.facts(over(allRows, both, context)))
  const metrics = planned.map(({ metric, plan, lacks }) => {
    const used = (facts: Facts) => (plan ? countOf(facts(plan.used)) : 0)
    const share = (count: number, all: number) => (all === 0 ? 1 : count / all)
    const [rowsA, rowsB] = [used(factsA), used(factsB)]
    const values = plan
      ? comparedOf(groupValue(plan, factsA), groupValue(plan, factsB), plan)
      : { a: null, b: null, difference: null, relative: null, noRelative: 'no-value' as const }
    return {
      metric,
      unit: metricDefinitions[metric].unit,
      ...values,
      rowsA,
      rowsB,
      coverageA: share(rowsA, allA),
      coverageB: share(rowsB, allB),
      lacks: [...lacks],
      blocked: plan || lacks.length > 0 ? null : (emptyBase(context, spec, []).blocked ?? null)
    }
  })
  return {
    ...baseOf(context, spec, allA + allB - overlap, allA + allB - overlap),
    a: { ...spec.a, rows: allA },
    b: { ...spec.b, rows: allB },
    overlap,
    metrics
  }
}

async function pointsOf({ spec, context, a, b, run }: Asked, plan: MetricPlan): Promise<GroupsTile['points']> {
  const { range } = context
  if (!range) return []
  const asked = periodKey(spec.unit, [range], context)
  const rows = await askGroups(
    {
      kind: 'group',
      dataset: context.dataset.name,
      where: rowsAsked(context),
      keys: [asked.key],
      measures: [a, b].flatMap((group) => plan.measures.map((measure) => over(measure, group, context)))
    },
    run
  )
  const byPeriod = new Map(rows.map(({ keys, facts }) => [asked.label(keys[0] ?? null), facts]))
  return boardPeriods(range, spec.unit, context)
    .slice(-mostPoints)
    .map((period) => {
      const facts = byPeriod.get(period.from)
      const value = (group: Group) =>
        facts ? valueTextOrNull(groupValue(plan, factsOver(facts, group, context)), plan.unit) : null
      return { ...pointOf(period, range), a: value(a), b: value(b) }
    })
}

/** The largest values over the rows of both groups together, each with its value in either. */
async function valuesOf({ spec, context, a, b, run }: Asked, plan: MetricPlan): Promise<GroupsTile['values']> {
  const column = spec.dimension && context.columns(spec.dimension)
  if (!column) return []
  const either: Condition = { kind: 'any', of: [a, b] }
  const within: BoardContext = {
    ...context,
    where: [...context.where, either],
    earlier: null,
    isComparable: false
  }
  const { labels, valueCount, presentCount } = await largestValues(within, column, plan, spec.top, run)
  const rows = await askGroups(
    {
      kind: 'group',
      dataset: context.dataset.name,
      where: [...rowsAsked(context), either],
      keys: [{ kind: 'place', column, values: labels }],
      measures: [a, b].flatMap((group) => plan.measures.map((measure) => over(measure, group, context)))
    },
    run
  )
  const otherCount = valueCount - presentCount
  return rows.flatMap(({ keys: [key], facts }) => {
    const place = Number(key)
    const isOther = place >= labels.length
    if (isOther && otherCount <= 0) return []
    const value = (group: Group) => groupValue(plan, factsOver(facts, group, context))
    return {
      label: isOther ? null : (labels[place] ?? null),
      otherCount: isOther ? otherCount : null,
      ...comparedOf(value(a), value(b), plan)
    }
  })
}
