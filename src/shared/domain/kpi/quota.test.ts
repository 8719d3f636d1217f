import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Calendar, defaultCalendar } from '../dataset'
import { add, compare, textOf, zero } from '../exact'
import { addDays } from '../query/period'
import { exact, money, textOrNull } from './kpi-under-test'
import { attainmentOf, type Targets, targetByDay, targetOf } from './quota'
import { runRateOf } from './run-rate'
import { daysOf } from './weekdays'

const retail: Calendar = { ...defaultCalendar, fiscalStartMonth: 2, weekStart: 'sunday', fiscalWeeks: '4-4-5' }

test('days of a month get parts that add up, cent for cent', () => {
  // 100 ÷ 29 = 3.448… a day; up to day 1, 2, 3: 3.45, 6.90, 10.34.
  const targets: Targets = { unit: 'month', amounts: new Map([['2024-02', exact('100.00')]]) }
  const days = targetByDay({ from: '2024-02-01', to: '2024-02-03' }, targets)
  expect(days.map(({ day, target }) => [day, textOrNull(target)])).toEqual([
    ['2024-02-01', '3.45'],
    ['2024-02-02', '3.45'],
    ['2024-02-03', '3.44']
  ])
})

test('days without a target have none', () => {
  const targets: Targets = { unit: 'month', amounts: new Map([['2024-03', exact('31')]]) }
  expect(
    targetByDay({ from: '2024-02-29', to: '2024-03-01' }, targets).map(({ target }) => textOrNull(target))
  ).toEqual([null, '1.00'])
})

test('targets of 4-4-5 periods go by their days', () => {
  // FY2025 begins on Sunday 4 February 2024; its third period has five weeks from 31 March. A week of 35 days: 700 of 3500.
  const targets: Targets = {
    unit: 'month',
    fiscal: true,
    calendar: retail,
    amounts: new Map([['FY2025-P03', exact('3500')]])
  }
  const { value } = targetOf({ from: '2024-03-31', to: '2024-04-06' }, targets)
  expect(value && textOf(value.target)).toBe('700.00')
  // The last week of the period before has none.
  expect(attainmentOf(exact('1'), { from: '2024-03-30', to: '2024-04-06' }, targets).noFigure).toBe('no-target')
})

test('weights of nothing leave every day the same', () => {
  const targets: Targets = {
    unit: 'month',
    amounts: new Map([['2024-02', exact('29')]]),
    weights: [zero, zero, zero, zero, zero, zero, zero]
  }
  expect(textOrNull(targetOf({ from: '2024-02-10', to: '2024-02-19' }, targets).value?.target ?? null)).toBe('10.00')
})

test('all days of all periods add up to all targets, and ranges to each other', () => {
  const amounts = fc.tuple(money, money).map(
    ([one, other]) =>
      new Map([
        ['2024-Q1', one],
        ['2024-Q2', other]
      ])
  )
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 180 }), (targets, cut) => {
      const of = (from: string, to: string) =>
        targetOf({ from, to }, { unit: 'quarter', amounts: targets }).value?.target ?? zero
      const whole = [...targets.values()].reduce(add, zero)
      const byDay = targetByDay({ from: '2024-01-01', to: '2024-06-30' }, { unit: 'quarter', amounts: targets })
      expect(
        compare(
          byDay.reduce((sum, { target }) => add(sum, target ?? zero), zero),
          whole
        )
      ).toBe(0)
      const at = addDays('2024-01-01', cut)
      expect(compare(add(of('2024-01-01', at), of(addDays(at, 1), '2024-06-30')), whole)).toBe(0)
    }),
    { numRuns: 40 }
  )
})

test('a run rate of a 4-4-5 period is of its four weeks', () => {
  // Fourteen days of 10 in a period of 28, each day alike: 280.
  const days = new Map(daysOf({ from: '2024-02-04', to: '2024-02-17' }).map((day) => [day, exact('10.00')]))
  const { value } = runRateOf({ days, data: { from: '2024-02-04', to: '2024-02-17' }, calendar: retail, fiscal: true })
  expect(value).toMatchObject({ basis: 'days-with-sales', elapsedDays: 14, days: 28, isComplete: false })
  expect(value && textOf(value.value)).toBe('280.00')
})
