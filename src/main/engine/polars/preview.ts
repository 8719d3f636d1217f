/** Before and after on a window of rows, through the same expressions as the whole file. */
import { rm } from 'node:fs/promises'
import pl from 'nodejs-polars'
import type { Preview, PreviewRow, Recipe } from '../../../shared/domain/recipe'
import {
  type CheckedStep,
  type RecipeProblem,
  type WalkedRecipe,
  walkRecipe
} from '../../../shared/domain/recipe-schema'
import { placeOf, type RawRow, type Source } from '../../../shared/domain/source'
import { AppError, isCancelled } from '../../../shared/errors'
import { readRows } from '../scan'
import { cellSource, cellTexts } from './cells'
import { changedCells } from './changed-cells'
import { raggedReason } from './measure'
import { opensIn } from './opened'
import { outcomeName } from './plan/environment'
import { type Finished, finishPlan } from './plan/finish'
import { readOutcome } from './plan/outcomes'
import { emptyInputs, type Preparing, prepareStage } from './plan/prepare'
import { planSteps } from './plan/steps'
import { needsTable, type TableOf, tablesIn } from './plan/tables'
import { translatePolarsError } from './polars-error'
import { typedWindow } from './preview-window'
import { countsOf, runFolder } from './scratch'
import { names } from './typed/table'

/** Which rows, and after which step. */
export interface PreviewWindow {
  readonly offset: number
  readonly limit: number
  /** Id of the step after which the rows are shown; null for the end. */
  readonly upTo: string | null
}

/**
 * Rows `offset` to `offset + limit - 1` of the source before and after a recipe, or its steps up to one of them. A step that cannot
 * run is a problem and is passed over; a draft never makes this throw. Steps that look at other rows (deduplicate, fill from above) see
 * the window only: a row that repeats one further up in the file still shows as loaded.
 * @throws AppError what reading the file throws
 */
export async function preview(
  source: Source,
  workDir: string,
  recipe: Recipe,
  { offset, limit, upTo }: PreviewWindow
): Promise<Preview> {
  const { rows } = await readRows(source, workDir, offset, limit)
  const folder = await runFolder(workDir, 'preview')
  try {
    const tableOf = tablesIn(opensIn(workDir), workDir, folder)
    return await new Previewing(source, rows, folder, tableOf, upTo).preview(recipe)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Shown = Omit<Preview, 'problems'>
type Attempt = { readonly preview: Shown } | { readonly stepId: string | null; readonly error: AppError }

class Previewing {
  readonly #source: Source
  readonly #rows: readonly RawRow[]
  /** Rows with as many cells as there are columns. */
  readonly #whole: readonly RawRow[]
  readonly #folder: string
  readonly #tableOf: TableOf
  readonly #upTo: string | null

  constructor(source: Source, rows: readonly RawRow[], folder: string, tableOf: TableOf, upTo: string | null) {
    this.#source = source
    this.#rows = rows
    this.#whole = rows.filter(({ cells }) => cells.length === source.columns.length)
    this.#folder = folder
    this.#tableOf = tableOf
    this.#upTo = upTo
  }

  async preview(recipe: Recipe): Promise<Preview> {
    const problems: RecipeProblem[] = []
    let attempt = recipe
    // Each round either succeeds or takes one step out of the draft.
    for (;;) {
      const walked = walkRecipe(attempt, this.#source.columns)
      const done = await this.#try(attempt, walked)
      if ('preview' in done) {
        return { ...done.preview, problems: [...walked.problems, ...problems].map(problemShape) }
      }
      problems.push({ stepId: done.stepId, error: done.error })
      const steps = attempt.steps.filter(({ id }) => id !== done.stepId)
      if (steps.length === attempt.steps.length) {
        return { beforeColumns: this.#source.columns, afterColumns: [], rows: [], problems: problems.map(problemShape) }
      }
      attempt = { ...attempt, steps }
    }
  }

  async #try(recipe: Recipe, walked: WalkedRecipe): Promise<Attempt> {
    const typed = await typedWindow(this.#source, this.#whole, walked)
    const inputs = emptyInputs()
    const preparing: Preparing = {
      walked,
      rowsOf: (from, count) => (from === undefined ? typed.lazy() : typed.lazy().slice(from, count ?? typed.height)),
      rows: typed.height,
      folder: this.#folder,
      check: () => undefined,
      inputs,
      texts: new Map()
    }
    for (const [at, { step }] of walked.stages.entries()) {
      try {
        if (needsTable(step)) inputs.lookups.set(at, await this.#tableOf(step))
        await prepareStage(preparing, at, step)
        if (canFail(step)) await planSteps(typed.lazy(), walked, inputs, at + 1).frame.collect()
      } catch (error) {
        const translated = translatePolarsError(error, { name: whatOf(step), path: '' })
        if (!(translated instanceof AppError) || isCancelled(translated)) throw error
        return { stepId: step.id, error: translated }
      }
    }
    const last = this.#upTo === null ? -1 : walked.stages.findIndex(({ step }) => step.id === this.#upTo)
    if (last < 0) {
      const finished = finishPlan(planSteps(typed.lazy(), walked, inputs), rolesThatFit(recipe, walked))
      return { preview: await this.#read(walked, walked.columns, finished) }
    }
    const finished = finishPlan(planSteps(typed.lazy(), walked, inputs, last + 1), {})
    return { preview: await this.#read(walked, walked.stages[last]?.after ?? [], finished) }
  }

  async #read(walked: WalkedRecipe, columns: Preview['afterColumns'] | WalkedRecipe['columns'], finished: Finished) {
    const { frame, environment, dateColumn, places } = finished
    const bound = [...environment]
    const place = places.at(-1) ?? { id: names.row, fan: 1 }
    const result = await frame
      .sort(pl.col(place.id))
      .select(
        pl.col(outcomeName).alias(outcomeName),
        pl.col(place.id).cast(pl.Int64).alias('place'),
        ...bound.map(([, { id, type }], i) => cellSource(pl.col(id), type).alias(`cell${i}`))
      )
      .collect()
    const codes = countsOf(result, outcomeName)
    const cells = bound.map(([, { type }], i) => cellTexts(result, `cell${i}`, type))
    const rowsOf = new Map<number, number[]>()
    for (const [i, at] of countsOf(result, 'place').entries()) {
      const row = this.#whole[Math.floor(at / place.fan)]?.row ?? -1
      rowsOf.set(row, [...(rowsOf.get(row) ?? []), i])
    }
    const rows = this.#rows.flatMap((raw): PreviewRow[] => {
      const base = { ...placeOf(raw), copy: 0, before: raw.cells, after: null, stepId: null, changed: [] }
      const found = rowsOf.get(raw.row)
      if (found === undefined) return [{ ...base, outcome: 'rejected', reason: raggedReason }]
      return found.map((i, copy) => {
        const outcome = readOutcome(codes[i] ?? 0, walked, dateColumn)
        if (outcome.kind === 'loaded') {
          const after = cells.map((column) => column[i] ?? null)
          const changed = changedCells(this.#source, walked, environment, raw, after)
          return { ...base, copy, after, outcome: 'loaded', reason: null, changed }
        }
        const stepId = walked.stages[outcome.stage]?.step.id ?? null
        return {
          ...base,
          copy,
          outcome: outcome.kind,
          reason: outcome.kind === 'rejected' ? outcome.reason : null,
          stepId
        }
      })
    })
    return { beforeColumns: this.#source.columns, afterColumns: [...columns], rows }
  }
}

/** Steps whose values are computed: what Polars refuses is found by running them over the window. */
function canFail(step: CheckedStep): boolean {
  switch (step.kind) {
    case 'rename':
    case 'select':
    case 'drop':
    case 'drop-nulls':
    case 'lookup':
    case 'rate':
    case 'fiscal':
    case 'deduplicate':
      return false
    default:
      return true
  }
}

function whatOf(step: CheckedStep): string {
  switch (step.kind) {
    case 'derive':
      return step.column
    case 'filter':
      return 'a filter'
    case 'unpivot':
      return step.valueColumn
    default:
      return 'the step'
  }
}

function problemShape({ stepId, error }: RecipeProblem): Preview['problems'][number] {
  const { position } = error.details
  const { code, message, details } = error.toShape()
  return { stepId, message, position: typeof position === 'number' ? position : null, code, details }
}

function rolesThatFit(recipe: Recipe, walked: WalkedRecipe): Recipe['roles'] {
  const { orderDate } = recipe.roles
  const type = walked.columns.find(({ name }) => name === orderDate)?.type
  return type?.kind === 'date' || type?.kind === 'timestamp' ? { orderDate } : {}
}
