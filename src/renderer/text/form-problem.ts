import i18next from 'i18next'
import type { IngestPlan } from '../../shared/contract/cluster'
import { type FormReason, filledSentence } from '../../shared/domain/druid/form-problem'
import { formReasonsDe } from './de/form-reasons'

/** What is wrong with a form of ingestion, as a sentence in the person's language. */
export function formProblemSentence({ reason, message, details }: IngestPlan['problems'][number]): string {
  const german = formReasonsDe[reason as FormReason] as string | undefined
  const isGerman = i18next.language.startsWith('de')
  const text = isGerman && german !== undefined ? filledSentence(german, details) : message
  return `${text.charAt(0).toLocaleUpperCase(i18next.language)}${text.slice(1)}.`
}
