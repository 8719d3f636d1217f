import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useBoardViews } from './board-view'

/** The storage of a window; it has to be there before the store. */
const kept = vi.hoisted(() => {
  const texts = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => texts.get(name) ?? null,
    setItem: (name: string, value: string) => void texts.set(name, value),
    removeItem: (name: string) => void texts.delete(name)
  })
  return texts
})

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

  it('is there again after a reload, with what its tiles look into and the last steps', async () => {
    views().look('shop', 'overview')
    for (let day = 10; day < 60; day++) {
      views().set('shop', { range: { from: '2024-01-01', to: `2024-02-${day}` } })
    }
    const drills = { 'overview byCategory': [{ role: 'category' as const, value: 'Paper' }] }
    views().set('shop', { drills })
    views().undo('shop')
    views().redo('shop')
    const stored = kept.get('board-views') ?? ''
    useBoardViews.setState({ histories: {}, last: null })
    kept.set('board-views', stored)
    await useBoardViews.persist.rehydrate()
    expect(present()?.drills).toEqual(drills)
    expect([views().last, ...steps()]).toEqual(['shop', 30, 0])
    views().undo('shop')
    expect(present()?.drills).toEqual({})
  })

  it('leaves a comparison of two groups when another board is looked at', () => {
    views().look('shop', 'overview')
    const groups = {
      a: { name: '', filters: [] },
      b: { name: '', filters: null },
      metric: 'revenue',
      dimension: null
    } as const
    views().set('shop', { groups: { ...groups, a: { name: '', filters: [{ role: 'region', values: ['West'] }] } } })
    views().look('shop', 'overview')
    expect(present()?.groups?.a.filters).toHaveLength(1)
    views().look('shop', 'growth')
    expect(present()?.groups).toBeNull()
  })
})
