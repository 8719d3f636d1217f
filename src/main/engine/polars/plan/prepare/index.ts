/** What stages need before a recipe can run in one go, in order, because one depends on those before it: passes of their own, most of them. */
import type { CheckedStep } from '../../../../../shared/domain/recipe-schema'
import { prepareCodes } from './codes'
import type { Preparing } from './context'
import { prepareMeanings } from './meanings'
import { preparePrevious } from './previous'
import { prepareRepeats } from './repeats'
import { prepareTexts } from './texts'

export { emptyInputs, type KnownTexts, type Preparing } from './context'

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
  switch (step.kind) {
    case 'trim':
    case 'case':
    case 'replace':
    case 'mask':
    case 'map':
      return prepareTexts(preparing, at, step)
    case 'deduplicate':
      return prepareRepeats(preparing, at, step.by, step.keep ?? 'first')
    case 'retype':
      return prepareMeanings(preparing, at, step)
    case 'hash':
      return prepareCodes(preparing, at, step)
    case 'fill':
      return step.with.kind === 'previous' ? preparePrevious(preparing, at, step) : undefined
    default:
      return
  }
}
