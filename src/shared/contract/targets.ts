/** Part of explore: the targets of a dataset. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { StoredPlan, TargetPlan } from '../domain/targets/plan'

const tags = ['explore']

export const targets = {
  /** By name. */
  targets: oc
    .route({ method: 'GET', path: '/targets/{dataset}', tags, summary: 'Plans of targets of a dataset' })
    .input(z.object({ dataset: z.string() }))
    .output(z.array(StoredPlan)),
  saveTargets: oc
    .route({ method: 'PUT', path: '/targets/{dataset}', tags, summary: 'Save a plan; it takes the place of one' })
    .input(
      z.object({
        dataset: z.string(),
        plan: TargetPlan,
        /** The name of the plan in whose place it comes; absent: only the one of its own name. */
        replaces: z.string().optional()
      })
    )
    .output(StoredPlan),
  removeTargets: oc
    .route({ method: 'DELETE', path: '/targets/{dataset}/{plan}', tags, summary: 'Remove a plan of targets' })
    .input(z.object({ dataset: z.string(), plan: z.string() }))
    .output(z.object({}))
}
