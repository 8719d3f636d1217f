/** What the core answers to a board. The last answer stays while a new one is computed; of a cluster, what is kept is there at once. */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { BoardQuery, Freshness } from '../../../shared/domain/board'
import { api, appErrorOf, client, type ShownError } from '../../client'

export type BoardAsked = {
  /** Which board is shown: of another one only the days stay, for the header; its tiles would be the wrong ones. */
  readonly board: string
  /** Whether there is anything to ask. */
  readonly isThere: boolean
  readonly isCluster: boolean
}

export function useBoardAnswer(asked: BoardQuery, { board, isThere, isCluster }: BoardAsked) {
  const next = useRef<Freshness>('if-older')
  const query = useQuery({
    ...api.explore.board.queryOptions({ input: { ...asked, fresh: 'if-older' } }),
    queryFn: ({ signal }) => {
      const fresh = next.current
      next.current = 'if-older'
      return client.explore.board({ ...asked, fresh }, { signal })
    },
    meta: { board },
    placeholderData: (before, asking) => before && (asking?.meta?.board === board ? before : { ...before, tiles: [] }),
    enabled: isThere
  })
  const kept = useQuery({
    ...api.explore.keptBoard.queryOptions({ input: asked }),
    placeholderData: undefined,
    staleTime: 0,
    enabled: isThere && isCluster
  })
  const { refetch } = query
  const refresh = useCallback(() => {
    next.current = 'now'
    void refetch()
  }, [refetch])

  const isAnswered = query.isSuccess && !query.isPlaceholderData
  const error = useMemo(() => query.error && appErrorOf(query.error), [query.error])
  // It stays while it is tried again.
  const [failed, setFailed] = useState<{ readonly asked: BoardQuery; readonly error: ShownError } | null>(null)
  useEffect(() => {
    if (error) setFailed({ asked, error })
    else if (isAnswered) setFailed(null)
  }, [asked, error, isAnswered])
  const before = !isAnswered && failed?.asked === asked ? failed.error : null

  const own = query.isPlaceholderData ? null : (query.data ?? null)
  const isKept = own === null && kept.data != null
  const found = own ?? kept.data?.board ?? query.data ?? null
  const answer = found?.dataset === asked.dataset ? found : null
  const isStillOther = own === null && !isKept
  return {
    query,
    answer,
    /** The tiles are those of the question before. */
    isStale: isStillOther && answer !== null,
    isOther: isStillOther && answer?.tiles.length === 0,
    /** The answer is one of this question. */
    isOwn: answer !== null && !isStillOther,
    /** Why there is no newer answer. */
    failure: error ?? before,
    isOfOlderVersion: isKept && kept.data?.isOfOlderVersion === true,
    refresh
  }
}
