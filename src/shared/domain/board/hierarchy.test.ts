import { describe, expect, it } from 'vitest'
import type { Role } from '../role'
import { drilledInto, levelBelow, levelsBelow, stepsThatFit } from './hierarchy'
import type { SpecOf } from './spec'

const all = () => true
const only =
  (...roles: Role[]) =>
  (role: Role) =>
    roles.includes(role)

const ranking: SpecOf<'ranking'> = {
  kind: 'ranking',
  id: 'byCategory',
  metric: 'profit',
  dimension: 'category',
  shape: 'bars',
  top: 7,
  size: { w: 4, h: 5 }
}

describe('levels', () => {
  it('go from the widest to the narrowest, and leave out what the dataset lacks', () => {
    expect(levelsBelow('category', all)).toEqual(['product', 'orderId'])
    expect(levelsBelow('country', all)).toEqual(['region', 'customer', 'orderId'])
    expect(levelsBelow('country', only('customer'))).toEqual(['customer'])
    expect(levelBelow('channel', only('channel', 'customer', 'orderId'))).toBe('customer')
    expect(levelBelow('salesperson', all)).toBe('customer')
  })

  it('end with the rows', () => {
    expect(levelBelow('orderId', all)).toBeNull()
    expect(levelBelow('currency', all)).toBeNull()
    expect(levelBelow('product', only('product', 'customer'))).toBeNull()
  })
})

describe('looking into values', () => {
  it('ranks the level below, of what lies within all steps, beside the filters of the tile', () => {
    const own = { ...ranking, filters: [{ role: 'region' as const, values: ['West', 'East'] }] }
    expect(drilledInto(own, [{ role: 'category', value: 'Paper' }], all)).toEqual({
      ...own,
      dimension: 'product',
      filters: [
        { role: 'region', values: ['West', 'East'] },
        { role: 'category', values: ['Paper'] }
      ]
    })
    const twice = [
      { role: 'category' as const, value: null },
      { role: 'product' as const, value: 'Pen' }
    ]
    expect(drilledInto(ranking, twice, all)).toMatchObject({
      dimension: 'orderId',
      filters: [
        { role: 'category', values: [null] },
        { role: 'product', values: ['Pen'] }
      ]
    })
  })

  it('keeps the tile as it is without steps, and drops steps that fit no more', () => {
    expect(drilledInto(ranking, [], all)).toBe(ranking)
    expect(drilledInto(ranking, [{ role: 'region', value: 'West' }], all)).toBe(ranking)
    const steps = [
      { role: 'category' as const, value: 'Paper' },
      { role: 'product' as const, value: 'Pen' }
    ]
    expect(stepsThatFit('category', steps, only('category', 'product'))).toEqual(steps.slice(0, 1))
    expect(stepsThatFit('product', steps, all)).toEqual([])
  })
})
