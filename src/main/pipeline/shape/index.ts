/** shape: propose a recipe, preview it on a window, measure it over the whole file. */
import type { Draft, MeasureState } from '../../../shared/contract/shape'
import type { CheckReport, ColumnReport } from '../../../shared/domain/check-report'
import type { Reading } from '../../../shared/domain/column-type'
import { type Dataset, datasetNameOf } from '../../../shared/domain/dataset'
import { proposeRecipe } from '../../../shared/domain/presets'
import type { Measure, Preview, Recipe } from '../../../shared/domain/recipe'
import type { PassProgress, Source } from '../../../shared/domain/source'
import { AppError, isCancelled } from '../../../shared/errors'
import type { DatasetStore, Reader } from '../ports'
import { SharedTask } from '../shared-task'

export interface ShapeRoomPorts {
  readonly reader: Reader
  readonly workDir: string
  readonly sourceOf: (sourceId: string) => Source
  readonly structureOf: (sourceId: string) => Promise<unknown>
  readonly reportOf: (sourceId: string, chosen: Reading[]) => Promise<CheckReport>
  readonly datasets: DatasetStore
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
    for (const [oldest] of measured) {
      if (measured.size <= measuresKept) break
      measured.delete(oldest)
    }
    return task
  }

  function stopMeasure(sourceId: string) {
    for (const [key, task] of measured) {
      if (!key.startsWith(`${sourceId} `) || task.value !== null) continue
      task.cancel()
      measured.delete(key)
    }
  }

  async function allowLookups(recipe: Recipe) {
    for (const step of recipe.steps) {
      if (step.kind === 'lookup' && step.enabled) await ports.allow(step.path)
    }
  }

  /** The dataset this file was meant for: the named one, else one whose recipe reads exactly these columns. */
  function replayable(columns: readonly string[], named: string | null): Dataset | null {
    const key = keyOf(columns)
    const fits = (dataset: Dataset) => keyOf(dataset.recipe.readings.map((reading) => reading.column)) === key
    const candidates = named === null ? datasets.list() : [datasets.get(named)]
    return candidates.find((dataset) => dataset !== null && fits(dataset)) ?? null
  }

  return {
    allowLookups,
    async propose(sourceId, chosen, dataset) {
      const source = ports.sourceOf(sourceId)
      const report = await ports.reportOf(sourceId, chosen)
      const proposal = proposeRecipe(report.columns)
      const known = replayable(source.columns, dataset)
      if (known) {
        return {
          recipe: { ...known.recipe, readings: readingsFor(known.recipe.readings, report.columns) },
          roles: proposal.roles
            .filter((role) => known.recipe.roles[role.role] !== role.column)
            .concat(confirmed(known)),
          dataset: known.name,
          replayedFrom: known.name
        }
      }
      return {
        recipe: proposal.recipe,
        roles: proposal.roles,
        dataset: dataset ?? datasetNameOf(source.name),
        replayedFrom: null
      }
    },
    async preview(sourceId, recipe, { offset, limit, upTo }) {
      const source = ports.sourceOf(sourceId)
      await allowLookups(recipe)
      return reader.call((client) => client.reader.preview({ source, workDir, recipe, offset, limit, upTo }))
    },
    measure: async (sourceId, recipe) => measuring(sourceId, recipe).done,
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

/**
 * The readings of a recipe for another file of the same columns. Types stay, so that the dataset's schema does; but where
 * this file proves another format (month first, decimal comma), its own is taken: read by the old one, `03/04/2024` or
 * `1.234` would be another value without anybody noticing.
 */
export function readingsFor(recipe: readonly Reading[], columns: readonly ColumnReport[]): Reading[] {
  return recipe.map((reading) => {
    const column = columns.find(({ name }) => name === reading.column)
    const format = column?.reading.format
    if (!column || !format || column.state === 'ambiguous' || format.kind !== reading.format?.kind) return reading
    // A day and a time of day have patterns of their own.
    if (format.kind === 'date' && column.reading.type.kind !== reading.type.kind) return reading
    return { ...reading, format, nullTokens: [...new Set([...reading.nullTokens, ...column.reading.nullTokens])] }
  })
}

function keyOf(columns: readonly string[]): string {
  return [...columns].sort().join('\u0000')
}

function confirmed(dataset: Dataset): Draft['roles'] {
  return Object.entries(dataset.recipe.roles).flatMap(([role, column]) =>
    column === undefined
      ? []
      : [
          {
            role: role as Draft['roles'][number]['role'],
            column,
            confidence: 1,
            because: ['confirmed-before' as const]
          }
        ]
  )
}
