/** What is added up over the rows to tell what each step does. */
import pl from 'nodejs-polars'
import { type ColumnType, isNumeric, typeName } from '../../../../shared/domain/column-type'
import type { Recipe } from '../../../../shared/domain/recipe'
import { numericRoles, type WalkedRecipe } from '../../../../shared/domain/recipe-schema'
import type { Role } from '../../../../shared/domain/role'
import type { Summand } from '../exact-sums'
import { asText } from '../expressions/texts'
import type { Expr } from '../frames'
import type { Bound, Environment } from '../plan/environment'

/** Columns whose totals are told of each step; a file of thousands of them would tell nobody anything. */
const totalsTold = 40

/** Digits that always fit into a long. */
const longDigits = 18

/** A column before and after a stage. */
export interface Told {
  readonly name: string
  readonly before: Summand | null
  readonly after: Summand | null
}

/** What is asked of one stage. */
export interface AskedOfStage {
  readonly totals: readonly Told[]
  /** The revenue column before and after, followed through renames. */
  readonly revenue: { readonly before: Summand | null; readonly after: Summand | null }
  /** Columns that have other values afterwards: cells that differ, and cells that lost their value. */
  readonly cells: { readonly changed: Expr; readonly emptied: Expr } | null
}

export interface Asked {
  readonly stages: readonly AskedOfStage[]
  /** Numeric columns of the rows that reach the end. */
  readonly totals: readonly Summand[]
  /** Those of them whose values may have more digits than a long holds. */
  readonly wide: readonly Summand[]
  /** All columns that are added up, once. */
  readonly summands: readonly Summand[]
}

export function askedOf(walked: WalkedRecipe, environments: readonly Environment[], recipe: Recipe): Asked {
  const last = environments.at(-1) ?? new Map<string, Bound>()
  const totals = [...last].flatMap(([name, bound]) => summandOf(name, bound) ?? [])
  const namesOf = rolesBackwards(walked, recipe)
  const stages = walked.stages.map(({ step }, at): AskedOfStage => {
    const before = environments[at] ?? new Map()
    const after = environments[at + 1] ?? new Map()
    const nameBefore = (name: string) => (step.kind === 'rename' && step.to === name ? step.from : name)
    const told = (name: string): Told => {
      const was = nameBefore(name)
      return { name, before: summandOf(was, before.get(was)), after: summandOf(name, after.get(name)) }
    }
    const gone = [...before.keys()].filter(
      (name) => !after.has(name) && !(step.kind === 'rename' && step.from === name)
    )
    const candidates = [...[...after.keys()].map(told), ...gone.map((name) => ({ ...told(name), after: null }))]
    const roles = new Set([...(namesOf[at] ?? []), ...(namesOf[at + 1] ?? [])].map(([, name]) => name))
    const money = candidates.filter(
      ({ name, before: b, after: a }) => (b ?? a) !== null && (roles.has(name) || isMoney(a ?? b, walked, after, name))
    )
    // Columns with a role first, so that they are not the ones that are left out.
    money.sort((one, other) => Number(roles.has(other.name)) - Number(roles.has(one.name)))
    return {
      totals: money.slice(0, totalsTold),
      revenue: { before: revenueAt(namesOf[at], before), after: revenueAt(namesOf[at + 1], after) },
      cells: cellsOf(before, after)
    }
  })
  const all = [
    ...totals,
    ...stages.flatMap((stage) => [
      ...stage.totals.flatMap(({ before, after }) => [before, after]),
      stage.revenue.before,
      stage.revenue.after
    ])
  ]
  const summands = new Map(all.flatMap((one) => (one === null ? [] : [[one.id, one] as const])))
  const wide = totals.filter(({ type }) => type.kind === 'decimal' && type.precision > longDigits)
  return { stages, totals, wide, summands: [...summands.values()] }
}

function summandOf(name: string, bound: Bound | undefined): Summand | null {
  return bound !== undefined && isNumeric(bound.type) ? { id: bound.id, name, type: bound.type } : null
}

/** Amounts: what has a fraction, and what was written with a currency. Whole numbers without a role are most often numbers of things. */
function isMoney(summand: Summand | null, walked: WalkedRecipe, environment: Environment, name: string): boolean {
  // A rate is no amount.
  if (summand === null || isRate(walked, name)) return false
  if (summand.type.kind !== 'long') return true
  const origin = environment.get(name)?.origin ?? null
  const format = origin === null ? null : walked.readings[origin]?.format
  return format?.kind === 'number' && format.currencies.length > 0
}

function isRate(walked: WalkedRecipe, name: string): boolean {
  return walked.stages.some(({ step }) => step.kind === 'rate' && step.column === name)
}

/** The columns of roles whose columns are added up, before each stage and after the last, followed backwards through renames. */
function rolesBackwards(walked: WalkedRecipe, recipe: Recipe): (readonly (readonly [Role, string])[])[] {
  let names = Object.entries(recipe.roles).flatMap(([role, name]) =>
    name !== undefined && numericRoles.has(role as Role) ? [[role as Role, name] as const] : []
  )
  const found: (readonly (readonly [Role, string])[])[] = []
  for (let at = walked.stages.length; at >= 0; at--) {
    found[at] = names
    const step = walked.stages[at - 1]?.step
    if (step?.kind === 'rename') names = names.map(([role, name]) => [role, name === step.to ? step.from : name])
  }
  return found
}

function revenueAt(names: readonly (readonly [Role, string])[] | undefined, environment: Environment): Summand | null {
  const name = names?.find(([role]) => role === 'revenue')?.[1]
  return name === undefined ? null : summandOf(name, environment.get(name))
}

/** Counts over the columns that are there before and after under the same name and are not the same any more. */
function cellsOf(before: Environment, after: Environment): AskedOfStage['cells'] {
  const pairs = [...after].flatMap(([name, now]) => {
    const was = before.get(name)
    return was === undefined || was.id === now.id ? [] : [{ was, now }]
  })
  const [first, ...others] = pairs
  if (first === undefined) return null
  const sumOf = (count: (pair: { was: Bound; now: Bound }) => Expr) =>
    others.reduce((sum, pair) => sum.plus(count(pair).cast(pl.Int64)), count(first).cast(pl.Int64)).sum()
  return {
    changed: sumOf(differs),
    emptied: sumOf(({ was, now }) => pl.col(was.id).isNotNull().and(pl.col(now.id).isNull()))
  }
}

/** Whether a cell says something else; values of different types are compared as a person reads them. */
function differs({ was, now }: { was: Bound; now: Bound }): Expr {
  const [before, after] = [pl.col(was.id), pl.col(now.id)]
  const same = typeName(was.type) === typeName(now.type)
  const other = same ? before.neq(after) : comparable(before, was.type).neq(comparable(after, now.type))
  return pl.when(before.isNull()).then(after.isNotNull()).when(after.isNull()).then(pl.lit(true)).otherwise(other)
}

function comparable(value: Expr, type: ColumnType): Expr {
  return asText(value, type)
}
