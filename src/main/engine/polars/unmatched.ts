/** The keys that a look-up or a rate did not find, with how many rows have them. */
import pl from 'nodejs-polars'
import type { Recipe } from '../../../shared/domain/recipe'
import type { Source } from '../../../shared/domain/source'
import type { Unmatched } from '../../../shared/domain/unmatched'
import type { PassOptions } from '../scan'
import { whole } from './frames'
import { foundName, outcomeName } from './plan/environment'
import { type Outcome, readOutcome } from './plan/outcomes'
import { answerOf, countsOf, textsOf } from './scratch'
import { withWholeFile } from './whole-file'

/**
 * @param limit most keys that are told; the most frequent first
 * @returns nothing for a step that is switched off, or looks nothing up
 * @throws AppError what running the recipe throws
 */
export async function unmatchedKeys(
  source: Source,
  workDir: string,
  recipe: Recipe,
  stepId: string,
  limit: number,
  options: PassOptions = {}
): Promise<Unmatched> {
  return withWholeFile(source, workDir, recipe, options, async ({ walked, environments, plan, folder }) => {
    const at = walked.stages.findIndex(({ step }) => step.id === stepId)
    const step = walked.stages[at]?.step
    if (step?.kind !== 'lookup' && step?.kind !== 'rate') return { keys: [], total: 0, rows: 0 }
    const column = step.kind === 'lookup' ? step.key : step.currency
    const id = environments[at]?.get(column)?.id
    if (id === undefined) return { keys: [], total: 0, rows: 0 }
    const { frame, dateColumn } = plan()
    const answer = await answerOf(
      frame
        .filter(pl.col(foundName(at)).isNull())
        .select(pl.col(id).cast(pl.String).alias('key'), pl.col(outcomeName).cast(pl.Int64).alias('outcome'))
        .groupBy(['key', 'outcome'])
        .agg(pl.len().cast(pl.Int64).alias('rows'))
        .filter(pl.col('rows').gt(whole(0))),
      folder
    )
    const outcomes = countsOf(answer, 'outcome')
    const counts = countsOf(answer, 'rows')
    const rows = new Map<string | null, number>()
    for (const [i, key] of textsOf(answer, 'key').entries()) {
      const outcome = readOutcome(outcomes[i] ?? 0, walked, dateColumn)
      if (reaches(outcome, at)) rows.set(key, (rows.get(key) ?? 0) + (counts[i] ?? 0))
    }
    const keys = [...rows].map(([key, count]) => ({ key, rows: count }))
    keys.sort((a, b) => b.rows - a.rows || ((a.key ?? '') < (b.key ?? '') ? -1 : 1))
    return { keys: keys.slice(0, limit), total: keys.length, rows: keys.reduce((sum, key) => sum + key.rows, 0) }
  })
}

/** Whether a row with this end was still going on when it came to a stage. */
function reaches(outcome: Outcome, at: number): boolean {
  return outcome.kind === 'loaded' || outcome.stage >= at
}
