import { describe, expect, it } from 'vitest'
import { isAfter, pickedValues, shownDays, toggled } from './tile-actions'

describe('toggled', () => {
  it('adds, extends, takes away and forgets an empty filter', () => {
    const one = toggled([], 'region', 'West')
    expect(one).toEqual([{ role: 'region', values: ['West'] }])
    const two = toggled(one, 'region', null)
    expect(two).toEqual([{ role: 'region', values: ['West', null] }])
    expect(toggled(two, 'region', 'West')).toEqual([{ role: 'region', values: [null] }])
    expect(toggled(one, 'region', 'West')).toEqual([])
    expect(toggled(one, 'category', 'Toys')).toHaveLength(2)
  })
})

describe('pickedValues', () => {
  it('is null for a role that is not filtered', () => {
    expect(pickedValues([], 'region')).toBeNull()
    expect(pickedValues([{ role: 'region', values: [null] }], 'region')?.has(null)).toBe(true)
  })
})

describe('isAfter', () => {
  it('looks at the first day of the month', () => {
    const range = { from: '2025-01-01', to: '2025-03-01' }
    expect(isAfter(range, 2025, 3)).toBe(false)
    expect(isAfter(range, 2025, 4)).toBe(true)
    expect(isAfter(null, 2025, 4)).toBe(false)
  })
})

describe('shownDays', () => {
  it('cuts a period at the days that are looked at', () => {
    const month = { from: '2024-03-01', to: '2024-03-31' }
    expect(shownDays(month, { from: '2024-03-10', to: '2024-12-31' })).toEqual({ from: '2024-03-10', to: '2024-03-31' })
    expect(shownDays(month, { from: '2024-01-01', to: '2024-03-09' })).toEqual({ from: '2024-03-01', to: '2024-03-09' })
    expect(shownDays(month, null)).toEqual(month)
  })
})
