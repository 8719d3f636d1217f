import { useMutation } from '@tanstack/react-query'
import type { DialectOverride } from '../../../shared/domain/dialect'
import type { Source } from '../../../shared/domain/source'
import { api, client, queryClient } from '../../client'
import { useWizard } from '../../state/wizard'

type Part = keyof DialectOverride

/** The parts a person has set, with their values. */
export function overrideOf(source: Source): DialectOverride {
  const all: DialectOverride = { ...source.dialect, encoding: source.encoding, member: source.member }
  return Object.fromEntries(Object.entries(all).filter(([part]) => source.overridden.includes(part)))
}

export type Reopen = ReturnType<typeof useReopen>

/** Reads the same file another way. */
export function useReopen(source: Source) {
  const reopen = useWizard((state) => state.reopen)
  const mutation = useMutation({
    mutationFn: (override: DialectOverride) => client.open.open({ path: source.path, override }),
    onSuccess: ({ source: next, first }) => {
      queryClient.setQueryData(api.open.rows.queryKey({ input: { sourceId: next.id, offset: 0, limit: 200 } }), first)
      reopen(next)
    }
  })
  return {
    error: mutation.error,
    busy: mutation.isPending,
    set: (change: DialectOverride) => mutation.mutate({ ...overrideOf(source), ...change }),
    reset: (part: Part) => {
      const { [part]: _dropped, ...others } = overrideOf(source)
      mutation.mutate(others)
    },
    resetAll: () => mutation.mutate({}),
    forget: () => mutation.reset()
  }
}
