import { beforeEach, describe, expect, it } from 'vitest'
import { useBoardViews } from './board-view'

const views = () => useBoardViews.getState()
const present = () => views().histories.shop?.present
const steps = () => [views().histories.shop?.past.length, views().histories.shop?.future.length]

describe('the view of a dataset', () => {
  beforeEach(() => useBoardViews.setState({ histories: {}, last: null }))

  it('begins with the board of the address, without a step to take back', () => {
    views().look('shop', 'growth')
    expect(present()?.board).toBe('growth')
    expect(steps()).toEqual([0, 0])
    views().look('shop', null)
    expect(present()?.board).toBe('growth')
    expect(views().last).toBe('shop')
  })

  it('takes back and repeats range, filter, comparison and board, one by one', () => {
    const range = { from: '2024-01-01', to: '2024-01-31' }
    views().look('shop', 'overview')
    views().set('shop', { range })
    views().set('shop', { filters: [{ role: 'region', values: ['West'] }] })
    views().set('shop', { compare: null })
    views().look('shop', 'products')
    expect(steps()).toEqual([4, 0])
    views().undo('shop')
    expect(present()).toMatchObject({ board: 'overview', compare: null })
    views().undo('shop')
    views().undo('shop')
    expect(present()).toMatchObject({ range, filters: [], compare: 'last-year' })
    views().redo('shop')
    expect(present()?.filters).toEqual([{ role: 'region', values: ['West'] }])
    expect(steps()).toEqual([2, 2])
  })

  it('counts no step where nothing changes', () => {
    views().look('shop', null)
    views().set('shop', { filters: [] })
    views().undo('shop')
    expect(steps()).toEqual([0, 0])
  })

  it('is another one for each dataset', () => {
    views().look('shop', null)
    views().set('shop', { fiscal: true })
    views().look('other', null)
    expect(views().histories.other?.present.fiscal).toBe(false)
  })
})
