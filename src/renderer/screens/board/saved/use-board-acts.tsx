/** Saves and removes boards, and keeps the list of them. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useCallback, useMemo } from 'react'
import { useLocation } from 'wouter'
import type { BoardContent, SavedBoard } from '../../../../shared/domain/board'
import { api, appErrorOf, client, queryClient } from '../../../client'
import { paths } from '../../../paths'
import { errorSentence, useText } from '../../../text'

export type BoardOrder = {
  /** Null: a new one. */
  readonly id: string | null
  readonly dataset: string
  readonly isHome: boolean
  readonly content: BoardContent
}

/** So long a removed board can be taken back. */
const restoreMs = 15_000

const listKey = api.explore.boards.queryKey({ input: {} })

/** The list as it is once a board is saved; only one is the home. */
function withBoard(boards: readonly SavedBoard[], board: SavedBoard): SavedBoard[] {
  const others = boards
    .filter((one) => one.id !== board.id)
    .map((one) => (board.isHome ? { ...one, isHome: false } : one))
  return [...others, board].sort((a, b) => a.content.name.localeCompare(b.content.name))
}

export function useBoardActs() {
  const { t } = useText('boards')
  const [, navigate] = useLocation()
  const failed = useCallback(
    (title: string, thrown: unknown) =>
      notifications.show({ color: 'red', title, message: errorSentence(appErrorOf(thrown)) }),
    []
  )
  /** Null when it failed, which was said. */
  const save = useCallback(
    async (order: BoardOrder): Promise<SavedBoard | null> => {
      try {
        const board = await client.explore.saveBoard({ ...order })
        queryClient.setQueryData<SavedBoard[]>(listKey, (boards) => withBoard(boards ?? [], board))
        void queryClient.invalidateQueries({ queryKey: listKey })
        return board
      } catch (thrown) {
        failed(t('saved.failed', { name: order.content.name }), thrown)
        return null
      }
    },
    [t, failed]
  )
  /** Saves a new board and opens it. */
  const create = useCallback(
    async (dataset: string, content: BoardContent, isHome = false): Promise<SavedBoard | null> => {
      const board = await save({ id: null, dataset, isHome, content })
      if (board) navigate(paths.savedBoard(dataset, board.id))
      return board
    },
    [save, navigate]
  )
  const remove = useCallback(
    async (board: SavedBoard, shownOver: string) => {
      try {
        await client.explore.removeBoard({ id: board.id })
      } catch (thrown) {
        failed(t('saved.removeFailed', { name: board.content.name }), thrown)
        return
      }
      navigate(paths.board(shownOver), { replace: true })
      queryClient.setQueryData<SavedBoard[]>(listKey, (boards) => (boards ?? []).filter(({ id }) => id !== board.id))
      const toast = `removed ${board.id}`
      notifications.show({
        id: toast,
        autoClose: restoreMs,
        message: (
          <>
            <div>{t('saved.removed', { name: board.content.name })}</div>
            <Button
              mt={6}
              variant="light"
              onClick={() => {
                notifications.hide(toast)
                void create(board.dataset, board.content, board.isHome)
              }}
            >
              {t('saved.restore')}
            </Button>
          </>
        )
      })
    },
    [t, failed, create, navigate]
  )
  return useMemo(() => ({ save, create, remove }), [save, create, remove])
}
