/** Tiles over calendar months: this year against last year, and month by year over all data. */
import type { DateRange, HeatTile, MonthsTile } from '../../../shared/domain/board'
import type { Facts, MetricPlan } from '../../../shared/domain/query/metrics'
import {
  dayOfMonth,
  daysInMonth,
  isoDay,
  monthNumberOf,
  monthText,
  partialMonth,
  yearOf
} from '../../../shared/domain/query/period'
import type { Measure } from '../../../shared/domain/query/tree'
import type { Role } from '../../../shared/domain/role'
import { allRows, type BoardContext, baseOf, countOf, during, emptyBase, planFor, valueDuring } from './board-context'
import { valueTextOrNull } from './value-text'

const metric = 'revenue'
const monthNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
/** A single wrong date, in the year 1900, must not make a map of a hundred empty years. */
const maxYears = 20

/** From the first day of the year in which the range ends to the range's end. */
function yearToDate(range: DateRange): DateRange {
  return { from: isoDay(yearOf(range.to), 1, 1), to: range.to }
}

function planOrLacks(context: BoardContext): { plan: MetricPlan | null; lacks: readonly Role[] } {
  const { plan, lacks } = planFor(context, metric)
  return context.range ? { plan, lacks } : { plan: null, lacks: ['orderDate', ...lacks] }
}

/** What the tiles ask of every month of the data. */
export function monthMeasures(context: BoardContext): Measure[] {
  const { plan } = planOrLacks(context)
  if (!plan || !context.range) return []
  const measures = [allRows, plan.used, ...plan.measures]
  const cut = yearToDate(context.range)
  return [...measures, ...measures.map((measure) => during(measure, cut))]
}

/** @param months facts by `YYYY-MM` */
export function monthsTile(context: BoardContext, months: ReadonlyMap<string, Facts>): MonthsTile {
  const { plan, lacks } = planOrLacks(context)
  const { range } = context
  const [id, title, kind] = ['revenueByMonth', 'Revenue by month', 'months' as const]
  if (!plan || !range)
    return { kind, metric, ...emptyBase(context, id, title, lacks), year: range ? yearOf(range.to) : 0, months: [] }
  const year = yearOf(range.to)
  const cut = yearToDate(range)
  const running = partialMonth(range)
  const sum = (measure: Measure) =>
    monthNumbers.reduce(
      (total, month) => total + countOf(months.get(monthText(year, month))?.(during(measure, cut)) ?? null),
      0
    )
  return {
    kind,
    metric,
    ...baseOf(context, id, title, sum(plan.used), sum(allRows)),
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

/** @param months facts by `YYYY-MM` */
export function heatTile(context: BoardContext, months: ReadonlyMap<string, Facts>): HeatTile {
  const { plan, lacks } = planOrLacks(context)
  const { available } = context
  const [id, title, kind] = ['heat', 'Seasonality', 'heat' as const]
  if (!plan || !available) return { kind, metric, ...emptyBase(context, id, title, lacks), years: [], cells: [] }
  const last = yearOf(available.to)
  const first = Math.max(yearOf(available.from), last - maxYears + 1)
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const sum = (measure: Measure) => [...months.values()].reduce((total, facts) => total + countOf(facts(measure)), 0)
  return {
    kind,
    metric,
    ...baseOf(context, id, title, sum(plan.used), sum(allRows)),
    years,
    cells: years.flatMap((year) =>
      monthNumbers.map((month) => {
        const facts = months.get(monthText(year, month))
        const value = facts ? valueDuring(plan, facts, null) : null
        return { year, month, value: valueTextOrNull(value, plan.unit), partial: isPartial(available, year, month) }
      })
    )
  }
}

/** Months in which the data begin after the first day or end before the last one. */
function isPartial({ from, to }: DateRange, year: number, month: number): boolean {
  const text = monthText(year, month)
  if (to.startsWith(text) && dayOfMonth(to) < daysInMonth(year, month)) return true
  return from.startsWith(text) && dayOfMonth(from) > 1
}
