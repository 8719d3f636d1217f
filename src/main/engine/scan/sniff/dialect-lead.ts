/** How far the best cut of a text is ahead of the next one that gives other rows. */
import type { CutRules } from './dialect-candidates'
import type { Score } from './dialect-score'
import type { HeadRow } from './head-rows'

export interface Trial extends Score {
  readonly cut: CutRules
  readonly rows: readonly HeadRow[]
}

export interface Leads {
  /** Over cuts by another delimiter. */
  readonly delimiter: number
  /** Over cuts by the same delimiter with other quotes, escapes, blanks. */
  readonly quote: number
  readonly escape: number
  readonly blanks: number
}

/**
 * @param trials best first; leads are 0 (as good as another) to 1 (nothing else is possible)
 * @param escapeLead the lead over cuts that differ in the escape only, which the whole text tells
 */
export function leadsOf(trials: readonly Trial[], escapeLead: number): Leads {
  const [best, ...others] = trials
  if (!best || best.value <= 0) return { delimiter: 0, quote: 0, escape: 0, blanks: 0 }
  const keys = best.rows.map(rowKey)
  // They come best first: only the first one that differs can be close behind.
  const next = others.find((other) => other.cut.delimiter !== best.cut.delimiter && !hasKeys(other.rows, keys))
  const lead = (differs: (cut: CutRules) => boolean, isSame = (_: Trial) => false) =>
    others
      .filter((other) => other.cut.delimiter === best.cut.delimiter && differs(other.cut))
      .reduce((least, other) => Math.min(least, isSame(other) ? 1 : leadOverVariant(best, keys, other)), 1)
  // Values lose the blanks at their ends anyway: only what comes apart elsewhere makes a difference.
  const trimmed = best.rows.map(trimmedKey)
  const sameButBlanks = (other: Trial) =>
    other.rows.length === trimmed.length && other.rows.every((row, i) => trimmedKey(row) === trimmed[i])
  return {
    delimiter: within(next ? 1 - next.value / best.value : 1),
    quote: within(lead((cut) => cut.quote !== best.cut.quote)),
    escape: within(escapeLead),
    blanks: within(lead((cut) => cut.skipInitialSpace !== best.cut.skipInitialSpace, sameButBlanks))
  }
}

const within = (share: number) => Math.max(0, Math.min(1, share))

/** The same delimiter with other quotes: only the rows that differ can tell. */
function leadOverVariant(best: Trial, keys: readonly string[], other: Trial): number {
  if (hasKeys(other.rows, keys)) return 1
  const mine = new Set(keys)
  const theirKeys = other.rows.map(rowKey)
  const theirs = new Set(theirKeys)
  const differing = best.rows.filter((_, i) => !theirs.has(keys[i] ?? ''))
  const differingTheirs = other.rows.filter((_, i) => !mine.has(theirKeys[i] ?? ''))
  const good = goodShare(differing, best.shape.width)
  return good === 0 ? 0 : 1 - goodShare(differingTheirs, best.shape.width) / good
}

function hasKeys(rows: readonly HeadRow[], keys: readonly string[]): boolean {
  return rows.length === keys.length && rows.every((row, i) => rowKey(row) === keys[i])
}

function trimmedKey(row: HeadRow): string {
  return row.cells.map((cell) => cell.trim()).join('\u0000')
}

function rowKey(row: HeadRow): string {
  return row.cells.join('\u0000')
}

/** Share of rows that have the table's width and no quote out of place. */
function goodShare(rows: readonly HeadRow[], width: number): number {
  if (rows.length === 0) return 0
  const good = rows.filter((row) => row.cells.length === width && row.broken === 0 && !row.cells.some(isStillQuoted))
  return good.length / rows.length
}

/** Quotes that were kept as text speak against a cut. */
function isStillQuoted(cell: string): boolean {
  return /^\s*["'].*["']$/s.test(cell)
}
