import { useMemo } from 'react'
import type { IngestPlan } from '../../../../shared/contract/cluster'
import type { EditedSpec } from '../../../../shared/domain/destination'
import { checkEdited, type EditedCheck } from '../../../../shared/domain/druid/check-edited'
import { isEdited, rebasedEdit } from '../../../../shared/domain/druid/rebase-edited'
import { useWizard } from '../../../state/wizard'

export interface Edit {
  readonly edited: EditedSpec
  readonly check: EditedCheck
  /** The form has changed the same places since. */
  readonly isConflicting: boolean
  /** The text says otherwise than the generated one. */
  readonly isChanged: boolean
  readonly isUsable: boolean
}

/** The spec as a person edited it, on what the plan makes now; null where nothing is edited. */
export function useEdit(plan: IngestPlan | null): Edit | null {
  const edited = useWizard((state) => state.edited)
  return useMemo(() => {
    if (edited === null || plan === null || plan.spec === '') return null
    const rebased = rebasedEdit(edited, plan.form.method, plan)
    if (rebased === null) return null
    const check = checkEdited(rebased.edited, plan.form.method, plan.form.dataSource)
    return {
      ...rebased,
      check,
      isChanged: isEdited(rebased.edited),
      isUsable: !check.problems.some(({ severity }) => severity === 'error')
    }
  }, [edited, plan])
}
