/** Number tiles: one value, that of the days compared with, and the months as a line. */
import type { Comparison, DateRange, NumberTile, Span, SpecOf } from '../../../../shared/domain/board'
import { type Exact, numberOf, subtract } from '../../../../shared/domain/exact'
import { comparedWith } from '../../../../shared/domain/periods/compare'
import { periodBefore, periodOf } from '../../../../shared/domain/periods/period'
import type { PeriodUnit } from '../../../../shared/domain/periods/unit'
import { growthOf } from '../../../../shared/domain/query/growth'
import { metricDefinitions } from '../../../../shared/domain/query/metric-definitions'
import type { MetricPlan } from '../../../../shared/domain/query/metrics'
import { isCovered, monthsIn, partialMonth } from '../../../../shared/domain/query/period'
import {
  allRows,
  type BoardContext,
  baseOf,
  comparedRows,
  countOf,
  type Days,
  during,
  emptyBase,
  planFor,
  valueDuring
} from '../board-context'
import { askGroups, type Run } from '../facts'
import { valueText, valueTextOrNull } from '../value-text'

const sparkMonths = 24

/** The part of the range that the line shows. */
function sparkRange(range: DateRange): DateRange {
  const first = monthsIn(range).at(-sparkMonths)
  return first === undefined || first === range.from.slice(0, 7) ? range : { from: `${first}-01`, to: range.to }
}

export async function numberTile(spec: SpecOf<'number'>, context: BoardContext, run: Run): Promise<NumberTile> {
  const { metric, span } = spec
  const { unit } = metricDefinitions[metric]
  const { plan, lacks } = planFor(context, metric)
  const empty = { kind: 'number', metric, unit, span, calculation: null, range: null } as const
  const nothing = { ...empty, value: null, reason: null, comparison: null, spark: [] }
  const days = daysOf(span, context)
  if (!plan || days === 'no-dates') {
    return {
      ...nothing,
      ...emptyBase(context, spec, [...lacks, ...(days === 'no-dates' ? ['orderDate' as const] : [])])
    }
  }
  if (days === 'too-short') return { ...nothing, ...baseOf(context, spec, 0, 0), reason: 'too-few-months' }
  const { range, earlier, isComparable } = days
  const measures = [allRows, ...plan.measures]
  const [[totals], spark] = await Promise.all([
    askGroups(
      {
        kind: 'group',
        dataset: context.dataset.name,
        where: comparedRows(context, days),
        keys: [],
        measures: [
          ...measures.map((measure) => during(measure, range)),
          ...(isComparable ? plan.measures.map((measure) => during(measure, earlier)) : [])
        ]
      },
      run
    ),
    sparkOf(context, plan, range, run)
  ])
  if (!totals) throw new Error('an aggregate without keys gave no row')
  const { facts } = totals
  const value = valueDuring(plan, facts, range)
  const previous = isComparable ? valueDuring(plan, facts, earlier) : null
  return {
    ...empty,
    ...baseOf(context, spec, countOf(facts(during(plan.used, range))), countOf(facts(during(allRows, range)))),
    range,
    value: valueTextOrNull(value, unit),
    reason: value === null ? 'no-value' : null,
    comparison: comparisonOf(context, days, plan.unit, value, previous),
    spark
  }
}

/** Days of a span; counted from the last day that the board looks at. */
export function daysOf(span: Span, context: BoardContext): Days | 'no-dates' | 'too-short' {
  const { range, available, compare, fiscal, dataset } = context
  if (span === 'range') return context
  if (!range || !available) return 'no-dates'
  const { calendar } = dataset
  const at = (unit: PeriodUnit) => periodOf(range.to, { unit, fiscal }, calendar)
  const against = (days: DateRange): Days => {
    const earlier = compare && comparedWith(days, compare, calendar, fiscal).range
    return { range: days, earlier, isComparable: Boolean(earlier && isCovered(earlier, available)) }
  }
  switch (span) {
    case 'month-to-date':
      return against({ from: at('month').from, to: range.to })
    case 'quarter-to-date':
      return against({ from: at('quarter').from, to: range.to })
    case 'year-to-date':
      return against({ from: at('year').from, to: range.to })
    default: {
      const running = at('month')
      const last = running.to <= range.to ? running : periodBefore(running, calendar)
      let first = last
      for (let months = 1; span === 'rolling-12' && months < 12; months++) first = periodBefore(first, calendar)
      const days = { from: first.from, to: last.to }
      return isCovered(days, available) ? against(days) : 'too-short'
    }
  }
}

export function comparisonOf(
  { compare }: Pick<BoardContext, 'compare'>,
  { range, earlier }: Days,
  unit: NumberTile['unit'],
  value: Exact | null,
  previous: Exact | null
): Comparison | null {
  if (!earlier || !compare || !range) return null
  const base = { by: compare, range: earlier, previous: valueTextOrNull(previous, unit), partial: partialMonth(range) }
  if (unit === 'ratio') {
    // A change of a percentage is told in points; a percentage of it would mislead.
    const change = value && previous && valueText(subtract(value, previous), 'ratio')
    const noGrowth = !value ? 'no-value' : !previous ? 'no-earlier-data' : null
    return { ...base, change, growth: null, noGrowth }
  }
  const { change, growth, noGrowth } = growthOf(value, previous)
  return { ...base, change: valueTextOrNull(change, unit), growth, noGrowth }
}

async function sparkOf(
  { dataset, where }: BoardContext,
  plan: MetricPlan,
  range: DateRange | null,
  run: Run
): Promise<NumberTile['spark']> {
  if (!range) return []
  const cut = sparkRange(range)
  const rows = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where: [...where, { kind: 'during', ranges: [cut] }],
      keys: [{ kind: 'month' }],
      measures: plan.measures.map((measure) => during(measure, cut))
    },
    run
  )
  const months = new Map(rows.flatMap(({ keys: [month], facts }) => (month ? [[month.slice(0, 7), facts]] : [])))
  return monthsIn(cut).map((month) => {
    const facts = months.get(month)
    const value = facts ? valueDuring(plan, facts, cut) : null
    return { month, value: value && numberOf(value) }
  })
}
