/** Whether rows can be put together by month before the steps of a recipe are applied. */
import pl from 'nodejs-polars'
import type { Recipe } from '../../../../shared/domain/recipe'
import type { CheckedStep, WalkedRecipe } from '../../../../shared/domain/recipe-schema'
import type { LazyFrame } from '../frames'
import { names } from '../typed/table'
import { emptyInputs } from './prepare'
import { planSteps } from './steps'

/** Steps that go through the rows in the order of the text, or join something with every row of it by its number. */
function needsOrder(step: CheckedStep): boolean {
  return step.kind === 'hash' || (step.kind === 'fill' && step.with.kind === 'previous')
}

/**
 * The place of the reading that gives the order date, when no step touches it and every step gives the same whatever
 * rows stand beside a row; else undefined.
 */
export function datedReading(
  walked: WalkedRecipe,
  roles: Recipe['roles'],
  lookups: Map<number, LazyFrame>
): number | undefined {
  const { orderDate } = roles
  if (orderDate === undefined || walked.stages.some(({ step }) => needsOrder(step))) return undefined
  const planned = planSteps(pl.DataFrame({ outcome: [0] }).lazy(), walked, emptyInputs(lookups))
  const id = planned.environments.at(-1)?.get(orderDate)?.id
  const at = walked.readings.findIndex((_, i) => names.value(i) === id)
  return at < 0 ? undefined : at
}
