import type { QualityDimension } from '../../../../shared/domain/check-report'
import type { Reading } from '../../../../shared/domain/column-type'
import type { JobState } from '../../../../shared/domain/job'
import type { LoadMode } from '../../../../shared/domain/load-mode'
import type { Step } from '../../../../shared/domain/recipe'
import type { Rule, RuleOutcome } from '../../../../shared/domain/rules'
import { shownValue } from '../../../components/parity'
import { useMeasureWords } from '../../../components/parity/measure-words'
import { useRuleWords } from '../../../components/quality/rule-words'
import { useText } from '../../../text'
import { useDescribeReading } from '../../check/describe-reading'
import { stepSays, stepTitle } from '../../shape/step-words'

/** All words that a printed receipt needs, in the person's language. */
export function useReceiptWords() {
  const { t, i18n } = useText('receipt')
  const { t: tj } = useText('jobs')
  const { t: ts } = useText('shape')
  const { t: tc } = useText('check')
  const { t: tr } = useText('rules')
  const { t: tb } = useText('board')
  const measure = useMeasureWords()
  const reading = useDescribeReading()
  const rule = useRuleWords()
  return {
    t,
    measure: (name: string) => (name === 'rows of other months' ? t('otherMonths') : measure(name)),
    amount: shownValue,
    reading: (one: Reading) => reading(one),
    rule: (one: Rule) => rule(one),
    ruleState: (state: RuleOutcome['state']) => tr(`state.${state}`),
    state: (state: JobState) => tj(`state.${state}`),
    mode: (mode: LoadMode) => tj(`modes.${mode}`),
    timing: (step: string) => (i18n.exists(`jobs:step.${step}`) ? tj(`step.${step}` as 'step.shape') : step),
    dimension: (one: QualityDimension) => tc(`quality.dimensions.${one}`),
    role: (role: string) => (i18n.exists(`board:roles.${role}`) ? tb(`roles.${role}` as 'roles.revenue') : role),
    /** Never the secret of a step that replaces values by codes. */
    step: (step: Step) => {
      const said = `${stepTitle(step, ts)}: ${stepSays(step, ts)}`
      return step.enabled ? said : t('stepOff', { step: said })
    }
  }
}

export type ReceiptWords = ReturnType<typeof useReceiptWords>
