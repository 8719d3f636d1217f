/** Targets of the periods of a chart, where they are of the very rows that the chart shows. */
import type { DateRange, SpecOf, TargetLine } from '../../../../../shared/domain/board'
import { add, type Exact, zero } from '../../../../../shared/domain/exact'
import { type Targets, targetOfAll } from '../../../../../shared/domain/kpi/quota'
import type { MetricPlan } from '../../../../../shared/domain/query/metrics'
import type { Key } from '../../../../../shared/domain/query/tree'
import type { Role } from '../../../../../shared/domain/role'
import { type TargetPlan, targetsByValue } from '../../../../../shared/domain/targets/plan'
import { allRows, type BoardContext, countOf, during } from '../../board-context'
import { askGroups, type Run } from '../../facts'
import { valueText, valueTextOrNull } from '../../value-text'
import { valuesLeft } from './attained'

/** A period of a chart. */
export interface Shown {
  /** The days of it that values are of; null: none yet. */
  readonly shown: DateRange | null
  readonly whole: DateRange
}

/** The days of a period that lie in a range; null: none. */
export function daysWithin({ from, to }: DateRange, range: DateRange): DateRange | null {
  const within = { from: from < range.from ? range.from : from, to: to > range.to ? range.to : to }
  return within.from > within.to ? null : within
}

export interface Charted {
  readonly plan: MetricPlan
  readonly periods: readonly Shown[]
  /** Of all `shown`. */
  readonly range: DateRange
  /** The periods as rows are put together by, and the first day of each out of a cell. */
  readonly asked: { readonly key: Key; readonly label: (cell: string | null) => string | null }
  /** Values add up from the first period on. */
  readonly isSummed: boolean
  /** What the lines are of, and their values; null: one line of everything. */
  readonly by: { readonly role: Role; readonly labels: readonly (string | null)[] } | null
}

type Spec = Pick<SpecOf<'series'>, 'metric' | 'targets' | 'plan'>

/** Null where targets are not asked for or not there. */
export async function targetLine(
  spec: Spec,
  charted: Charted,
  context: BoardContext,
  run: Run
): Promise<TargetLine | null> {
  const target = planFor(spec, charted, context)
  if (!target) return null
  const left = valuesLeft(target, context)
  if (left === 'other') return { plan: target.name, reason: 'target-filtered', lines: [] }
  const byValue = targetsByValue(target, context.dataset.calendar)
  const { by, periods } = charted
  const told = by
    ? by.labels.map((label) => periods.map((period) => of(period, (label !== null && byValue.get(label)) || [])))
    : [await ofEverything(target, byValue, left, charted, context, run)]
  const lines = told.map((line) => textsOf(line, charted))
  return lines.some(({ shown, whole }) => [...shown, ...whole].some((text) => text !== null))
    ? { plan: target.name, reason: null, lines }
    : null
}

/** The plan of the name, else the first of the metric that can be told of these rows, else the first of the metric. */
function planFor({ metric, targets, plan }: Spec, { by }: Charted, context: BoardContext): TargetPlan | null {
  if (targets === false) return null
  const fitting = context.targets.filter(
    (one) =>
      one.metric === metric &&
      (plan === undefined || one.name === plan) &&
      // A line of one value has a target only in a plan by that column.
      (by === null || one.dimension === by.role)
  )
  return fitting.find((one) => valuesLeft(one, context) !== 'other') ?? fitting[0] ?? null
}

interface Told {
  readonly shown: Exact | null
  readonly whole: Exact | null
}

function of({ shown, whole }: Shown, targets: readonly Targets[]): Told {
  const isAll = shown?.from === whole.from && shown.to === whole.to
  return { shown: shown && coveredTarget(shown, targets), whole: isAll ? null : coveredTarget(whole, targets) }
}

/** Null where a day has no target: sales of more days than the target would flatter. */
function coveredTarget(days: DateRange, targets: readonly Targets[]): Exact | null {
  const { value } = targetOfAll(days, targets)
  return value && value.uncoveredDays === 0 ? value.target : null
}

/**
 * The targets of everything; where a period has none, the sum of those of the values, if every value with rows in it has one: sales of others
 * would flatter.
 */
async function ofEverything(
  target: TargetPlan,
  byValue: ReadonlyMap<string | null, readonly Targets[]>,
  left: ReadonlySet<string> | null,
  charted: Charted,
  context: BoardContext,
  run: Run
): Promise<Told[]> {
  const ofAll = left === null ? (byValue.get(null) ?? []) : []
  const own = charted.periods.map((period) => of(period, ofAll))
  const values = [...byValue.keys()].filter((value) => value !== null && (left === null || left.has(value)))
  const isWhole = own.every(({ shown }, index) => shown !== null || charted.periods[index]?.shown === null)
  if (values.length === 0 || (ofAll.length > 0 && isWhole)) return own
  const rowsIn = await valuesWithRows(target, values, charted, context, run)
  if (rowsIn === null) return own
  return charted.periods.map((period, index) => {
    const one = own[index]
    if (one && (one.shown ?? one.whole) !== null) return one
    const sold = rowsIn.get(period.whole.from) ?? new Set<number>()
    // The place behind the last value is that of all others.
    if (sold.has(values.length)) return { shown: null, whole: null }
    const each = values.map((value) => byValue.get(value) ?? [])
    const sum = (days: DateRange) => summed(each, days, sold)
    const isAll = period.shown?.from === period.whole.from && period.shown.to === period.whole.to
    return { shown: period.shown && sum(period.shown), whole: isAll ? null : sum(period.whole) }
  })
}

/** Null where one of them has rows and no target, or a target on some of the days only. */
function summed(each: readonly (readonly Targets[])[], days: DateRange, sold: ReadonlySet<number>): Exact | null {
  let sum: Exact | null = null
  for (const [place, targets] of each.entries()) {
    const { value } = targetOfAll(days, targets)
    if (value === null && !sold.has(place)) continue
    if (value === null || value.uncoveredDays > 0) return null
    sum = add(sum ?? zero, value.target)
  }
  return sum
}

/** Which of the values have rows in each period, by its first day and their places; null: the dataset lacks the column. */
async function valuesWithRows(
  { dimension }: TargetPlan,
  values: readonly (string | null)[],
  { range, asked }: Charted,
  { dataset, columns, where }: BoardContext,
  run: Run
): Promise<ReadonlyMap<string, ReadonlySet<number>> | null> {
  const column = dimension && columns(dimension)
  if (!column) return null
  const counted = during(allRows, range)
  const rows = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where: [...where, { kind: 'during', ranges: [range] }],
      keys: [asked.key, { kind: 'place', column, values: [...values] }],
      measures: [counted]
    },
    run
  )
  const found = new Map<string, Set<number>>()
  for (const { keys, facts } of rows) {
    const from = asked.label(keys[0] ?? null)
    if (from === null || countOf(facts(counted)) === 0) continue
    found.set(from, (found.get(from) ?? new Set()).add(Number(keys[1])))
  }
  return found
}

function textsOf(line: readonly Told[], { plan, isSummed }: Charted): TargetLine['lines'][number] {
  if (!isSummed) {
    return {
      shown: line.map(({ shown }) => valueTextOrNull(shown, plan.unit)),
      whole: line.map(({ whole }) => valueTextOrNull(whole, plan.unit))
    }
  }
  // From the first period without a target on there is no sum of them.
  let sum: Exact | null = zero
  const shown = line.map((one) => {
    sum = sum && one.shown && add(sum, one.shown)
    return sum && valueText(sum, plan.unit)
  })
  return { shown, whole: line.map(() => null) }
}
