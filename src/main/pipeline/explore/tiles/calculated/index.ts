/** Numbers that are worked out: of the months or days of a metric, or of what each customer or product did. */
import type { Calculation, NumberTile, SpecOf, Unit } from '../../../../../shared/domain/board'
import { metricDefinitions } from '../../../../../shared/domain/query/metric-definitions'
import type { MetricPlan } from '../../../../../shared/domain/query/metrics'
import type { Role } from '../../../../../shared/domain/role'
import { type BoardContext, baseOf, emptyBase, planFor } from '../../board-context'
import type { Run } from '../../facts'
import { valueTextOrNull } from '../../value-text'
import { planOf } from '../targets/attained'
import { concentrated, isConcentration } from './concentrated'
import { isOfCustomers, ofCustomers } from './customers'
import { likeForLike } from './like-for-like'
import { quota } from './quota'
import { ofTime } from './time'
import type { Worked } from './worked'

const ratios: ReadonlySet<Calculation> = new Set<Calculation>([
  'month-growth',
  'year-over-year',
  'year-growth',
  'cagr',
  'concentration',
  'top-10-share',
  'repeat-rate',
  'same-store-growth',
  'quota-attainment'
])

function unitOf({ calculation, metric }: SpecOf<'calculated'>): Unit {
  if (ratios.has(calculation)) return 'ratio'
  if (calculation === 'lifetime-value') return 'money'
  return isOfCustomers(calculation) ? 'count' : metricDefinitions[metric].unit
}

/** Whose growth is told like for like. */
export function dimensionOf({ calculation, dimension = 'customer' }: SpecOf<'calculated'>): Role | null {
  return calculation === 'same-store-growth' ? dimension : null
}

/** Roles that a calculation needs beside those of its metric. */
export function rolesOfCalculation(spec: SpecOf<'calculated'>): Role[] {
  const { calculation } = spec
  const dimension = dimensionOf(spec)
  if (dimension !== null) return [dimension]
  if (calculation === 'repeat-rate') return ['customer', 'orderId']
  if (calculation === 'lifetime-value') return ['customer', 'orderId', 'revenue']
  return isOfCustomers(calculation) || isConcentration(calculation) ? ['customer'] : []
}

/** What is too wide for a calculation is a matter of its own tile. */
export async function calculatedTile(spec: SpecOf<'calculated'>, context: BoardContext, run: Run): Promise<NumberTile> {
  const { calculation } = spec
  // A target is of the metric of its plan.
  const target = calculation === 'quota-attainment' ? planOf(spec, context) : null
  const metric = target?.metric ?? spec.metric
  const unit = unitOf(spec)
  const dimension = dimensionOf(spec)
  const head = {
    kind: 'number',
    metric,
    unit,
    span: 'range',
    calculation,
    spark: [] as NumberTile['spark'],
    ...(dimension && { dimension })
  } as const
  const nothing = { range: null, value: null, reason: null, comparison: null }
  // A lifetime value is of money whatever the metric is.
  const needed = calculation === 'lifetime-value' ? (['margin', metric] as const) : [metric]
  const planned = needed.map((one) => planFor(context, one))
  const plan = planned.every((one) => one.plan) ? planned.at(-1)?.plan : null
  const missing: Role[] = [
    ...planned.flatMap(({ lacks }) => lacks),
    ...(context.range ? [] : ['orderDate' as const]),
    ...rolesOfCalculation(spec).filter((role) => !context.columns(role))
  ]
  if (!plan || missing.length > 0) return { ...head, ...emptyBase(context, spec, missing), ...nothing }
  const worked = await (calculation === 'quota-attainment'
    ? quota(target, plan, context, run)
    : workedOut(spec, plan, context, run))
  return {
    ...head,
    ...baseOf(context, spec, worked.used, worked.all),
    range: worked.range,
    value: valueTextOrNull(worked.value, unit),
    reason: worked.reason,
    comparison: worked.comparison ?? null,
    ...(worked.parts?.length && { parts: [...worked.parts] })
  }
}

function workedOut(spec: SpecOf<'calculated'>, plan: MetricPlan, context: BoardContext, run: Run): Promise<Worked> {
  const { calculation } = spec
  const dimension = dimensionOf(spec)
  const column = dimension && context.columns(dimension)
  if (column) return likeForLike(spec, column, plan, context, run)
  if (isOfCustomers(calculation)) return ofCustomers(calculation, spec, context, run)
  return isConcentration(calculation)
    ? concentrated(calculation, plan, context, run)
    : ofTime(calculation, plan, context, run)
}
