import { describe, expect, it } from 'vitest'
import { boardFileText, readBoardFile } from './file'
import { readyTiles } from './ready'
import type { BoardContent } from './saved'

const board: BoardContent = {
  name: 'Täglich',
  tiles: readyTiles('overview', () => true),
  range: { from: '2024-01-01', to: '2024-03-31' },
  filters: [{ role: 'region', values: ['West', null] }],
  compare: 'previous',
  fiscal: true,
  annotations: [{ day: '2024-02-01', text: 'New prices' }]
}

const codeOf = (text: string) => {
  try {
    readBoardFile(text, 'x.json')
    return null
  } catch (error) {
    return error
  }
}

describe('a board as a file', () => {
  it('is the same board again, with a mark in front of the text, too', () => {
    expect(readBoardFile(boardFileText(board), 'x.json')).toEqual(board)
    expect(readBoardFile(`\uFEFF${boardFileText(board)}`, 'x.json')).toEqual(board)
  })

  it.each(['', 'Order,Revenue\n1,2', '[]', '{}', '{"kind":"sales-recipe"}'])('is none: %s', (text) => {
    expect(codeOf(text)).toMatchObject({ code: 'explore.no-board-file', details: { name: 'x.json' } })
  })

  it('of a later app is not guessed at', () => {
    const text = JSON.stringify({ format: 'sales-analytics-board', version: 2, board: {} })
    expect(codeOf(text)).toMatchObject({ code: 'explore.board-version', details: { version: 2, newest: 1 } })
  })

  it('names the place of its first mistake', () => {
    const [first, ...others] = board.tiles
    const broken = (change: object) =>
      JSON.stringify({ format: 'sales-analytics-board', version: 1, board: { ...board, ...change } })
    const tooWide = [{ ...first, size: { w: 13, h: 2 } }, ...others]
    expect(codeOf(broken({ tiles: tooWide }))).toMatchObject({
      code: 'explore.bad-board-file',
      details: { place: 'board.tiles.0.size.w' }
    })
    expect(codeOf(broken({ tiles: [first, first] }))).toMatchObject({ details: { place: 'board.tiles' } })
    expect(codeOf(broken({ range: { from: '2024-02-30', to: '2024-03-01' } }))).toMatchObject({
      details: { place: 'board.range.from' }
    })
  })
})
