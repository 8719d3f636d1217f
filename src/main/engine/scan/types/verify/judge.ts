/** From what the workers found to what is said of each column, by the same inference and the same measures as the report. */

import type { CellExample } from '../../../../../shared/domain/check-report'
import type { Reading } from '../../../../../shared/domain/column-type'
import { mixesCurrencies } from '../../../../../shared/domain/mixed-currencies'
import { typedNullTokens } from '../../../../../shared/domain/readings'
import type { VerifiedColumn } from '../../../../../shared/domain/verification'
import { hintsOf } from '../infer/file'
import { inferTally } from '../infer/stream'
import type { Entry, FileHints, Verdict } from '../infer/verdict'
import { mergeEntries, mergeValues } from '../merge'
import { readingOf } from '../report/draft'
import { measure } from '../report/measures'
import { type ColumnTally, exampleLimit } from '../tally'
import type { VerifyColumn } from './plan'
import type { VerifiedPart } from './range'

/** A column as it was verified; `violations` carry rows of the clean text. */
export type JudgedColumn = Omit<VerifiedColumn, 'violations'> & {
  readonly violations: readonly Omit<CellExample, 'line' | 'file'>[]
}

/** What is known of the columns beside the parts. */
export type Expected = {
  readonly names: readonly string[]
  readonly columns: readonly VerifyColumn[]
  /** The sample's verdicts. */
  readonly verdicts: readonly Verdict[]
  readonly chosen: readonly Reading[]
  readonly delimiter: string
  readonly todayIso: string
  readonly rows: number
}

const nothing = { valid: null, nulls: null, invalid: null, min: null, max: null, sum: null, violations: [] }
const typedNulls = new Set(typedNullTokens)

/** What the parts of all workers say of each column. */
export function judge(parts: readonly (readonly VerifiedPart[])[], expected: Expected): JudgedColumn[] {
  return expected.names.map((_, at) =>
    judgeColumn(
      parts.map((p) => p[at]).filter((p) => p !== undefined),
      at,
      expected
    )
  )
}

function judgeColumn(parts: readonly VerifiedPart[], index: number, expected: Expected): JudgedColumn {
  const name = expected.names[index] ?? ''
  const [column, verdict] = [expected.columns[index], expected.verdicts[index]]
  const chosen = expected.chosen.find((r) => r.column === name) ?? null
  const base = { name, index, ...nothing }
  if (column === undefined || verdict === undefined) return { ...base, state: 'unread', reading: null }
  const proposed = chosen ?? readingOf(name, verdict)
  if (column.op === 'skip') return { ...base, state: 'text', reading: proposed }
  const tally = tallyOf(parts, column, expected.rows)
  const reading = chosen ?? readingFor(name, tally, column, verdict, expected)
  const loose = chosen ?? withTypedNulls(reading ?? proposed)
  if (tally.failed) return givenUp(base, loose, tally, expected.todayIso)
  if (reading === null) return broken(base, loose, tally, expected.todayIso)
  if (reading.type.kind === 'string') return { ...base, state: 'text', reading }
  const found = measured(tally, reading, expected.todayIso)
  return { ...base, ...found, state: found.invalid === 0 ? 'verified' : 'broken', reading }
}

function tallyOf(parts: readonly VerifiedPart[], column: VerifyColumn, rows: number): ColumnTally {
  const values = parts.map((p) => p.values).filter((v) => v !== null)
  const merged = values.length === 0 ? null : mergeValues(values)
  const count =
    merged?.kind === 'number'
      ? merged.scales.reduce((sum, s) => sum + s.count, 0)
      : merged?.kind === 'date'
        ? (merged.ways[0]?.valid ?? 0)
        : 0
  return {
    rows,
    empty: parts.reduce((sum, p) => sum + p.empty, 0),
    blankEnds: 0,
    blankEndRows: [],
    entries: mergeEntries(parts.map((p) => p.entries)),
    stream:
      merged === null || count === 0 || !('way' in column)
        ? null
        : { way: column.way, count, lengthMin: 0, lengthMax: 0, values: merged },
    distinct: null,
    failed: parts.some((p) => p.failed)
  }
}

/** The reading that all values ask for, or null when they are no numbers after all. */
function readingFor(
  name: string,
  tally: ColumnTally,
  column: VerifyColumn,
  verdict: Verdict,
  expected: Expected
): Reading | null {
  if (column.op === 'date') {
    // The order of day and month was proved by the sample's real dates; the stand-ins of one way would not show it.
    const nullTokens = tally.entries.filter((e) => typedNulls.has(e.text)).map((e) => e.text)
    return readingOf(name, { type: verdict.type, format: verdict.format, nullTokens })
  }
  const { delimiter, todayIso } = expected
  const alone: FileHints = { decimalMark: null, dayOrder: null, delimiter, contextTokens: new Set(), todayIso }
  let own = inferTally(name, tally, alone)
  if (own.open) own = inferTally(name, tally, hintsOf(expected.verdicts, delimiter, todayIso))
  return column.op === 'number' && own.format?.kind !== 'number' ? null : readingOf(name, own)
}

function measured(tally: ColumnTally, reading: Reading, todayIso: string) {
  const { validCount, nullCount, invalidCount, invalidEntries, min, max, sum } = measure(tally, reading, todayIso)
  const violations = invalidEntries.slice(0, exampleLimit).map(exampleOf)
  const total = mixesCurrencies(reading) ? null : sum
  return { valid: validCount, nulls: nullCount, invalid: invalidCount, min, max, sum: total, violations }
}

const exampleOf = (entry: Entry) => ({ row: entry.firstRow, text: entry.text.slice(0, 200) })

type Base = Omit<JudgedColumn, 'state' | 'reading'>

/** Too many values break the proposal for the column to keep its type. */
function broken(base: Base, proposed: Reading, tally: ColumnTally, todayIso: string): JudgedColumn {
  const found = measured(tally, proposed, todayIso)
  return { ...base, ...found, state: found.invalid === 0 ? 'unread' : 'broken', reading: proposed }
}

/** More different texts than could be kept: what was kept may still show that values do not read. */
function givenUp(base: Base, reading: Reading, tally: ColumnTally, todayIso: string): JudgedColumn {
  const { violations } = measured({ ...tally, stream: null }, reading, todayIso)
  return violations.length === 0 || reading.type.kind === 'string'
    ? { ...base, state: 'unread', reading: null }
    : { ...base, violations, state: 'broken', reading }
}

const withTypedNulls = (reading: Reading): Reading => ({
  ...reading,
  nullTokens: [...new Set([...reading.nullTokens, ...typedNullTokens])]
})
