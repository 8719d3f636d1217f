import { describe, expect, it } from 'vitest'
import { monthRange, presetOf, presetRange } from './date-presets'

const available = { from: '2021-03-05', to: '2024-11-22' }

describe('presetRange', () => {
  it('counts from the last data date', () => {
    expect(presetRange('year-to-date', available)).toEqual({ from: '2024-01-01', to: '2024-11-22' })
    expect(presetRange('last-year', available)).toEqual({ from: '2023-01-01', to: '2023-12-31' })
    expect(presetRange('last-12-months', available)).toEqual({ from: '2023-11-23', to: '2024-11-22' })
    expect(presetRange('all', available)).toEqual(available)
  })

  it('knows leap days and ends of months', () => {
    expect(presetRange('last-12-months', { from: '2020-01-01', to: '2024-02-29' })?.from).toBe('2023-03-01')
    expect(presetRange('last-12-months', { from: '2020-01-01', to: '2024-12-31' })?.from).toBe('2024-01-01')
  })

  it('has no last year when the data begin this year', () => {
    expect(presetRange('last-year', { from: '2024-02-01', to: '2024-11-22' })).toBeNull()
  })
})

describe('presetOf', () => {
  it('names a range, and a free one not', () => {
    expect(presetOf({ from: '2023-01-01', to: '2023-12-31' }, available)).toBe('last-year')
    expect(presetOf({ from: '2023-01-02', to: '2023-12-31' }, available)).toBeNull()
  })
})

describe('monthRange', () => {
  it('ends with the month or with the data', () => {
    expect(monthRange(2024, 2, '2024-11-22')).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(monthRange(2024, 11, '2024-11-22')).toEqual({ from: '2024-11-01', to: '2024-11-22' })
  })
})
