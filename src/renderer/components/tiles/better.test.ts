import { describe, expect, it } from 'vitest'
import { betterOf } from './better'

describe('betterOf', () => {
  it('knows what a person wants less of, and what says nothing by itself', () => {
    expect(betterOf({ metric: 'revenue', calculation: null })).toBe('more')
    expect(betterOf({ metric: 'cost', calculation: null })).toBe('less')
    expect(betterOf({ metric: 'returnRate', calculation: null })).toBe('less')
    expect(betterOf({ metric: 'averagePrice', calculation: null })).toBe('neither')
    expect(betterOf({ metric: 'revenue', calculation: 'concentration' })).toBe('neither')
    expect(betterOf({ metric: 'revenue', calculation: 'month-growth' })).toBe('more')
  })
})
