import { describe, expect, it } from 'vitest'
import { defaultCalendar } from '../../../shared/domain/dataset'
import { setFormatLocale } from '../../text/format'
import { hourName, type PeriodWords, periodName, shortPeriodName, weekdayName } from './period-names'

setFormatLocale('en-US')

const words: PeriodWords = {
  week: (index, year) => `W${index} ${year}`,
  quarter: (index, year) => `Q${index} ${year}`,
  fiscalMonth: (index, year) => `P${index} FY${year}`,
  fiscalQuarter: (index, year) => `Q${index} FY${year}`,
  fiscalYear: (year) => `FY${year}`
}
const plain = (day: string, unit: Parameters<typeof periodName>[1]) =>
  periodName(day, unit, false, defaultCalendar, words)
const april = { ...defaultCalendar, fiscalStartMonth: 4 }
const fiscal = (day: string, unit: Parameters<typeof periodName>[1]) => periodName(day, unit, true, april, words)

describe('periodName', () => {
  it('names periods of the calendar year', () => {
    expect(plain('2024-03-09', 'day')).toBe('Mar 9, 2024')
    expect(plain('2024-12-30', 'week')).toBe('W1 2025')
    expect(plain('2024-03-01', 'month')).toBe('Mar 2024')
    expect(plain('2024-10-01', 'quarter')).toBe('Q4 2024')
    expect(plain('2024-01-01', 'year')).toBe('2024')
    expect(plain('other', 'month')).toBe('other')
  })
  it('names those of a fiscal year by the year in which it ends', () => {
    expect(fiscal('2024-04-01', 'month')).toBe('P1 FY2025')
    expect(fiscal('2025-01-01', 'quarter')).toBe('Q4 FY2025')
    expect(fiscal('2024-03-31', 'year')).toBe('FY2024')
  })
})

describe('shortPeriodName', () => {
  const year = { from: '2024-01-01', to: '2024-12-01' }
  it('leaves the year out where all lie in about one', () => {
    expect(shortPeriodName('2024-03-01', 'month', false, year)).toBe('Mar')
    expect(shortPeriodName('2024-03-09', 'day', false, year)).toBe('Mar 9')
    expect(shortPeriodName('2024-03-01', 'month', true, year)).toBeNull()
    expect(shortPeriodName('2024-04-01', 'quarter', false, year)).toBeNull()
    expect(shortPeriodName('2024-03-01', 'month', false, { from: '2022-01-01', to: '2024-12-01' })).toBeNull()
  })
})

describe('weekdays and hours', () => {
  it('are named in the locale', () => {
    expect([weekdayName('1'), weekdayName('7', 'short'), weekdayName('8')]).toEqual(['Monday', 'Sun', '8'])
    expect(hourName('14')).toMatch(/^2:00\sPM$/)
    expect(hourName('24')).toBe('24')
  })
})
