/** Sales of a dataset against a plan of targets. The formula: `shared/domain/kpi/quota.ts`. */
import type { DateRange, SpecOf } from '../../../../../shared/domain/board'
import { add, type Exact } from '../../../../../shared/domain/exact'
import type { Figure } from '../../../../../shared/domain/kpi/figure'
import { type Attainment, attainmentFrom, type Targets, targetOfAll } from '../../../../../shared/domain/kpi/quota'
import { periodWithin } from '../../../../../shared/domain/periods/compare'
import type { MetricPlan } from '../../../../../shared/domain/query/metrics'
import type { Condition, Key } from '../../../../../shared/domain/query/tree'
import { type TargetPlan, targetsByValue } from '../../../../../shared/domain/targets/plan'
import { allRows, type BoardContext, countOf, during, valueDuring } from '../../board-context'
import { askGroups, type Run } from '../../facts'

/** The plan of a tile: that of its name, else the first of its metric, else the first. */
export function planOf(
  { plan, metric }: Pick<SpecOf<'targets'>, 'plan' | 'metric'>,
  { targets }: Pick<BoardContext, 'targets'>
): TargetPlan | null {
  if (plan !== undefined) return targets.find(({ name }) => name === plan) ?? null
  return targets.find((one) => one.metric === metric) ?? targets[0] ?? null
}

export interface Attained {
  readonly sales: Exact | null
  /** Of the days of the range. */
  readonly soFar: Figure<Attainment>
  /** Of the whole period. */
  readonly whole: Figure<Attainment> | null
}

/** What the range is the begin of: the days that were asked for before they were cut at the data, else the period that runs. */
export function wholeOf({ range, asked, dataset, fiscal }: BoardContext): DateRange | null {
  if (range && asked && asked.to > range.to) return asked
  const within = range && periodWithin(range, dataset.calendar, fiscal)
  return within && range && within.to > range.to ? { from: within.from, to: within.to } : null
}

export function attained(
  sales: Exact | null,
  targets: readonly Targets[],
  range: DateRange,
  whole: DateRange | null
): Attained {
  return {
    sales,
    soFar: attainmentFrom(sales, targetOfAll(range, targets)),
    whole: whole && attainmentFrom(sales, targetOfAll(whole, targets))
  }
}

/**
 * Values that the filters of the board leave of the plan's dimension; null: all. `other`: a filter on another column, by which targets are not
 * told.
 */
export function valuesLeft(plan: TargetPlan, { where, columns }: BoardContext): ReadonlySet<string> | null | 'other' {
  const column = plan.dimension && columns(plan.dimension)
  let left: Set<string> | null = null
  for (const condition of where) {
    if (condition.kind !== 'in' || condition.column.name !== column?.name) return 'other'
    const values = condition.values.flatMap((value) => value ?? [])
    left = new Set(left === null ? values : values.filter((value) => left?.has(value)))
  }
  return left
}

export interface TotalAttained extends Attained {
  readonly used: number
  readonly all: number
  /** How many values the target is of; null: it is one of everything together. */
  readonly values: number | null
}

/**
 * Everything against the targets of everything, where the plan has them; else the values that have a target on every day of the range, against
 * the sum of these: sales of others would flatter.
 */
export async function totalAttained(
  target: TargetPlan,
  plan: MetricPlan,
  context: BoardContext,
  range: DateRange,
  left: ReadonlySet<string> | null,
  run: Run
): Promise<TotalAttained> {
  const byValue = targetsByValue(target, context.dataset.calendar)
  const whole = wholeOf(context)
  const covers = (targets: readonly Targets[]) => targetOfAll(range, targets).value?.uncoveredDays === 0
  const ofAll = byValue.get(null)
  if (ofAll && left === null && (covers(ofAll) || byValue.size === 1)) {
    const found = await salesOf(plan, context, [], range, run)
    return { ...attained(found.sales, ofAll, range, whole), ...found, values: null }
  }
  const column = target.dimension && context.columns(target.dimension)
  const values = [...byValue].flatMap(([value, targets]) =>
    value !== null && (left === null || left.has(value)) && covers(targets) ? [{ value, targets }] : []
  )
  const where: Condition[] = column ? [{ kind: 'in', column, values: values.map(({ value }) => value) }] : []
  const found = await salesOf(plan, context, column && values.length > 0 ? where : [], range, run)
  const targets = values.flatMap((one) => one.targets)
  // Of several values at once, a day has one target of each.
  const sum = (days: DateRange) => summed(values.map((one) => targetOfAll(days, one.targets)))
  return {
    ...found,
    soFar: attainmentFrom(found.sales, targets.length === 0 ? targetOfAll(range, []) : sum(range)),
    whole: whole && attainmentFrom(found.sales, sum(whole)),
    values: values.length
  }
}

type Allocated = ReturnType<typeof targetOfAll>

function summed(targets: readonly Allocated[]): Allocated {
  return targets.reduce<Allocated>(
    (sum, { value }) => {
      if (value === null) return sum
      const before = sum.value
      return {
        value: {
          target: before ? add(before.target, value.target) : value.target,
          uncoveredDays: (before?.uncoveredDays ?? 0) + value.uncoveredDays
        },
        noFigure: null
      }
    },
    { value: null, noFigure: 'no-target' }
  )
}

async function salesOf(
  plan: MetricPlan,
  { dataset, where }: BoardContext,
  more: readonly Condition[],
  range: DateRange,
  run: Run
): Promise<{ readonly sales: Exact | null; readonly used: number; readonly all: number }> {
  const [row] = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where: [...where, ...more, { kind: 'during', ranges: [range] }],
      keys: [],
      measures: [allRows, ...plan.measures].map((measure) => during(measure, range))
    },
    run
  )
  if (!row) throw new Error('an aggregate without keys gave no row')
  return {
    sales: valueDuring(plan, row.facts, range),
    used: countOf(row.facts(during(plan.used, range))),
    all: countOf(row.facts(during(allRows, range)))
  }
}

/** Sales by the places of a key. */
export async function salesBy(
  key: Key,
  plan: MetricPlan,
  { dataset, where }: BoardContext,
  range: DateRange,
  run: Run
): Promise<ReadonlyMap<string | null, Exact>> {
  const rows = await askGroups(
    {
      kind: 'group',
      dataset: dataset.name,
      where: [...where, { kind: 'during', ranges: [range] }],
      keys: [key],
      measures: plan.measures.map((measure) => during(measure, range))
    },
    run
  )
  return new Map(
    rows.flatMap(({ keys: [label = null], facts }) => {
      const value = valueDuring(plan, facts, range)
      return value ? [[label, value] as const] : []
    })
  )
}
