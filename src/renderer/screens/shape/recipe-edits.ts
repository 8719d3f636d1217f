/** Edits of a recipe as pure functions; the wizard keeps their history. */
import type { Recipe, Step, StepKind } from '../../../shared/domain/recipe'

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

/** An id no step of the recipe has. */
export function newStepId(recipe: Recipe): string {
  const taken = new Set(recipe.steps.map((step) => step.id))
  let number = recipe.steps.length + 1
  while (taken.has(`step-${number}`)) number++
  return `step-${number}`
}

/** A step of a kind with nothing filled in: what its form begins with. */
export function blankStep(kind: StepKind, id: string): Step {
  const base = { id, enabled: true }
  switch (kind) {
    case 'rename':
      return { ...base, kind, from: '', to: '' }
    case 'drop':
      return { ...base, kind, columns: [] }
    case 'trim':
      return { ...base, kind, columns: [], collapse: true }
    case 'filter':
      return { ...base, kind, expression: '' }
    case 'derive':
      return { ...base, kind, column: '', expression: '' }
    case 'deduplicate':
      return { ...base, kind, by: [] }
    case 'lookup':
      return { ...base, kind, path: '', key: '', otherKey: '', columns: [], readings: [] }
    case 'rate':
      return blankRate(id)
    case 'fiscal':
      return { ...base, kind, date: '', calendar: { kind: 'months', startMonth: 4 } }
  }
}

function blankRate(id: string): Step {
  const other = { otherCurrency: '', otherDate: '', otherRate: '' }
  const own = { currency: '', date: '', home: '', column: 'fx_rate' }
  return { id, enabled: true, kind: 'rate', path: '', readings: [], ...own, ...other }
}

/** Whether all fields a step needs are filled in, so that it can be run. */
export function isComplete(step: Step): boolean {
  switch (step.kind) {
    case 'rename':
      return step.from !== '' && step.to.trim() !== '' && step.from !== step.to
    case 'drop':
    case 'trim':
      return step.columns.length > 0
    case 'filter':
      return step.expression.trim() !== ''
    case 'derive':
      return step.column.trim() !== '' && step.expression.trim() !== ''
    case 'deduplicate':
      return true
    case 'lookup':
      return step.path !== '' && step.key !== '' && step.otherKey !== '' && step.columns.length > 0
    case 'rate':
      return isRateComplete(step)
    case 'fiscal':
      return step.date !== ''
  }
}

function isRateComplete(step: Extract<Step, { kind: 'rate' }>): boolean {
  const { path, currency, date, otherCurrency, otherDate, otherRate, home, column } = step
  return [path, currency, date, otherCurrency, otherDate, otherRate, home.trim(), column.trim()].every(
    (text) => text !== ''
  )
}

/** The column a step makes, or the last of them. */
export function madeColumn(step: Step | null): string | null {
  switch (step?.kind) {
    case 'derive':
      return step.column
    case 'rename':
      return step.to
    case 'lookup':
      return step.columns.at(-1) ?? null
    case 'rate':
      return step.column
    case 'fiscal':
      return 'fiscal_period'
    default:
      return null
  }
}
