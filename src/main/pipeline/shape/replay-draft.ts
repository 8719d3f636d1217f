/** Which dataset's recipe a file is for, and the draft that replays it. */
import type { Draft } from '../../../shared/contract/shape'
import type { CheckReport } from '../../../shared/domain/check-report'
import type { Dataset } from '../../../shared/domain/dataset'
import type { Drift } from '../../../shared/domain/drift'
import type { Recipe } from '../../../shared/domain/recipe'
import {
  type ColumnMatch,
  likenessOf,
  matchColumns,
  type Replay,
  type ReplayStop,
  recipeFor,
  recipeOfDataset,
  refitReadings,
  stepStops
} from '../../../shared/domain/replay'

/** A dataset that a file may be for, with how the file's columns fit what its recipe reads. */
export interface Candidate {
  readonly dataset: Dataset
  readonly match: ColumnMatch
  readonly likeness: number
}

/** From this likeness on a dataset is worth telling about though some columns differ. */
const worthTelling = 0.6

/**
 * The named dataset, else the one whose recipe reads just these columns (equal names first, newest first), else the one
 * that is most like the file; null when there is none.
 * @param datasets newest first
 */
export function candidateFor(
  columns: readonly string[],
  datasets: readonly Dataset[],
  named: string | null
): Candidate | null {
  const candidates = datasets
    .filter((dataset) => named === null || dataset.name.toLowerCase() === named.toLowerCase())
    .map((dataset): Candidate => {
      const reads = recipeOfDataset(dataset.recipe).readings.map(({ column }) => column)
      const match = matchColumns(columns, reads)
      return { dataset, match, likeness: likenessOf(match, reads.length) }
    })
    .toSorted((a, b) => b.likeness - a.likeness || a.match.renamed.length - b.match.renamed.length)
  const [best] = candidates
  if (!best) return null
  return named !== null || best.likeness >= worthTelling ? best : null
}

export function fits({ match }: Candidate): boolean {
  return match.missing.length === 0 && match.extra.length === 0
}

/** The recipe of a dataset for this file, and what a person must look at before it may run by itself. */
export function replayOn(
  candidate: Candidate,
  columns: readonly string[],
  report: CheckReport
): { recipe: Recipe; replay: Replay } {
  const { dataset, match } = candidate
  const fitted = recipeFor(dataset.recipe, match)
  const { readings, stops, widened } = refitReadings(fitted.readings, report.columns)
  const recipe = { ...fitted, readings }
  const columnStops: Replay['stops'] = [
    ...match.missing.map((column) => ({ kind: 'missing-column' as const, column })),
    ...match.extra.map((column) => ({ kind: 'new-column' as const, column }))
  ]
  return {
    recipe,
    replay: {
      dataset: dataset.name,
      renamed: match.renamed,
      reordered: match.reordered,
      widened,
      stops: [...columnStops, ...stops, ...stepStops(recipe, columns)]
    }
  }
}

/** Amounts that drifted from the last load by more than the dataset's thresholds; what drifted in columns is in the replay already. */
export function amountStops(drift: Drift | null): ReplayStop[] {
  const stops = (drift?.items ?? []).flatMap(({ kind, column, change }): ReplayStop[] => {
    if (kind === 'total' || kind === 'volume') return [{ kind, column: column ?? '' }]
    return kind === 'nulls' && (change ?? 0) > 0 ? [{ kind, column: column ?? '' }] : []
  })
  const seen = new Set<string>()
  return stops.filter(({ kind, column }) => !seen.has(`${kind} ${column}`) && seen.add(`${kind} ${column}`))
}

/** The roles of a dataset as proposals. */
export function confirmedRoles(dataset: Dataset): Draft['roles'] {
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
