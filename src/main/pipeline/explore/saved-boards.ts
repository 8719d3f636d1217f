/** Boards that people made: kept, renamed, removed. */
import { randomUUID } from 'node:crypto'
import type { BoardContent, SavedBoard } from '../../../shared/domain/board'
import { AppError } from '../../../shared/errors'
import type { BoardStore } from '../ports'

export interface BoardOrder {
  /** Null: a new one. */
  readonly id: string | null
  readonly dataset: string
  readonly isHome: boolean
  readonly content: BoardContent
}

export interface SavedBoards {
  list(): SavedBoard[]
  save(order: BoardOrder): SavedBoard
  remove(id: string): Record<string, never>
}

/** @throws AppError `explore.no-board` for an id that is gone */
export function savedBoards(store: BoardStore, nowMs: () => number): SavedBoards {
  return {
    list: () => store.list(),
    save({ id, ...order }) {
      if (id !== null && !store.get(id)) throw new AppError('explore.no-board', { board: order.content.name })
      const board = { ...order, id: id ?? randomUUID(), updatedMs: nowMs() }
      store.put(board)
      return board
    },
    remove(id) {
      if (!store.remove(id)) throw new AppError('explore.no-board', { board: id })
      return {}
    }
  }
}
