/** Walks a recipe over columns without any data: what each step makes of them, and which step cannot run and why. */
import { AppError } from '../errors'
import { type Column, isNumeric, isTemporal, type Reading } from './column-type'
import { kindName } from './expression/typed'
import type { Recipe } from './recipe'
import type { Role } from './role'
import { checkStep } from './steps/check-step'
import type { CheckedStep } from './steps/checked-step'
import { reservedNames } from './steps/scope'

export type { CheckedStep } from './steps/checked-step'

/** One enabled step that can run, with the columns it meets and the columns it leaves. */
export interface Stage {
  /** Place among all steps of the recipe, from 0. */
  readonly index: number
  readonly step: CheckedStep
  readonly before: readonly Column[]
  readonly after: readonly Column[]
}

export interface RecipeProblem {
  /** Null when it is not a step's fault: a reading or a role. */
  readonly stepId: string | null
  readonly error: AppError
}

export interface WalkedRecipe {
  /** Readings of columns that the source has, in the recipe's order. */
  readonly readings: readonly Reading[]
  readonly stages: readonly Stage[]
  /** Columns of the rows that reach the end. */
  readonly columns: readonly Column[]
  readonly problems: readonly RecipeProblem[]
}

/** Roles whose columns are added up. */
export const numericRoles: ReadonlySet<Role> = new Set([
  'revenue',
  'cost',
  'profit',
  'quantity',
  'unitPrice',
  'unitCost',
  'discount'
])

/**
 * Walks a recipe over the columns of a source. Never throws for a bad recipe: a step that cannot run becomes a problem
 * and is passed over, so that a draft still shows what its other steps do.
 */
export function walkRecipe(recipe: Recipe, sourceColumns: readonly string[]): WalkedRecipe {
  const problems: RecipeProblem[] = []
  const readings = readableColumns(recipe, sourceColumns, problems)
  let columns: readonly Column[] = readings.map(({ column, type }) => ({ name: column, type }))
  const stages: Stage[] = []
  recipe.steps.forEach((step, index) => {
    if (!step.enabled) return
    try {
      const { step: checked, after } = checkStep(step, `${index + 1}`, columns)
      stages.push({ index, step: checked, before: columns, after })
      columns = after
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      problems.push({ stepId: step.id, error })
    }
  })
  checkNames(columns, problems)
  checkRoles(recipe, columns, problems)
  return { readings, stages, columns, problems }
}

/** Walks a recipe that is about to run. @throws AppError the first problem */
export function walkRunnable(recipe: Recipe, sourceColumns: readonly string[]): WalkedRecipe {
  const walked = walkRecipe(recipe, sourceColumns)
  const [problem] = walked.problems
  if (problem) throw problem.error
  return walked
}

function readableColumns(recipe: Recipe, sourceColumns: readonly string[], problems: RecipeProblem[]): Reading[] {
  const known = new Set(sourceColumns)
  const seen = new Set<string>()
  return recipe.readings.filter(({ column }) => {
    if (!known.has(column)) {
      problems.push({ stepId: null, error: new AppError('check.unknown-column', { column }) })
      return false
    }
    if (seen.has(column)) {
      problems.push({ stepId: null, error: new AppError('shape.duplicate-column', { step: 'reading', column }) })
      return false
    }
    seen.add(column)
    return true
  })
}

function checkNames(columns: readonly Column[], problems: RecipeProblem[]) {
  const seen = new Map(reservedNames.map((name) => [name, name]))
  for (const { name } of columns) {
    const other = seen.get(name.toLowerCase())
    if (other === undefined) seen.set(name.toLowerCase(), name)
    else problems.push({ stepId: null, error: new AppError('load.column-clash', { one: other, other: name }) })
  }
}

function checkRoles(recipe: Recipe, columns: readonly Column[], problems: RecipeProblem[]) {
  for (const [name, column] of Object.entries(recipe.roles)) {
    const role = name as Role
    if (column === undefined) continue
    const type = columns.find((one) => one.name === column)?.type
    if (type === undefined) {
      problems.push({ stepId: null, error: new AppError('shape.role-column', { role, column }) })
      continue
    }
    const expected =
      role === 'orderDate' && !isTemporal(type)
        ? 'a date'
        : numericRoles.has(role) && !isNumeric(type)
          ? 'a number'
          : null
    if (expected === null) continue
    problems.push({
      stepId: null,
      error: new AppError('shape.role-type', { role, column, expected, got: kindName(type) })
    })
  }
}
