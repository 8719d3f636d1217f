import { describe, expect, it } from 'vitest'
import { dayNumber, type FiscalCalendar, fiscalDay } from './fiscal'

const at = (iso: string, calendar: FiscalCalendar) => {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  const { year: fiscal, quarter, period } = fiscalDay(dayNumber(year, month, day), calendar)
  return [fiscal, quarter, period]
}

describe('a fiscal year by months', () => {
  const april: FiscalCalendar = { kind: 'months', startMonth: 4 }
  it.each([
    ['2024-03-31', [2024, 4, 12]],
    ['2024-04-01', [2025, 1, 1]],
    ['2024-12-31', [2025, 3, 9]],
    ['2025-01-01', [2025, 4, 10]]
  ])('from April: %s', (iso, wanted) => {
    expect(at(iso, april)).toEqual(wanted)
  })

  it('from January it is the calendar year', () => {
    expect(at('2024-12-31', { kind: 'months', startMonth: 1 })).toEqual([2024, 4, 12])
  })
})

/** The retail calendar as published: fiscal 2023 began on Sunday 2023-01-29 and had 53 weeks; 2024 began on 2024-02-04. */
describe('a fiscal year of weeks', () => {
  const retail: FiscalCalendar = { kind: 'weeks', startMonth: 2, weekStart: 'sunday', pattern: '4-5-4' }
  it.each([
    ['2023-01-28', [2023, 4, 12]],
    ['2023-01-29', [2024, 1, 1]],
    // Four weeks later the second period begins, five weeks after that the third.
    ['2023-02-25', [2024, 1, 1]],
    ['2023-02-26', [2024, 1, 2]],
    ['2023-04-01', [2024, 1, 2]],
    ['2023-04-02', [2024, 1, 3]],
    // Thirteen weeks are a quarter.
    ['2023-04-30', [2024, 2, 4]],
    // The 53rd week, 2024-01-28 to 2024-02-03, belongs to the last period.
    ['2024-02-03', [2024, 4, 12]],
    ['2024-02-04', [2025, 1, 1]]
  ])('4-5-4 from the Sunday nearest to 1 February: %s', (iso, wanted) => {
    expect(at(iso, retail)).toEqual(wanted)
  })

  it('4-4-5 from the Monday nearest to 1 January', () => {
    const calendar: FiscalCalendar = { kind: 'weeks', startMonth: 1, weekStart: 'monday', pattern: '4-4-5' }
    expect(at('2024-01-01', calendar)).toEqual([2024, 1, 1])
    expect(at('2024-01-29', calendar)).toEqual([2024, 1, 2])
    expect(at('2024-02-26', calendar)).toEqual([2024, 1, 3])
    expect(at('2024-03-31', calendar)).toEqual([2024, 1, 3])
    expect(at('2024-04-01', calendar)).toEqual([2024, 2, 4])
    // 2025 begins on Monday 30 December 2024.
    expect(at('2024-12-29', calendar)).toEqual([2024, 4, 12])
    expect(at('2024-12-30', calendar)).toEqual([2025, 1, 1])
  })
})
