import { describe, expect, it } from 'vitest'
import { readyTiles, type Tile } from '../../../../shared/domain/board'
import type { BoardView } from '../board-view'
import { arranged, contentOf, isOtherView, viewKeyOf, viewOf } from './board-content'

const view: BoardView = {
  board: 'growth',
  range: { from: '2024-01-01', to: '2024-06-30' },
  filters: [{ role: 'region', values: ['West'] }],
  compare: null,
  fiscal: true,
  drills: {},
  groups: null
}
const content = contentOf(
  'Mine',
  readyTiles('growth', () => true),
  view,
  []
)

describe('what is saved of a board', () => {
  it('opens as it was', () => {
    expect(viewOf(content)).toEqual({ ...view, board: 'overview' })
    expect(isOtherView(content, view)).toBe(false)
    expect(isOtherView(content, { ...view, compare: 'previous' })).toBe(true)
    expect(isOtherView(content, { ...view, filters: [] })).toBe(true)
  })

  it('has steps of its own over each dataset', () => {
    expect(new Set([viewKeyOf('a', null), viewKeyOf('a', { id: '1' }), viewKeyOf('b', { id: '1' })]).size).toBe(3)
  })
})

it('answers stand in the order, the sizes and under the titles of the board', () => {
  const answer = (id: string) => ({ id, title: '', size: { w: 1, h: 1 } }) as Tile
  const specs = [
    { kind: 'heat' as const, id: 'b', metric: 'revenue' as const, title: 'Mine', size: { w: 6, h: 5 } },
    { kind: 'heat' as const, id: 'gone', metric: 'revenue' as const, size: { w: 6, h: 5 } },
    { kind: 'heat' as const, id: 'a', metric: 'revenue' as const, size: { w: 3, h: 2 } }
  ]
  expect(arranged(specs, [answer('a'), answer('b')])).toEqual([
    { id: 'b', title: 'Mine', size: { w: 6, h: 5 } },
    { id: 'a', title: '', size: { w: 3, h: 2 } }
  ])
})
