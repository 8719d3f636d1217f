/** Filters by the values of a role, of a whole board or of one tile. */
import { z } from 'zod'
import { Role } from '../role'

/** Keeps rows whose value of the role's column is one of `values`; null stands for "(not set)". */
export const BoardFilter = z.object({ role: Role, values: z.array(z.string().nullable()).min(1) })
export type BoardFilter = z.infer<typeof BoardFilter>

/**
 * Filters that keep what both keep. Of a role that both have the values in common stay; without such values both
 * stay, and keep no row together.
 */
export function bothOf(some: readonly BoardFilter[], more: readonly BoardFilter[]): BoardFilter[] {
  const kept = [...some]
  for (const filter of more) {
    const at = kept.findIndex(({ role }) => role === filter.role)
    const before = kept[at]
    const values = before?.values.filter((value) => filter.values.includes(value)) ?? []
    if (before && values.length > 0) kept[at] = { role: filter.role, values }
    else kept.push(filter)
  }
  return kept
}

/** Whether both keep the same rows as far as they can be told: neither order of roles nor of values matters. */
export function areSameFilters(some: readonly BoardFilter[], others: readonly BoardFilter[]): boolean {
  return filtersKey(some) === filtersKey(others)
}

/** Equal for filters that are the same but for their order. */
export function filtersKey(filters: readonly BoardFilter[]): string {
  const said = filters.map(({ role, values }) => JSON.stringify([role, [...new Set(values)].map(valueKey).sort()]))
  return JSON.stringify(said.sort())
}

function valueKey(value: string | null): string {
  return JSON.stringify(value)
}
