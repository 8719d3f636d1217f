import { expect, it } from 'vitest'
import { type Calendar, defaultCalendar } from '../dataset'
import { comparedWith } from './compare'

const october: Calendar = { ...defaultCalendar, fiscalStartMonth: 10 }
const retail: Calendar = { ...defaultCalendar, fiscalStartMonth: 2, weekStart: 'sunday', fiscalWeeks: '4-5-4' }

const text = (from: string, to: string, by: 'previous' | 'last-year', calendar = defaultCalendar, isFiscal = false) => {
  const { range, running } = comparedWith({ from, to }, by, calendar, isFiscal)
  return `${range.from} ${range.to}${running ? ` ${running.unit} ${running.days}/${running.of}` : ''}`
}

it.each([
  // Whole months with whole months, also where they have other lengths.
  ['2024-03-01', '2024-03-31', '2024-02-01 2024-02-29', '2023-03-01 2023-03-31'],
  ['2025-02-01', '2025-02-28', '2025-01-01 2025-01-31', '2024-02-01 2024-02-29'],
  ['2024-02-01', '2024-02-29', '2024-01-01 2024-01-31', '2023-02-01 2023-02-28'],
  // Running: the same days of the other one, all of it where it is shorter.
  ['2024-10-01', '2024-10-22', '2024-09-01 2024-09-22 month 22/31', '2023-10-01 2023-10-22 month 22/31'],
  ['2024-03-01', '2024-03-30', '2024-02-01 2024-02-29 month 30/31', '2023-03-01 2023-03-30 month 30/31'],
  ['2024-01-01', '2024-05-31', '2023-01-01 2023-05-31 year 152/366', '2023-01-01 2023-05-31 year 152/366'],
  ['2024-01-01', '2024-02-29', '2023-10-01 2023-11-30 quarter 60/91', '2023-01-01 2023-02-28 quarter 60/91'],
  ['2024-01-01', '2024-05-20', '2023-01-01 2023-05-20 year 141/366', '2023-01-01 2023-05-20 year 141/366'],
  // Whole quarters and years.
  ['2024-04-01', '2024-09-30', '2023-10-01 2024-03-31', '2023-04-01 2023-09-30'],
  ['2023-01-01', '2024-12-31', '2021-01-01 2022-12-31', '2022-01-01 2023-12-31'],
  // Any days.
  ['2024-03-05', '2024-03-11', '2024-02-27 2024-03-04', '2023-03-05 2023-03-11']
])('%s to %s', (from, to, previous, lastYear) => {
  expect(text(from, to, 'previous')).toBe(previous)
  expect(text(from, to, 'last-year')).toBe(lastYear)
})

it('fiscal years from October', () => {
  expect(text('2024-10-01', '2025-01-15', 'last-year', october, true)).toBe('2023-10-01 2024-01-15 year 107/365')
  expect(text('2023-10-01', '2024-09-30', 'previous', october, true)).toBe('2022-10-01 2023-09-30')
})

it('fiscal years of weeks compare periods with periods, weekdays with weekdays', () => {
  // March of the retail year: five weeks from 3 March 2024, and from 26 February 2023.
  expect(text('2024-03-03', '2024-04-06', 'last-year', retail, true)).toBe('2023-02-26 2023-04-01')
  // Its first ten days.
  expect(text('2024-03-03', '2024-03-12', 'last-year', retail, true)).toBe('2023-02-26 2023-03-07 month 10/35')
  expect(text('2024-03-05', '2024-03-11', 'last-year', retail, true)).toBe('2023-03-07 2023-03-13')
})
