/** Findings: what a person should know before loading, each with a stable id, a count and examples. */
import { isNumeric, isTemporal, typeName } from '../../../../../shared/domain/column-type'
import type { Structure } from '../../../../../shared/domain/source'
import type { FileTally } from '../tally'
import type { ColumnDraft, DraftExample } from './draft'
import { type FindingDraft, finding } from './finding'
import { valueFindings } from './value-findings'

const nameOfQuantities =
  /(^|[^a-z])(qty|quantity|quantities|units?|pieces|pcs|menge|anzahl|st(ü|ue)ck(zahl)?|cantidad|quantit(é|e|à|a)|aantal|count)([^a-z]|$)|quantity|orderqty/i
/** Share of missing values from which it is worth saying. */
const missingShare = 0.05
/** Share from which a column has next to no values. */
const mostlyEmpty = 0.9

const byRow = (rows: readonly number[]): DraftExample[] =>
  [...rows].sort((a, b) => a - b).map((row) => ({ row, text: null }))

/** All findings, structure first, then column by column. */
export function findingsOf(structure: Structure, file: FileTally, columns: readonly ColumnDraft[]): FindingDraft[] {
  const rows = structure.rowCount
  const list: FindingDraft[] = []
  if (structure.raggedCount > 0) {
    const values = { expected: structure.columnCount }
    list.push(finding('ragged-rows', 'error', { count: structure.raggedCount, rows, values }))
  }
  if (structure.brokenQuoteRows > 0)
    list.push(finding('broken-quotes', 'warning', { count: structure.brokenQuoteRows, rows }))
  if (structure.undecodableCount > 0) {
    const places = (structure.undecodable ?? []).flatMap(({ row }) => (row === null ? [] : [row]))
    const examples = byRow([...new Set(places)])
    list.push(finding('undecodable-bytes', 'warning', { count: structure.undecodableCount, rows, examples }))
  }
  if (structure.endsInQuote) list.push(finding('ends-in-quote', 'error', { count: 1, rows }))
  if (file.duplicates > 0) {
    list.push(
      finding('duplicate-rows', 'warning', { count: file.duplicates, rows, examples: byRow(file.duplicateRows) })
    )
  }
  for (const column of columns) list.push(...columnFindings(column))
  return list
}

function columnFindings(column: ColumnDraft): FindingDraft[] {
  const { report, measures, tally } = column
  const { type } = report.reading
  const rows = report.rowCount
  const list: FindingDraft[] = []
  if (rows > 0 && report.nullCount === rows) return [finding('empty-column', 'warning', { column, count: rows, rows })]
  if (report.invalidCount > 0) {
    const share = report.invalidCount / Math.max(1, rows - report.nullCount)
    const values = { type: typeName(type), example: measures.invalidEntries[0]?.text ?? '' }
    const examples = column.invalidExamples
    list.push(
      finding('type-violations', share >= 0.01 ? 'error' : 'warning', {
        column,
        count: report.invalidCount,
        rows,
        examples,
        values
      })
    )
  }
  if (report.state === 'ambiguous' && isTemporal(type)) {
    list.push(finding('ambiguous-dates', 'warning', { column, count: report.validCount, rows }))
  }
  const open =
    report.state === 'ambiguous' ? column.evidence.find((e) => e.code === 'thousands-or-decimals') : undefined
  if (open !== undefined) {
    list.push(finding('ambiguous-numbers', 'warning', { column, count: report.validCount, rows }))
  }
  if (measures.after > 0) {
    const values = { max: report.max ?? '' }
    list.push(
      finding('future-dates', 'warning', {
        column,
        count: measures.after,
        rows,
        examples: byRow(measures.afterRows),
        values
      })
    )
  }
  if (report.nullCount / Math.max(1, rows) > missingShare) {
    const share = report.nullCount / rows
    const rule = share >= mostlyEmpty ? 'mostly-empty-column' : 'missing-values'
    list.push(finding(rule, share >= 0.2 ? 'warning' : 'info', { column, count: report.nullCount, rows }))
  }
  if (report.distinct.exact && report.distinct.count === 1 && report.validCount > 1 && report.invalidCount === 0) {
    const values = { value: report.min ?? '' }
    list.push(finding('constant-column', 'info', { column, count: report.validCount, rows, values }))
  }
  if (isNumeric(type) && measures.negatives > 0 && nameOfQuantities.test(report.name)) {
    const examples = byRow(measures.negativeRows)
    list.push(
      finding('negative-quantities', 'info', {
        column,
        count: measures.negatives,
        rows,
        examples,
        values: { min: report.min ?? '' }
      })
    )
  }
  if (type.kind === 'string' && tally.blankEnds > 0) {
    list.push(
      finding('white-space', 'info', { column, count: tally.blankEnds, rows, examples: byRow(tally.blankEndRows) })
    )
  }
  return [...list, ...valueFindings(column)]
}
