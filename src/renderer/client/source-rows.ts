import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { RawRow, RowWindow } from '../../shared/domain/source'
import { api } from './client'
import { queryClient } from './query-client'

const firstRows = 200
const none: readonly RawRow[] = []

/** Rows of a source by window, through the cache; and its first rows, which are there at once after opening. */
export function useSourceRows(sourceId: string) {
  const fetchRows = useCallback(
    (offset: number, limit: number): Promise<RowWindow> =>
      queryClient.fetchQuery({
        ...api.open.rows.queryOptions({ input: { sourceId, offset, limit } }),
        staleTime: 60_000
      }),
    [sourceId]
  )
  const query = useQuery({
    ...api.open.rows.queryOptions({ input: { sourceId, offset: 0, limit: firstRows } }),
    // Rows of another source must not stand under these columns.
    placeholderData: undefined,
    staleTime: 60_000
  })
  return {
    fetchRows,
    first: query.data?.rows ?? none,
    firstReady: query.data !== undefined,
    error: query.error,
    refetch: query.refetch
  }
}

/** Rows behind a finding by window, through the cache, in the shape of rows of a source. */
export function useFindingRows(sourceId: string, findingId: string | null) {
  return useCallback(
    async (offset: number, limit: number): Promise<RowWindow> => {
      const page = await queryClient.fetchQuery({
        ...api.check.findingRows.queryOptions({ input: { sourceId, findingId: findingId ?? '', offset, limit } }),
        staleTime: 60_000
      })
      return { rows: page.rows, rowCount: page.total }
    },
    [sourceId, findingId]
  )
}
