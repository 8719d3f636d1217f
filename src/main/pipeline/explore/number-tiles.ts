/** Number tiles: one value, the same days last year, and the months as a line. */
import type { Comparison, DateRange, Metric, NumberTile, Unit } from '../../../shared/domain/board'
import { type Exact, numberOf, subtract } from '../../../shared/domain/exact'
import { growthOf } from '../../../shared/domain/query/growth'
import type { Facts, MetricPlan } from '../../../shared/domain/query/metrics'
import { monthsIn, partialMonth } from '../../../shared/domain/query/period'
import type { Measure } from '../../../shared/domain/query/tree'
import { allRows, type BoardContext, baseOf, countOf, during, emptyBase, planFor, valueDuring } from './board-context'
import { valueText, valueTextOrNull } from './value-text'

const shown: readonly { readonly metric: Metric; readonly unit: Unit; readonly title: string }[] = [
  { metric: 'revenue', unit: 'money', title: 'Revenue' },
  { metric: 'profit', unit: 'money', title: 'Profit' },
  { metric: 'margin', unit: 'ratio', title: 'Margin' },
  { metric: 'orders', unit: 'count', title: 'Orders' },
  { metric: 'averageOrder', unit: 'money', title: 'Average order' },
  { metric: 'units', unit: 'count', title: 'Units' }
]

const sparkMonths = 24

function plansOf(context: BoardContext): MetricPlan[] {
  return shown.flatMap(({ metric }) => planFor(context, metric).plan ?? [])
}

/** What the tiles ask once over the whole range and the year before. */
export function totalMeasures(context: BoardContext): Measure[] {
  const { range, earlier, isComparable } = context
  const measures = plansOf(context).flatMap((plan) => [plan.used, ...plan.measures])
  return [
    during(allRows, range),
    ...measures.map((measure) => during(measure, range)),
    ...(isComparable ? measures.map((measure) => during(measure, earlier)) : [])
  ]
}

/** The part of the range that the line shows. */
function sparkRange(range: DateRange): DateRange {
  const first = monthsIn(range).at(-sparkMonths)
  return first === undefined || first === range.from.slice(0, 7) ? range : { from: `${first}-01`, to: range.to }
}

/** What the tiles ask of every month. */
export function sparkMeasures(context: BoardContext): Measure[] {
  const { range } = context
  if (!range) return []
  return plansOf(context).flatMap((plan) => [plan.used, ...plan.measures].map((m) => during(m, sparkRange(range))))
}

/** @param months facts by `YYYY-MM` */
export function numberTiles(context: BoardContext, totals: Facts, months: ReadonlyMap<string, Facts>): NumberTile[] {
  const all = countOf(totals(during(allRows, context.range)))
  return shown.map(({ metric, unit, title }): NumberTile => {
    const { plan, lacks } = planFor(context, metric)
    const kind = 'number'
    if (!plan) {
      return {
        kind,
        metric,
        unit,
        ...emptyBase(context, metric, title, lacks),
        value: null,
        comparison: null,
        spark: []
      }
    }
    const used = countOf(totals(during(plan.used, context.range)))
    const value = valueDuring(plan, totals, context.range)
    return {
      kind,
      metric,
      unit,
      ...baseOf(context, metric, title, used, all),
      value: valueTextOrNull(value, unit),
      comparison: comparisonOf(context, plan, value, totals),
      spark: sparkOf(context, plan, months)
    }
  })
}

function comparisonOf(
  { earlier, compare, range, isComparable }: BoardContext,
  plan: MetricPlan,
  value: Exact | null,
  totals: Facts
): Comparison | null {
  if (!earlier || !compare || !range) return null
  const previous = isComparable ? valueDuring(plan, totals, earlier) : null
  const base = {
    by: compare,
    range: earlier,
    previous: valueTextOrNull(previous, plan.unit),
    partial: partialMonth(range)
  }
  if (plan.unit === 'ratio') {
    // A change of a percentage is told in points; a percentage of it would mislead.
    const change = value && previous && valueText(subtract(value, previous), 'ratio')
    const noGrowth = !value ? 'no-value' : !previous ? 'no-earlier-data' : null
    return { ...base, change, growth: null, noGrowth }
  }
  const { change, growth, noGrowth } = growthOf(value, previous)
  return { ...base, change: valueTextOrNull(change, plan.unit), growth, noGrowth }
}

function sparkOf({ range }: BoardContext, plan: MetricPlan, months: ReadonlyMap<string, Facts>): NumberTile['spark'] {
  if (!range) return []
  const cut = sparkRange(range)
  return monthsIn(cut).map((month) => {
    const facts = months.get(month)
    const value = facts ? valueDuring(plan, facts, cut) : null
    return { month, value: value && numberOf(value) }
  })
}
