import { expect, test } from 'vitest'
import {
  addDays,
  cutAtData,
  daysInMonth,
  isCovered,
  lengthDays,
  monthsIn,
  partialMonth,
  sameDayLastYear
} from './period'

const range = (from: string, to: string) => ({ from, to })

test('29 February becomes 28 February; every other day stays', () => {
  expect(sameDayLastYear('2024-02-29')).toBe('2023-02-28')
  expect(sameDayLastYear('2025-02-28')).toBe('2024-02-28')
  expect(sameDayLastYear('2024-12-31')).toBe('2023-12-31')
})

test('days are counted over leap days and turns of the year', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2023-12-31', 1)).toBe('2024-01-01')
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
  expect(lengthDays(range('2024-01-01', '2024-12-31'))).toBe(366)
  expect(lengthDays(range('2024-05-05', '2024-05-05'))).toBe(1)
  expect([daysInMonth(2023, 2), daysInMonth(2024, 2), daysInMonth(1900, 2), daysInMonth(2024, 12)]).toEqual([
    28, 29, 28, 31
  ])
})

test('a range ends with the data, unless it lies wholly after them', () => {
  const data = range('2022-01-01', '2024-03-22')
  expect(cutAtData(range('2024-01-01', '2024-12-31'), data)).toEqual(range('2024-01-01', '2024-03-22'))
  expect(cutAtData(range('2023-01-01', '2023-12-31'), data)).toEqual(range('2023-01-01', '2023-12-31'))
  expect(cutAtData(range('2025-01-01', '2025-12-31'), data)).toEqual(range('2025-01-01', '2025-12-31'))
})

test('a range that ends inside a month says day d of n', () => {
  expect(partialMonth(range('2024-01-01', '2024-02-22'))).toEqual({ day: 22, of: 29 })
  expect(partialMonth(range('2024-01-01', '2024-02-29'))).toBeNull()
  expect(partialMonth(range('2024-01-15', '2024-06-30'))).toBeNull()
})

test('data cover a range when at most a twentieth of it lies before them', () => {
  const year = range('2023-01-01', '2023-12-31')
  expect(isCovered(year, range('2022-06-01', '2024-12-31'))).toBe(true)
  // 18 of 365 days are missing, then 19.
  expect(isCovered(year, range('2023-01-19', '2024-12-31'))).toBe(true)
  expect(isCovered(year, range('2023-01-20', '2024-12-31'))).toBe(false)
  expect(isCovered(range('2023-01-01', '2023-01-31'), range('2023-01-03', '2024-12-31'))).toBe(false)
  expect(isCovered(year, range('2024-01-01', '2024-12-31'))).toBe(false)
})

test('months of a range, over the turn of a year', () => {
  expect(monthsIn(range('2023-11-30', '2024-02-01'))).toEqual(['2023-11', '2023-12', '2024-01', '2024-02'])
  expect(monthsIn(range('2024-05-05', '2024-05-05'))).toEqual(['2024-05'])
})
