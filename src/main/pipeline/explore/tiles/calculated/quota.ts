/** Sales so far against the target of these days, and of the whole period. */
import type { MetricPlan } from '../../../../../shared/domain/query/metrics'
import type { TargetPlan } from '../../../../../shared/domain/targets/plan'
import type { BoardContext } from '../../board-context'
import type { Run } from '../../facts'
import { totalAttained, valuesLeft } from '../targets/attained'
import { amountPart, countPart, ratioPart } from './parts'
import { ratioOf, type Worked } from './worked'

/** @param target null: the dataset has no targets */
export async function quota(
  target: TargetPlan | null,
  plan: MetricPlan,
  context: BoardContext,
  run: Run
): Promise<Worked> {
  const { range } = context
  const nothing = { value: null, range, used: 0, all: 0 }
  if (!target || !range) return { ...nothing, reason: 'no-target' }
  const left = valuesLeft(target, context)
  if (left === 'other') return { ...nothing, reason: 'target-filtered' }
  const { used, all, soFar, whole, values } = await totalAttained(target, plan, context, range, left, run)
  const { value } = soFar
  return {
    used,
    all,
    range,
    value: ratioOf(value?.rate ?? null),
    reason: soFar.noFigure,
    parts: [
      { part: 'plan', value: target.name, unit: 'text' },
      ...amountPart('sales', value?.sales ?? null, plan.unit),
      ...amountPart('target', value?.target ?? null, plan.unit),
      ...amountPart('gap', value?.gap ?? null, plan.unit),
      ...amountPart('wholeTarget', whole?.value?.target ?? null, plan.unit),
      ...ratioPart('wholeRate', whole?.value?.rate ?? null),
      ...(values === null ? [] : countPart('withTarget', values))
    ]
  }
}
