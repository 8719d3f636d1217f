import { describe, expect, it } from 'vitest'
import { type Calendar, defaultCalendar } from '../dataset'
import { counterpartOf, periodKey, periodOf, periodsIn } from './period'

const civil = (unit: 'day' | 'week' | 'month' | 'quarter' | 'year') => ({ unit, fiscal: false })
const fiscal = (unit: 'day' | 'week' | 'month' | 'quarter' | 'year') => ({ unit, fiscal: true })
const october: Calendar = { ...defaultCalendar, fiscalStartMonth: 10 }
/** That of the National Retail Federation: its year 2023 had 53 weeks, from 29 January 2023 to 3 February 2024. */
const retail: Calendar = { ...defaultCalendar, fiscalStartMonth: 2, weekStart: 'sunday', fiscalWeeks: '4-5-4' }

const shown = (day: string, grain: ReturnType<typeof civil>, calendar: Calendar) => {
  const period = periodOf(day, grain, calendar)
  return `${periodKey(period)} ${period.from} ${period.to}`
}

describe('the period of a day', () => {
  it.each([
    ['2024-02-29', 'day', '2024-02-29 2024-02-29 2024-02-29'],
    ['2024-02-10', 'month', '2024-02 2024-02-01 2024-02-29'],
    ['2024-06-30', 'quarter', '2024-Q2 2024-04-01 2024-06-30'],
    ['2023-12-31', 'year', '2023 2023-01-01 2023-12-31'],
    // ISO 8601: 1 January 2021 is in week 53 of 2020, 30 December 2024 in week 1 of 2025.
    ['2021-01-01', 'week', '2020-W53 2020-12-28 2021-01-03'],
    ['2024-12-30', 'week', '2025-W01 2024-12-30 2025-01-05'],
    ['2024-12-29', 'week', '2024-W52 2024-12-23 2024-12-29']
  ] as const)('%s by %s', (day, unit, expected) => {
    expect(shown(day, civil(unit), defaultCalendar)).toBe(expected)
  })

  it.each([
    ['2024-09-30', 'year', 'FY2024 2023-10-01 2024-09-30'],
    ['2024-10-01', 'year', 'FY2025 2024-10-01 2025-09-30'],
    ['2024-02-10', 'quarter', 'FY2024-Q2 2024-01-01 2024-03-31'],
    ['2024-02-10', 'month', 'FY2024-P05 2024-02-01 2024-02-29']
  ] as const)('fiscal from October: %s by %s', (day, unit, expected) => {
    expect(shown(day, fiscal(unit), october)).toBe(expected)
  })

  it.each([
    ['2023-01-29', 'year', 'FY2024 2023-01-29 2024-02-03'],
    ['2024-02-04', 'year', 'FY2025 2024-02-04 2025-02-01'],
    // February has four weeks, March five, April four; January of the long year has five.
    ['2023-02-25', 'month', 'FY2024-P01 2023-01-29 2023-02-25'],
    ['2023-02-26', 'month', 'FY2024-P02 2023-02-26 2023-04-01'],
    ['2024-02-03', 'month', 'FY2024-P12 2023-12-31 2024-02-03'],
    ['2024-02-03', 'quarter', 'FY2024-Q4 2023-10-29 2024-02-03']
  ] as const)('retail weeks: %s by %s', (day, unit, expected) => {
    expect(shown(day, fiscal(unit), retail)).toBe(expected)
  })
})

it('every day lies in exactly one period of each grain, and they follow each other without gaps', () => {
  for (const calendar of [defaultCalendar, october, retail]) {
    for (const grain of [civil('week'), civil('month'), fiscal('month'), fiscal('quarter'), fiscal('year')]) {
      const periods = periodsIn({ from: '2019-01-01', to: '2026-12-31' }, grain, calendar)
      expect(new Set(periods.map(periodKey)).size).toBe(periods.length)
      periods.slice(1).forEach(({ from }, i) => {
        expect(Date.parse(from) - Date.parse(periods[i]?.to ?? '')).toBe(86_400_000)
      })
    }
  }
})

describe('the same period of the year before', () => {
  const yearBefore = (day: string, grain: ReturnType<typeof civil>, calendar: Calendar) => {
    const found = counterpartOf(periodOf(day, grain, calendar), calendar)
    return found && `${periodKey(found)} ${found.from} ${found.to}`
  }
  it('has its number, its weekday, or is not there', () => {
    expect(yearBefore('2025-02-10', civil('month'), defaultCalendar)).toBe('2024-02 2024-02-01 2024-02-29')
    expect(yearBefore('2024-02-29', civil('day'), defaultCalendar)).toBeNull()
    // Monday 6 January 2025 and Monday 8 January 2024.
    expect(yearBefore('2025-01-06', civil('week'), defaultCalendar)).toBe('2024-W02 2024-01-08 2024-01-14')
    expect(yearBefore('2024-12-01', fiscal('quarter'), october)).toBe('FY2024-Q1 2023-10-01 2023-12-31')
    expect(yearBefore('2024-03-10', fiscal('month'), retail)).toBe('FY2024-P02 2023-02-26 2023-04-01')
  })
})
