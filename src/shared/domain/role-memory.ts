/** What a load says about the roles of columns of these names: kept, so that the next file with such names gets them. */
import { rememberedName } from './propose-roles'
import type { Recipe } from './recipe'
import type { Role, RoleAssignment } from './role'

export interface SaidRole {
  /** As `rememberedName` gives it. */
  readonly name: string
  readonly role: Role
  readonly said: boolean
}

/**
 * The roles a person confirmed by loading with them, by the names in the source; a role of a computed column says nothing about
 * names. A role that was proposed as set and that the recipe gives to no column at all is a no.
 * @param proposed the roles as they were proposed for the source, or null when that is not known any more
 */
export function saidRoles(recipe: Recipe, proposed: RoleAssignment | null): SaidRole[] {
  const origins = sourceNames(recipe)
  const said: SaidRole[] = []
  for (const [role, column] of Object.entries(recipe.roles) as [Role, string | undefined][]) {
    const origin = column === undefined ? undefined : origins.get(column)
    if (origin !== undefined) said.push({ name: rememberedName(origin), role, said: true })
  }
  for (const [role, column] of Object.entries(proposed ?? {}) as [Role, string | undefined][]) {
    if (column === undefined || recipe.roles[role] !== undefined) continue
    if (said.some((one) => one.name === rememberedName(column))) continue
    said.push({ name: rememberedName(column), role, said: false })
  }
  return said
}

/** Columns at the end of a recipe by the source's name for them; computed ones are not among them. */
function sourceNames(recipe: Recipe): Map<string, string> {
  let origins = new Map(recipe.readings.map(({ column }) => [column, column]))
  for (const step of recipe.steps) {
    if (!step.enabled) continue
    if (step.kind === 'rename') {
      origins = new Map([...origins].map(([name, origin]) => [name === step.from ? step.to : name, origin]))
    } else if (step.kind === 'derive') origins.delete(step.column)
  }
  return origins
}
