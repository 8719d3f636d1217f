/** The facts of a check: drafts of columns and findings with the lines and texts of their examples filled in. */
import type { CheckFacts } from '../../../../../shared/contract/engine'
import type { CellExample, Evidence } from '../../../../../shared/domain/check-report'
import { placeOf, type RawRow, type Structure } from '../../../../../shared/domain/source'
import type { FileTally } from '../tally'
import type { ColumnDraft, DraftExample } from './draft'
import { findingsOf } from './findings'

/** How example rows are looked up; rows are numbers of the tally. */
export type RowLookup = {
  /** Number among the source's data rows. */
  readonly original: (row: number) => number
  /** Rows of the source by number. */
  readonly read: (rows: readonly number[]) => Promise<readonly RawRow[]>
}

/** Everything a check knows apart from the score. */
export async function factsOf(
  sourceId: string,
  structure: Structure,
  file: FileTally,
  columns: readonly ColumnDraft[],
  lookup: RowLookup,
  tookMs: () => number
): Promise<CheckFacts> {
  const drafts = findingsOf(structure, file, columns)
  const wanted = new Set<number>()
  for (const column of columns) {
    for (const e of column.evidence) if (e.row !== null) wanted.add(lookup.original(e.row))
    for (const e of column.invalidExamples) wanted.add(lookup.original(e.row))
  }
  for (const draft of drafts) for (const e of draft.examples) wanted.add(lookup.original(e.row))
  const sorted = [...wanted].sort((a, b) => a - b)
  const rows = new Map((sorted.length === 0 ? [] : await lookup.read(sorted)).map((r) => [r.row, r]))
  const indexes = new Map(columns.map((c) => [c.report.name, c.report.index]))

  const exampleOf = (example: DraftExample, column: string | null): CellExample => {
    const row = lookup.original(example.row)
    const raw = rows.get(row)
    const cell = column === null ? raw?.cells.join(', ') : raw?.cells[indexes.get(column) ?? -1]
    return { ...(raw ? placeOf(raw) : { row, line: 0 }), text: example.text ?? (cell ?? '').slice(0, 200) }
  }
  const ragged: CellExample[] = structure.ragged.slice(0, 100).map((r) => ({ ...placeOf(r), text: String(r.fields) }))
  return {
    sourceId,
    structure,
    columns: columns.map(({ report, evidence, invalidExamples }) => ({
      ...report,
      evidence: evidence.map((e): Evidence => {
        const raw = e.row === null ? undefined : rows.get(lookup.original(e.row))
        const { row: _row, ...place } = raw ? placeOf(raw) : { row: null, line: null }
        return { code: e.code, count: e.count, text: e.text, ...place }
      }),
      invalidExamples: invalidExamples.map((e) => exampleOf(e, report.name))
    })),
    findings: drafts.map((d) => ({
      ...d,
      examples: d.rule === 'ragged-rows' ? ragged : d.examples.map((e) => exampleOf(e, d.column))
    })),
    duplicateRows: file.duplicates,
    tookMs: tookMs()
  }
}
