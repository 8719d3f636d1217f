import { describe, expect, it } from 'vitest'
import { stacked, waterfall } from './bridge-steps'

describe('waterfall', () => {
  it('puts each step on the end of the one before', () => {
    expect(waterfall(100, [30, -50, 5], 85)).toEqual([
      { from: 0, to: 100, isWhole: true },
      { from: 100, to: 130, isWhole: false },
      { from: 130, to: 80, isWhole: false },
      { from: 80, to: 85, isWhole: false },
      { from: 0, to: 85, isWhole: true }
    ])
  })
})

describe('stacked', () => {
  const bar = (from: number, to: number) => stacked({ from, to, isWhole: false })
  it('stands on what is not drawn', () => {
    expect(bar(100, 130)).toEqual({ base: 100, up: 30, down: 0 })
    expect(bar(130, 80)).toEqual({ base: 80, up: 50, down: 0 })
    expect(bar(-10, -40)).toEqual({ base: -10, up: 0, down: -30 })
  })
  it('crosses zero without a base', () => {
    expect(bar(20, -15)).toEqual({ base: 0, up: 20, down: -15 })
  })
})
