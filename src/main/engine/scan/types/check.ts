/** The check of a source: one pass over every row, again only for columns that turned out to be other than their sample. */
import { join } from 'node:path'
import type { CheckFacts } from '../../../../shared/contract/engine'
import type { Reading } from '../../../../shared/domain/column-type'
import type { PassProgress, Source } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import { cleanCopy, originalRow, readRowsAt, rowRanges, scanStructure } from '../index'
import { streamAnswers } from './infer/cover'
import { hintsOf } from './infer/file'
import { inferTally } from './infer/stream'
import type { FileHints, Verdict } from './infer/verdict'
import { mergeColumn } from './merge'
import { type PassInput, tallyPass } from './pass'
import { type ColumnPlan, planOf, scriptInstead, type TallyPlan } from './plan'
import { draftColumn, readingOf } from './report/draft'
import { factsOf } from './report/facts'
import { measure } from './report/measures'
import { rowsWithoutSample, samplePlan, sampleWindows, textPlan } from './sample'
import type { ColumnTally } from './tally'

export type CheckOptions = {
  /** Readings a person chose; the other columns are inferred. */
  readonly chosen: readonly Reading[]
  /** Dates after this day lie in the future. */
  readonly todayIso: string
  readonly onProgress?: (progress: PassProgress) => void
  readonly signal?: AbortSignal
}

/** Shares of the whole, for progress. */
const structureShare = 0.3
const typesShare = 0.65
/** Passes for columns that do not fit their plan, before they stay text. */
const maxRounds = 4

/**
 * Checks every row of a source: types with evidence, profile of each column, findings. Readings in `chosen` are verified the same way as
 * inferred ones. Ragged rows are no part of the columns' figures.
 * @throws AppError `check.unknown-column`, `cancelled`, and what `scanStructure` and `cleanCopy` throw
 */
export async function checkSource(source: Source, workDir: string, options: CheckOptions): Promise<CheckFacts> {
  const startedMs = performance.now()
  const { chosen, todayIso, signal } = options
  for (const { column } of chosen) {
    if (!source.columns.includes(column)) throw new AppError('check.unknown-column', { column, name: source.name })
  }
  const early = {
    signal,
    onProgress: (p: PassProgress) => options.onProgress?.({ ...p, overall: p.overall * structureShare })
  }
  const structure = await scanStructure(source, workDir, early)
  const clean = await cleanCopy(source, workDir, early)
  const bytes = clean.dataEnd - clean.dataStart
  const marks = {
    delimiter: clean.delimiter.charCodeAt(0),
    quote: clean.quote === null ? -1 : clean.quote.charCodeAt(0),
    columns: clean.columnCount
  }
  const rangesFor = (count: number) => rowRanges(source, workDir, count, { signal })
  const names = source.columns
  const isSampled = clean.rowCount > rowsWithoutSample
  const plan = !isSampled
    ? textPlan(names.length, chosen, todayIso)
    : await samplePlan(clean.path, await rangesFor(sampleWindows), marks, names, chosen, todayIso)
  const tell = (step: 'types' | 'profile', fraction: number) =>
    options.onProgress?.({
      step,
      fraction,
      overall:
        step === 'types' ? structureShare + fraction * typesShare : structureShare + typesShare + fraction * 0.05,
      rowsDone: Math.round(clean.rowCount * fraction),
      bytesDone: Math.round(bytes * fraction)
    })
  const input: PassInput = {
    path: clean.path,
    bytes,
    rows: clean.rowCount,
    rangesFor,
    marks,
    plan,
    isSampled,
    recordsPath: join(workDir, `${source.id}.rows`)
  }
  const pass = await tallyPass(input, {
    signal,
    onBytes: (done) => tell('types', Math.min(1, done / Math.max(1, bytes)))
  })
  const tallies = names.map((_, at) =>
    mergeColumn(
      pass.parts.map((p) => p[at]).filter((p) => p !== undefined),
      clean.rowCount
    )
  )
  await settle(tallies, input, names, chosen, signal)
  tell('profile', 0)
  const { verdicts } = judge(tallies, names, clean.delimiter, todayIso)
  const drafts = tallies.map((tally, at) => {
    const name = names[at] ?? ''
    const verdict = verdicts[at]
    if (verdict === undefined) throw new TypeError('a column without a verdict')
    return draftColumn(at, name, tally, verdict, chosen.find((r) => r.column === name) ?? null, todayIso)
  })
  const file = {
    columns: tallies,
    rows: clean.rowCount,
    duplicates: pass.repeats.count,
    duplicateRows: pass.repeats.rows
  }
  const lookup = {
    original: (row: number) => originalRow(clean.rowMap, row),
    read: (rows: readonly number[]) => readRowsAt(source, workDir, [...rows])
  }
  const facts = await factsOf(source.id, structure, file, drafts, lookup, () => performance.now() - startedMs)
  tell('profile', 1)
  return facts
}

/** Verdicts on all columns, the open ones with the hints of the others. */
function judge(
  tallies: readonly ColumnTally[],
  names: readonly string[],
  delimiter: string,
  todayIso: string
): { verdicts: Verdict[] } {
  const alone: FileHints = { decimalMark: null, dayOrder: null, delimiter, contextTokens: new Set(), todayIso }
  const first = tallies.map((tally, at) => inferTally(names[at] ?? '', tally, alone))
  const hints = hintsOf(first, delimiter, todayIso)
  return {
    verdicts: first.map((verdict, at) => {
      const tally = tallies[at]
      return verdict.open && tally !== undefined ? inferTally(names[at] ?? '', tally, hints) : verdict
    })
  }
}

/** Counts again the columns whose stream was read in another way than the verdict on the whole asks for; replaces their tallies. */
async function settle(
  tallies: ColumnTally[],
  input: PassInput,
  names: readonly string[],
  chosen: readonly Reading[],
  signal?: AbortSignal
): Promise<void> {
  const plans = [...input.plan.columns]
  const { todayIso } = input.plan
  for (let round = 1; ; round++) {
    const { verdicts } = judge(tallies, names, String.fromCharCode(input.marks.delimiter), todayIso)
    const wrong = new Map<number, ColumnPlan>()
    for (const [at, tally] of tallies.entries()) {
      const [verdict, plan] = [verdicts[at], plans[at]]
      if (verdict === undefined || plan === undefined) continue
      const reading = chosen.find((r) => r.column === names[at]) ?? null
      const next = nextPlan(tally, plan, verdict, reading, todayIso)
      if (next !== null) wrong.set(at, round >= maxRounds ? { op: 'text' } : next)
    }
    if (wrong.size === 0 || round > maxRounds) return
    for (const [at, plan] of wrong) plans[at] = plan
    const plan: TallyPlan = { ...input.plan, columns: plans, active: tallies.map((_, at) => wrong.has(at)) }
    const again = await tallyPass({ ...input, plan, recordsPath: null }, { signal, onBytes: () => undefined })
    for (const at of wrong.keys()) {
      tallies[at] = mergeColumn(
        again.parts.map((p) => p[at]).filter((p) => p !== undefined),
        input.rows
      )
    }
  }
}

/** How a column has to be counted again, or null when its tally answers for its reading. */
function nextPlan(
  tally: ColumnTally,
  plan: ColumnPlan,
  verdict: Verdict,
  reading: Reading | null,
  todayIso: string
): ColumnPlan | null {
  const way = reading ?? verdict
  if (tally.failed) {
    if (plan.op === 'text' || plan.op === 'script') return { op: 'text' }
    const script = scriptInstead(plan)
    const first = script.op === 'script' ? script.ways[0] : undefined
    return first !== undefined && JSON.stringify(first.format) === JSON.stringify(way.format)
      ? script
      : planFor(tally, way, verdict, todayIso)
  }
  if (tally.stream === null || way.format?.kind === 'boolean' || streamAnswers(tally.stream, way)) return null
  return planFor(tally, way, verdict, todayIso)
}

function planFor(
  tally: ColumnTally,
  way: Pick<Verdict, 'type' | 'format'>,
  verdict: Verdict,
  todayIso: string
): ColumnPlan {
  const measured = measure(
    { ...tally, stream: null },
    readingOf('', { ...way, nullTokens: verdict.nullTokens }),
    todayIso
  )
  const range = measured.min === null || measured.max === null ? null : ([measured.min, measured.max] as const)
  return planOf({ ...way, rivals: verdict.rivals, state: verdict.state }, range)
}
