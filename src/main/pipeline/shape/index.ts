/** shape: propose a recipe, preview it on a window, measure it over the whole file. */
import type { Draft, ImportedRecipe, MeasureState } from '../../../shared/contract/shape'
import type { CheckReport } from '../../../shared/domain/check-report'
import type { Reading } from '../../../shared/domain/column-type'
import { datasetNameOf } from '../../../shared/domain/dataset'
import type { Drift } from '../../../shared/domain/drift'
import type { RollupQuestion, StoredMonth } from '../../../shared/domain/druid/rollup-estimate'
import { proposeRecipe } from '../../../shared/domain/presets'
import type { Measure, Preview, Recipe } from '../../../shared/domain/recipe'
import { readRecipeFile } from '../../../shared/domain/recipe-file'
import { matchColumns, recipeFor, recipeOfDataset } from '../../../shared/domain/replay'
import type { PassProgress, Source } from '../../../shared/domain/source'
import { stemOf } from '../../../shared/domain/together'
import type { Unmatched } from '../../../shared/domain/unmatched'
import { AppError, isCancelled } from '../../../shared/errors'
import type { DatasetStore, Reader, RoleStore } from '../ports'
import { SharedTask } from '../shared-task'
import { amountStops, candidateFor, confirmedRoles, fits, replayOn } from './replay-draft'

export interface ShapeRoomPorts {
  readonly reader: Reader
  readonly workDir: string
  readonly sourceOf: (sourceId: string) => Source
  readonly structureOf: (sourceId: string) => Promise<unknown>
  readonly reportOf: (sourceId: string, chosen: Reading[]) => Promise<CheckReport>
  readonly datasets: DatasetStore
  readonly roles: RoleStore
  /** What drifted from the dataset's last load; null when there is none to compare with. */
  readonly driftOf: (sourceId: string, recipe: Recipe, dataset: string) => Promise<Drift | null>
  /** The real path when it may be read. */
  readonly allow: (path: string) => Promise<string>
}

/** Which rows are shown, and after which step; null for the end. */
interface PreviewWindow {
  readonly offset: number
  readonly limit: number
  readonly upTo: string | null
}

export interface ShapeRoom {
  propose(sourceId: string, chosen: Reading[], dataset: string | null): Promise<Draft>
  preview(sourceId: string, recipe: Recipe, window: PreviewWindow): Promise<Preview>
  measure(sourceId: string, recipe: Recipe): Promise<Measure>
  /** Rows that a rollup would leave; the same question about the same recipe is counted once. */
  storedRows(sourceId: string, recipe: Recipe, question: RollupQuestion): Promise<StoredMonth[]>
  unmatched(sourceId: string, recipe: Recipe, stepId: string, limit: number): Promise<Unmatched>
  /** @throws AppError `shape.recipe-file`, `shape.recipe-version` */
  importRecipe(sourceId: string, name: string, text: string): ImportedRecipe
  watchMeasure(sourceId: string, recipe: Recipe): AsyncGenerator<MeasureState, void, void>
  /** Stops what is being measured of a source. */
  stopMeasure(sourceId: string): void
  /** @throws AppError `open.outside-roots` when a look-up names a file that may not be read */
  allowLookups(recipe: Recipe): Promise<void>
}

const measuresKept = 20

export function shapeRoom(ports: ShapeRoomPorts): ShapeRoom {
  const { reader, workDir, datasets } = ports
  const measured = new Map<string, SharedTask<PassProgress, Measure>>()
  const counted = new Map<string, SharedTask<PassProgress, StoredMonth[]>>()

  /** The one measure of a recipe over a source: the plan and the screen ask the same question. */
  function measuring(sourceId: string, recipe: Recipe): SharedTask<PassProgress, Measure> {
    const source = ports.sourceOf(sourceId)
    const key = `${sourceId} ${JSON.stringify(recipe)}`
    const known = measured.get(key)
    if (known && !known.failed) return known
    // A newer question about the same source makes an unfinished older one worthless.
    stopMeasure(sourceId)
    const task = new SharedTask<PassProgress, Measure>(async (onProgress, signal) => {
      await allowLookups(recipe)
      await ports.structureOf(sourceId)
      signal.throwIfAborted()
      for await (const message of reader.feed((client) =>
        client.reader.measure({ source, workDir, recipe }, { signal })
      )) {
        if (message.kind === 'measured') return message.measure
        onProgress(message.progress)
      }
      throw new AppError('cancelled')
    })
    measured.set(key, task)
    dropOldest(measured)
    return task
  }

  function counting(
    sourceId: string,
    recipe: Recipe,
    question: RollupQuestion
  ): SharedTask<PassProgress, StoredMonth[]> {
    const source = ports.sourceOf(sourceId)
    const key = `${sourceId} ${JSON.stringify([recipe, question])}`
    const known = counted.get(key)
    if (known && !known.failed) return known
    stopTasks(counted, sourceId)
    const task = new SharedTask<PassProgress, StoredMonth[]>(async (onProgress, signal) => {
      await allowLookups(recipe)
      await ports.structureOf(sourceId)
      signal.throwIfAborted()
      for await (const message of reader.feed((client) =>
        client.reader.storedRows({ source, workDir, recipe, question }, { signal })
      )) {
        if (message.kind === 'counted') return message.months
        onProgress(message.progress)
      }
      throw new AppError('cancelled')
    })
    counted.set(key, task)
    dropOldest(counted)
    return task
  }

  function stopMeasure(sourceId: string) {
    stopTasks(measured, sourceId)
  }

  async function allowLookups(recipe: Recipe) {
    for (const step of recipe.steps) {
      if ((step.kind === 'lookup' || step.kind === 'rate') && step.enabled) await ports.allow(step.path)
    }
  }

  return {
    allowLookups,
    importRecipe(sourceId, name, text) {
      const { columns } = ports.sourceOf(sourceId)
      const recipe = recipeOfDataset(readRecipeFile(text, name))
      const match = matchColumns(
        columns,
        recipe.readings.map(({ column }) => column)
      )
      const { renamed, missing, extra } = match
      return { recipe: recipeFor(recipe, match), renamed, missing: [...missing], extra: [...extra] }
    },
    async propose(sourceId, chosen, dataset) {
      const source = ports.sourceOf(sourceId)
      const report = await ports.reportOf(sourceId, chosen)
      const proposal = proposeRecipe(report.columns, ports.roles.recall())
      const candidate = candidateFor(source.columns, datasets.list(), dataset)
      const replayed = candidate && replayOn(candidate, source.columns, report)
      if (candidate && replayed && fits(candidate)) {
        const { roles } = replayed.recipe
        // What can't be judged here is told by the plan.
        const drift = await ports.driftOf(sourceId, replayed.recipe, candidate.dataset.name).catch(() => null)
        const stops = [...replayed.replay.stops, ...amountStops(drift)]
        return {
          recipe: replayed.recipe,
          roles: proposal.roles
            .filter(({ role, column }) => roles[role] !== column)
            .concat(confirmedRoles(candidate.dataset)),
          dataset: candidate.dataset.name,
          replayedFrom: candidate.dataset.name,
          replay: { ...replayed.replay, stops }
        }
      }
      return {
        recipe: proposal.recipe,
        roles: proposal.roles,
        dataset: dataset ?? datasetNameOf(stemOf(source)),
        replayedFrom: null,
        replay: replayed?.replay ?? null
      }
    },
    async preview(sourceId, recipe, { offset, limit, upTo }) {
      const source = ports.sourceOf(sourceId)
      await allowLookups(recipe)
      return reader.call((client) => client.reader.preview({ source, workDir, recipe, offset, limit, upTo }))
    },
    async unmatched(sourceId, recipe, stepId, limit) {
      const source = ports.sourceOf(sourceId)
      await allowLookups(recipe)
      await ports.structureOf(sourceId)
      return reader.call((client) => client.reader.unmatched({ source, workDir, recipe, stepId, limit }))
    },
    measure: async (sourceId, recipe) => measuring(sourceId, recipe).done,
    storedRows: async (sourceId, recipe, question) => counting(sourceId, recipe, question).done,
    async *watchMeasure(sourceId, recipe) {
      try {
        for await (const { progress, result } of measuring(sourceId, recipe).watch()) {
          yield { progress, measure: result, stopped: false }
        }
      } catch (error) {
        if (!isCancelled(error)) throw error
        yield { progress: null, measure: null, stopped: true }
      }
    },
    stopMeasure
  }
}

/** Cancels what is still under way of a source. */
function stopTasks<T>(tasks: Map<string, SharedTask<PassProgress, T>>, sourceId: string) {
  for (const [key, task] of tasks) {
    if (!key.startsWith(`${sourceId} `) || task.value !== null) continue
    task.cancel()
    tasks.delete(key)
  }
}

function dropOldest(tasks: Map<string, unknown>) {
  for (const [oldest] of tasks) {
    if (tasks.size <= measuresKept) break
    tasks.delete(oldest)
  }
}
