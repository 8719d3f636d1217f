/** Rules of datasets: read, change, and what a file makes of them. */
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { Judgement } from '../../shared/contract/rules'
import type { Reading } from '../../shared/domain/column-type'
import { type DatasetRules, noRules, type Rule } from '../../shared/domain/rules'
import { api } from './client'
import { appErrorOf, type ShownError } from './errors'
import { queryClient } from './query-client'

/** The rules of a dataset and the ways to change them; what is judged by them is asked again. */
export function useDatasetRules(dataset: string | null) {
  const query = useQuery({
    ...api.rules.get.queryOptions({ input: { dataset: dataset ?? '' } }),
    enabled: dataset !== null
  })
  const set = useMutation(
    api.rules.set.mutationOptions({
      onSuccess: () => {
        for (const key of [api.rules.key(), api.load.key()]) void queryClient.invalidateQueries({ queryKey: key })
      }
    })
  )
  const stored = query.data ?? noRules
  const save = (change: Partial<DatasetRules>, onSaved?: () => void) => {
    if (dataset === null) return
    set.mutate({ ...stored, ...change, dataset }, onSaved ? { onSuccess: onSaved } : {})
  }
  return {
    stored,
    known: query.data !== undefined,
    saving: set.isPending,
    error: set.error ? appErrorOf(set.error) : null,
    forgetError: set.reset,
    save,
    /** Adds rules, or puts them in the place of those with their ids. */
    put: (rules: readonly Rule[], onSaved?: () => void) => {
      const ids = new Set(rules.map(({ id }) => id))
      const kept = stored.rules.map((rule) => rules.find(({ id }) => id === rule.id) ?? rule)
      const there = new Set(kept.map(({ id }) => id))
      save({ rules: [...kept, ...rules.filter(({ id }) => ids.has(id) && !there.has(id))] }, onSaved)
    },
    remove: (id: string) => save({ rules: stored.rules.filter((rule) => rule.id !== id) })
  }
}

/** A file judged by a dataset; null until it is, and while nothing is asked. */
export function useJudgement(
  sourceId: string,
  chosen: readonly Reading[],
  dataset: string | null,
  enabled: boolean
): { readonly judgement: Judgement | null; readonly error: ShownError | null; readonly again: () => void } {
  const query = useQuery({
    ...api.rules.judge.queryOptions({ input: { sourceId, chosen: [...chosen], dataset: dataset ?? '' } }),
    enabled: enabled && dataset !== null,
    placeholderData: keepPreviousData
  })
  const isOther = query.data !== undefined && query.data.dataset !== dataset
  return {
    judgement: dataset === null || isOther ? null : (query.data ?? null),
    error: query.error ? appErrorOf(query.error) : null,
    again: () => void query.refetch()
  }
}
