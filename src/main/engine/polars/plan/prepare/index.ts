/** Passes of their own that stages need before a recipe can run in one go, in order, because one depends on those before it. */
import type { CheckedStep } from '../../../../../shared/domain/recipe-schema'
import { prepareCodes } from './codes'
import type { Preparing } from './context'
import { prepareMeanings } from './meanings'
import { preparePrevious } from './previous'
import { prepareRepeats } from './repeats'

export { emptyInputs, type Preparing } from './context'

/** Whether a step needs a pass over the rows before it. */
export function needsPass(step: CheckedStep): boolean {
  switch (step.kind) {
    case 'deduplicate':
    case 'retype':
    case 'hash':
      return true
    case 'fill':
      return step.with.kind === 'previous'
    default:
      return false
  }
}

/** Makes what the stages need and adds it to `preparing.inputs`. */
export async function prepareStages(preparing: Preparing, onStage?: (at: number, of: number) => void): Promise<void> {
  for (const [at, { step }] of preparing.walked.stages.entries()) {
    preparing.check()
    await prepareStage(preparing, at, step)
    onStage?.(at, preparing.walked.stages.length)
  }
}

/** Makes what one stage needs; the stages before it have what they need. */
export async function prepareStage(preparing: Preparing, at: number, step: CheckedStep): Promise<void> {
  if (!needsPass(step)) return
  switch (step.kind) {
    case 'deduplicate':
      return prepareRepeats(preparing, at, step.by, step.keep ?? 'first')
    case 'retype':
      return prepareMeanings(preparing, at, step)
    case 'hash':
      return prepareCodes(preparing, at, step)
    case 'fill':
      return preparePrevious(preparing, at, step)
    default:
      return
  }
}
