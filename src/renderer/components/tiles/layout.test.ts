import { describe, expect, it } from 'vitest'
import { evenSpans } from './layout'

describe('evenSpans', () => {
  it('fills every row to twelve columns', () => {
    expect(evenSpans(6, 6)).toEqual([2, 2, 2, 2, 2, 2])
    expect(evenSpans(6, 3)).toEqual([4, 4, 4, 4, 4, 4])
    expect(evenSpans(5, 3)).toEqual([4, 4, 4, 6, 6])
    expect(evenSpans(4, 3)).toEqual([6, 6, 6, 6])
    expect(evenSpans(7, 3)).toEqual([4, 4, 4, 6, 6, 6, 6])
    expect(evenSpans(5, 6)).toEqual([4, 2, 2, 2, 2])
    expect(evenSpans(1, 3)).toEqual([12])
    expect(evenSpans(0, 3)).toEqual([])
  })
})
