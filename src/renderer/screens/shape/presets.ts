/** Business logic as the steps it is made of. */
import { printColumn } from '../../../shared/domain/expression/print'
import type { Recipe, Step } from '../../../shared/domain/recipe'
import type { Role } from '../../../shared/domain/role'
import { columnsAt } from './columns-at'
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

/** The presets a recipe can take now, or what each of them lacks. */
export function presetSteps(recipe: Recipe): readonly Preset[] {
  return [revenue(recipe), profit(recipe)]
}

function revenue(recipe: Recipe): Preset {
  const { quantity, unitPrice, discount } = recipe.roles
  const needs = missing(recipe, ['quantity', 'unitPrice'])
  if (quantity === undefined || unitPrice === undefined) return { name: 'revenue', steps: [], needs }
  const gross = `${printColumn(quantity)} * ${printColumn(unitPrice)}`
  const expression = discount === undefined ? gross : `${gross} - coalesce(${printColumn(discount)}, 0)`
  return { name: 'revenue', steps: [derive(recipe, 'revenue', expression)], needs }
}

function profit(recipe: Recipe): Preset {
  const { revenue: sales, cost, unitCost, quantity } = recipe.roles
  const byUnit = cost === undefined && unitCost !== undefined && quantity !== undefined
  const needs = missing(recipe, byUnit ? ['revenue'] : ['revenue', 'cost'])
  if (sales === undefined || needs.length > 0) return { name: 'profit', steps: [], needs }
  const costs =
    cost !== undefined ? printColumn(cost) : `${printColumn(quantity ?? '')} * ${printColumn(unitCost ?? '')}`
  return { name: 'profit', steps: [derive(recipe, 'profit', `${printColumn(sales)} - ${costs}`)], needs }
}

function missing(recipe: Recipe, roles: readonly Role[]): Role[] {
  return roles.filter((role) => recipe.roles[role] === undefined)
}

/** A new column under a name that is free, so that a preset never replaces what the file has. */
function derive(recipe: Recipe, wanted: string, expression: string): Step {
  const taken = new Set(columnsAt(recipe, null).map((column) => column.toLowerCase()))
  let column = wanted
  for (let number = 2; taken.has(column); number++) column = `${wanted}_${number}`
  return { id: newStepId(recipe), enabled: true, kind: 'derive', column, expression }
}
