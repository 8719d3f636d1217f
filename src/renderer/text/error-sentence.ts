import i18next from 'i18next'
import { type TextProblem, type TextReason, textProblemText } from '../../shared/domain/druid/check-text'
import type { FormReason } from '../../shared/domain/druid/form-problem'
import type { ReadOnlyReason } from '../../shared/domain/druid/read-only-sql'
import type { ExpressionReason } from '../../shared/domain/expression/problem'
import { foldText } from '../../shared/domain/job-history'
import type { PatternReason } from '../../shared/domain/pattern/problem'
import type { DialectReason } from '../../shared/domain/sql-dialect/problem'
import { type ErrorCode, isErrorCode, sentenceOf } from '../../shared/errors'
import type { UnreachableReason } from '../../shared/errors/unreachable'
import {
  dialectReasonsDe,
  formReasonsDe,
  onlyMonthsReasonsDe,
  readOnlyReasonsDe,
  textReasonsDe,
  unreachableReasonsDe
} from './de/druid-reasons'
import { errorSentencesDe } from './de/error-sentences'
import { expressionReasonsDe, kindWordsDe, patternReasonsDe, stepReasonsDe } from './de/reasons'

/** Codes of errors whose sentence in the person's language has all the words; English sentences are searched where they are kept. */
export function errorCodesSaying(text: string): string[] {
  const words = foldText(text).split(/\s+/).filter(Boolean)
  if (!i18next.language.startsWith('de') || text.trim().length < leastSearched) return []
  return Object.entries(errorSentencesDe).flatMap(([code, sentence]) => {
    const folded = foldText(sentence)
    return words.every((word) => folded.includes(word)) ? [code] : []
  })
}

/** Shorter ones are in nearly every sentence. */
const leastSearched = 3

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
  const role = roleWord(details.role)
  const named = role === null ? details : { ...details, role }
  if (!i18next.language.startsWith('de')) {
    return role === null && error.message ? error.message : sentenceOf(code, named)
  }
  return filled(errorSentencesDe[code], { ...named, reason: reasonDe(code, details) ?? details.reason })
}

/** What is wrong in the text of an edited spec, in the person's language. */
export function textProblemSentence(problem: Pick<TextProblem, 'reason' | 'details'>): string {
  if (!i18next.language.startsWith('de')) return textProblemText(problem)
  return filled(textReasonsDe[problem.reason], problem.details)
}

/** What is wrong with the form of an ingestion, in the person's language. */
export function formProblemSentence(problem: { reason: string; message: string; details: Details }): string {
  if (!i18next.language.startsWith('de')) return problem.message
  const template: string | undefined = formReasonsDe[problem.reason as FormReason]
  return template === undefined ? problem.message : filled(template, problem.details)
}

/** What a screen calls a role; null where the details name none. */
function roleWord(role: unknown): string | null {
  const key = `board:roles.${String(role)}`
  return typeof role === 'string' && i18next.exists(key) ? i18next.t(key as 'board:roles.revenue') : null
}

type Details = Readonly<Record<string, unknown>>

/** `{name}` and `{name|otherwise}` with the details' values; words for kinds of values in German. */
function filled(template: string, details: Details): string {
  return template.replace(/\{(\w+)(?:\|([^}]*))?\}/g, (_all, name: string, otherwise: string | undefined) => {
    const value = details[name]
    if (value === undefined || value === null) return otherwise ?? '…'
    return kindWordsDe[String(value)] ?? String(value)
  })
}

/** The reason inside of a sentence, by its code; null where it has none. */
function reasonDe(code: ErrorCode, details: Details): string | null {
  const reason = String(details.reasonCode ?? '')
  switch (code) {
    case 'shape.bad-expression': {
      const pattern = patternReasonsDe[String(details.pattern) as PatternReason]
      const template = expressionReasonsDe[reason as ExpressionReason]
      return template === undefined
        ? null
        : filled(template, { ...details, reason: pattern && filled(pattern, details) })
    }
    case 'shape.bad-pattern': {
      const template = patternReasonsDe[reason as PatternReason]
      return template === undefined ? null : filled(template, details)
    }
    case 'druid.bad-form': {
      const template = formReasonsDe[reason as FormReason]
      return template === undefined ? null : filled(template, details)
    }
    case 'load.edited-spec':
    case 'load.edited-protected': {
      const template = textReasonsDe[reason as TextReason]
      return template === undefined ? null : filled(template, details)
    }
    case 'load.only-months':
      return onlyMonthsReasonsDe[reason] ?? null
    case 'explore.read-only': {
      const template = readOnlyReasonsDe[reason as ReadOnlyReason]
      return template === undefined ? null : filled(template, details)
    }
    case 'explore.sql-dialect': {
      const template = dialectReasonsDe[reason as DialectReason]
      return template === undefined ? null : filled(template, details)
    }
    case 'shape.bad-step':
      return stepReasonsDe[reason] ?? null
    case 'druid.unreachable':
      return unreachableReasonsDe[reason as UnreachableReason] ?? null
    default:
      return null
  }
}
