/** Filters with a name: the list of them, and what can be done with one. Failures are said where they happen. */
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { BoardFilter, FilterSet } from '../../../../shared/domain/board'
import { api, appErrorOf, client, queryClient } from '../../../client'
import { errorSentence, useText } from '../../../text'

const listKey = api.explore.filterSets.queryKey({ input: {} })
const none: readonly FilterSet[] = []

/** Those of all datasets. */
export function useFilterSets(): readonly FilterSet[] {
  return useQuery(api.explore.filterSets.queryOptions({ input: {} })).data ?? none
}

type Order = Pick<FilterSet, 'dataset' | 'name'> & {
  readonly id: string | null
  readonly filters: readonly BoardFilter[]
}

export function useFilterSetActs() {
  const { t } = useText('boards')
  return useMemo(() => {
    const failed = (title: string, thrown: unknown) =>
      notifications.show({ color: 'red', title, message: errorSentence(appErrorOf(thrown)) })
    const changed = (next: (sets: readonly FilterSet[]) => FilterSet[]) => {
      queryClient.setQueryData<FilterSet[]>(listKey, (sets) => next(sets ?? []))
      void queryClient.invalidateQueries({ queryKey: listKey })
    }
    return {
      /** False when it failed, which was said. */
      async save(order: Order): Promise<boolean> {
        const filters = order.filters.map(({ role, values }) => ({ role, values: [...values] }))
        try {
          const set = await client.explore.saveFilterSet({ ...order, filters })
          changed((sets) =>
            [...sets.filter((one) => one.id !== set.id), set].sort((a, b) => a.name.localeCompare(b.name))
          )
          return true
        } catch (thrown) {
          failed(t('filterSets.failed', { name: order.name }), thrown)
          return false
        }
      },
      async remove(set: FilterSet): Promise<void> {
        try {
          await client.explore.removeFilterSet({ id: set.id })
          changed((sets) => sets.filter((one) => one.id !== set.id))
          notifications.show({ message: t('filterSets.removed', { name: set.name }) })
        } catch (thrown) {
          failed(t('filterSets.failed', { name: set.name }), thrown)
        }
      }
    }
  }, [t])
}
