/** Walks a recipe over columns without any data: what each step makes of them, and which step cannot run and why. */
import { AppError } from '../errors'
import { type CheckedFiscalStep, type CheckedRateStep, checkFiscalStep, checkRateStep } from './calendar-steps'
import { type Column, type ColumnType, isNumeric, isTemporal, type Reading, typeName } from './column-type'
import { checkExpression, parseExpression, resultType, type Typed } from './expression'
import { loadColumn, timeColumn } from './query/dialect'
import type { Recipe, Step } from './recipe'
import type { Role } from './role'

/** A step whose expressions are parsed and checked. */
export type CheckedStep =
  | Extract<Step, { kind: 'rename' | 'drop' | 'trim' | 'deduplicate' }>
  | (Extract<Step, { kind: 'filter' }> & { readonly condition: Typed })
  | (Extract<Step, { kind: 'derive' }> & { readonly value: Typed; readonly type: ColumnType })
  | CheckedRateStep
  | CheckedFiscalStep
  | (Extract<Step, { kind: 'lookup' }> & { readonly added: readonly Column[]; readonly keyReading: Reading })

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

/** Names that parts and tables use themselves. */
const reservedNames = [timeColumn, loadColumn]

const numericRoles: ReadonlySet<Role> = new Set([
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
      const { step: checked, after } = applyStep(step, `${index + 1}`, columns)
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

interface Applied {
  readonly step: CheckedStep
  readonly after: readonly Column[]
}

/** @throws AppError why the step cannot run over these columns */
function applyStep(step: Step, number: string, columns: readonly Column[]): Applied {
  const find = (name: string): Column => {
    const column = columns.find((one) => one.name === name)
    if (column === undefined) throw new AppError('shape.unknown-column', { step: number, column: name })
    return column
  }
  const refuseTaken = (name: string, except?: string) => {
    const taken = columns.some((one) => one.name !== except && sameName(one.name, name))
    if (taken || isReserved(name)) throw new AppError('shape.duplicate-column', { step: number, column: name })
  }
  switch (step.kind) {
    case 'rename': {
      find(step.from)
      refuseTaken(step.to, step.from)
      return { step, after: columns.map((one) => (one.name === step.from ? { ...one, name: step.to } : one)) }
    }
    case 'drop': {
      for (const name of step.columns) find(name)
      return { step, after: columns.filter((one) => !step.columns.includes(one.name)) }
    }
    case 'trim': {
      for (const name of step.columns) {
        const { type } = find(name)
        if (type.kind === 'string') continue
        throw new AppError('shape.type-mismatch', { what: `Trimming ${name}`, expected: 'text', got: typeName(type) })
      }
      return { step, after: columns }
    }
    case 'filter': {
      const condition = checkExpression(parseExpression(step.expression), columns)
      if (condition.type.kind !== 'boolean') {
        const got = condition.type.kind === 'null' ? 'null' : typeName(condition.type)
        throw new AppError('shape.type-mismatch', { what: 'A filter', expected: 'true or false', got })
      }
      return { step: { ...step, condition }, after: columns }
    }
    case 'derive': {
      const value = checkExpression(parseExpression(step.expression), columns)
      const type = resultType(value)
      if (columns.some((one) => one.name === step.column)) {
        const after = columns.map((one) => (one.name === step.column ? { name: one.name, type } : one))
        return { step: { ...step, value, type }, after }
      }
      refuseTaken(step.column)
      return { step: { ...step, value, type }, after: [...columns, { name: step.column, type }] }
    }
    case 'deduplicate': {
      for (const name of step.by) find(name)
      return { step, after: columns }
    }
    case 'rate':
    case 'fiscal': {
      const checked = step.kind === 'rate' ? checkRateStep(step, find) : checkFiscalStep(step, find)
      for (const { name } of checked.added) refuseTaken(name)
      return { step: checked, after: [...columns, ...checked.added] }
    }
    case 'lookup': {
      const readingOf = (name: string): Reading => {
        const reading = step.readings.find((one) => one.column === name)
        if (reading === undefined) throw new AppError('check.unknown-column', { column: name, name: step.path })
        return reading
      }
      const keyReading = readingOf(step.otherKey)
      const own = find(step.key).type
      if (own.kind !== keyReading.type.kind) {
        const got = typeName(keyReading.type)
        throw new AppError('shape.type-mismatch', { what: `The key ${step.key}`, expected: typeName(own), got })
      }
      const added = step.columns.map((name): Column => ({ name, type: readingOf(name).type }))
      const after = [...columns]
      for (const column of added) {
        const taken = after.some((one) => sameName(one.name, column.name))
        if (taken || isReserved(column.name)) {
          throw new AppError('shape.duplicate-column', { step: number, column: column.name })
        }
        after.push(column)
      }
      return { step: { ...step, added, keyReading }, after }
    }
  }
}

/** The warehouse reads names without upper and lower case. */
function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function isReserved(name: string): boolean {
  return reservedNames.some((reserved) => sameName(reserved, name))
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
    const what = `The role ${role} of ${column}`
    problems.push({ stepId: null, error: new AppError('shape.type-mismatch', { what, expected, got: typeName(type) }) })
  }
}
