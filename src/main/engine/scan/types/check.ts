/** The check of a source: one pass over every row, again only for columns that turned out to be other than their sample. */
import { join } from 'node:path'
import type { CheckFacts } from '../../../../shared/contract/engine'
import type { Reading } from '../../../../shared/domain/column-type'
import type { PassProgress, Source } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import { cleanCopy, originalRow, readRowsAt, rowRanges, scanStructure } from '../index'
import { type PassInput, tallyPass } from './pass'
import { pauser } from './pause'
import { type ColumnDraft, draftColumn } from './report/draft'
import { factsOf } from './report/facts'
import { rowsWithoutSample, samplePlan, sampleWindows, textPlan } from './sample'
import { settle } from './settle'

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
  tell('profile', 0)
  const pause = pauser(signal)
  const { tallies, verdicts } = await settle(pass.parts, input, { source, chosen, signal, pause })
  const drafts: ColumnDraft[] = []
  for (const [at, tally] of tallies.entries()) {
    const [name, verdict] = [names[at] ?? '', verdicts[at]]
    if (verdict === undefined) throw new TypeError('a column without a verdict')
    drafts.push(draftColumn(at, name, tally, verdict, chosen.find((r) => r.column === name) ?? null, todayIso))
    await pause()
  }
  const file = {
    columns: tallies,
    rows: clean.rowCount,
    duplicates: pass.repeats.count,
    duplicateRows: pass.repeats.rows
  }
  const lookup = {
    original: (row: number) => originalRow(clean.rowMap, row),
    read: async (rows: readonly number[]) => {
      await pause()
      return await readRowsAt(source, workDir, [...rows])
    }
  }
  const facts = await factsOf(source.id, structure, file, drafts, lookup, () => performance.now() - startedMs)
  tell('profile', 1)
  return facts
}
