/** Findings about the values of one column, from what was counted of them. Streamed columns have theirs from the deep profile. */

import { isNumeric, isTemporal } from '../../../../../shared/domain/column-type'
import { mixesCurrencies } from '../../../../../shared/domain/mixed-currencies'
import { currencyOf } from '../../../../../shared/domain/readings'
import { groupVariants, mergesOf } from '../../../../../shared/domain/value-groups'
import { dateRange, looksLikeNumber, namesThings, outlierFences } from '../../../../../shared/domain/value-rules'
import { dateWayFor } from '../infer/cover'
import { lexNumber } from '../infer/number-lexer'
import type { Entry } from '../infer/verdict'
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
  if (isNumeric(type)) {
    const far = column.tally.stream === null ? outliers(column) : null
    return [far, currencies(column)].filter((f) => f !== null)
  }
  if (column.tally.stream !== null) return []
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

/** Values that carry another currency than most; `$` and `USD` are one. Amounts in several are never added up. */
function currencies(column: ColumnDraft): FindingDraft | null {
  const { report, tally } = column
  const format = report.reading.format
  if (format?.kind !== 'number' || !mixesCurrencies(report.reading)) return null
  const streamed = tally.stream?.values.kind === 'number' ? tally.stream.values.currencies : new Map<string, number>()
  const byCurrency = new Map<string, { count: number; entries: Entry[] }>()
  const known = new Set(format.currencies)
  const take = (mark: string, count: number, entry: Entry | null) => {
    const currency = currencyOf(mark)
    const found = byCurrency.get(currency) ?? { count: 0, entries: [] }
    found.count += count
    if (entry !== null) found.entries.push(entry)
    byCurrency.set(currency, found)
  }
  for (const [mark, count] of streamed) take(mark, count, null)
  for (const entry of tally.entries) {
    const mark = lexNumber(entry.text)?.currency ?? null
    if (mark !== null && known.has(mark)) take(mark, entry.count, entry)
  }
  const [main, ...others] = [...byCurrency].sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1))
  const count = others.reduce((sum, [, found]) => sum + found.count, 0)
  if (main === undefined || count === 0) return null
  const examples = others.flatMap(([, { entries }]) => entries.map((e) => ({ row: e.firstRow, text: e.text })))
  const values = { value: [main, ...others].map(([currency]) => currency).join(' '), main: main[0] }
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
