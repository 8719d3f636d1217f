/** The check of a source: one pass over every row, again only for columns that turned out to be other than their sample. */
import { join } from 'node:path'
import type { CheckFacts } from '../../../../shared/contract/engine'
import type { Reading } from '../../../../shared/domain/column-type'
import type { PassProgress, Source, Structure } from '../../../../shared/domain/source'
import type { Verification } from '../../../../shared/domain/verification'
import { AppError } from '../../../../shared/errors'
import { type CleanText, cleanCopy, originalRow, placesOfRows, readRowsAt, rowRanges, scanStructure } from '../index'
import { whileUnchanged } from '../source-file'
import { type Crew, crewFor, workersFromBytes } from './crew'
import { decimalMarkByHand } from './infer/file'
import { semanticOf } from './infer/semantics'
import type { Verdict } from './infer/verdict'
import { type PassInput, tallyPass } from './pass'
import { pauser } from './pause'
import { fieldMarksOf } from './pieces'
import { type ColumnDraft, draftColumn } from './report/draft'
import { factsOf } from './report/facts'
import { rowsWithoutSample, type Sample, samplePlan, sampleWindows, textPlan } from './sample'
import { settle } from './settle'
import type { ColumnTally } from './tally'
import { verifyPass } from './verify'

export type CheckOptions = {
  /** Readings a person chose; the other columns are inferred. */
  readonly chosen: readonly Reading[]
  /** Dates after this day lie in the future. */
  readonly todayIso: string
  readonly onProgress?: (progress: PassProgress) => void
  /** Called once, long before the facts, where the source is large enough to be verified by a pass of its own. */
  readonly onVerified?: (verification: Verification) => void
  readonly signal?: AbortSignal
}

/** Shares of the whole, for progress. */
const structureShare = 0.3
const verifyShare = 0.15
const endShare = 0.05

/**
 * Checks every row of a source: types with evidence, profile of each column, findings. Readings in `chosen` are verified the same way as
 * inferred ones. Ragged rows are no part of the columns' figures.
 * @throws AppError `check.unknown-column`, `cancelled`, and what `scanStructure` and `cleanCopy` throw
 */
export async function checkSource(source: Source, workDir: string, options: CheckOptions): Promise<CheckFacts> {
  const startedMs = performance.now()
  const { chosen, signal } = options
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
  // Threads that are still starting while the sample is read lose no time.
  const crew = crewFor(bytes, signal)
  try {
    return await whileUnchanged(source, () =>
      checkRows({ source, workDir, options, startedMs, structure, clean, bytes, crew })
    )
  } finally {
    await crew?.end()
  }
}

type Checking = {
  readonly source: Source
  readonly workDir: string
  readonly options: CheckOptions
  readonly startedMs: number
  readonly structure: Structure
  readonly clean: CleanText
  readonly bytes: number
  readonly crew: Crew | null
}

/** Of a streamed column the sample says what its values are: no text of theirs was kept. */
function semanticFor(index: number, name: string, tally: ColumnTally, verdict: Verdict, sample: Sample | null) {
  if (tally.stream === null) return semanticOf(name, verdict, tally.entries, false)
  const isSame = sample?.verdicts[index]?.type.kind === verdict.type.kind
  return isSame ? (sample.semantics[index] ?? null) : null
}

async function checkRows(checking: Checking): Promise<CheckFacts> {
  const { source, workDir, options, startedMs, structure, clean, bytes, crew } = checking
  const readFromMs = performance.now()
  const { chosen, todayIso, signal } = options
  const marks = fieldMarksOf(clean)
  const rangesFor = (count: number) => rowRanges(source, workDir, count, { signal })
  const names = source.columns
  const isSampled = clean.rowCount > rowsWithoutSample
  const sample = isSampled
    ? await samplePlan(
        clean.path,
        await rangesFor(sampleWindows),
        marks,
        names,
        chosen,
        todayIso,
        decimalMarkByHand(source)
      )
    : null
  const plan = sample?.plan ?? textPlan(names.length, chosen, todayIso)
  const tell = (step: 'types' | 'profile', from: number, to: number, fraction: number) =>
    options.onProgress?.({
      step,
      fraction,
      overall: from + fraction * (to - from),
      rowsDone: Math.round(clean.rowCount * fraction),
      bytesDone: Math.round(bytes * fraction)
    })
  const fractionOf = (bytesDone: number) => Math.min(1, bytesDone / Math.max(1, bytes))
  const lookup = {
    original: (row: number) => originalRow(clean.rowMap, row),
    places: (rows: readonly number[]) => placesOfRows(source, workDir, rows),
    read: async (rows: readonly number[]) => {
      await pause()
      return await readRowsAt(source, workDir, [...rows])
    }
  }
  const pause = pauser(signal)
  const isVerified = sample !== null && bytes >= workersFromBytes && options.onVerified !== undefined
  const tallyFrom = structureShare + (isVerified ? verifyShare : 0)
  if (isVerified) {
    const onBytes = (done: number) => tell('types', structureShare, tallyFrom, fractionOf(done))
    const input = { path: clean.path, rows: clean.rowCount, rangesFor, marks, sample, names, chosen, todayIso }
    const columns = await verifyPass(input, lookup, { signal, onBytes }, crew)
    options.onVerified?.({ rows: clean.rowCount, columns, tookMs: performance.now() - readFromMs })
  }
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
  const onBytes = (done: number) => tell(isVerified ? 'profile' : 'types', tallyFrom, 1 - endShare, fractionOf(done))
  const pass = await tallyPass(input, { signal, onBytes }, crew)
  await crew?.end()
  tell('profile', 1 - endShare, 1, 0)
  const { tallies, verdicts } = await settle(pass.parts, input, { source, chosen, signal, pause })
  const drafts: ColumnDraft[] = []
  for (const [at, tally] of tallies.entries()) {
    const [name, verdict] = [names[at] ?? '', verdicts[at]]
    if (verdict === undefined) throw new TypeError('a column without a verdict')
    const draft = draftColumn(at, name, tally, verdict, chosen.find((r) => r.column === name) ?? null, todayIso)
    const { report } = draft
    drafts.push({ ...draft, report: { ...report, semantic: semanticFor(at, name, tally, verdict, sample) } })
    await pause()
  }
  const file = {
    columns: tallies,
    rows: clean.rowCount,
    duplicates: pass.repeats.count,
    duplicateRows: pass.repeats.rows
  }
  const facts = await factsOf(source.id, structure, file, drafts, lookup, () => performance.now() - startedMs)
  tell('profile', 1 - endShare, 1, 1)
  return facts
}
