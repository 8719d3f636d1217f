/** Verdicts on all columns of a file: each by its own values first, then the open ones again with what the others prove. */
import type { DecimalMark } from '../../../../../shared/domain/dialect'
import { contextNullTokens } from '../../../../../shared/domain/readings'
import type { Source } from '../../../../../shared/domain/source'
import { inferColumn } from './column'
import type { DayOrder, Entry, FileHints, Verdict } from './verdict'

export type ColumnEntries = { readonly name: string; readonly entries: readonly Entry[] }

/** The decimal mark of the file where a person set it, or set the mark of thousands that leaves only one. */
export function decimalMarkByHand({ dialect, overridden }: Pick<Source, 'dialect' | 'overridden'>): DecimalMark | null {
  if (overridden.includes('decimalMark') && dialect.decimalMark !== null) return dialect.decimalMark
  if (!overridden.includes('thousandsMark')) return null
  return dialect.thousandsMark === ',' ? '.' : dialect.thousandsMark === '.' ? ',' : null
}

/**
 * What sure verdicts prove about the whole file.
 * @param byHand decimal mark that a person set: it decides what the columns leave open
 */
export function hintsOf(
  verdicts: readonly Verdict[],
  delimiter: string,
  todayIso: string,
  byHand: DecimalMark | null = null
): FileHints {
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
    decimalMark: byHand ?? (points === commas ? null : points > commas ? '.' : ','),
    isMarkByHand: byHand !== null,
    dayOrder: orders.size === 1 ? ([...orders][0] ?? null) : null,
    delimiter,
    contextTokens,
    todayIso
  }
}

/** Verdict of every column. */
export function inferFile(
  columns: readonly ColumnEntries[],
  delimiter: string,
  todayIso: string,
  byHand: DecimalMark | null = null
): Verdict[] {
  const alone: FileHints = { decimalMark: null, dayOrder: null, delimiter, contextTokens: new Set(), todayIso }
  const first = columns.map((c) => inferColumn(c.name, c.entries, alone))
  const hints = hintsOf(first, delimiter, todayIso, byHand)
  return first.map((verdict, at) => {
    const column = columns[at]
    return verdict.open && column !== undefined ? inferColumn(column.name, column.entries, hints) : verdict
  })
}
