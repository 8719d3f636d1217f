/** What is wrong with the rows of a plan, each said with the line or the place it stands at. */
import type { Calendar } from '../dataset'
import { periodOfKey, type TargetRow } from './plan'

export type TargetProblem =
  /** The period can't be read. */
  | { readonly kind: 'no-period'; readonly line: number; readonly text: string }
  | { readonly kind: 'no-number'; readonly line: number; readonly text: string }
  /** `1.234`: a thousand or one and a bit; nothing else in the table tells. */
  | { readonly kind: 'which-mark'; readonly line: number; readonly text: string }
  | { readonly kind: 'few-columns'; readonly line: number; readonly text: string }
  /** Two targets of the same value lie over the same days. */
  | { readonly kind: 'overlap'; readonly line: number; readonly text: string; readonly other: string }
  /** No row of the data has this value: it may be new, or misspelt. Does not stop a plan from being kept. */
  | { readonly kind: 'unknown-value'; readonly line: number; readonly text: string }

export interface PlacedRow extends TargetRow {
  /** From 1. */
  readonly line: number
}

/** Problems that do not stop a plan from being kept. */
export function isHarmless({ kind }: TargetProblem): boolean {
  return kind === 'unknown-value'
}

/**
 * Periods that the calendar does not have, and targets that lie over each other.
 * @param known values of the dimension in the data; null: not all are known
 */
export function problemsOf(
  rows: readonly PlacedRow[],
  calendar: Calendar,
  known: ReadonlySet<string> | null = null
): TargetProblem[] {
  const problems: TargetProblem[] = []
  const byValue = new Map<string | null, { readonly from: string; readonly to: string; readonly row: PlacedRow }[]>()
  for (const row of rows) {
    const period = periodOfKey(row.period, calendar)
    if (period === null) {
      problems.push({ kind: 'no-period', line: row.line, text: row.period })
      continue
    }
    byValue.set(row.value, [...(byValue.get(row.value) ?? []), { from: period.from, to: period.to, row }])
  }
  for (const [value, spans] of byValue) {
    const sorted = [...spans].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.row.line - b.row.line))
    let last = sorted[0]
    for (const span of sorted.slice(1)) {
      if (last && span.from <= last.to) {
        problems.push({ kind: 'overlap', line: span.row.line, text: span.row.period, other: last.row.period })
      }
      if (!last || span.to > last.to) last = span
    }
    const first = spans[0]
    if (value !== null && first && known && !known.has(value)) {
      problems.push({ kind: 'unknown-value', line: first.row.line, text: value })
    }
  }
  return problems.sort((a, b) => a.line - b.line)
}
