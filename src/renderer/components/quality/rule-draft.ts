/** Rules on their way through the form. */
import { type Column, isNumeric, isTemporal } from '../../../shared/domain/column-type'
import type { Rule, RuleCheck, RuleKind } from '../../../shared/domain/rules'

export const ruleKinds: readonly RuleKind[] = [
  'not-null',
  'unique',
  'range',
  'set',
  'pattern',
  'reference',
  'freshness',
  'row-count',
  'sum',
  'expression'
]

/** Columns that a kind of rule can be about. */
export function columnsFor(kind: RuleKind, columns: readonly Column[]): string[] {
  const fits = ({ type }: Column) => {
    switch (kind) {
      case 'range':
        return isNumeric(type) || isTemporal(type)
      case 'pattern':
        return type.kind === 'string'
      case 'freshness':
        return isTemporal(type)
      case 'sum':
        return isNumeric(type)
      case 'set':
      case 'reference':
        return type.kind !== 'double' && type.kind !== 'timestamp'
      default:
        return true
    }
  }
  return columns.filter(fits).map(({ name }) => name)
}

/** An empty rule of a kind; it keeps the column of the rule it replaces where that can be. */
export function emptyCheck(kind: RuleKind, columns: readonly Column[], before: RuleCheck | null): RuleCheck {
  const can = columnsFor(kind, columns)
  const old = before === null ? undefined : 'column' in before ? before.column : undefined
  const column = old !== undefined && can.includes(old) ? old : (can[0] ?? '')
  switch (kind) {
    case 'not-null':
      return { kind, column }
    case 'unique':
      return { kind, columns: column === '' ? [] : [column] }
    case 'range':
      return { kind, column, min: null, max: null }
    case 'set':
      return { kind, column, values: [] }
    case 'pattern':
      return { kind, column, pattern: '' }
    case 'reference':
      return { kind, column, to: { kind: 'list', values: [] } }
    case 'freshness':
      return { kind, column, days: 31 }
    case 'row-count':
      return { kind, min: null, max: null, percent: 30 }
    case 'sum':
      return { kind, column, percent: 30, loads: 1 }
    case 'expression':
      return { kind, expression: '' }
  }
}

/** Whether all is said that the rule needs. */
export function isCompleteRule({ check }: Rule): boolean {
  switch (check.kind) {
    case 'not-null':
    case 'freshness':
    case 'sum':
      return check.column !== ''
    case 'unique':
      return check.columns.length > 0
    case 'range':
      return check.column !== '' && (check.min !== null || check.max !== null)
    case 'set':
      return check.column !== '' && check.values.length > 0
    case 'pattern':
      return check.column !== '' && check.pattern !== ''
    case 'reference':
      if (check.column === '') return false
      return check.to.kind === 'list' ? check.to.values.length > 0 : check.to.dataset !== '' && check.to.column !== ''
    case 'row-count':
      return check.min !== null || check.max !== null || check.percent !== null
    case 'expression':
      return check.expression.trim() !== ''
  }
}

/** An id that no rule has yet. */
export function newRuleId(): string {
  return `r${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`
}
