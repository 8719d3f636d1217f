/** Edits of a recipe as pure functions, and their history: undo and redo without limit. */
import type { Reading } from '../../../shared/domain/column-type'
import type { Recipe, Step } from '../../../shared/domain/recipe'
import type { Role } from '../../../shared/domain/role'

export type History = {
  readonly past: readonly Recipe[]
  readonly present: Recipe
  readonly future: readonly Recipe[]
}

export function startHistory(recipe: Recipe): History {
  return { past: [], present: recipe, future: [] }
}

/** A new present; what was undone before is gone. The same recipe again is no edit. */
export function edited(history: History, recipe: Recipe): History {
  if (recipe === history.present) return history
  return { past: [...history.past, history.present], present: recipe, future: [] }
}

export function undone(history: History): History {
  const before = history.past.at(-1)
  if (!before) return history
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] }
}

export function redone(history: History): History {
  const [after, ...future] = history.future
  if (!after) return history
  return { past: [...history.past, history.present], present: after, future }
}

/** Appends a step, or puts it in the place of the one with the same id. */
export function withStep(recipe: Recipe, step: Step): Recipe {
  const exists = recipe.steps.some((one) => one.id === step.id)
  const steps = exists ? recipe.steps.map((one) => (one.id === step.id ? step : one)) : [...recipe.steps, step]
  return { ...recipe, steps }
}

export function withoutStep(recipe: Recipe, stepId: string): Recipe {
  return { ...recipe, steps: recipe.steps.filter((step) => step.id !== stepId) }
}

export function withStepSwitched(recipe: Recipe, stepId: string): Recipe {
  const steps = recipe.steps.map((step) => (step.id === stepId ? { ...step, enabled: !step.enabled } : step))
  return { ...recipe, steps }
}

/** Moves a step by one place; at the end of the list nothing happens. */
export function withStepMoved(recipe: Recipe, stepId: string, by: -1 | 1): Recipe {
  const from = recipe.steps.findIndex((step) => step.id === stepId)
  const to = from + by
  const moved = recipe.steps[from]
  if (!moved || to < 0 || to >= recipe.steps.length) return recipe
  const steps = recipe.steps.filter((step) => step.id !== stepId)
  steps.splice(to, 0, moved)
  return { ...recipe, steps }
}

/** Gives a role a column, or takes it away. A column has one role: it is taken from any other. */
export function withRole(recipe: Recipe, role: Role, column: string | null): Recipe {
  const kept = Object.entries(recipe.roles).filter(([other, held]) => other !== role && held !== column)
  const roles = Object.fromEntries(column === null ? kept : [...kept, [role, column]])
  return { ...recipe, roles }
}

/** The readings chosen in Check, in the place of the ones with the same column. */
export function withReadings(recipe: Recipe, readings: readonly Reading[]): Recipe {
  const byColumn = new Map(readings.map((reading) => [reading.column, reading]))
  return { ...recipe, readings: recipe.readings.map((reading) => byColumn.get(reading.column) ?? reading) }
}

/** An id no step of the recipe has. */
export function newStepId(recipe: Recipe): string {
  const taken = new Set(recipe.steps.map((step) => step.id))
  let number = recipe.steps.length + 1
  while (taken.has(`step-${number}`)) number++
  return `step-${number}`
}
