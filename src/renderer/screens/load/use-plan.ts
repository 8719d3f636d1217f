import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { DatasetName } from '../../../shared/domain/dataset'
import type { LoadMode } from '../../../shared/domain/load-mode'
import type { Recipe } from '../../../shared/domain/recipe'
import { api, appErrorOf } from '../../client'

const typingMs = 300

/** What a load would change; asked anew when name or mode change, and only for a name that can be one. */
export function usePlan(sourceId: string, recipe: Recipe, dataset: string, mode: LoadMode) {
  const [settled] = useDebouncedValue(dataset, typingMs)
  const nameOk = DatasetName.safeParse(dataset).success
  const query = useQuery({
    ...api.load.plan.queryOptions({ input: { sourceId, recipe, dataset: settled, mode } }),
    enabled: DatasetName.safeParse(settled).success,
    // What is there may have changed by another load.
    staleTime: 0
  })
  return {
    nameOk,
    plan: query.data ?? null,
    /** The plan is of other inputs than those on the screen. */
    stale: !nameOk || settled !== dataset || query.isPlaceholderData,
    error: query.error ? appErrorOf(query.error) : null,
    again: () => void query.refetch()
  }
}
