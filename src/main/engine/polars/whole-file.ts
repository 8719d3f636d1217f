/** A recipe made ready to run over a whole file: typed table, tables of look-ups, repeats. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pl from 'nodejs-polars'
import type { Recipe } from '../../../shared/domain/recipe'
import { type WalkedRecipe, walkRunnable } from '../../../shared/domain/recipe-schema'
import type { PassProgress, Source } from '../../../shared/domain/source'
import { AppError } from '../../../shared/errors'
import { type CleanText, cleanCopy, type PassOptions } from '../scan'
import type { LazyFrame } from './frames'
import { opensIn } from './opened'
import { datedReading } from './plan/dated'
import type { Environment } from './plan/environment'
import { type Finished, finishPlan } from './plan/finish'
import { emptyInputs, prepareStages } from './plan/prepare'
import { planSteps } from './plan/steps'
import { needsTable, tablesIn } from './plan/tables'
import { runFolder } from './scratch'
import { withTypedTable } from './typed/cache'
import { frameOf, type MonthRows, monthsOf, type PlacedReading, type TypedTable } from './typed/table'
import { knownTexts, writeTexts } from './written-texts'

export interface Prepared {
  readonly walked: WalkedRecipe
  readonly clean: CleanText
  /** Rows of the clean text. */
  readonly rows: number
  /** For files that live as long as the run. */
  readonly folder: string
  /** The finished plan over rows `from` to `from + count - 1` of the table, or over all. */
  readonly plan: (from?: number, count?: number) => Finished
  /** Where the rows of each month stand in the table; null where they stand in the order of the text. */
  readonly months: readonly MonthRows[] | null
  /** Environment before each stage and after the last. */
  readonly environments: readonly Environment[]
  /** Throws `cancelled` once the caller has given up: Polars itself cannot be stopped. */
  readonly check: () => void
}

interface WholeFileOptions {
  readonly reached?: (milestone: Milestone) => void
  /** Called while the text is read to types, where nobody has done so before. */
  readonly onTyped?: (progress: PassProgress) => void
  /** Called when the passes that a stage needs before the run are through. */
  readonly onStage?: (at: number, of: number) => void
}

/** Steps of a run that a caller may want to tell about. */
export type Milestone = 'clean' | 'typed' | 'ready'

/**
 * Prepares a recipe and runs `use`; the run's files are gone afterwards.
 * @throws AppError the recipe's first problem, `shape.lookup-key-not-unique`, `cancelled`, what reading the file throws
 */
export async function withWholeFile<T>(
  source: Source,
  workDir: string,
  recipe: Recipe,
  options: PassOptions & WholeFileOptions,
  use: (prepared: Prepared) => Promise<T>
): Promise<T> {
  const { signal, reached, onTyped, onStage } = options
  const check = () => {
    if (signal?.aborted) throw new AppError('cancelled')
  }
  const walked = walkRunnable(recipe, source.columns)
  const clean = await cleanCopy(source, workDir, options)
  reached?.('clean')
  check()
  const columns: PlacedReading[] = walked.readings.map((reading) => ({
    reading,
    place: source.columns.indexOf(reading.column)
  }))
  const folder = await runFolder(workDir, 'shape')
  try {
    const tableOf = tablesIn(opensIn(workDir, signal), workDir, folder, signal)
    const lookups = new Map<number, LazyFrame>()
    for (const [at, { step }] of walked.stages.entries()) {
      if (!needsTable(step)) continue
      lookups.set(at, await tableOf(step))
      check()
    }
    const run = async (table: TypedTable): Promise<T> => {
      reached?.('typed')
      check()
      const { rows } = table
      const inputs = emptyInputs(lookups)
      let beside: string | null = null
      const rowsOf = (from?: number, count?: number) => frameOf(table, from, count, beside)
      const texts = knownTexts(table)
      await prepareStages({ walked, rowsOf, rows, folder, check, inputs, texts }, onStage)
      beside = await writeTexts(table, texts, inputs, join(folder, 'texts'), signal)
      reached?.('ready')
      const plan = (from?: number, count?: number) => {
        const isPart = from !== undefined && count !== undefined
        // Numbers of rows that stand by month lie anywhere.
        const range = isPart && !table.isByMonth ? { from, count } : null
        return finishPlan(planSteps(rowsOf(from, count), walked, inputs, undefined, range), recipe.roles)
      }
      const { environments } = planSteps(pl.DataFrame({ outcome: [0] }).lazy(), walked, inputs)
      return await use({ walked, clean, rows, folder, plan, months: monthsOf(table), environments, check })
    }
    const open = (dated: number | undefined): Promise<T> =>
      withTypedTable(
        source,
        workDir,
        clean,
        columns,
        // Where the parser has read dates that the scanner had not, their rows stand in no month.
        (table) => (table.isByMonth && dated !== undefined && table.hasMeanings[dated] ? open(undefined) : run(table)),
        { signal, onProgress: onTyped, dated }
      )
    return await open(datedReading(walked, recipe.roles, lookups))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
