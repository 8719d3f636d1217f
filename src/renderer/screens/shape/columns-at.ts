/** Which columns there are at a point of a recipe, by name. Follows the steps without running them. */
import { fiscalColumns } from '../../../shared/domain/calendar-steps'
import type { Recipe, Step } from '../../../shared/domain/recipe'

/** Columns before the step with this id; after the last step for null. Steps that are switched off do nothing. */
export function columnsAt(recipe: Recipe, stepId: string | null): string[] {
  let columns = recipe.readings.map((reading) => reading.column)
  for (const step of recipe.steps) {
    if (step.id === stepId) break
    if (step.enabled) columns = after(columns, step)
  }
  return columns
}

function after(columns: string[], step: Step): string[] {
  switch (step.kind) {
    case 'rename':
      return columns.map((column) => (column === step.from ? step.to : column))
    case 'drop':
      return columns.filter((column) => !step.columns.includes(column))
    case 'derive':
      return columns.includes(step.column) ? columns : [...columns, step.column]
    case 'lookup':
      return [...columns, ...step.columns.filter((column) => !columns.includes(column))]
    case 'rate':
      return [...columns, step.column]
    case 'fiscal':
      return [...columns, ...fiscalColumns]
    case 'trim':
    case 'filter':
    case 'deduplicate':
      return columns
  }
}

/** The name a source column has at the end, or null when it is gone. */
export function nameAtEnd(recipe: Recipe, column: string): string | null {
  let name: string | null = column
  for (const step of recipe.steps) {
    if (!step.enabled || name === null) continue
    if (step.kind === 'rename' && step.from === name) name = step.to
    else if (step.kind === 'drop' && step.columns.includes(name)) name = null
  }
  return name
}
