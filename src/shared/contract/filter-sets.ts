/** Part of explore: filters that were given a name. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { FilterSet } from '../domain/board'

const tags = ['explore']

export const filterSets = {
  /** By name; without a dataset those of all. */
  filterSets: oc
    .route({ method: 'GET', path: '/filter-sets', tags, summary: 'Filters with a name' })
    .input(z.object({ dataset: z.string().optional() }))
    .output(z.array(FilterSet)),
  saveFilterSet: oc
    .route({
      method: 'PUT',
      path: '/filter-sets',
      tags,
      summary: 'Save filters under a name; without an id as new ones'
    })
    .input(FilterSet.omit({ updatedMs: true }).extend({ id: z.string().nullable() }))
    .output(FilterSet),
  removeFilterSet: oc
    .route({ method: 'DELETE', path: '/filter-sets/{id}', tags, summary: 'Remove filters with a name' })
    .input(z.object({ id: z.string() }))
    .output(z.object({}))
}
