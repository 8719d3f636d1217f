/** Verdicts on all columns of a file: each by its own values first, then the open ones again with what the others prove. */
import { contextNullTokens } from '../../../../../shared/domain/readings'
import { inferColumn } from './column'
import type { DayOrder, Entry, FileHints, Verdict } from './verdict'

export type ColumnEntries = { readonly name: string; readonly entries: readonly Entry[] }

/** What sure verdicts prove about the whole file. */
export function hintsOf(verdicts: readonly Verdict[], delimiter: string, todayIso: string): FileHints {
  const context = new Set(contextNullTokens)
  const orders = new Set<DayOrder>()
  let [points, commas] = [0, 0]
  const contextTokens = new Set<string>()
  for (const verdict of verdicts) {
    if (verdict.provesMark === '.') points++
    if (verdict.provesMark === ',') commas++
    if (verdict.provesOrder !== null) orders.add(verdict.provesOrder)
    if (verdict.type.kind !== 'string') for (const t of verdict.nullTokens) if (context.has(t)) contextTokens.add(t)
  }
  return {
    decimalMark: points === commas ? null : points > commas ? '.' : ',',
    dayOrder: orders.size === 1 ? ([...orders][0] ?? null) : null,
    delimiter,
    contextTokens,
    todayIso
  }
}

/** Verdict of every column. */
export function inferFile(columns: readonly ColumnEntries[], delimiter: string, todayIso: string): Verdict[] {
  const alone: FileHints = { decimalMark: null, dayOrder: null, delimiter, contextTokens: new Set(), todayIso }
  const first = columns.map((c) => inferColumn(c.name, c.entries, alone))
  const hints = hintsOf(first, delimiter, todayIso)
  return first.map((verdict, at) => {
    const column = columns[at]
    return verdict.open && column !== undefined ? inferColumn(column.name, column.entries, hints) : verdict
  })
}
