/** shape: recipe, roles, preview, ledger. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { Reading } from '../domain/column-type'
import { Measure, Preview, Recipe } from '../domain/recipe'
import { Replay } from '../domain/replay'
import { RoleProposal } from '../domain/role'
import { PassProgress } from '../domain/source'
import { Unmatched } from '../domain/unmatched'

const tags = ['shape']

export const Draft = z.object({
  recipe: Recipe,
  roles: z.array(RoleProposal),
  /** Proposed dataset name. */
  dataset: z.string(),
  /** The dataset whose recipe was taken over, when its columns match this file. */
  replayedFrom: z.string().nullable(),
  /** The dataset that the file is for or is most like, and what keeps its recipe from running by itself. */
  replay: Replay.nullable()
})
export type Draft = z.infer<typeof Draft>

export const ImportedRecipe = z.object({
  recipe: Recipe,
  renamed: Replay.shape.renamed,
  /** Columns the recipe reads and the file lacks; steps that need them are marked in the preview. */
  missing: z.array(z.string()),
  /** Columns of the file that the recipe does not know; they are left out. */
  extra: z.array(z.string())
})
export type ImportedRecipe = z.infer<typeof ImportedRecipe>

/** Where a measure of the whole file stands. */
export const MeasureState = z.object({
  progress: PassProgress.nullable(),
  measure: Measure.nullable(),
  /** Somebody stopped it, or asked about another recipe of the same source; the feed ends with this. */
  stopped: z.boolean()
})
export type MeasureState = z.infer<typeof MeasureState>

export const shape = {
  /** A first recipe from the check report: readings, business presets (revenue, profit), roles. */
  propose: oc
    .route({ method: 'POST', path: '/shape/propose', tags, summary: 'Propose a recipe and roles' })
    .input(
      z.object({
        sourceId: z.string(),
        chosen: z.array(Reading).default([]),
        dataset: z.string().nullable().default(null)
      })
    )
    .output(Draft),
  preview: oc
    .route({ method: 'POST', path: '/shape/preview', tags, summary: 'Before and after on a window of rows' })
    .input(
      z.object({
        sourceId: z.string(),
        recipe: Recipe,
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(100),
        /** Id of the step after which the rows are shown; null for the end. */
        upTo: z.string().nullable().default(null)
      })
    )
    .output(Preview),
  /** A recipe that was saved as a file, checked and written for this file's columns. */
  importRecipe: oc
    .route({ method: 'POST', path: '/shape/import-recipe', tags, summary: 'Take a recipe that was saved as a file' })
    .input(z.object({ sourceId: z.string(), name: z.string(), text: z.string().max(4_000_000) }))
    .output(ImportedRecipe),
  /** Keys that a look-up or a rate step did not find over the whole file, most rows first. */
  unmatched: oc
    .route({ method: 'POST', path: '/shape/unmatched', tags, summary: 'Keys that a look-up step did not find' })
    .input(
      z.object({
        sourceId: z.string(),
        recipe: Recipe,
        stepId: z.string(),
        limit: z.number().int().min(1).max(100_000).default(1000)
      })
    )
    .output(Unmatched),
  /** The whole file without writing: ledger, effect of each step, totals, months. */
  measure: oc
    .route({
      method: 'POST',
      path: '/shape/measure',
      tags,
      summary: 'Ledger and effect of each step over the whole file'
    })
    .input(z.object({ sourceId: z.string(), recipe: Recipe }))
    .output(Measure),
  /** The same as a feed: progress, then the answer. */
  watchMeasure: oc
    .route({ method: 'POST', path: '/shape/watch-measure', tags, summary: 'Measure with progress' })
    .input(z.object({ sourceId: z.string(), recipe: Recipe }))
    .output(eventIterator(MeasureState)),
  /** Stops measuring a source; who waits for it gets `cancelled`. */
  stopMeasure: oc
    .route({ method: 'POST', path: '/shape/stop-measure', tags, summary: 'Stop measuring' })
    .input(z.object({ sourceId: z.string() }))
    .output(z.object({}))
}
