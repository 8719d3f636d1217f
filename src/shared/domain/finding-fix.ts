/** What may be done about a finding, as data: a change of a reading, or steps for the recipe. */
import type { ColumnReport, Finding } from './check-report'
import { plainNumber, type Reading } from './column-type'
import { printColumn } from './expression'
import type { Step } from './recipe'

/** A step without id and switch: the recipe gives them. */
export type StepDraft = Step extends infer S ? (S extends Step ? Omit<S, 'id' | 'enabled'> : never) : never

export type FixKind =
  | 'empty-invalid' // values that do not parse become empty
  | 'read-as-empty' // one text means "no value"
  | 'as-text'
  | 'as-number'
  | 'deduplicate'
  | 'keep-first' // one row for each key
  | 'drop-column'
  | 'drop-rows'
  | 'keep-main' // rows in the main currency only
  | 'trim'
  | 'merge-values'
  | 'recompute'

export type Fix = {
  readonly kind: FixKind
  /** Said in the button. */
  readonly text: string
  readonly reading: Reading | null
  readonly steps: readonly StepDraft[]
}

/** A text in the expression language. */
export function printText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** Steps that put values in the place of others. */
export function mergeSteps(column: string, merges: readonly { from: string; to: string }[]): StepDraft[] {
  return merges.length === 0 ? [] : [{ kind: 'map', column, entries: [...merges] }]
}

const stepFix = (kind: FixKind, text: string, ...steps: StepDraft[]): Fix => ({ kind, text, reading: null, steps })
const readingFix = (kind: FixKind, text: string, reading: Reading): Fix => ({ kind, text, reading, steps: [] })

/** Keeps rows for which a condition on the column holds, and those without a value. */
function keep(column: string, condition: string, text: string): Fix {
  const name = printColumn(column)
  return stepFix('drop-rows', text, { kind: 'filter', expression: `${name} is null or (${condition})` })
}

/** Numbers in an expression have no exponent. */
const plain = (value: string | number | undefined) => {
  const number = Number(value ?? 0)
  return Math.abs(number) < 1e15 ? String(Number(number.toFixed(4))) : BigInt(Math.round(number)).toString()
}

/**
 * Proposals for a finding, the safest first; empty where a person has to decide elsewhere.
 * @param column report of the finding's column
 * @param todayIso after this day dates lie in the future
 */
export function fixesOf(finding: Finding, column: ColumnReport | undefined, todayIso: string): Fix[] {
  const { rule, values } = finding
  if (rule === 'duplicate-rows') return [stepFix('deduplicate', '', { kind: 'deduplicate', by: [] })]
  if (rule === 'amount-mismatch') return recompute(finding)
  if (rule === 'duplicate-keys') {
    const by = finding.columns ?? (finding.column === null ? [] : [finding.column])
    return by.length === 0 ? [] : [stepFix('keep-first', by.join(' + '), { kind: 'deduplicate', by })]
  }
  if (column === undefined) return []
  const { name, reading } = column
  const ref = printColumn(name)
  switch (rule) {
    case 'type-violations':
      return violationFixes(column)
    case 'empty-column':
    case 'constant-column':
    case 'mostly-empty-column':
      return [stepFix('drop-column', name, { kind: 'drop', columns: [name] })]
    case 'missing-values':
      return [stepFix('drop-rows', name, { kind: 'drop-nulls', columns: [name], when: 'any' })]
    case 'future-dates':
      return [keep(name, `${ref} <= ${printText(todayIso)}`, name)]
    case 'out-of-range-dates': {
      const [from, to] = [printText(String(values.from)), printText(String(values.to))]
      return [keep(name, `${ref} >= ${from} and ${ref} < ${to}`, name)]
    }
    case 'negative-quantities':
      return [keep(name, `${ref} >= 0`, name)]
    case 'outliers':
      return [keep(name, `${ref} >= ${plain(values.low)} and ${ref} <= ${plain(values.high)}`, name)]
    case 'white-space':
      return [stepFix('trim', name, { kind: 'trim', columns: [name], collapse: true })]
    case 'value-variants':
    case 'look-alikes':
    case 'fuzzy-keys':
      return finding.merges?.length ? [stepFix('merge-values', name, ...mergeSteps(name, finding.merges))] : []
    case 'text-numbers': {
      const type = { kind: 'decimal' as const, precision: 38, scale: 2 }
      return [readingFix('as-number', name, { ...reading, type, format: plainNumber, onInvalid: 'empty' })]
    }
    case 'mixed-currencies':
      if (reading.type.kind !== 'string' || !values.main) return []
      return [
        stepFix('keep-main', String(values.main), {
          kind: 'filter',
          expression: `${ref} = ${printText(String(values.main))}`
        })
      ]
    default:
      return []
  }
}

function violationFixes({ reading, invalidExamples }: ColumnReport): Fix[] {
  const texts = [...new Set(invalidExamples.map(({ text }) => text.trim()))].filter(Boolean)
  const fixes: Fix[] = []
  if (reading.onInvalid !== 'empty') fixes.push(readingFix('empty-invalid', '', { ...reading, onInvalid: 'empty' }))
  for (const text of texts.slice(0, 2)) {
    fixes.push(readingFix('read-as-empty', text, { ...reading, nullTokens: [...reading.nullTokens, text] }))
  }
  return [...fixes, readingFix('as-text', '', { ...reading, type: { kind: 'string' }, format: null })]
}

/** The revenue column made anew from the formula that holds elsewhere; the formula ends with it. */
function recompute({ columns = [], values }: Finding): Fix[] {
  const revenue = columns.at(-1)
  if (revenue === undefined) return []
  const end = ` = ${printColumn(revenue)}`
  const formula = String(values.value)
  if (!formula.endsWith(end)) return []
  const expression = formula.slice(0, -end.length)
  return [stepFix('recompute', revenue, { kind: 'derive', column: revenue, expression })]
}
