import { describe, expect, it } from 'vitest'
import { sorted } from '.'

describe('sorted', () => {
  it('numbers by size, texts by letters, what has no value last either way', () => {
    const sizes = [{ n: 9 }, { n: null }, { n: 100 }, { n: 20 }]
    expect(sorted(sizes, ({ n }) => n, false).map(({ n }) => n)).toEqual([9, 20, 100, null])
    expect(sorted(sizes, ({ n }) => n, true).map(({ n }) => n)).toEqual([100, 20, 9, null])
    expect(sorted(['b', 'ä', 'c'], (text) => text, false)).toEqual(['ä', 'b', 'c'])
  })
})
