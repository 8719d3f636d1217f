/** Boards that people made: kept, renamed, removed. */
import { randomUUID } from 'node:crypto'
import { askedTiles, type BoardContent, type BoardQuery, type SavedBoard } from '../../../shared/domain/board'
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

/** The name of the board that has just these tiles, of this dataset before others; null: none, or it was changed and not saved. */
export function nameOfTiles(
  { tiles, dataset }: Pick<BoardQuery, 'tiles' | 'dataset'>,
  saved: readonly SavedBoard[]
): string | null {
  if (tiles === null) return null
  const asked = JSON.stringify(askedTiles(tiles))
  const found = saved.filter(({ content }) => JSON.stringify(askedTiles(content.tiles)) === asked)
  const own = found.find((board) => board.dataset === dataset) ?? found[0]
  return own?.content.name ?? null
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
