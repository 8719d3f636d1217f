/** Lines of the score as rules whose rows can be looked at. */
import type { Rule } from '../../../shared/domain/rules'

/**
 * The rule whose broken rows are those behind a cost; null for a finding, whose rows the check knows. A few missing values are no finding of
 * their own, but their rows are those that break `not-null`.
 * @param rules of the dataset
 */
export function ruleOfCost(costId: string, rules: readonly Rule[]): Rule | null {
  const at = costId.indexOf(':')
  const [kind, subject] = at < 0 ? [costId, ''] : [costId.slice(0, at), costId.slice(at + 1)]
  if (kind === 'rule') return rules.find(({ id }) => id === subject) ?? null
  if (kind !== 'missing-values' && kind !== 'empty-column') return null
  return { id: costId, name: '', enabled: true, severity: 'warning', check: { kind: 'not-null', column: subject } }
}
