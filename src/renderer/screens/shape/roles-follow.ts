/** Roles go with their columns: a column that gets another name keeps its meaning. */
import type { Recipe } from '../../../shared/domain/recipe'
import type { Role } from '../../../shared/domain/role'
import { columnNamesAt } from './columns-at'

/**
 * The edited recipe with the roles of columns that are called otherwise at its end than at the end of `before`. A role whose column is
 * gone for another reason stays where it is: a person is told of it.
 */
export function withRolesFollowing(before: Recipe, after: Recipe): Recipe {
  const names = columnNamesAt(after, null)
  const entries = Object.entries(after.roles) as [Role, string | undefined][]
  const moved = entries.flatMap(([role, column]): [Role, string][] => {
    if (column === undefined || names.includes(column)) return []
    const name = nameThrough(after, nameBefore(before, column))
    return name !== column && names.includes(name) ? [[role, name]] : []
  })
  return moved.length === 0 ? after : { ...after, roles: { ...after.roles, ...Object.fromEntries(moved) } }
}

/** What the column was called before any step of the recipe gave it another name. */
function nameBefore({ steps }: Recipe, column: string): string {
  return steps.reduceRight(
    (name, step) => (step.enabled && step.kind === 'rename' && step.to === name ? step.from : name),
    column
  )
}

/** What a column is called once all steps have given names. */
function nameThrough({ steps }: Recipe, column: string): string {
  return steps.reduce(
    (name, step) => (step.enabled && step.kind === 'rename' && step.from === name ? step.to : name),
    column
  )
}
