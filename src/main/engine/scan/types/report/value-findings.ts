/** Findings about the values of one column, from what was counted of them. Streamed columns have theirs from the deep profile. */
import { isNumeric, isTemporal } from '../../../../../shared/domain/column-type'
import { groupVariants, mergesOf } from '../../../../../shared/domain/value-groups'
import { dateRange, looksLikeNumber, namesThings, outlierFences } from '../../../../../shared/domain/value-rules'
import { dateWayFor } from '../infer/cover'
import type { ColumnDraft, DraftExample } from './draft'
import { type FindingDraft, finding } from './finding'

type Counted = { readonly value: string; readonly count: number; readonly row: number }

/** Values of a column that was counted text by text, with the first row of each. */
function valuesOf({ measures, tally }: ColumnDraft): Counted[] {
  const rows = new Map<string, number>()
  if (measures.reading.type.kind === 'string') for (const e of tally.entries) rows.set(e.text, e.firstRow)
  return [...measures.counted].map(([value, count]) => ({ value, count, row: rows.get(value) ?? -1 }))
}

const examplesOf = (values: readonly Counted[]): DraftExample[] =>
  values.filter(({ row }) => row >= 0).map(({ value, row }) => ({ row, text: value }))

/** Findings about values that lie far off, are written in several ways, or are something else than their column. */
export function valueFindings(column: ColumnDraft): FindingDraft[] {
  const { type } = column.report.reading
  if (isTemporal(type)) return [dates(column)].filter((f) => f !== null)
  if (column.tally.stream !== null) return []
  if (isNumeric(type)) return [outliers(column), currencies(column)].filter((f) => f !== null)
  return type.kind === 'string' ? [variants(column), textNumbers(column)].filter((f) => f !== null) : []
}

/** Months with their counts, of a streamed column too. */
function monthsOf({ measures }: ColumnDraft): [string, number][] {
  const months = new Map<string, number>()
  const add = (month: string, count: number) => months.set(month, (months.get(month) ?? 0) + count)
  for (const [value, count] of measures.counted) add(value.slice(0, 7), count)
  const way =
    measures.stream?.values.kind === 'date' ? dateWayFor(measures.stream.values, measures.reading.format) : undefined
  for (const [month, count] of way?.months ?? []) add(month, count)
  return [...months].sort((a, b) => (a[0] < b[0] ? -1 : 1))
}

function dates(column: ColumnDraft): FindingDraft | null {
  const { report } = column
  const months = monthsOf(column)
  const total = months.reduce((sum, [, count]) => sum + count, 0)
  if (total < 20) return null
  const at = (share: number) => {
    let before = 0
    for (const [month, count] of months) {
      before += count
      if (before > (total - 1) * share) return month
    }
    return ''
  }
  const { from, to } = dateRange(at(0.25), at(0.75))
  const count = months.reduce((sum, [month, n]) => sum + (`${month}-01` < from || `${month}-01` >= to ? n : 0), 0)
  if (count === 0) return null
  const values = { from, to, min: report.min ?? '', max: report.max ?? '' }
  return finding('out-of-range-dates', 'warning', { column, count, rows: report.rowCount, values })
}

function outliers(column: ColumnDraft): FindingDraft | null {
  const { report } = column
  const quartiles = report.spread?.quartiles
  if (!quartiles || namesThings(report.name) || report.distinct.count < 10) return null
  const fences = outlierFences(Number(quartiles.q1), Number(quartiles.q3), Number(report.min))
  if (fences === null) return null
  const far = valuesOf(column).filter(({ value }) => Number(value) < fences.low || Number(value) > fences.high)
  const count = far.reduce((sum, v) => sum + v.count, 0)
  if (count === 0) return null
  const values = { low: fences.low, high: fences.high, min: report.min ?? '', max: report.max ?? '' }
  return finding('outliers', 'info', { column, count, rows: report.rowCount, values })
}

/** Values that carry another currency mark than most; marks are never added up. */
function currencies(column: ColumnDraft): FindingDraft | null {
  const { report, tally } = column
  const format = report.reading.format
  if (format?.kind !== 'number' || format.currencies.length < 2) return null
  const marks = format.currencies.map((mark) => {
    const entries = tally.entries.filter(({ text }) => text.includes(mark))
    return { mark, count: entries.reduce((sum, e) => sum + e.count, 0), entries }
  })
  const [, ...others] = marks.sort((a, b) => b.count - a.count)
  const count = others.reduce((sum, m) => sum + m.count, 0)
  if (count === 0) return null
  const examples = others.flatMap((m) => m.entries.map((e) => ({ row: e.firstRow, text: e.text })))
  const value = marks.map(({ mark }) => mark).join(' ')
  const values = { value, main: marks[0]?.mark ?? '' }
  return finding('mixed-currencies', 'warning', { column, count, rows: report.rowCount, examples, values })
}

function variants(column: ColumnDraft): FindingDraft | null {
  const values = valuesOf(column)
  const { count, groups, texts } = groupVariants(values.map(({ value, count: times }) => [value, times]))
  if (count === 0) return null
  const examples = examplesOf(values.filter(({ value }) => texts.has(value)))
  const found = finding('value-variants', 'warning', {
    column,
    count,
    rows: column.report.rowCount,
    examples,
    values: { groups: groups.length, value: (groups[0] ?? []).slice(0, 4).join(' | ') }
  })
  return { ...found, merges: mergesOf(groups) }
}

function textNumbers(column: ColumnDraft): FindingDraft | null {
  const { report } = column
  if (namesThings(report.name)) return null
  const values = valuesOf(column)
  const numbers = values.filter(({ value }) => looksLikeNumber(value))
  const count = numbers.reduce((sum, v) => sum + v.count, 0)
  // Codes of one length are names, amounts have many lengths or a mark.
  const lengths = new Set(numbers.map(({ value }) => value.length))
  if (count < report.validCount / 2 || (lengths.size < 3 && !numbers.some(({ value }) => /\D/.test(value)))) return null
  const rest = values.find(({ value }) => !looksLikeNumber(value))?.value ?? ''
  const examples = examplesOf(numbers)
  return finding('text-numbers', 'warning', { column, count, rows: report.rowCount, examples, values: { value: rest } })
}
