import { describe, expect, it } from 'vitest'
import type { DateRange } from '../board'
import { defaultCalendar } from '../dataset'
import { alertQuery, runningUntil } from './query'

const asked = {
  metric: 'revenue',
  span: 'range',
  range: null,
  filters: [],
  compare: 'last-year',
  fiscal: false
} as const
const dataset = { name: 'sales', dataFrom: '2022-03-04', dataThrough: '2024-05-17' }
const days = (from: string, to: string): DateRange => ({ from, to })

describe('the days that are asked for', () => {
  it('are all of the data, or those that were chosen', () => {
    expect(alertQuery({ ...asked, filters: [] }, dataset).range).toEqual(days('2022-03-04', '2024-05-17'))
    const range = days('2023-01-01', '2023-06-30')
    expect(alertQuery({ ...asked, filters: [], range }, dataset).range).toEqual(range)
  })

  it('are counted from the last day with data else', () => {
    const range = days('2023-01-01', '2023-06-30')
    const query = alertQuery({ ...asked, filters: [], span: 'last-month', range }, dataset)
    expect(query.range).toBeNull()
    expect(query.tiles).toMatchObject([{ kind: 'number', metric: 'revenue', span: 'last-month' }])
  })

  it('are none in a dataset without dates', () => {
    expect(alertQuery({ ...asked, filters: [] }, { name: 'x', dataFrom: null, dataThrough: null }).range).toBeNull()
  })
})

describe('a number that still grows', () => {
  const until = (change: Partial<Parameters<typeof runningUntil>[0]>, seen: DateRange | null) =>
    runningUntil({ ...asked, ...change }, seen, defaultCalendar)

  it('is one of a month, quarter or year that is not over', () => {
    expect(until({ span: 'month-to-date' }, days('2024-05-01', '2024-05-17'))).toBe('2024-05-31')
    expect(until({ span: 'quarter-to-date' }, days('2024-04-01', '2024-05-17'))).toBe('2024-06-30')
    expect(until({ span: 'year-to-date' }, days('2024-01-01', '2024-05-17'))).toBe('2024-12-31')
    expect(until({ span: 'month-to-date' }, days('2024-05-01', '2024-05-31'))).toBeNull()
    expect(until({ span: 'last-month' }, days('2024-04-01', '2024-04-30'))).toBeNull()
  })

  it('is one of chosen days that the data do not reach', () => {
    const range = days('2024-01-01', '2024-06-30')
    expect(until({ range }, days('2024-01-01', '2024-05-17'))).toBe('2024-06-30')
    expect(until({ range: days('2024-01-01', '2024-05-17') }, days('2024-01-01', '2024-05-17'))).toBeNull()
    expect(until({}, days('2022-03-04', '2024-05-17'))).toBeNull()
  })

  it('is none that is divided: an average and a share are what they are on any day', () => {
    for (const metric of ['margin', 'averageOrder', 'discountRate'] as const)
      expect(until({ metric, span: 'month-to-date' }, days('2024-05-01', '2024-05-17'))).toBeNull()
    expect(until({ metric: 'orders', span: 'month-to-date' }, days('2024-05-01', '2024-05-17'))).toBe('2024-05-31')
  })
})
