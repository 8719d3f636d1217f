/** Shapes that the inference works with: the distinct texts of a column, and what it concludes from them. */
import type { Evidence } from '../../../../../shared/domain/check-report'
import type { ColumnType, Format } from '../../../../../shared/domain/column-type'

/** One distinct text of a column (trimmed, never empty), how often it occurs, and the row of its first occurrence. */
export type Entry = {
  readonly text: string
  readonly count: number
  readonly firstRow: number
  /** Characters of the whole text where it is kept by its beginning only. */
  readonly characters?: number
}

/** A way to read a column, without its name and null tokens. */
export type Way = { readonly type: ColumnType; readonly format: Format | null }

/** Evidence with the row of its example; the line is looked up when the report is made. */
export type DraftEvidence = {
  readonly code: Evidence['code']
  readonly count: number | null
  readonly text: string | null
  readonly row: number | null
}

export type DayOrder = 'dmy' | 'mdy' | 'ymd' | 'ydm'

/** Where the year of two digits stands: behind the day or the month, before both, or nothing tells. */
export type YearPosition = 'last' | 'first' | 'either'

/** What the other columns of the file say; used only where a column's own values leave the question open. */
export type FileHints = {
  readonly decimalMark: '.' | ',' | null
  /** A person set the decimal mark: it decides, rather than being a proposal. */
  readonly isMarkByHand?: boolean
  readonly dayOrder: DayOrder | null
  readonly delimiter: string
  /** Null tokens that typed columns of this file use although they could be values of a text. */
  readonly contextTokens: ReadonlySet<string>
  readonly todayIso: string
  /** The texts stand for a stream of so many dates that their number alone proves them. */
  readonly isDateStream?: boolean
  /** What a stream of dates with years of two digits says about where the year stands: counts of values. */
  readonly streamed?: StreamedYears
  /** Currency marks that the texts of a stream carry. */
  readonly streamedMarks?: readonly string[]
}

/** Values of a stream by the places of their years that they fit, and how many lie after today under each. */
export type StreamedYears = {
  readonly onlyLast: number
  readonly onlyFirst: number
  readonly both: number
  readonly aheadLast: number
  readonly aheadFirst: number
}

/** What one column's texts say. */
export type Verdict = Way & {
  readonly nullTokens: readonly string[]
  readonly state: 'sure' | 'ambiguous'
  readonly evidence: readonly DraftEvidence[]
  /** Other ways that fit as well. */
  readonly rivals: readonly Way[]
  /** Whether file hints may change the verdict. */
  readonly open: boolean
  /** Decimal mark and day order that this column proves, as hints for others. */
  readonly provesMark: '.' | ',' | null
  readonly provesOrder: DayOrder | null
}

/** A reading that fits a column well enough, as one of the recognisers proposes it. */
export type Candidate = Way & {
  readonly invalidWeight: number
  readonly state: 'sure' | 'ambiguous'
  readonly evidence: readonly DraftEvidence[]
  readonly rivals: readonly Way[]
  readonly open: boolean
  readonly provesMark: '.' | ',' | null
  readonly provesOrder: DayOrder | null
}

export function weightOf(entries: readonly Entry[]): number {
  let sum = 0
  for (const entry of entries) sum += entry.count
  return sum
}

/**
 * Whether a column in which most texts parse keeps its type although some don't: violations under 5 % of the values,
 * or at most three different words without a digit (a home-made null token) beside many different values.
 */
export function violationsAreFew(total: number, invalid: readonly Entry[], validDistinct: number): boolean {
  const weight = weightOf(invalid)
  if (weight === 0) return true
  if (total < 20) return false
  if (weight < total * 0.05) return true
  return (
    invalid.length <= 3 && validDistinct >= 10 && weight <= total / 2 && invalid.every((e) => !/[0-9]/.test(e.text))
  )
}

/** Whether the texts that failed so far already rule the type out. */
export function violationsAreMany(total: number, weight: number, distinct: number): boolean {
  return distinct > 3 && weight >= total * 0.05
}
