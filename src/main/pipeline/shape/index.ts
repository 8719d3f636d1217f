/** shape: propose a recipe, preview it on a window, measure it over the whole file. */
import type { Draft, ImportedRecipe } from '../../../shared/contract/shape'
import type { CheckReport } from '../../../shared/domain/check-report'
import type { Reading } from '../../../shared/domain/column-type'
import { datasetNameOf } from '../../../shared/domain/dataset'
import { proposeRecipe } from '../../../shared/domain/presets'
import type { Measure, Preview, Recipe } from '../../../shared/domain/recipe'
import { readRecipeFile } from '../../../shared/domain/recipe-file'
import { matchColumns, recipeFor, recipeOfDataset } from '../../../shared/domain/replay'
import type { Source } from '../../../shared/domain/source'
import type { Unmatched } from '../../../shared/domain/unmatched'
import type { DatasetStore, Reader, RoleStore } from '../ports'
import { candidateFor, confirmedRoles, fits, replayOn } from './replay-draft'

export interface ShapeRoomPorts {
  readonly reader: Reader
  readonly workDir: string
  readonly sourceOf: (sourceId: string) => Source
  readonly structureOf: (sourceId: string) => Promise<unknown>
  readonly reportOf: (sourceId: string, chosen: Reading[]) => Promise<CheckReport>
  readonly datasets: DatasetStore
  readonly roles: RoleStore
  /** The real path when it may be read. */
  readonly allow: (path: string) => Promise<string>
}

export interface ShapeRoom {
  propose(sourceId: string, chosen: Reading[], dataset: string | null): Promise<Draft>
  preview(sourceId: string, recipe: Recipe, offset: number, limit: number): Promise<Preview>
  measure(sourceId: string, recipe: Recipe): Promise<Measure>
  unmatched(sourceId: string, recipe: Recipe, stepId: string, limit: number): Promise<Unmatched>
  /** @throws AppError `shape.recipe-file`, `shape.recipe-version` */
  importRecipe(sourceId: string, name: string, text: string): ImportedRecipe
  /** @throws AppError `open.outside-roots` when a look-up names a file that may not be read */
  allowLookups(recipe: Recipe): Promise<void>
}

const measuresKept = 20

export function shapeRoom(ports: ShapeRoomPorts): ShapeRoom {
  const { reader, workDir, datasets } = ports
  const measured = new Map<string, Promise<Measure>>()

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
        return {
          recipe: replayed.recipe,
          roles: proposal.roles
            .filter(({ role, column }) => roles[role] !== column)
            .concat(confirmedRoles(candidate.dataset)),
          dataset: candidate.dataset.name,
          replayedFrom: candidate.dataset.name,
          replay: replayed.replay
        }
      }
      return {
        recipe: proposal.recipe,
        roles: proposal.roles,
        dataset: dataset ?? datasetNameOf(source.name),
        replayedFrom: null,
        replay: replayed?.replay ?? null
      }
    },
    async preview(sourceId, recipe, offset, limit) {
      const source = ports.sourceOf(sourceId)
      await allowLookups(recipe)
      return reader.call((client) => client.reader.preview({ source, workDir, recipe, offset, limit }))
    },
    async unmatched(sourceId, recipe, stepId, limit) {
      const source = ports.sourceOf(sourceId)
      await allowLookups(recipe)
      await ports.structureOf(sourceId)
      return reader.call((client) => client.reader.unmatched({ source, workDir, recipe, stepId, limit }))
    },
    async measure(sourceId, recipe) {
      const source = ports.sourceOf(sourceId)
      await allowLookups(recipe)
      // The plan and the screen ask the same question; the file is the same as long as the source id is.
      const key = `${sourceId} ${JSON.stringify(recipe)}`
      const known = measured.get(key)
      if (known) return known
      const answer = ports
        .structureOf(sourceId)
        .then(() => reader.call((client) => client.reader.measure({ source, workDir, recipe })))
      measured.set(key, answer)
      for (const [oldest] of measured) {
        if (measured.size <= measuresKept) break
        measured.delete(oldest)
      }
      answer.catch(() => measured.delete(key))
      return answer
    }
  }
}
