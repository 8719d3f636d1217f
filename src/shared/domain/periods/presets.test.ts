import { describe, expect, it } from 'vitest'
import { type Calendar, defaultCalendar } from '../dataset'
import { type DatePreset, monthRange, presetOf, presetRange } from './presets'

const available = { from: '2022-05-10', to: '2024-11-22' }
const october: Calendar = { ...defaultCalendar, fiscalStartMonth: 10 }
const retail: Calendar = { ...defaultCalendar, fiscalStartMonth: 2, weekStart: 'sunday', fiscalWeeks: '4-5-4' }

const text = (preset: DatePreset, calendar = defaultCalendar, isFiscal = false, data = available) => {
  const range = presetRange(preset, data, calendar, isFiscal)
  return range && `${range.from} ${range.to}`
}

describe('presetRange', () => {
  it.each<[DatePreset, string]>([
    ['month', '2024-11-01 2024-11-22'],
    ['quarter', '2024-10-01 2024-11-22'],
    ['year', '2024-01-01 2024-11-22'],
    ['last-month', '2024-10-01 2024-10-31'],
    ['last-quarter', '2024-07-01 2024-09-30'],
    ['last-year', '2023-01-01 2023-12-31'],
    ['last-30-days', '2024-10-24 2024-11-22'],
    ['last-90-days', '2024-08-25 2024-11-22'],
    ['last-12-months', '2023-11-23 2024-11-22'],
    ['whole-12-months', '2023-11-01 2024-10-31'],
    ['all', '2022-05-10 2024-11-22']
  ])('%s', (preset, expected) => expect(text(preset)).toBe(expected))

  it('takes the periods of the fiscal year where they are asked for', () => {
    expect(text('year', october, true)).toBe('2024-10-01 2024-11-22')
    expect(text('last-year', october, true)).toBe('2023-10-01 2024-09-30')
    expect(text('year', october, false)).toBe('2024-01-01 2024-11-22')
    // The retail month of October 2024 has four weeks from 6 October, November five from 3 November in 4-5-4: its quarter begins on 3 November.
    expect(text('quarter', retail, true)).toBe('2024-11-03 2024-11-22')
    expect(text('last-month', retail, true)).toBe('2024-10-06 2024-11-02')
  })

  it('a last day of a month ends whole months; the twelve end with it', () => {
    const whole = { from: '2020-01-01', to: '2024-12-31' }
    expect(text('whole-12-months', defaultCalendar, false, whole)).toBe('2024-01-01 2024-12-31')
    expect(text('last-12-months', defaultCalendar, false, whole)).toBe('2024-01-01 2024-12-31')
    expect(text('last-12-months', defaultCalendar, false, { from: '2020-01-01', to: '2024-02-29' })).toBe(
      '2023-03-01 2024-02-29'
    )
  })

  it('is not there where the data begin later', () => {
    const young = { from: '2024-02-01', to: '2024-11-22' }
    expect(text('last-year', defaultCalendar, false, young)).toBeNull()
    expect(text('whole-12-months', defaultCalendar, false, young)).toBeNull()
    expect(text('last-90-days', defaultCalendar, false, { from: '2024-11-01', to: '2024-11-22' })).toBeNull()
  })
})

it('presetOf names a range, and a free one not', () => {
  const named = (from: string, to: string) => presetOf({ from, to }, available, defaultCalendar, false)
  expect(named('2023-01-01', '2023-12-31')).toBe('last-year')
  expect(named('2023-01-02', '2023-12-31')).toBeNull()
})

it('monthRange ends with the month or with the data', () => {
  expect(monthRange(2024, 2, '2024-11-22')).toEqual({ from: '2024-02-01', to: '2024-02-29' })
  expect(monthRange(2024, 11, '2024-11-22')).toEqual({ from: '2024-11-01', to: '2024-11-22' })
})
