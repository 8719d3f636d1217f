/** How often boards of a dataset are computed anew by themselves; kept with the preferences. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { api, queryClient } from '../../../client'

const key = api.settings.get.queryKey({ input: {} })

export function useFreshMinutes(dataset: string) {
  const preferences = useQuery(api.settings.get.queryOptions({ input: {} })).data
  const { mutate } = useMutation(
    api.settings.set.mutationOptions({ onSuccess: (next) => queryClient.setQueryData(key, next) })
  )
  const all = preferences?.refreshMinutes ?? {}
  return {
    /** Null: not by themselves. */
    every: all[dataset] ?? null,
    /** After which numbers of a cluster count as old. */
    oldAfter: preferences?.boardMinutes ?? null,
    choose(minutes: number | null) {
      const { [dataset]: _before, ...others } = all
      mutate({ refreshMinutes: minutes === null ? others : { ...others, [dataset]: minutes } })
    }
  }
}
