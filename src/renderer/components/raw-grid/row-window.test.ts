import { describe, expect, it } from 'vitest'
import { baseAround, baseFor, baseShowing, rowsInWindow } from './row-window'

describe('the window over a long file', () => {
  it('holds a short file whole', () => {
    expect(baseFor(99_999, 100_000)).toBe(0)
    expect(rowsInWindow(0, 100_000)).toBe(100_000)
    expect(baseAround(99_950, 99_999, 0, 100_000)).toBe(0)
  })
  it('puts a row in the middle, at a block', () => {
    expect(baseFor(5_000_123, 10_000_000)).toBe(4_900_000)
    expect(rowsInWindow(4_900_000, 10_000_000)).toBe(200_000)
  })
  it('reaches the last row', () => {
    const base = baseFor(9_999_998, 10_000_001)
    expect(base).toBe(9_800_200)
    expect(base + (rowsInWindow(base, 10_000_001) ?? 0)).toBe(10_000_001)
  })
  it('stays for a row that it shows', () => {
    expect(baseShowing(150_000, 0, 10_000_000)).toBe(0)
    expect(baseShowing(200_000, 0, 10_000_000)).toBe(100_000)
  })
  it('moves before its end is reached, and not at the ends of the file', () => {
    expect(baseAround(100_000, 100_030, 0, 10_000_000)).toBe(0)
    expect(baseAround(199_200, 199_230, 0, 10_000_000)).toBe(99_200)
    expect(baseAround(100_300, 100_330, 100_000, 10_000_000)).toBe(200)
    expect(baseAround(0, 30, 0, 10_000_000)).toBe(0)
    expect(baseAround(9_999_960, 9_999_999, 9_800_000, 10_000_000)).toBe(9_800_000)
  })
  it('works before the count is known', () => {
    expect(baseShowing(700_000, 0, null)).toBe(600_000)
    expect(rowsInWindow(600_000, null)).toBeNull()
  })
})
