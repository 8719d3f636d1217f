/** Edits of a recipe as pure functions; the wizard keeps their history. */
import type { Column } from '../../../shared/domain/column-type'
import { canonicalReading } from '../../../shared/domain/readings/canonical'
import type { Recipe, Step, StepKind } from '../../../shared/domain/recipe'
import { randomBits } from '../../state/random'

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

/** Puts a step at a place of the list, counted from 0; outside of the list nothing happens. */
export function withStepAt(recipe: Recipe, stepId: string, to: number): Recipe {
  const from = recipe.steps.findIndex((step) => step.id === stepId)
  const moved = recipe.steps[from]
  if (!moved || to < 0 || to >= recipe.steps.length || to === from) return recipe
  const steps = recipe.steps.filter((step) => step.id !== stepId)
  steps.splice(to, 0, moved)
  return { ...recipe, steps }
}

/** Puts a copy of a step right after it. */
export function withStepCopied(recipe: Recipe, stepId: string): Recipe {
  const at = recipe.steps.findIndex((step) => step.id === stepId)
  const step = recipe.steps[at]
  if (!step) return recipe
  const steps = [...recipe.steps]
  steps.splice(at + 1, 0, { ...step, id: newStepId(recipe) })
  return { ...recipe, steps }
}

/** The recipe as far as a step, without the roles, which are of its end. */
export function upToStep(recipe: Recipe, stepId: string): Recipe {
  const at = recipe.steps.findIndex((step) => step.id === stepId)
  return at < 0 ? recipe : { ...recipe, steps: recipe.steps.slice(0, at + 1), roles: {} }
}

/** An id no step of the recipe has. */
export function newStepId(recipe: Recipe): string {
  const taken = new Set(recipe.steps.map((step) => step.id))
  let number = recipe.steps.length + 1
  while (taken.has(`step-${number}`)) number++
  return `step-${number}`
}

/**
 * A step of a kind with nothing filled in: what its form begins with.
 * @param columns what there is at the end of the recipe
 */
export function blankStep(kind: StepKind, id: string, columns: readonly Column[] = []): Step {
  const base = { id, enabled: true }
  switch (kind) {
    case 'select':
      return { ...base, kind, columns: columns.map(({ name }) => name) }
    case 'rename':
      return { ...base, kind, from: '', to: '' }
    case 'drop':
      return { ...base, kind, columns: [] }
    case 'retype':
      return { ...base, kind, reading: canonicalReading('', { kind: 'string' }) }
    case 'trim':
      return { ...base, kind, columns: [], collapse: true }
    case 'case':
      return { ...base, kind, columns: [], to: 'title' }
    case 'replace':
      return {
        ...base,
        kind,
        columns: [],
        find: '',
        replacement: '',
        isPattern: false,
        whole: false,
        ignoreCase: false
      }
    case 'map':
      return { ...base, kind, column: '', entries: [] }
    case 'fill':
      return { ...base, kind, columns: [], with: { kind: 'value', value: '' } }
    case 'drop-nulls':
      return { ...base, kind, columns: [], when: 'any' }
    case 'filter':
      return { ...base, kind, expression: '' }
    case 'derive':
      return { ...base, kind, column: '', expression: '' }
    case 'deduplicate':
      return { ...base, kind, by: [], keep: 'first' }
    case 'split':
      return { ...base, kind, column: '', by: { kind: 'text', text: '' }, into: [], keep: false }
    case 'merge':
      return { ...base, kind, columns: [], separator: ' ', into: '', keep: true }
    case 'unpivot':
      return { ...base, kind, columns: [], nameColumn: '', valueColumn: '', dropEmpty: true }
    case 'mask':
      return { ...base, kind, columns: [], shown: 4, at: 'end' }
    case 'hash':
      return { ...base, kind, columns: [], secret: randomBits() }
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
    case 'select':
    case 'drop':
    case 'trim':
    case 'case':
    case 'drop-nulls':
    case 'mask':
      return step.columns.length > 0
    case 'retype':
      return step.reading.column !== ''
    case 'replace':
      return step.columns.length > 0 && step.find !== ''
    case 'map':
      return step.column !== '' && step.entries.length > 0 && step.entries.every(({ from }) => from !== '')
    case 'fill':
      return step.columns.length > 0 && isFiller(step.with)
    case 'filter':
      return step.expression.trim() !== ''
    case 'derive':
      return step.column.trim() !== '' && step.expression.trim() !== ''
    case 'deduplicate':
      return true
    case 'split':
      return step.column !== '' && step.into.length > 0 && isCut(step.by)
    case 'merge':
      return step.columns.length > 1 && step.into.trim() !== ''
    case 'unpivot':
      return step.columns.length > 0 && step.nameColumn.trim() !== '' && step.valueColumn.trim() !== ''
    case 'hash':
      return step.columns.length > 0 && step.secret.length >= 8
    case 'lookup':
      return step.path !== '' && step.key !== '' && step.otherKey !== '' && step.columns.length > 0
    case 'rate':
      return isRateComplete(step)
    case 'fiscal':
      return step.date !== ''
  }
}

function isRateComplete(step: Of<'rate'>): boolean {
  const { path, currency, date, otherCurrency, otherDate, otherRate, home, column } = step
  return [path, currency, date, otherCurrency, otherDate, otherRate, home.trim(), column.trim()].every(
    (text) => text !== ''
  )
}

type Of<Kind extends StepKind> = Extract<Step, { kind: Kind }>

function isFiller(filler: Of<'fill'>['with']): boolean {
  switch (filler.kind) {
    case 'value':
      return filler.value !== ''
    case 'previous':
      return true
    case 'column':
      return filler.column !== ''
  }
}

function isCut(by: Of<'split'>['by']): boolean {
  switch (by.kind) {
    case 'text':
      return by.text !== ''
    case 'pattern':
      return by.pattern !== ''
    case 'positions':
      return by.positions.length > 0
  }
}

/** The column a step makes, or the last of them. */
export function madeColumn(step: Step | null): string | null {
  if (step === null) return null
  switch (step.kind) {
    case 'derive':
      return step.column
    case 'rename':
      return step.to
    case 'merge':
      return step.into
    case 'unpivot':
      return step.valueColumn
    case 'split':
      return step.into[0] ?? null
    case 'lookup':
      return step.columns.at(-1) ?? null
    case 'retype':
      return step.reading.column
    case 'map':
    case 'rate':
      return step.column
    case 'fiscal':
      return 'fiscal_period'
    case 'filter':
    case 'select':
    case 'deduplicate':
      return null
    default:
      return step.columns[0] ?? null
  }
}
