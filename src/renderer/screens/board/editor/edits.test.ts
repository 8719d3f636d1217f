import { describe, expect, it } from 'vitest'
import { askedTiles, type TileSpec } from '../../../../shared/domain/board'
import { added, duplicated, freeId, mostTiles, moved, removed, replaced, resized } from './edits'

const number = (id: string): TileSpec => ({
  kind: 'number',
  id,
  metric: 'revenue',
  span: 'range',
  size: { w: 2, h: 2 }
})
const three = [number('a'), number('b'), number('c')]
const ids = (tiles: readonly TileSpec[]) => tiles.map(({ id }) => id).join('')

describe('edits of tiles', () => {
  it('add with an id of their own, up to a limit', () => {
    const once = added(three, number('new'))
    expect(added(once, number('new')).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'number', 'number-2'])
    const full = Array.from({ length: mostTiles }, (_, at) => number(`t${at}`))
    expect(added(full, number('new'))).toBe(full)
    expect(duplicated(full, 't0')).toBe(full)
  })

  it('number ids on, and keep them short enough', () => {
    expect(freeId([number('a'), number('a-2')], 'a-2')).toBe('a-3')
    expect(freeId([], '')).toBe('tile')
    const long = 'x'.repeat(60)
    expect(freeId([number('x'.repeat(56))], long)).toHaveLength(58)
  })

  it('move a tile among the others', () => {
    expect(ids(moved(three, 'a', 2))).toBe('bca')
    expect(ids(moved(three, 'c', 0))).toBe('cab')
    expect(ids(moved(three, 'b', 99))).toBe('acb')
    expect(moved(three, 'a', -1)).toBe(three)
    expect(moved(three, 'gone', 1)).toBe(three)
  })

  it('duplicate behind the tile, and remove', () => {
    expect(duplicated(three, 'b').map(({ id }) => id)).toEqual(['a', 'b', 'b-2', 'c'])
    expect(ids(removed(three, 'b'))).toBe('ac')
    expect(removed(three, 'gone')).toBe(three)
  })

  it('keep sizes within the board', () => {
    expect(resized(three, 'a', { w: 40, h: 0 })[0]?.size).toEqual({ w: 12, h: 1 })
    expect(resized(three, 'a', { w: 2.2, h: 1.9 })).toBe(three)
  })

  it('replace a tile under its id, and count nothing where it is the same', () => {
    const heat: TileSpec = { kind: 'heat', id: 'x', metric: 'units', size: { w: 6, h: 5 } }
    expect(replaced(three, 'b', heat)[1]).toEqual({ ...heat, id: 'b' })
    expect(replaced(three, 'b', number('b'))).toBe(three)
  })

  it('ask the same for another order, size and title', () => {
    const other = resized(moved(replaced(three, 'a', { ...number('a'), title: 'Mine' }), 'a', 2), 'b', { w: 5, h: 5 })
    expect(askedTiles(other)).toEqual(askedTiles(three))
  })
})
