/** A metric over the periods of the range: as one line, or one for each of the largest values of a dimension. */
import type { DateRange, SeriesTile, SpecOf, TargetLine } from '../../../../shared/domain/board'
import { add, type Exact, zero } from '../../../../shared/domain/exact'
import { counterpartOf, periodKey as nameOfPeriod, type Period } from '../../../../shared/domain/periods/period'
import { metricDefinitions } from '../../../../shared/domain/query/metric-definitions'
import type { Facts, MetricPlan } from '../../../../shared/domain/query/metrics'
import type { Key } from '../../../../shared/domain/query/tree'
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
import { askGroups, type FactRow, type Run } from '../facts'
import { largestValues } from '../largest'
import { boardPeriods, periodKey } from '../period-keys'
import { valueTextOrNull } from '../value-text'
import { daysWithin, targetLine } from './targets/target-line'

/** Lines that can be told apart. */
const mostLines = 7
/** Points that a picture and a person can take: days of 13 years. */
const mostPoints = 5000

export async function seriesTile(spec: SpecOf<'series'>, context: BoardContext, run: Run): Promise<SeriesTile> {
  const { metric, unit: period, shape, cumulative, by } = spec
  const { unit } = metricDefinitions[metric]
  const { compare } = context
  const head = { kind: 'series', metric, unit, period, shape, cumulative, by, comparedBy: by ? null : compare } as const
  const { plan, lacks } = planFor(context, metric)
  const column = by && context.columns(by)
  const missing: Role[] = [...(context.range ? [] : ['orderDate' as const]), ...(by && !column ? [by] : []), ...lacks]
  const { range } = context
  if (!plan || !range || missing.length > 0) {
    return { ...head, ...emptyBase(context, spec, missing), points: [], lines: [] }
  }
  const periods = boardPeriods(range, period, context).slice(-mostPoints)
  const points = periods.map((one) => pointOf(one, range))
  const lines = column
    ? await linesBy(spec, context, plan, periods, column, run)
    : await oneLine(spec, context, plan, periods, run)
  const target = await targetOf(spec, context, plan, periods, lines.lines, run)
  return {
    ...head,
    ...baseOf(context, spec, lines.used, lines.all),
    points,
    lines: lines.lines,
    ...(target && { target })
  }
}

export function pointOf(period: Period, range: DateRange): SeriesTile['points'][number] {
  const { from, to } = period
  return { key: nameOfPeriod(period), from, to, isPartial: from < range.from || to > range.to }
}

/** Days and weeks have none: a target is of a month, a quarter or a year. */
async function targetOf(
  spec: SpecOf<'series'>,
  context: BoardContext,
  plan: MetricPlan,
  periods: readonly Period[],
  lines: SeriesTile['lines'],
  run: Run
): Promise<TargetLine | null> {
  const { range } = context
  if (!range || spec.unit === 'day' || spec.unit === 'week') return null
  const { by } = spec
  return await targetLine(
    spec,
    {
      plan,
      periods: periods.map(({ from, to }) => ({ shown: daysWithin({ from, to }, range), whole: { from, to } })),
      range,
      asked: periodKey(spec.unit, [range], context),
      isSummed: spec.cumulative && plan.isAdditive,
      by: by && { role: by, labels: lines.map(({ label, otherCount }) => (otherCount === null ? label : null)) }
    },
    context,
    run
  )
}

interface Lines {
  readonly lines: SeriesTile['lines']
  readonly used: number
  readonly all: number
}

async function oneLine(
  { unit, cumulative }: SpecOf<'series'>,
  context: BoardContext,
  plan: MetricPlan,
  periods: readonly Period[],
  run: Run
): Promise<Lines> {
  const { range, earlier, isComparable, dataset } = context
  const asked = periodKey(
    unit,
    [range, earlier].filter((one) => one !== null),
    context
  )
  const measures = [allRows, ...plan.measures]
  const rows = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where: comparedRows(context, context),
      keys: [asked.key],
      measures: [
        ...measures.map((measure) => during(measure, range)),
        ...(isComparable ? plan.measures.map((measure) => during(measure, earlier)) : [])
      ]
    },
    run
  )
  const facts = new Map(rows.map((row) => [asked.label(row.keys[0] ?? null), row.facts]))
  const values = periods.map(({ from }) => valueAt(facts.get(from), plan, range))
  const others = isComparable ? othersOf(periods, context) : null
  const previous = others?.map((from) => (from === null ? null : valueAt(facts.get(from), plan, earlier))) ?? null
  const isSummed = cumulative && plan.isAdditive
  const text = (line: readonly (Exact | null)[]) =>
    (isSummed ? summed(line) : line).map((value) => valueTextOrNull(value, plan.unit))
  return {
    lines: [{ label: null, otherCount: null, values: text(values), previous: previous && text(previous) }],
    ...usedOf(rows, plan, range)
  }
}

/** First days of the periods compared with, at the places of those of the range. */
function othersOf(periods: readonly Period[], context: BoardContext): (string | null)[] {
  const { earlier, compare, dataset } = context
  const [first] = periods
  if (!earlier || !first) return periods.map(() => null)
  if (compare === 'last-year') return periods.map((period) => counterpartOf(period, dataset.calendar)?.from ?? null)
  const before = boardPeriods(earlier, first.grain.unit, context)
  return periods.map((_, index) => before[index]?.from ?? null)
}

async function linesBy(
  { unit, cumulative }: SpecOf<'series'>,
  context: BoardContext,
  plan: MetricPlan,
  periods: readonly Period[],
  column: Extract<Key, { kind: 'value' }>['column'],
  run: Run
): Promise<Lines> {
  const { range, dataset, where } = context
  if (!range) return { lines: [], used: 0, all: 0 }
  const { labels, valueCount, presentCount } = await largestValues(context, column, plan, mostLines, run)
  const asked = periodKey(unit, [range], context)
  const rows = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where: [...where, { kind: 'during', ranges: [range] }],
      keys: [asked.key, { kind: 'place', column, values: labels }],
      measures: [allRows, ...plan.measures].map((measure) => during(measure, range))
    },
    run
  )
  const byPlace = new Map<string, Facts>()
  for (const { keys, facts } of rows) byPlace.set(`${asked.label(keys[0] ?? null)} ${keys[1]}`, facts)
  const otherCount = valueCount - presentCount
  const places = [
    ...labels.slice(0, presentCount).map((label, place) => ({ label, otherCount: null, place })),
    ...(otherCount > 0 ? [{ label: null, otherCount, place: labels.length }] : [])
  ]
  const lines = places.map(({ place, ...name }) => {
    const values = periods.map(({ from }) => valueAt(byPlace.get(`${from} ${place}`), plan, range))
    const line = cumulative && plan.isAdditive ? summed(values) : values
    return { ...name, values: line.map((value) => valueTextOrNull(value, plan.unit)), previous: null }
  })
  return { lines, ...usedOf(rows, plan, range) }
}

function valueAt(facts: Facts | undefined, plan: MetricPlan, days: DateRange | null): Exact | null {
  return facts ? valueDuring(plan, facts, days) : null
}

function usedOf(rows: readonly FactRow[], plan: MetricPlan, range: DateRange | null): { used: number; all: number } {
  const sum = (measure: MetricPlan['used']) =>
    rows.reduce((total, { facts }) => total + countOf(facts(during(measure, range))), 0)
  return { used: sum(plan.used), all: sum(allRows) }
}

/** Sums since the first; a period without data keeps the sum, those before the first value have none. */
function summed(values: readonly (Exact | null)[]): (Exact | null)[] {
  let sum: Exact | null = null
  return values.map((value) => {
    if (value !== null) sum = add(sum ?? zero, value)
    return sum
  })
}
