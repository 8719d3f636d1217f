/** Lines of the score as rules whose rows can be looked at. */
import type { CheckReport } from '../../../shared/domain/check-report'
import type { Reading } from '../../../shared/domain/column-type'
import type { Rule } from '../../../shared/domain/rules'

/**
 * The rule whose broken rows are those behind a cost; null for a finding, whose rows the check knows. A few missing values are no finding of
 * their own, but their rows are those that break `not-null`.
 * @param rules of the dataset
 */
export function ruleOfCost(costId: string, rules: readonly Rule[]): Rule | null {
  const { kind, subject } = partsOf(costId)
  if (kind === 'rule') return rules.find(({ id }) => id === subject) ?? null
  return kind === 'missing-values' || kind === 'empty-column' ? neverEmpty(costId, subject) : null
}

function partsOf(costId: string): { readonly kind: string; readonly subject: string } {
  const at = costId.indexOf(':')
  return at < 0 ? { kind: costId, subject: '' } : { kind: costId.slice(0, at), subject: costId.slice(at + 1) }
}

/** A rule of the moment: the column is never empty. */
export function neverEmpty(id: string, column: string): Rule {
  return { id, name: '', enabled: true, severity: 'warning', check: { kind: 'not-null', column } }
}

/**
 * Of a cost about dates written in several ways the reading that knows the first way only: the values of the others are empty under it. Null for
 * every other cost.
 */
export function mixedReading(costId: string, report: CheckReport): Reading | null {
  const { kind, subject } = partsOf(costId)
  if (kind !== 'mixed-formats') return null
  const reading = report.columns.find(({ name }) => name === subject)?.reading
  if (reading?.format?.kind !== 'date') return null
  return {
    ...reading,
    onInvalid: 'empty',
    format: { ...reading.format, patterns: reading.format.patterns.slice(0, 1) }
  }
}
