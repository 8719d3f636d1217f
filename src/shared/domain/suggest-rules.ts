/** Rules that a file's own data propose: what holds for every row now is likely meant to hold next month. */
import type { ColumnReport } from './check-report'
import { isNumeric } from './column-type'
import { compare, exactOf } from './exact'
import type { Role, RoleAssignment } from './role'
import type { Rule, RuleCheck } from './rules'
import { dayBefore } from './rules-of-file'

const leastRows = 20
const mostValues = 10
/** A value of a set occurs so often on average: a handful of rows proves no set. */
const rowsPerValue = 8
const staleDays = 45

/**
 * Proposals, the ones about columns with a business meaning first; those that a dataset has already are left out.
 * @param hasLoad whether there is a last load to compare with
 * @param todayIso the day of the load, `2024-03-09`
 */
export function suggestRules(
  columns: readonly ColumnReport[],
  roles: RoleAssignment,
  known: readonly Rule[],
  hasLoad: boolean,
  todayIso: string
): Rule[] {
  const meant = new Set(Object.values(roles))
  const ranked = [...columns].sort((a, b) => Number(meant.has(b.name)) - Number(meant.has(a.name)))
  const checks = [
    ...ranked.flatMap((column) => keyChecks(column)),
    ...ranked.flatMap((column) => setChecks(column)),
    ...ranked.flatMap((column) => rangeChecks(column, roles)),
    ...ranked.flatMap((column) => filledChecks(column, meant)),
    ...fileChecks(columns, roles, hasLoad, todayIso)
  ]
  const there = new Set(known.map(({ check }) => subjectOf(check)))
  return checks
    .filter((check) => !there.has(subjectOf(check)))
    .map((check) => ({ id: `proposed ${subjectOf(check)}`, name: '', enabled: true, severity: 'warning', check }))
}

/** Two rules with the same subject ask for the same thing, if not in the same measure. */
function subjectOf(check: RuleCheck): string {
  if (check.kind === 'unique') return `unique ${[...check.columns].sort().join(' + ')}`
  return 'column' in check ? `${check.kind} ${check.column}` : check.kind
}

const isTold = ({ rowCount, state, invalidCount }: ColumnReport) =>
  rowCount >= leastRows && state !== 'ambiguous' && invalidCount === 0

function keyChecks(column: ColumnReport): RuleCheck[] {
  const { reading, distinct, validCount, rowCount, name } = column
  const canBeKey = reading.type.kind === 'string' || reading.type.kind === 'long'
  const isKey = isTold(column) && canBeKey && distinct.exact && distinct.count === validCount && validCount === rowCount
  // A number that is different in every row may be an amount; a key is not negative.
  if (!isKey || (reading.type.kind === 'long' && (column.min ?? '').startsWith('-'))) return []
  return [{ kind: 'unique', columns: [name] }]
}

function setChecks(column: ColumnReport): RuleCheck[] {
  const { reading, distinct, validCount, top, name } = column
  const isSet =
    isTold(column) &&
    reading.type.kind === 'string' &&
    distinct.exact &&
    distinct.count > 1 &&
    distinct.count <= mostValues &&
    top.length === distinct.count &&
    validCount >= distinct.count * rowsPerValue
  return isSet ? [{ kind: 'set', column: name, values: top.map(({ value }) => value).sort() }] : []
}

const amounts: readonly Role[] = ['quantity', 'unitPrice', 'unitCost', 'cost', 'revenue', 'discount']

function rangeChecks(column: ColumnReport, roles: RoleAssignment): RuleCheck[] {
  const { reading, name } = column
  const [min, max] = [exactOf(column.min), exactOf(column.max)]
  if (!isTold(column) || !isNumeric(reading.type) || min === null || max === null || min.digits < 0n) return []
  const isShare = compare(max, { digits: 1n, scale: 0 }) <= 0 && reading.type.kind !== 'long'
  const isPercent = reading.format?.kind === 'number' && reading.format.percent
  if (isShare) return [{ kind: 'range', column: name, min: '0', max: '1' }]
  if (isPercent && compare(max, { digits: 100n, scale: 0 }) <= 0) {
    return [{ kind: 'range', column: name, min: '0', max: '100' }]
  }
  const isAmount = amounts.some((role) => roles[role] === name)
  return isAmount || reading.type.kind === 'decimal' ? [{ kind: 'range', column: name, min: '0', max: null }] : []
}

function filledChecks(column: ColumnReport, meant: ReadonlySet<string | undefined>): RuleCheck[] {
  if (!isTold(column) || column.nullCount > 0) return []
  // Every column that happens to be full would be a long list: those that mean something will do, and keys.
  const isKey = column.distinct.exact && column.distinct.count === column.validCount
  return meant.has(column.name) || isKey ? [{ kind: 'not-null', column: column.name }] : []
}

function fileChecks(
  columns: readonly ColumnReport[],
  roles: RoleAssignment,
  hasLoad: boolean,
  todayIso: string
): RuleCheck[] {
  const date = columns.find(({ name }) => name === roles.orderDate)
  const checks: RuleCheck[] = []
  // A file that is old already proposes nothing that it would break.
  const isFresh = (date?.max ?? '').slice(0, 10) >= dayBefore(todayIso, staleDays)
  if (date && isTold(date) && isFresh) checks.push({ kind: 'freshness', column: date.name, days: staleDays })
  if (!hasLoad) return checks
  checks.push({ kind: 'row-count', min: null, max: null, percent: 50 })
  if (roles.revenue !== undefined && columns.some(({ name }) => name === roles.revenue)) {
    checks.push({ kind: 'sum', column: roles.revenue, percent: 50, loads: 3 })
  }
  return checks
}
