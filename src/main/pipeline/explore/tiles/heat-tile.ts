/** Heat maps: month by year over all data, and the days of the week by hour or month over those of the board; as values or as an index. */
import type { DateRange, HeatTile, SpecOf } from '../../../../shared/domain/board'
import { add, divide, type Exact, exactOf } from '../../../../shared/domain/exact'
import { indexToMean, nearlyWholeYearsOf, seasonalIndexOf } from '../../../../shared/domain/kpi/timeline/years'
import { daysOf } from '../../../../shared/domain/kpi/weekdays'
import { metricDefinitions } from '../../../../shared/domain/query/metric-definitions'
import type { MetricPlan } from '../../../../shared/domain/query/metrics'
import { dayOfMonth, daysInMonth, monthNumberOf, monthText, yearOf } from '../../../../shared/domain/query/period'
import type { Key, Measure } from '../../../../shared/domain/query/tree'
import { allRows, type BoardContext, baseOf, countOf, during, emptyBase, valueDuring } from '../board-context'
import { askGroups, type Run } from '../facts'
import { valueText, valueTextOrNull } from '../value-text'
import { askMonths, monthNumbers, planOrLacks } from './months-tile'

/** A single wrong date, in the year 1900, must not make a map of a hundred empty years. */
const maxYears = 20
const weekdayNumbers = [1, 2, 3, 4, 5, 6, 7]
const hourNumbers = Array.from({ length: 24 }, (_, hour) => hour)

export async function heatTile(spec: SpecOf<'heat'>, context: BoardContext, run: Run): Promise<HeatTile> {
  const { metric, shows = 'value', axes = 'month-year' } = spec
  const unit = shows === 'index' ? 'ratio' : metricDefinitions[metric].unit
  const head = { kind: 'heat', metric, unit, shows, axes: 'month-year', isDaily: false } as const
  const { plan, lacks } = planOrLacks(context, metric)
  const { available, range } = context
  if (!plan || !available || !range) {
    return { ...head, ...emptyBase(context, spec, lacks), rows: [], columns: [], cells: [] }
  }
  return axes === 'weekday'
    ? { ...head, ...(await weekdays(spec, context, plan, range, run)) }
    : { ...head, ...(await months(spec, context, plan, available, run)) }
}

type Map2 = Omit<HeatTile, 'kind' | 'metric' | 'unit' | 'shows' | 'axes' | 'isDaily'>

async function months(
  spec: SpecOf<'heat'>,
  context: BoardContext,
  plan: MetricPlan,
  available: DateRange,
  run: Run
): Promise<Map2> {
  const found = await askMonths(context, [allRows, ...plan.measures], run)
  const last = yearOf(available.to)
  const first = Math.max(yearOf(available.from), last - maxYears + 1)
  const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const sum = (measure: Measure) => [...found.values()].reduce((total, facts) => total + countOf(facts(measure)), 0)
  const valueAt = (year: number, month: number) => {
    const facts = found.get(monthText(year, month))
    return facts ? valueDuring(plan, facts, null) : null
  }
  const base = { ...baseOf(context, spec, sum(plan.used), sum(allRows)), rows, columns: monthNumbers }
  const cellsOf = (textAt: (year: number, month: number) => string | null) =>
    rows.flatMap((row) =>
      monthNumbers.map((column) => ({
        row,
        column,
        value: textAt(row, column),
        partial: isPartial(available, row, column)
      }))
    )
  if (spec.shows !== 'index') {
    return { ...base, cells: cellsOf((year, month) => valueTextOrNull(valueAt(year, month), plan.unit)) }
  }
  const values = new Map(
    rows.flatMap((year) => monthNumbers.map((month) => [monthText(year, month), valueAt(year, month)] as const))
  )
  const facts = { values, data: available }
  const index = seasonalIndexOf(facts, nearlyWholeYearsOf(facts))
  const byYear = new Map((index.value?.years ?? []).map(({ year, indices }) => [year, indices]))
  const whole = seasonalIndexOf(facts).value
  return {
    ...base,
    cells: cellsOf((year, month) => indexText(byYear.get(year)?.[month - 1] ?? null)),
    ...(whole && { means: [...whole.indices] }),
    reason: index.noFigure
  }
}

function indexText(index: number | null): string | null {
  const exact = index === null ? null : exactOf(index.toFixed(6))
  return exact && valueText(exact, 'ratio')
}

/** Months in which the data begin after the first day or end before the last one. */
function isPartial({ from, to }: DateRange, year: number, month: number): boolean {
  const text = monthText(year, month)
  if (to.startsWith(text) && dayOfMonth(to) < daysInMonth(year, month)) return true
  return from.startsWith(text) && dayOfMonth(from) > 1
}

/**
 * Sums are told as those of a mean day, as a range may have five Mondays and four Tuesdays; what is no sum is asked for as it is. Dates without
 * a time have no hours: their days are put together by month.
 */
async function weekdays(
  spec: SpecOf<'heat'>,
  context: BoardContext,
  plan: MetricPlan,
  range: DateRange,
  run: Run
): Promise<Map2 & Pick<HeatTile, 'axes' | 'isDaily'>> {
  const { dataset, where, columns } = context
  const hasHours = columns('orderDate')?.type.kind === 'timestamp'
  const isDaily = plan.isAdditive
  const axes = hasHours ? 'weekday-hour' : isDaily ? 'weekday-month' : 'weekday'
  const second: Key[] = hasHours ? [{ kind: 'hour' }] : isDaily ? [{ kind: 'month' }] : []
  const rows = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where: [...where, { kind: 'during', ranges: [range] }],
      keys: [{ kind: 'weekday' }, ...second],
      measures: [allRows, ...plan.measures].map((measure) => during(measure, range))
    },
    run
  )
  const columnOf = (cell: string | null | undefined) =>
    hasHours ? Number(cell) : isDaily ? monthNumberOf(`${cell?.slice(0, 7)}-01`) : 0
  const days = new Map<string, number>()
  for (const day of daysOf(range)) {
    const key = `${weekdayOf(day)} ${axes === 'weekday-month' ? monthNumberOf(day) : ''}`
    days.set(key, (days.get(key) ?? 0) + 1)
  }
  const sums = new Map<string, Exact>()
  for (const { keys, facts } of rows) {
    const value = valueDuring(plan, facts, range)
    const key = `${Number(keys[0])} ${columnOf(keys[1])}`
    const before = sums.get(key)
    if (value) sums.set(key, before ? add(before, value) : value)
  }
  const valueAt = (row: number, column: number): Exact | null => {
    const value = sums.get(`${row} ${column}`) ?? null
    const count = days.get(`${row} ${axes === 'weekday-month' ? column : ''}`) ?? 0
    if (value === null || !isDaily) return value
    return count === 0 ? null : divide(value, { digits: BigInt(count), scale: 0 }, value.scale + 2)
  }
  const across = axes === 'weekday' ? [0] : axes === 'weekday-hour' ? hoursOf(sums) : monthNumbers
  const places = weekdayNumbers.flatMap((row) => across.map((column) => ({ row, column })))
  const values = places.map(({ row, column }) => valueAt(row, column))
  const shown =
    spec.shows === 'index' ? indexToMean(values).map(indexText) : values.map((one) => valueTextOrNull(one, plan.unit))
  const total = (measure: Measure) => rows.reduce((sum, { facts }) => sum + countOf(facts(during(measure, range))), 0)
  return {
    ...baseOf(context, spec, total(plan.used), total(allRows)),
    axes,
    isDaily,
    rows: weekdayNumbers,
    columns: across,
    cells: places.map((place, index) => ({ ...place, value: shown[index] ?? null, partial: false })),
    reason: values.some((value) => value !== null) && shown.every((value) => value === null) ? 'not-positive' : null
  }
}

/** From the first hour with sales to the last. */
function hoursOf(sums: ReadonlyMap<string, Exact>): number[] {
  const hours = [...sums.keys()].map((key) => Number(key.split(' ')[1]))
  const [first, last] = [Math.min(...hours), Math.max(...hours)]
  return hourNumbers.filter((hour) => hour >= first && hour <= last)
}

/** 1 is Monday. */
function weekdayOf(day: string): number {
  return new Date(Date.parse(day)).getUTCDay() || 7
}
