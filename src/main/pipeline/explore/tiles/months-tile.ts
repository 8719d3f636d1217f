/** Calendar months of this year against last year. */
import type { DateRange, Metric, MonthsTile, SpecOf } from '../../../../shared/domain/board'
import { metricDefinitions } from '../../../../shared/domain/query/metric-definitions'
import type { Facts, MetricPlan } from '../../../../shared/domain/query/metrics'
import {
  daysInMonth,
  isoDay,
  monthNumberOf,
  monthText,
  partialMonth,
  yearOf
} from '../../../../shared/domain/query/period'
import type { Measure } from '../../../../shared/domain/query/tree'
import type { Role } from '../../../../shared/domain/role'
import { allRows, type BoardContext, baseOf, countOf, during, emptyBase, planFor, valueDuring } from '../board-context'
import { askGroups, type Run } from '../facts'
import { periodKey } from '../period-keys'
import { valueTextOrNull } from '../value-text'
import { daysWithin, targetLine } from './targets/target-line'

export const monthNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** From the first day of the year in which the range ends to the range's end. */
function yearToDate(range: DateRange): DateRange {
  return { from: isoDay(yearOf(range.to), 1, 1), to: range.to }
}

export function planOrLacks(
  context: BoardContext,
  metric: Metric
): { plan: MetricPlan | null; lacks: readonly Role[] } {
  const { plan, lacks } = planFor(context, metric)
  return context.range ? { plan, lacks } : { plan: null, lacks: ['orderDate', ...lacks] }
}

/** Facts by `YYYY-MM`, of every month of the data. */
export async function askMonths(
  { where, dataset }: BoardContext,
  measures: readonly Measure[],
  run: Run
): Promise<ReadonlyMap<string, Facts>> {
  const rows = await askGroups(
    { kind: 'group', dataset: dataset.name, where, keys: [{ kind: 'month' }], measures },
    run
  )
  return new Map(rows.flatMap(({ keys: [month], facts }) => (month ? [[month.slice(0, 7), facts]] : [])))
}

export async function monthsTile(spec: SpecOf<'months'>, context: BoardContext, run: Run): Promise<MonthsTile> {
  const { metric } = spec
  const { unit } = metricDefinitions[metric]
  const { plan, lacks } = planOrLacks(context, metric)
  const { range } = context
  const kind = 'months'
  if (!plan || !range) {
    return { kind, metric, unit, ...emptyBase(context, spec, lacks), year: range ? yearOf(range.to) : 0, months: [] }
  }
  const year = yearOf(range.to)
  const cut = yearToDate(range)
  const running = partialMonth(range)
  const measures = [allRows, ...plan.measures]
  const months = await askMonths(context, [...measures, ...measures.map((measure) => during(measure, cut))], run)
  const sum = (measure: Measure) =>
    monthNumbers.reduce(
      (total, month) => total + countOf(months.get(monthText(year, month))?.(during(measure, cut)) ?? null),
      0
    )
  const periods = monthNumbers.map((month) => {
    const whole = { from: isoDay(year, month, 1), to: isoDay(year, month, daysInMonth(year, month)) }
    return { shown: daysWithin(whole, cut), whole }
  })
  const asked = periodKey('month', [cut], { ...context, fiscal: false })
  const target = await targetLine(spec, { plan, periods, range: cut, asked, isSummed: false, by: null }, context, run)
  return {
    kind,
    metric,
    unit,
    ...baseOf(context, spec, sum(plan.used), sum(allRows)),
    ...(target && { target }),
    year,
    months: monthNumbers.map((month) => {
      const now = months.get(monthText(year, month))
      const before = months.get(monthText(year - 1, month))
      return {
        month,
        value: now ? valueTextOrNull(valueDuring(plan, now, cut), plan.unit) : null,
        previous: before ? valueTextOrNull(valueDuring(plan, before, null), plan.unit) : null,
        partial: month === monthNumberOf(range.to) ? running : null
      }
    })
  }
}
