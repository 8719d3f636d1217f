/** Filters with a name. They know roles, so that those of one dataset can be used on another that has the same roles. */
import { z } from 'zod'
import type { Role } from '../role'
import { areSameFilters, BoardFilter } from './filter'
import type { HasRole } from './ready'

export const FilterSet = z.object({
  id: z.string(),
  /** The dataset that they were made on. */
  dataset: z.string(),
  /** No two of a dataset have the same. */
  name: z.string().trim().min(1).max(80),
  filters: z.array(BoardFilter).min(1).max(20),
  updatedMs: z.number()
})
export type FilterSet = z.infer<typeof FilterSet>

/** The roles that a dataset lacks for these filters. */
export function lackedBy({ filters }: Pick<FilterSet, 'filters'>, has: HasRole): Role[] {
  return filters.flatMap(({ role }) => (has(role) ? [] : [role]))
}

/** The set that is in force: of several with the same filters that of the dataset itself. */
export function setInForce(
  filters: readonly BoardFilter[],
  sets: readonly FilterSet[],
  dataset: string
): FilterSet | null {
  if (filters.length === 0) return null
  const same = sets.filter((one) => areSameFilters(one.filters, filters))
  return same.find((one) => one.dataset === dataset) ?? same[0] ?? null
}
