/** Which columns there are at a point of a recipe. Follows the steps without running them. */
import type { Column } from '../../../shared/domain/column-type'
import type { Recipe, Step } from '../../../shared/domain/recipe'
import { walkRecipe } from '../../../shared/domain/recipe-schema'

/** Columns before the step with this id; after the last step for null. Steps that are switched off or cannot run do nothing. */
export function columnsAt(recipe: Recipe, stepId: string | null): readonly Column[] {
  const at = recipe.steps.findIndex((step) => step.id === stepId)
  const steps = at < 0 ? recipe.steps : recipe.steps.slice(0, at)
  const sourceColumns = recipe.readings.map((reading) => reading.column)
  return walkRecipe({ ...recipe, steps, roles: {} }, sourceColumns).columns
}

/** The same by name. */
export function columnNamesAt(recipe: Recipe, stepId: string | null): string[] {
  return columnsAt(recipe, stepId).map(({ name }) => name)
}

/** The name a source column has at the end, or null when it is gone. */
export function nameAtEnd(recipe: Recipe, column: string): string | null {
  return recipe.steps.reduce<string | null>(
    (name, step) => (step.enabled && name !== null ? nameAfter(step, name) : name),
    column
  )
}

function nameAfter(step: Step, name: string): string | null {
  switch (step.kind) {
    case 'rename':
      return step.from === name ? step.to : name
    case 'select':
      return step.columns.includes(name) ? name : null
    case 'drop':
    case 'unpivot':
      return step.columns.includes(name) ? null : name
    case 'split':
      return step.column === name && !step.keep ? null : name
    case 'merge':
      return step.columns.includes(name) && !step.keep ? null : name
    default:
      return name
  }
}
