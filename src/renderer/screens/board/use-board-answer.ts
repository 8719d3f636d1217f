/** What the core answers to a board. The last answer stays while a new one is computed. */
import { useQuery } from '@tanstack/react-query'
import type { BoardQuery } from '../../../shared/domain/board'
import { api } from '../../client'

/**
 * @param board which one is shown: of another one only the days stay, for the header; its tiles would be the wrong ones
 * @param isThere whether there is anything to ask
 */
export function useBoardAnswer(asked: BoardQuery, board: string, isThere: boolean) {
  const query = useQuery({
    ...api.explore.board.queryOptions({ input: asked }),
    meta: { board },
    placeholderData: (before, asking) => before && (asking?.meta?.board === board ? before : { ...before, tiles: [] }),
    enabled: isThere
  })
  const answer = query.data?.dataset === asked.dataset ? query.data : null
  return { query, answer, isOther: query.isPlaceholderData && answer?.tiles.length === 0 }
}
