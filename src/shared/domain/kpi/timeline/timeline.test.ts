import { expect, test } from 'vitest'
import { type Calendar, defaultCalendar } from '../../dataset'
import { textOf } from '../../exact'
import { exact, known } from '../kpi-under-test'
import { forecastToYearEnd } from './forecast'
import { toDateGrowth, toDateRanges } from './growth'
import { rollingAverage, rollingTwelve } from './rolling'
import { type MonthlyFacts, monthsOf } from './series'
import { compoundGrowthOf, seasonalIndexOf } from './years'

const retail: Calendar = { ...defaultCalendar, fiscalStartMonth: 2, weekStart: 'sunday', fiscalWeeks: '4-4-5' }

/** A value for each month from the first on. */
function facts(from: string, to: string, values: readonly string[]): MonthlyFacts {
  const months = monthsOf({ values: new Map(), data: { from, to } })
  return {
    data: { from, to },
    values: new Map(months.flatMap(({ key }, n) => (values[n] ? [[key, exact(values[n])]] : [])))
  }
}

test('a month is complete, missing or partial', () => {
  const months = monthsOf(facts('2023-12-15', '2024-03-30', ['1', '2', '', '4']))
  expect(months.map(({ key, state }) => `${key} ${state}`)).toEqual([
    '2023-12 partial',
    '2024-01 complete',
    '2024-02 missing',
    '2024-03 partial'
  ])
})

test.each([
  // 29 days of February, and all of last year's, which ends with its 28th.
  ['month', 'last-year', '2024-02-29', '2024-02-01 2024-02-29', '2023-02-01 2023-02-28', null],
  // The 30th of March against a February of 29 days: all of it.
  ['month', 'previous', '2024-03-30', '2024-03-01 2024-03-30', '2024-02-01 2024-02-29', 30],
  ['quarter', 'last-year', '2024-05-10', '2024-04-01 2024-05-10', '2023-04-01 2023-05-10', 40],
  // 31 + 29 + 10 days.
  ['year', 'last-year', '2024-03-10', '2024-01-01 2024-03-10', '2023-01-01 2023-03-10', 70]
] as const)('%s to date against %s, through %s', (unit, by, to, own, other, days) => {
  const { range, previous, running } = toDateRanges({ data: { from: '2020-01-01', to } }, unit, by)
  const text = ({ from, to: end }: typeof range) => `${from} ${end}`
  expect([text(range), text(previous), running?.days ?? null]).toEqual([own, other, days])
})

test('a 4-4-5 period to date goes with the same days of the period of last year', () => {
  // FY2025-P03 begins on 31 March 2024, FY2024-P03 on 26 March 2023.
  const found = toDateRanges(
    { data: { from: '2020-01-01', to: '2024-04-09' }, calendar: retail, fiscal: true },
    'month',
    'last-year'
  )
  expect(found).toEqual({
    range: { from: '2024-03-31', to: '2024-04-09' },
    previous: { from: '2023-03-26', to: '2023-04-04' },
    running: { unit: 'month', days: 10, of: 35 }
  })
})

test.each([
  // (330 − 300) ÷ 300
  ['330', '300', '2020-01-01', 0.1, null],
  ['330', '0', '2020-01-01', null, 'from-zero'],
  ['330', '-1', '2020-01-01', null, 'from-negative'],
  [null, '300', '2020-01-01', null, 'no-value'],
  ['330', null, '2020-01-01', null, 'no-earlier-data'],
  // The data begin on the fifth of the ten days of last year.
  ['330', '300', '2023-05-05', null, 'no-earlier-data']
])('%s after %s, data from %s', (value, previous, dataFrom, growth, reason) => {
  const data = { from: dataFrom, to: '2024-05-10' }
  const ranges = toDateRanges({ data }, 'month', 'last-year')
  const found = toDateGrowth(ranges, { value: known(value), previous: known(previous) }, data)
  expect(found.growth).toEqual({ value: growth, noFigure: reason })
  expect(found.running).toMatchObject({ days: 10, of: 31 })
})

test('rolling windows can end earlier, for a line over time', () => {
  // 1 … 24: the twelve up to month 20 are 9 … 20, (9 + 20) × 6 = 174; before are only eight.
  const all = facts(
    '2022-01-01',
    '2023-12-31',
    Array.from({ length: 24 }, (_, n) => String(n + 1))
  )
  const found = rollingTwelve(all, '2023-08')
  expect(found.value.value && textOf(found.value.value)).toBe('174')
  expect(found.range).toEqual({ from: '2022-09-01', to: '2023-08-31' })
  expect(found.growth.noFigure).toBe('no-earlier-data')
  // (18 + 19 + 20) ÷ 3
  expect(rollingAverage(all, '2023-08').value.value).toEqual(exact('19.00'))
  expect(rollingTwelve(all, '2022-05').value.noFigure).toBe('too-few-months')
  expect(rollingTwelve(all, '2031-01').value.noFigure).toBe('too-few-months')
})

test('compound growth over three years', () => {
  // 1000 → 1331 in three years: the third root of 1.331 is 1.1. 1200 ÷ 12 = 100 a month.
  const months = (sum: number) => Array.from({ length: 12 }, () => (sum / 12).toFixed(6))
  const values = [...months(1200), ...months(1), ...months(1), ...months(1597.2)]
  const { value } = compoundGrowthOf(facts('2020-01-01', '2023-12-31', values))
  expect(value).toMatchObject({ firstYear: 2020, lastYear: 2023, years: 3 })
  expect(value?.rate).toBeCloseTo(0.1, 12)
})

test('a seasonal index is the month by the mean of its year', () => {
  // First year: mean 2 (eleven 1, one 13): 0.5 and 6.5. Second year: mean 10 everywhere: 1. Together 0.75 and 3.75.
  const first = [...Array.from({ length: 11 }, () => '1'), '13']
  const second = Array.from({ length: 12 }, () => '10')
  const third = Array.from({ length: 12 }, () => '-1')
  const { value } = seasonalIndexOf(facts('2021-01-01', '2023-12-31', [...first, ...second, ...third]))
  expect(value?.indices).toEqual([...Array.from({ length: 11 }, () => 0.75), 3.75])
  expect(value?.years.map(({ year }) => year)).toEqual([2021, 2022])
  expect(value?.left).toEqual([2023])
})

test('a forecast by hand', () => {
  // Two years and a month of 10 a month, but 130 each December: means 20 and 20, the line is level at 20, indices 0.5 and 6.5.
  // Of 25 months the last 24 count: from February 2022 to January 2024. Ten months of 20 × 0.5 = 10 and a December of 130 are left.
  const year = [...Array.from({ length: 11 }, () => '10.00'), '130.00']
  const { value } = forecastToYearEnd(facts('2022-01-01', '2024-02-05', [...year, ...year, '10.00', '4.00']))
  expect(value?.months.map(({ month, forecast }) => `${month} ${textOf(forecast)}`)).toEqual([
    ...['02', '03', '04', '05', '06', '07', '08', '09', '10', '11'].map((month) => `2024-${month} 10.00`),
    '2024-12 130.00'
  ])
  expect(value?.months.map(({ soFar }) => soFar && textOf(soFar)).slice(0, 2)).toEqual(['4.00', null])
  // 10 + 10 × 10 + 130
  expect(value && [textOf(value.actual), textOf(value.total)]).toEqual(['10.00', '240.00'])
  expect(value?.learned).toBe(24)
  // The 19 months before the last six have one whole year, of the same numbers: not off at all.
  expect(value?.backTest).toMatchObject({ learned: 12, meanError: { value: 0 } })
})

test('the error of a forecast by hand', () => {
  // February 2021 to January 2024: 30 months of 10, then six of 8. From the thirty, each of the six is foretold as 10: off by 2 ÷ 8.
  const values = Array.from({ length: 36 }, (_, n) => (n < 30 ? '10' : '8'))
  const { value } = forecastToYearEnd(facts('2021-02-01', '2024-01-31', values))
  expect(
    value?.backTest.months.map(({ month, forecast, actual }) => `${month} ${textOf(forecast)} ${textOf(actual)}`)
  ).toEqual(['2023-08', '2023-09', '2023-10', '2023-11', '2023-12', '2024-01'].map((month) => `${month} 10 8`))
  expect(value?.backTest.meanError.value).toBe(0.25)
})
