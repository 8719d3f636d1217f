/** Filters that people gave a name: kept, renamed, removed. */
import { randomUUID } from 'node:crypto'
import type { FilterSet } from '../../../shared/domain/board'
import { AppError } from '../../../shared/errors'
import type { FilterSetStore } from '../ports'

export interface FilterSets {
  /** By name; of all datasets without one. */
  list(dataset?: string): FilterSet[]
  /** A null id is a new one. */
  save(order: Omit<FilterSet, 'id' | 'updatedMs'> & { readonly id: string | null }): FilterSet
  remove(id: string): Record<string, never>
}

/** @throws AppError `explore.no-filter-set` for an id that is gone, `explore.filter-set-taken` for the name of another one */
export function filterSets(store: FilterSetStore, nowMs: () => number): FilterSets {
  return {
    list: (dataset) => store.list().filter((one) => dataset === undefined || one.dataset === dataset),
    save({ id, ...order }) {
      const { dataset, name } = order
      if (id !== null && !store.get(id)) throw new AppError('explore.no-filter-set', { name })
      const isTaken = store.list().some((one) => one.dataset === dataset && one.name === name && one.id !== id)
      if (isTaken) throw new AppError('explore.filter-set-taken', { name, dataset })
      const set = { ...order, id: id ?? randomUUID(), updatedMs: nowMs() }
      store.put(set)
      return set
    },
    remove(id) {
      if (!store.remove(id)) throw new AppError('explore.no-filter-set', { name: id })
      return {}
    }
  }
}
