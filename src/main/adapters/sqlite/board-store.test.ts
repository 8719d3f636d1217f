import { expect, test } from 'vitest'
import { BoardContent, BoardFile } from '../../../shared/domain/board'
import { AppError } from '../../../shared/errors'
import { savedBoards } from '../../pipeline/explore/saved-boards'
import { boardStore } from './board-store'
import { openDatabase } from './database'

const content: BoardContent = {
  name: 'Monday',
  tiles: [{ kind: 'number', id: 'revenue', metric: 'revenue', span: 'range', size: { w: 2, h: 2 } }],
  range: null,
  filters: [{ role: 'region', values: ['North', null] }],
  compare: 'previous',
  fiscal: false,
  annotations: [{ day: '2024-02-29', text: 'New price list' }]
}

test('boards are kept, only one is the home, and a removed one is refused', () => {
  const db = openDatabase(':memory:')
  let now = 5
  const boards = savedBoards(boardStore(db), () => now++)
  const first = boards.save({ id: null, dataset: 'sales', isHome: true, content })
  const second = boards.save({ id: null, dataset: 'sales', isHome: false, content: { ...content, name: 'Aachen' } })
  expect(boards.list().map((board) => board.content.name)).toEqual(['Aachen', 'Monday'])
  expect(boards.save({ ...second, isHome: true })).toEqual({ ...second, isHome: true, updatedMs: 7 })
  expect(boards.list().map(({ isHome }) => isHome)).toEqual([true, false])
  expect(boards.list()[1]).toEqual({ ...first, isHome: false })
  boards.remove(second.id)
  expect(() => boards.save({ ...second, isHome: true })).toThrow(AppError)
  expect(() => boards.remove(second.id)).toThrow(expect.objectContaining({ code: 'explore.no-board' }))
  expect(boards.list().map(({ id }) => id)).toEqual([first.id])
  db.close()
})

test('what is no board is refused: no tiles, two of one id, an empty name, another format', () => {
  const [tile] = content.tiles
  if (!tile) throw new Error('no tile')
  expect(BoardContent.safeParse(content).success).toBe(true)
  for (const change of [
    { tiles: [] },
    { tiles: [tile, tile] },
    { name: '  ' },
    { annotations: [{ day: '2024-02-30', text: 'x' }] }
  ]) {
    expect(BoardContent.safeParse({ ...content, ...change }).success).toBe(false)
  }
  expect(BoardFile.safeParse({ format: 'sales-analytics-board', version: 1, board: content }).success).toBe(true)
  expect(BoardFile.safeParse({ format: 'sales-analytics-board', version: 2, board: content }).success).toBe(false)
  expect(BoardFile.safeParse({ board: content }).success).toBe(false)
})
