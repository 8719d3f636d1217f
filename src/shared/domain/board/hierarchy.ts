/** Which column a person looks at next inside of one value: products of a category, customers of a region. */
import type { Role } from '../role'
import type { BoardFilter } from './filter'
import type { HasRole } from './ready'
import type { SpecOf } from './spec'

/** From the widest to the narrowest. Below the last one there are only rows. */
const hierarchies: readonly (readonly Role[])[] = [
  ['category', 'product', 'orderId'],
  ['country', 'region', 'customer', 'orderId'],
  ['channel', 'salesperson', 'customer', 'orderId']
]

/** One value that was gone into. */
export interface DrillStep {
  readonly role: Role
  readonly value: string | null
}

/** The levels below a role that the dataset has, the widest first. */
export function levelsBelow(role: Role, has: HasRole): Role[] {
  const found = hierarchies.find((one) => one.includes(role))
  return found ? found.slice(found.indexOf(role) + 1).filter(has) : []
}

/** The level right below; null: its rows come next. */
export function levelBelow(role: Role, has: HasRole): Role | null {
  return levelsBelow(role, has)[0] ?? null
}

/** The filters that keep what lies within the steps. */
export function withinSteps(steps: readonly DrillStep[]): BoardFilter[] {
  return steps.map(({ role, value }) => ({ role, values: [value] }))
}

/** Steps that still fit a ranking of these values: its first one is a value of it, each other one of the level below. */
export function stepsThatFit(dimension: Role, steps: readonly DrillStep[], has: HasRole): DrillStep[] {
  const fit: DrillStep[] = []
  let level: Role | null = dimension
  for (const step of steps) {
    if (level !== step.role) break
    const next: Role | null = levelBelow(step.role, has)
    if (next === null) break
    fit.push(step)
    level = next
  }
  return fit
}

/** The ranking of the level below the last step, of what lies within all of them; the same one without steps. */
export function drilledInto(spec: SpecOf<'ranking'>, steps: readonly DrillStep[], has: HasRole): SpecOf<'ranking'> {
  const fit = stepsThatFit(spec.dimension, steps, has)
  const last = fit.at(-1)
  const dimension = last && levelBelow(last.role, has)
  if (!dimension) return spec
  return { ...spec, dimension, filters: [...(spec.filters ?? []), ...withinSteps(fit)] }
}
