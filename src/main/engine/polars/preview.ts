/** Before and after on a window of rows, through the same expressions as the whole file. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { Preview, PreviewRow, Recipe } from '../../../shared/domain/recipe'
import { type RecipeProblem, type WalkedRecipe, walkRecipe } from '../../../shared/domain/recipe-schema'
import type { RawRow, Source } from '../../../shared/domain/source'
import { AppError, isCancelled } from '../../../shared/errors'
import { readRows } from '../scan'
import { cellSource, cellTexts } from './cells'
import { changedCells } from './changed-cells'
import { rawFrame, rawName } from './clean-scan'
import type { Frame, LazyFrame } from './frames'
import { raggedReason } from './measure'
import { opensIn } from './opened'
import { type Finished, finishPlan } from './plan/finish'
import { type LookUp, looksUp } from './plan/lookups'
import { readOutcome } from './plan/outcomes'
import { repeatsInWindow } from './plan/repeats'
import { outcomeName, planSteps } from './plan/steps'
import { translatePolarsError } from './polars-error'
import { canBeOdd, oddText, readColumn } from './readings'
import { readOddTexts } from './readings/odd-texts'
import { countsOf, textsOf } from './scratch'
import { names, type PlacedReading, resolveOdds } from './typed/table'

/**
 * Rows `offset` to `offset + limit - 1` of the source before and after a recipe. A step that cannot run is a problem and is
 * passed over; a draft never makes this throw. Deduplication sees the window only: a row that repeats one further up in the
 * file still shows as loaded.
 * @throws AppError what reading the file throws
 */
export async function preview(
  source: Source,
  workDir: string,
  recipe: Recipe,
  offset: number,
  limit: number
): Promise<Preview> {
  const { rows } = await readRows(source, workDir, offset, limit)
  await mkdir(workDir, { recursive: true })
  const folder = await mkdtemp(join(workDir, 'preview-'))
  try {
    return await previewRows(source, rows, recipe, looksUp(opensIn(workDir), workDir, folder))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The preview of rows that were read already. */
export async function previewRows(
  source: Source,
  rows: readonly RawRow[],
  recipe: Recipe,
  lookUp: LookUp
): Promise<Preview> {
  const problems: RecipeProblem[] = []
  let attempt = recipe
  // Each round either succeeds or takes one step out of the draft.
  for (;;) {
    const walked = walkRecipe(attempt, source.columns)
    const failed = await tryPreview(source, rows, attempt, walked, lookUp)
    if ('preview' in failed) {
      const found = [...walked.problems, ...problems]
      return { ...failed.preview, problems: found.map(problemShape) }
    }
    problems.push({ stepId: failed.stepId, error: failed.error })
    const steps = attempt.steps.filter(({ id }) => id !== failed.stepId)
    if (steps.length === attempt.steps.length) return { ...nothing(source), problems: problems.map(problemShape) }
    attempt = { ...attempt, steps }
  }
}

function problemShape({ stepId, error }: RecipeProblem): Preview['problems'][number] {
  const { position } = error.details
  return { stepId, message: error.message, position: typeof position === 'number' ? position : null }
}

function nothing(source: Source): Omit<Preview, 'problems'> {
  return { beforeColumns: source.columns, afterColumns: [], rows: [] }
}

type Attempt =
  | { readonly preview: Omit<Preview, 'problems'> }
  | { readonly stepId: string | null; readonly error: AppError }

async function tryPreview(
  source: Source,
  rows: readonly RawRow[],
  recipe: Recipe,
  walked: WalkedRecipe,
  lookUp: LookUp
): Promise<Attempt> {
  const tables = new Map<number, LazyFrame>()
  for (const [at, { step }] of walked.stages.entries()) {
    if (step.kind !== 'lookup') continue
    try {
      tables.set(at, await lookUp(step))
    } catch (error) {
      if (!(error instanceof AppError) || isCancelled(error)) throw error
      return { stepId: step.id, error }
    }
  }
  const whole = rows.filter(({ cells }) => cells.length === source.columns.length)
  const typed = await typedWindow(source, whole, walked)
  for (let stages = 0; stages <= walked.stages.length; stages++) {
    const error = await failureAt(typed, walked, tables, stages)
    if (error !== null) return { stepId: walked.stages[stages - 1]?.step.id ?? null, error }
  }
  const finished = finishPlan(planned(typed, walked, tables), rolesThatFit(recipe, walked))
  return { preview: await readPreview(source, rows, whole, walked, finished) }
}

/** The window as a typed frame: what `frameOf` gives for the whole file. */
async function typedWindow(source: Source, rows: readonly RawRow[], walked: WalkedRecipe): Promise<Frame> {
  const columns: PlacedReading[] = walked.readings.map((reading) => ({
    reading,
    place: source.columns.indexOf(reading.column)
  }))
  const raw = rawFrame(
    rows.map(({ cells }) => cells),
    source.columns.length,
    names.row
  )
  const frame = await raw
    .select(
      pl.col(names.row),
      ...columns.flatMap(({ reading, place }, i) => {
        const text = pl.col(rawName(place))
        const value = readColumn(reading, text, 'marked')
        return [value.alias(names.value(i)), ...(canBeOdd(reading) ? [oddText(value, text).alias(names.odd(i))] : [])]
      })
    )
    .collect()
  const odds = columns.map(({ reading }, i) => {
    if (!canBeOdd(reading)) return []
    return [...new Set(textsOf(frame, names.odd(i)).filter((text) => text !== null))]
  })
  const resolved = resolveOdds(
    frame.lazy(),
    columns,
    odds.map((texts) => texts.length),
    (i) => {
      const column = columns[i]
      return column === undefined ? null : readOddTexts(column.reading, odds[i] ?? []).lazy()
    }
  )
  return resolved.collect()
}

function planned(typed: Frame, walked: WalkedRecipe, lookups: ReadonlyMap<number, LazyFrame>, count?: number) {
  const repeats = new Map<number, LazyFrame>()
  for (const [at, { step }] of walked.stages.slice(0, count).entries()) {
    if (step.kind !== 'deduplicate') continue
    const { frame, environments } = planSteps(typed.lazy(), walked, { lookups, repeats }, at)
    repeats.set(at, repeatsInWindow(frame, environments.at(-1) ?? new Map(), step.by))
  }
  return planSteps(typed.lazy(), walked, { lookups, repeats }, count)
}

/** The error of the first `count` stages over the window, or null. */
async function failureAt(
  typed: Frame,
  walked: WalkedRecipe,
  lookups: ReadonlyMap<number, LazyFrame>,
  count: number
): Promise<AppError | null> {
  const last = walked.stages[count - 1]?.step
  // Only computing can fail.
  if (last?.kind !== 'derive' && last?.kind !== 'filter') return null
  try {
    await planned(typed, walked, lookups, count).frame.collect()
    return null
  } catch (error) {
    const translated = translatePolarsError(error, {
      name: last.kind === 'derive' ? last.column : 'a filter',
      path: ''
    })
    if (translated instanceof AppError) return translated
    throw error
  }
}

function rolesThatFit(recipe: Recipe, walked: WalkedRecipe): Recipe['roles'] {
  const { orderDate } = recipe.roles
  const type = walked.columns.find(({ name }) => name === orderDate)?.type
  return type?.kind === 'date' || type?.kind === 'timestamp' ? { orderDate } : {}
}

async function readPreview(
  source: Source,
  rows: readonly RawRow[],
  whole: readonly RawRow[],
  walked: WalkedRecipe,
  { frame, environment, dateColumn }: Finished
): Promise<Omit<Preview, 'problems'>> {
  const bound = [...environment]
  const result = await frame
    .sort(pl.col(names.row))
    .select(
      pl.col(outcomeName).alias(outcomeName),
      ...bound.map(([, { id, type }], i) => cellSource(pl.col(id), type).alias(`cell${i}`))
    )
    .collect()
  const codes = countsOf(result, outcomeName)
  const columns = bound.map(([, { type }], i) => cellTexts(result, `cell${i}`, type))
  const after = new Map(whole.map((raw, i) => [raw.row, i]))
  const previewRow = (raw: RawRow): PreviewRow => {
    const base = { row: raw.row, line: raw.line, before: raw.cells }
    const at = after.get(raw.row)
    if (at === undefined) return { ...base, after: null, outcome: 'rejected', reason: raggedReason, changed: [] }
    const outcome = readOutcome(codes[at] ?? 0, walked.readings, dateColumn)
    if (outcome.kind === 'rejected') {
      return { ...base, after: null, outcome: 'rejected', reason: outcome.reason, changed: [] }
    }
    if (outcome.kind !== 'loaded') return { ...base, after: null, outcome: outcome.kind, reason: null, changed: [] }
    const cells = columns.map((column) => column[at] ?? null)
    const changed = changedCells(source, walked, environment, raw, cells)
    return { ...base, after: cells, outcome: 'loaded', reason: null, changed }
  }
  return { beforeColumns: source.columns, afterColumns: [...walked.columns], rows: rows.map(previewRow) }
}
