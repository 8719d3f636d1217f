import { useMutation } from '@tanstack/react-query'
import type { Opened } from '../../../shared/contract/open'
import type { DialectOverride } from '../../../shared/domain/dialect'
import type { Source } from '../../../shared/domain/source'
import { api, queryClient } from '../../client'
import { openNamed, openWith, overrideOf } from '../../client/reopening'
import { useWizard } from '../../state/wizard'

type Part = keyof DialectOverride

export type Reopen = ReturnType<typeof useReopen>

/** Reads the same file another way; of several files the one at a place. */
export function useReopen(source: Source, at = 0) {
  const reopen = useWizard((state) => state.reopen)
  const mutation = useMutation({
    mutationFn: (open: () => Promise<Opened>) => open(),
    onSuccess: ({ source: next, first }) => {
      queryClient.setQueryData(api.open.rows.queryKey({ input: { sourceId: next.id, offset: 0, limit: 200 } }), first)
      reopen(next)
    }
  })
  const file = source.together?.files[at] ?? source
  const open = (override: DialectOverride) => mutation.mutate(() => openWith(source, at, override))
  return {
    error: mutation.error,
    busy: mutation.isPending,
    set: (change: DialectOverride) => open({ ...overrideOf(file), ...change }),
    reset: (part: Part) => {
      const { [part]: _dropped, ...others } = overrideOf(file)
      open(others)
    },
    // Which table of an archive is read is no guess to go back to.
    resetAll: () => open(file.overridden.includes('member') ? { member: file.member } : {}),
    /** With or without the column of the files' names. */
    setNamed: (nameColumn: boolean) => mutation.mutate(() => openNamed(source, nameColumn)),
    forget: () => mutation.reset()
  }
}
