/** Business logic as the steps it is made of. */
import type { ColumnReport } from '../../../shared/domain/check-report'
import { profitExpression, revenueExpression } from '../../../shared/domain/presets'
import type { Recipe, Step } from '../../../shared/domain/recipe'
import type { Role } from '../../../shared/domain/role'
import { columnNamesAt } from './columns-at'
import { madeColumn, newStepId, withStep } from './recipe-edits'

export type Preset = {
  readonly name: 'revenue' | 'profit'
  /** Empty when a role is missing. */
  readonly steps: readonly Step[]
  readonly needs: readonly Role[]
}

/** The recipe with the steps of a preset; the new column gets the role when no other one has it. */
export function withPreset(recipe: Recipe, preset: Preset): Recipe {
  const added = preset.steps.reduce(withStep, recipe)
  const made = madeColumn(preset.steps.at(-1) ?? null)
  if (made === null || recipe.roles[preset.name] !== undefined) return added
  return { ...added, roles: { ...added.roles, [preset.name]: made } }
}

/**
 * The presets a recipe can take now, or what each of them lacks.
 * @param columns the check report's columns: they tell whether a discount is a share, a percentage or an amount
 */
export function presetSteps(recipe: Recipe, columns: readonly ColumnReport[]): readonly Preset[] {
  const { roles } = recipe
  const discount = columns.find((column) => column.name === roles.discount)
  const byUnit = roles.cost === undefined && roles.unitCost !== undefined && roles.quantity !== undefined
  return [
    preset(recipe, 'revenue', revenueExpression(roles, discount), ['quantity', 'unitPrice']),
    preset(recipe, 'profit', profitExpression(roles), byUnit ? ['revenue'] : ['revenue', 'cost'])
  ]
}

function preset(recipe: Recipe, name: Preset['name'], expression: string | null, needed: readonly Role[]): Preset {
  const steps = expression === null ? [] : [derive(recipe, name, expression)]
  return { name, steps, needs: missing(recipe, needed) }
}

function missing(recipe: Recipe, roles: readonly Role[]): Role[] {
  return roles.filter((role) => recipe.roles[role] === undefined)
}

/** A new column under a name that is free, so that a preset never replaces what the file has. */
function derive(recipe: Recipe, wanted: string, expression: string): Step {
  const taken = new Set(columnNamesAt(recipe, null).map((column) => column.toLowerCase()))
  let column = wanted
  for (let number = 2; taken.has(column); number++) column = `${wanted}_${number}`
  return { id: newStepId(recipe), enabled: true, kind: 'derive', column, expression }
}
