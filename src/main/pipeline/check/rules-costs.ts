/** Lines of the score as rules whose rows can be looked at. */
import type { Rule, RuleCheck } from '../../../shared/domain/rules'

/**
 * The rule whose broken rows are those behind a cost; null for costs whose rows only the check itself knows.
 * @param rules of the dataset
 */
export function ruleOfCost(costId: string, rules: readonly Rule[], todayIso: string): Rule | null {
  const at = costId.indexOf(':')
  const [kind, subject] = at < 0 ? [costId, ''] : [costId.slice(0, at), costId.slice(at + 1)]
  if (kind === 'rule') return rules.find(({ id }) => id === subject) ?? null
  const check = checkOf(kind, subject, todayIso)
  return check && { id: costId, name: '', enabled: true, severity: 'warning', check }
}

function checkOf(kind: string, column: string, todayIso: string): RuleCheck | null {
  if (column === '') return null
  switch (kind) {
    case 'missing-values':
    case 'empty-column':
      return { kind: 'not-null', column }
    case 'future-dates':
      return { kind: 'range', column, min: null, max: todayIso }
    default:
      return null
  }
}
