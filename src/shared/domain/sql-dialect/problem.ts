/** What of Druid's SQL can't be said to the warehouse of this machine. */
import { AppError } from '../../errors'

export type DialectReason =
  | 'function'
  | 'table'
  | 'unicode-text'
  | 'literal'
  | 'arguments'
  | 'period'
  | 'interval'
  | 'pattern'
  | 'unit'
  | 'zone'
  | 'misnamed'
  | 'interval-unit'
  | 'format'

/** The sentences of the reasons; `{word}` is what was met. */
export const dialectSentences: Readonly<Record<DialectReason, string>> = {
  function: '{word} has no equivalent here',
  table: 'TABLE({word} …) reads from outside of your datasets',
  'unicode-text': 'a text {word} is not read here; write its characters themselves',
  literal: '{word} needs its period, unit, pattern or zone written as a text',
  arguments: '{word} does not take this number of arguments',
  period: "{word} is no period like 'P1D', 'P1M' or 'PT1H'",
  interval: "{word} is no interval like '2024-01-01/P1M'",
  pattern: '{word} in a pattern of times has no equivalent here',
  unit: '{word} is no unit of time for it',
  zone: '{word} is no time zone',
  misnamed: '{word} is the plain year in Druid: write YEAR, or isoyear(…) for the year of the week',
  'interval-unit': 'an INTERVAL in {word} is counted wrongly by Druid: write it in days or months',
  format: 'the format {word} has no equivalent here'
}

/** @param at in the statement, from 0 */
export function noEquivalent(reasonCode: DialectReason, word: string, at: number): AppError {
  const reason = dialectSentences[reasonCode].replace('{word}', word)
  return new AppError('explore.sql-dialect', { reason, reasonCode, word, position: at + 1 })
}
