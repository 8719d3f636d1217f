import i18next from 'i18next'
import { isErrorCode, sentenceOf } from '../../shared/errors'
import { errorSentencesDe } from './de/error-sentences'

interface ErrorLike {
  readonly code: string
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

/** What happened, where, and what to do next, in the person's language: by code, else the core's own sentence. */
export function errorSentence(error: ErrorLike): string {
  const { code, details } = error
  if (code === 'host.unreachable') return i18next.t('errors:unreachable')
  if (!isErrorCode(code)) return error.message || i18next.t('errors:unknown')
  if (!i18next.language.startsWith('de')) return error.message || sentenceOf(code, details)
  return errorSentencesDe[code].replace(
    /\{(\w+)(?:\|([^}]*))?\}/g,
    (_all, name: string, otherwise: string | undefined) => {
      const value = details[name]
      return value === undefined || value === null ? (otherwise ?? '…') : String(value)
    }
  )
}
