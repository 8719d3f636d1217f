import { expect, it } from 'vitest'
import { calendarOf, defaultCalendar, fiscalCalendarOf } from './dataset'
import type { FiscalCalendar } from './fiscal'
import type { Recipe } from './recipe'

const recipe = (calendar: FiscalCalendar | null): Recipe => ({
  version: 1,
  readings: [],
  steps: calendar === null ? [] : [{ id: 'f', enabled: true, kind: 'fiscal', date: 'day', calendar }],
  roles: {}
})

it('a dataset keeps the fiscal year of its recipe, and gives it back', () => {
  const weeks: FiscalCalendar = { kind: 'weeks', startMonth: 2, weekStart: 'sunday', pattern: '4-5-4' }
  const stored = calendarOf(recipe(weeks), defaultCalendar)
  expect(fiscalCalendarOf(stored)).toEqual(weeks)
  expect(calendarOf(recipe(null), stored)).toEqual(stored)
  expect(fiscalCalendarOf(calendarOf(recipe({ kind: 'months', startMonth: 7 }), stored))).toEqual({
    kind: 'months',
    startMonth: 7
  })
})
