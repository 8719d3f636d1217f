/** What was asked at a place before, and what was given a name there. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../client'

export function useShelf(connectionId: string | null, search: string) {
  const queries = useQueryClient()
  const place = connectionId === null ? {} : { connectionId }
  const asked = useQuery({
    ...api.explore.askedStatements.queryOptions({ input: { ...place, search } }),
    placeholderData: (last) => last
  })
  const saved = useQuery({
    ...api.explore.savedStatements.queryOptions({ input: { ...place, search } }),
    placeholderData: (last) => last
  })
  const reload = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: api.explore.askedStatements.key() }),
      queries.invalidateQueries({ queryKey: api.explore.savedStatements.key() })
    ])
  const after = { onSuccess: reload }
  const forget = useMutation(api.explore.forgetStatement.mutationOptions(after))
  const forgetAll = useMutation(api.explore.forgetStatements.mutationOptions(after))
  const save = useMutation(api.explore.saveStatement.mutationOptions(after))
  const remove = useMutation(api.explore.removeSavedStatement.mutationOptions(after))
  return {
    asked: asked.data ?? null,
    saved: saved.data ?? null,
    reload,
    forget: (id: number) => forget.mutate({ id }),
    forgetAll: () => forgetAll.mutate(place),
    save: (name: string, sql: string) => save.mutateAsync({ ...place, name, sql }),
    remove: (id: number) => remove.mutate({ id })
  }
}
export type Shelf = ReturnType<typeof useShelf>
