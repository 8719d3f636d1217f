/** Proposed fixes become part of the recipe by one click, and leave it by another. */
import { useCallback } from 'react'
import type { Fix, StepDraft } from '../../../shared/domain/finding-fix'
import type { Recipe, Step } from '../../../shared/domain/recipe'
import { client } from '../../client'
import { useWizard } from '../../state/wizard'
import { newStepId, withoutStep, withStep } from '../shape/recipe-edits'

export interface Fixes {
  readonly isApplied: (fix: Fix) => boolean
  readonly apply: (fix: Fix) => Promise<void>
  readonly takeBack: (fix: Fix) => void
  /** Adds steps that are no proposal of a finding. */
  readonly addSteps: (steps: readonly StepDraft[]) => Promise<void>
}

/** A step without what the recipe gave it. */
function draftOf({ id: _id, enabled: _enabled, ...draft }: Step): string {
  return JSON.stringify(sorted(draft))
}

const sorted = (value: object) => Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Steps of a recipe that are those of a fix. */
function stepsOf(recipe: Recipe | undefined, drafts: readonly StepDraft[]): Step[] {
  const wanted = new Set(drafts.map((draft) => JSON.stringify(sorted(draft))))
  return (recipe?.steps ?? []).filter((step) => wanted.has(draftOf(step)))
}

/** Fixes of the opened source. The recipe is proposed first where nobody has opened Shape yet. */
export function useFixes(sourceId: string): Fixes {
  const recipe = useWizard((state) => state.draft?.present)
  const chosen = useWizard((state) => state.chosen)
  const addSteps = useCallback(
    async (steps: readonly StepDraft[]) => {
      if (useWizard.getState().draft === null) {
        const { chosen: readings, dataset, takeProposal } = useWizard.getState()
        takeProposal(await client.shape.propose({ sourceId, chosen: [...readings], dataset: dataset || null }))
      }
      const { draft, setRecipe } = useWizard.getState()
      if (draft === null) return
      const next = steps.reduce<Recipe>((made, step) => {
        const whole = { ...step, id: newStepId(made), enabled: true } as Step
        return withStep(made, whole)
      }, draft.present)
      setRecipe(next)
    },
    [sourceId]
  )
  const isApplied = useCallback(
    (fix: Fix) => {
      const { reading } = fix
      if (reading !== null) return chosen.some((one) => JSON.stringify(one) === JSON.stringify(reading))
      return fix.steps.length > 0 && stepsOf(recipe, fix.steps).length >= fix.steps.length
    },
    [recipe, chosen]
  )
  const apply = useCallback(
    async (fix: Fix) => {
      if (fix.reading !== null) useWizard.getState().choose(fix.reading)
      else await addSteps(fix.steps)
    },
    [addSteps]
  )
  const takeBack = useCallback((fix: Fix) => {
    const { draft, setRecipe, unchoose } = useWizard.getState()
    if (fix.reading !== null) unchoose(fix.reading.column)
    else if (draft) {
      const steps = stepsOf(draft.present, fix.steps)
      setRecipe(steps.reduce((made, step) => withoutStep(made, step.id), draft.present))
    }
  }, [])
  return { isApplied, apply, takeBack, addSteps }
}
