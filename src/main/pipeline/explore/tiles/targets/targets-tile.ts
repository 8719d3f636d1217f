/** Sales against targets, by the dimension of the plan or by month. */
import type { DateRange, SpecOf, TargetsTile } from '../../../../../shared/domain/board'
import { exactOf } from '../../../../../shared/domain/exact'
import { byLabel } from '../../../../../shared/domain/kpi/order'
import { targetOfAll } from '../../../../../shared/domain/kpi/quota'
import { metricDefinitions } from '../../../../../shared/domain/query/metric-definitions'
import type { MetricPlan } from '../../../../../shared/domain/query/metrics'
import { type TargetPlan, targetsByValue } from '../../../../../shared/domain/targets/plan'
import { type BoardContext, baseOf, emptyBase, planFor } from '../../board-context'
import type { Run } from '../../facts'
import { boardPeriods, periodKey } from '../../period-keys'
import { valueText } from '../../value-text'
import { type Attained, attained, planOf, salesBy, totalAttained, valuesLeft, wholeOf } from './attained'

type Row = TargetsTile['rows'][number]

export async function targetsTile(spec: SpecOf<'targets'>, context: BoardContext, run: Run): Promise<TargetsTile> {
  const target = planOf(spec, context)
  const metric = target?.metric ?? spec.metric
  const { unit } = metricDefinitions[metric]
  const { range } = context
  const head = {
    kind: 'targets',
    plan: target?.name ?? null,
    metric,
    unit,
    dimension: target?.dimension ?? null,
    range,
    whole: wholeOf(context)
  } as const
  const nothing = { reason: null, rows: [], total: null, withoutTarget: 0 }
  const { plan, lacks } = planFor(context, metric)
  const column = target?.dimension ? context.columns(target.dimension) : null
  const missing = [
    ...lacks,
    ...(range ? [] : ['orderDate' as const]),
    ...(target?.dimension && !column ? [target.dimension] : [])
  ]
  if (!plan || !range || missing.length > 0) return { ...head, ...emptyBase(context, spec, missing), ...nothing }
  const left = target && valuesLeft(target, context)
  if (!target || left === 'other') {
    return { ...head, ...baseOf(context, spec, 0, 0), ...nothing, reason: target ? 'target-filtered' : 'no-target' }
  }
  const [total, found] = await Promise.all([
    totalAttained(target, plan, context, range, left, run),
    column
      ? byDimension(target, plan, { kind: 'value', column }, context, range, left, run)
      : byMonth(target, plan, context, range, run)
  ])
  const hasNone = found.rows.length === 0 && total.soFar.value === null
  return {
    ...head,
    ...baseOf(context, spec, total.used, total.all),
    reason: hasNone ? 'no-target' : null,
    rows: found.rows,
    withoutTarget: found.withoutTarget,
    total: found.rows.length === 0 && total.soFar.value === null ? null : cellsOf(total, plan)
  }
}

function cellsOf({ sales, soFar, whole }: Attained, { unit }: MetricPlan): Omit<Row, 'label'> {
  const { value } = soFar
  return {
    sales: sales && valueText(sales, unit),
    target: value && valueText(value.target, unit),
    attainment: value?.rate ?? null,
    gap: value && valueText(value.gap, unit),
    wholeTarget: whole?.value ? valueText(whole.value.target, unit) : null,
    wholeAttainment: whole?.value?.rate ?? null,
    noNumber: soFar.noFigure
  }
}

interface Found {
  readonly rows: Row[]
  readonly withoutTarget: number
}

async function byDimension(
  target: TargetPlan,
  plan: MetricPlan,
  key: Parameters<typeof salesBy>[0],
  context: BoardContext,
  range: DateRange,
  left: ReadonlySet<string> | null,
  run: Run
): Promise<Found> {
  const sales = await salesBy(key, plan, context, range, run)
  const whole = wholeOf(context)
  const byValue = targetsByValue(target, context.dataset.calendar)
  const rows = [...byValue].flatMap(([label, targets]): Row[] => {
    if (label === null || (left && !left.has(label)) || targetOfAll(range, targets).value === null) return []
    // Who has a target and no sales has sold nothing.
    const sold = sales.get(label) ?? exactOf(0)
    return [{ label, ...cellsOf(attained(sold, targets, range, whole), plan) }]
  })
  const known = new Set<string | null>(rows.map(({ label }) => label))
  const withoutTarget = [...sales.keys()].filter((label) => !known.has(label)).length
  return {
    rows: rows.sort((a, b) => (b.attainment ?? -1) - (a.attainment ?? -1) || byLabel(a.label, b.label)),
    withoutTarget
  }
}

async function byMonth(
  target: TargetPlan,
  plan: MetricPlan,
  context: BoardContext,
  range: DateRange,
  run: Run
): Promise<Found> {
  const asked = periodKey('month', [range], context)
  const sales = await salesBy(asked.key, plan, context, range, run)
  const byFirstDay = new Map([...sales].map(([cell, value]) => [asked.label(cell), value]))
  const targets = targetsByValue(target, context.dataset.calendar).get(null) ?? []
  const rows = boardPeriods(range, 'month', context).flatMap(({ from, to }): Row[] => {
    const within = { from: from < range.from ? range.from : from, to: to > range.to ? range.to : to }
    if (targetOfAll(within, targets).value === null) return []
    const whole = within.to < to ? { from, to } : null
    return [{ label: from, ...cellsOf(attained(byFirstDay.get(from) ?? null, targets, within, whole), plan) }]
  })
  return { rows, withoutTarget: 0 }
}
