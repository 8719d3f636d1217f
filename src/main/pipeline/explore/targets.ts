/** Plans of targets: kept, changed, removed. */
import type { Dataset } from '../../../shared/domain/dataset'
import type { StoredPlan, TargetPlan } from '../../../shared/domain/targets/plan'
import { problemsOf } from '../../../shared/domain/targets/problems'
import { AppError } from '../../../shared/errors'
import type { TargetStore } from '../ports'

export interface TargetsOrder {
  readonly plan: TargetPlan
  readonly replaces?: string | undefined
}

export interface TargetPlans {
  list(dataset: string): StoredPlan[]
  /** @throws AppError `explore.targets-overlap`, `explore.targets-period`, `explore.plan-exists` */
  save(dataset: string, order: TargetsOrder): StoredPlan
  remove(dataset: string, plan: string): Record<string, never>
}

/** @param datasetOf throws for a dataset that is not there */
export function targetPlans(
  store: TargetStore,
  datasetOf: (name: string) => Dataset,
  nowMs: () => number
): TargetPlans {
  return {
    list: (dataset) => store.list(datasetOf(dataset).name),
    save(dataset, { plan, replaces }) {
      const { name, calendar } = datasetOf(dataset)
      const [problem] = problemsOf(
        plan.rows.map((row, index) => ({ ...row, line: index + 1 })),
        calendar
      )
      if (problem) {
        const details = { plan: plan.name, line: problem.line, period: problem.text }
        throw problem.kind === 'overlap'
          ? new AppError('explore.targets-overlap', { ...details, other: problem.other })
          : new AppError('explore.targets-period', details)
      }
      const isTaken = plan.name !== replaces && store.list(name).some((one) => one.plan.name === plan.name)
      if (isTaken && replaces !== undefined) throw new AppError('explore.plan-exists', { plan: plan.name })
      const updatedMs = nowMs()
      store.put(name, plan, updatedMs, replaces ?? null)
      return { plan, updatedMs }
    },
    remove(dataset, plan) {
      store.remove(datasetOf(dataset).name, plan)
      return {}
    }
  }
}
