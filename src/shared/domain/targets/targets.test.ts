import { describe, expect, test } from 'vitest'
import { defaultCalendar } from '../dataset'
import { periodOfKey, TargetPlan, targetsByValue } from './plan'
import { problemsOf } from './problems'
import { amountsOf, periodKeyOf, readTargets } from './read'

test.each([
  ['2024-02', '2024-02'],
  ['02.2024', '2024-02'],
  ['2/2024', '2024-02'],
  ['2024-02-01', '2024-02'],
  ['Q1 2024', '2024-Q1'],
  ['2024 q3', '2024-Q3'],
  ['2024', '2024'],
  ['FY2024-P02', 'FY2024-P02'],
  ['2024-13', null],
  ['Q5 2024', null],
  ['February', null]
])('the period %s is %s', (text, key) => {
  expect(periodKeyOf(text)).toBe(key)
})

test('periods have their days, fiscal ones by the calendar', () => {
  expect(periodOfKey('2024-Q1')).toMatchObject({ from: '2024-01-01', to: '2024-03-31' })
  expect(periodOfKey('FY2024', { ...defaultCalendar, fiscalStartMonth: 7 })).toMatchObject({
    from: '2023-07-01',
    to: '2024-06-30'
  })
})

describe('amounts', () => {
  test.each([
    [['1,234.56'], ['1234.56']],
    [['1.234,56'], ['1234.56']],
    [['1 234,5 €'], ['1234.5']],
    [['-12'], ['-12']],
    [['1.234.567'], ['1234567']],
    [['1.234'], ['which']],
    // Another amount of the table tells what the mark is.
    [
      ['1.234', '99,50'],
      ['1234', '99.50']
    ],
    [
      ['1.234', '99.50'],
      ['1.234', '99.50']
    ],
    [['12.34.56'], [null]],
    [['a lot'], [null]]
  ])('%j are %j', (texts, amounts) => {
    expect(amountsOf(texts)).toEqual(amounts)
  })
})

test('a list with a heading, quoted values and an empty one', () => {
  const { rows, problems } = readTargets('Month;Region;Target\r\n2024-01;"West; far";1000\r\n2024-01;;5000\r\n', true)
  expect(problems).toEqual([])
  expect(rows).toEqual([
    { line: 2, period: '2024-01', value: 'West; far', amount: '1000' },
    { line: 3, period: '2024-01', value: null, amount: '5000' }
  ])
})

test('a grid pasted from a spreadsheet: periods across, values down, empty cells are no target', () => {
  const { rows, problems } = readTargets('\t01.2024\t02.2024\nWest\t100,50\t\nEast\t\t200\n', true)
  expect(problems).toEqual([])
  expect(rows).toEqual([
    { line: 2, period: '2024-01', value: 'West', amount: '100.50' },
    { line: 3, period: '2024-02', value: 'East', amount: '200' }
  ])
})

test('every mistake is told with its line', () => {
  const { rows, problems } = readTargets('2024-01,West,10\nsoon,West,20\n2024-03,West,many\n2024-04\n', true)
  expect(rows).toHaveLength(1)
  expect(problems).toEqual([
    { kind: 'no-period', line: 2, text: 'soon' },
    { kind: 'no-number', line: 3, text: 'many' },
    { kind: 'few-columns', line: 4, text: '2024-04' }
  ])
})

test('targets that lie over each other, and values that the data do not have', () => {
  const row = (line: number, period: string, value: string | null) => ({ line, period, value, amount: '1' })
  const rows = [
    row(1, '2024-Q1', 'West'),
    row(2, '2024-03', 'West'),
    row(3, '2024-03', 'East'),
    row(4, '2024-04', 'Wset')
  ]
  expect(problemsOf(rows, defaultCalendar, new Set(['West', 'East']))).toEqual([
    { kind: 'overlap', line: 2, text: '2024-03', other: '2024-Q1' },
    { kind: 'unknown-value', line: 4, text: 'Wset' }
  ])
})

test('a plan of several kinds of periods is one of each for the calculator', () => {
  const plan = TargetPlan.parse({
    name: 'P',
    metric: 'revenue',
    dimension: 'region',
    rows: [
      { period: '2024-Q1', value: 'West', amount: '1' },
      { period: '2024-04', value: 'West', amount: '2' },
      { period: '2024', value: null, amount: '3' }
    ]
  })
  const found = targetsByValue(plan, defaultCalendar)
  expect([...found.keys()]).toEqual(['West', null])
  expect(found.get('West')?.map(({ unit }) => unit)).toEqual(['quarter', 'month'])
})
