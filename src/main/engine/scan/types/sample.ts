/** A look at rows from all over the file, to decide how columns with many different texts are going to be read. */
import type { Reading } from '../../../../shared/domain/column-type'
import type { DecimalMark } from '../../../../shared/domain/dialect'
import type { Semantic } from '../../../../shared/domain/semantic'
import { inferFile } from './infer/file'
import { semanticOf } from './infer/semantics'
import type { Verdict } from './infer/verdict'
import { mergeColumn } from './merge'
import type { ByteRange, FieldMarks } from './pieces'
import { type ColumnPlan, planOf, type TallyPlan, tokensOf } from './plan'
import { readingOf } from './report/draft'
import { measure } from './report/measures'
import { tallySession } from './worker-task'

/** Windows over the file and rows in each. */
export const sampleWindows = 16
const windowRows = 256

/** Texts of so few rows are all counted one by one, unless they are long. */
export const rowsWithoutSample = 16_384

/** A plan that streams nothing but texts. */
export function textPlan(columns: number, chosen: readonly Reading[], todayIso: string): TallyPlan {
  return {
    columns: Array.from({ length: columns }, (): ColumnPlan => ({ op: 'text' })),
    active: Array.from({ length: columns }, () => true),
    tokens: tokensOf(chosen),
    todayIso
  }
}

/** What the sample says: how the tally reads each column, and the verdicts behind it. */
export type Sample = {
  readonly plan: TallyPlan
  readonly verdicts: readonly Verdict[]
  readonly semantics: readonly (Semantic | null)[]
}

/** The plan for a file, from the beginning of each of the ranges; a person's readings come first. */
export async function samplePlan(
  path: string,
  ranges: readonly ByteRange[],
  marks: FieldMarks,
  names: readonly string[],
  chosen: readonly Reading[],
  todayIso: string,
  markByHand: DecimalMark | null = null
): Promise<Sample> {
  const base = textPlan(names.length, chosen, todayIso)
  const limits = { entries: 65_536, bytes: 4 * 1024 * 1024, foldAbove: Number.POSITIVE_INFINITY }
  const windows = ranges.map((range) => ({ ...range, maxRows: windowRows }))
  const session = await tallySession({ path, ranges: windows, marks, plan: base, limits, records: null })
  const { parts, rows } = await session.run(() => undefined)
  const tallies = parts.map((part) => mergeColumn([part], rows))
  const delimiter = String.fromCharCode(marks.delimiter)
  const verdicts = inferFile(
    names.map((name, at) => ({ name, entries: tallies[at]?.entries ?? [] })),
    delimiter,
    todayIso,
    markByHand
  )
  const columns = names.map((name, at): ColumnPlan => {
    const [verdict, tally] = [verdicts[at], tallies[at]]
    const reading = chosen.find((r) => r.column === name)
    if (verdict === undefined || tally === undefined) return { op: 'text' }
    const way = reading === undefined ? verdict : { ...reading, rivals: [], state: 'sure' as const }
    const { min, max } = measure(tally, reading ?? readingOf(name, verdict), todayIso)
    return planOf(way, min === null || max === null ? null : [min, max], reading?.type ?? null)
  })
  const semantics = verdicts.map((v, at) => semanticOf(names[at] ?? '', v, tallies[at]?.entries ?? [], true))
  return { plan: { ...base, columns }, verdicts, semantics }
}
