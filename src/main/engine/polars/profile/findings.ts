/** Findings that need all rows at once: across columns, and of columns with too many different values for the first pass. */
import pl from 'nodejs-polars'
import type { CellExample, ColumnReport, Finding, Severity } from '../../../../shared/domain/check-report'
import { isNumeric } from '../../../../shared/domain/column-type'
import type { CandidateKey } from '../../../../shared/domain/deep-profile'
import { nameTokens } from '../../../../shared/domain/propose-roles'
import type { RoleAssignment } from '../../../../shared/domain/role'
import { timeGaps } from '../../../../shared/domain/time-gaps'
import { type Groups, mergesOf } from '../../../../shared/domain/value-groups'
import { looksLikeNumber, namesThings, outlierFences } from '../../../../shared/domain/value-rules'
import { countsOf } from '../scratch'
import { amountModel } from './amounts'
import { daysOf } from './days'
import { countRepeats, lineKey } from './keys'
import type { ProfileTable } from './table'
import { distinctTexts, fuzzyKeys, groupVariants, lookAlikes, mostTexts } from './texts'

export type Known = {
  readonly columns: readonly ColumnReport[]
  readonly roles: RoleAssignment
  /** Rows that repeat another one wholly. */
  readonly duplicateRows: number
  readonly keys: readonly CandidateKey[]
  /** Exact spread of streamed columns. */
  readonly spreads: ReadonlyMap<string, ColumnReport['spread']>
}

type Values = Finding['values']

/** A finding without examples: its rows are asked for page by page. */
function finding(
  rule: Finding['rule'],
  severity: Severity,
  columns: readonly string[],
  count: number,
  rows: number,
  values: Values
): Finding {
  const examples: CellExample[] = []
  const [column] = columns
  return {
    id: `${rule}:${columns.join('+')}`,
    rule,
    severity,
    column: columns.length === 1 ? (column ?? null) : null,
    ...(columns.length > 1 ? { columns: [...columns] } : {}),
    count,
    share: rows === 0 ? 0 : count / rows,
    examples,
    values
  }
}

const personTokens = new Set([
  'first',
  'last',
  'surname',
  'forename',
  'vorname',
  'nachname',
  'nom',
  'prenom',
  'apellido',
  'firstname',
  'lastname'
])

/** Isabella and Isabelle are two persons: names of people are no typing errors of each other. */
const namesPersons = (column: string) => nameTokens(column).some((token) => personTokens.has(token))

/** A finding about values that should become others. */
function groupFinding(rule: Finding['rule'], severity: Severity, column: string, found: Groups, rows: number): Finding {
  const value = (found.groups[0] ?? []).slice(0, 4).join(' | ')
  const values = { groups: found.groups.length, value }
  return { ...finding(rule, severity, [column], found.count, rows, values), merges: mergesOf(found.groups) }
}

/** Keys that repeat although the rows are not the same. */
export async function duplicateKeys(table: ProfileTable, known: Known): Promise<Finding[]> {
  const found: Finding[] = []
  for (const { columns, repeats } of known.keys) {
    if (repeats > known.duplicateRows && columns.length === 1)
      found.push(finding('duplicate-keys', 'warning', columns, repeats, table.rows, { value: columns.join(' + ') }))
  }
  const key = lineKey(known.columns, known.roles)
  if (key !== null && !known.keys.some(({ columns }) => columns[0] === key[0] && columns.length === 1)) {
    const repeats = await countRepeats(table, key)
    if (repeats > known.duplicateRows && repeats < table.rows / 2)
      found.push(finding('duplicate-keys', 'warning', key, repeats, table.rows, { value: key.join(' + ') }))
  }
  return found
}

/** Findings about one column's texts. */
export async function textFindings(
  table: ProfileTable,
  column: ColumnReport,
  known: Known,
  signal?: AbortSignal
): Promise<Finding[]> {
  const { name } = column
  const isKey = known.roles.orderId === name || namesThings(name)
  const isStreamed = !column.shapes
  const mayRepeat = column.distinct.count > 1 && column.distinct.count <= mostTexts
  if (column.reading.type.kind !== 'string' || !mayRepeat) return []
  const repeats = column.distinct.count <= column.validCount / 2
  if (!isStreamed && !isKey && !repeats) return []
  const texts = await distinctTexts(table, name)
  const found: Finding[] = []
  const variants = groupVariants(texts)
  if (isStreamed && variants.count > 0) {
    found.push(groupFinding('value-variants', 'warning', name, variants, table.rows))
  }
  if (isStreamed && !isKey) {
    const numbers = texts.filter(([text]) => looksLikeNumber(text))
    const count = numbers.reduce((sum, [, n]) => sum + n, 0)
    if (count >= column.validCount / 2 && new Set(numbers.map(([text]) => text.length)).size > 2) {
      const value = texts.find(([text]) => !looksLikeNumber(text))?.[0] ?? ''
      found.push(finding('text-numbers', 'warning', [name], count, table.rows, { value }))
    }
  }
  if (isKey) {
    const loose = fuzzyKeys(texts)
    if (loose.count > variants.count) found.push(groupFinding('fuzzy-keys', 'warning', name, loose, table.rows))
  } else if (repeats && !namesPersons(name)) {
    const alike = await lookAlikes(texts, signal)
    if (alike.count > 0) found.push(groupFinding('look-alikes', 'info', name, alike, table.rows))
  }
  return found
}

/** Outliers of a column whose quartiles the first pass could only estimate. */
export async function streamedOutliers(table: ProfileTable, column: ColumnReport, known: Known): Promise<Finding[]> {
  const quartiles = known.spreads.get(column.name)?.quartiles
  const value = table.value(column.name)
  if (!quartiles || value === null || !isNumeric(column.reading.type) || namesThings(column.name)) return []
  const fences = outlierFences(Number(quartiles.q1), Number(quartiles.q3), Number(column.min))
  if (fences === null) return []
  const number = value.cast(pl.Float64)
  const far = number.lt(pl.lit(fences.low)).or(number.gt(pl.lit(fences.high)))
  const answer = await table.answer(table.frame().select(far.sum().cast(pl.Int64).alias('n')))
  const count = countsOf(answer, 'n')[0] ?? 0
  if (count === 0) return []
  const values = { low: fences.low, high: fences.high, min: column.min ?? '', max: column.max ?? '' }
  return [finding('outliers', 'info', [column.name], count, table.rows, values)]
}

/** Several currencies in the column that says the currency. */
export function currencyColumn(table: ProfileTable, known: Known): Finding[] {
  const column = known.columns.find(({ name }) => name === known.roles.currency)
  if (column === undefined || column.distinct.count < 2) return []
  const [main] = column.top
  if (main === undefined) return []
  const value = column.top.map((one) => one.value).join(' ')
  const count = column.validCount - main.count
  return [finding('mixed-currencies', 'warning', [column.name], count, table.rows, { value, main: main.value })]
}

/** Days or months without a row in the order date; other dates, of birth say, are no time line. */
export async function gapFindings(table: ProfileTable, known: Known): Promise<Finding[]> {
  const column = known.columns.find(({ name }) => name === known.roles.orderDate)
  if (column === undefined || column.state === 'ambiguous') return []
  const gaps = timeGaps(await daysOf(table, column.name))
  if (gaps === null) return []
  const value = gaps.missing.slice(0, 3).join(', ')
  const one = finding('time-gaps', 'info', [column.name], gaps.missing.length, 0, { value, unit: gaps.unit })
  return [one]
}

/** Rows in which quantity × price is not the revenue. */
export async function amountFindings(table: ProfileTable, known: Known): Promise<Finding[]> {
  const model = await amountModel(table, known.roles)
  if (model === null || model.mismatches === 0) return []
  const severity = model.mismatches > model.rows * 0.01 ? 'warning' : 'info'
  return [finding('amount-mismatch', severity, model.columns, model.mismatches, table.rows, { value: model.formula })]
}
