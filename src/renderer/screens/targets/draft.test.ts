import { expect, test } from 'vitest'
import { defaultCalendar } from '../../../shared/domain/dataset'
import {
  cellKey,
  checked,
  draftOf,
  filled,
  imported,
  isBlock,
  newDraft,
  periodsOfYear,
  sumOf,
  withCell,
  withMorePeriods,
  withPeriods
} from './draft'

const empty = { ...newDraft({ dataThrough: '2024-03-31', calendar: defaultCalendar }), dimension: 'region' as const }
const values = [null, 'East', 'West']

test('a new plan begins with the months of the last year of the data', () => {
  expect(empty.periods).toEqual(periodsOfYear(2024, 'month', false))
  expect(empty.periods[0]).toBe('2024-01')
  expect(withPeriods(empty, periodsOfYear(2023, 'quarter', false), defaultCalendar).periods.slice(0, 5)).toEqual([
    '2023-Q1',
    '2023-Q2',
    '2023-Q3',
    '2023-Q4',
    '2024-01'
  ])
})

test('fiscal periods of the calendar take the place of empty months, and stand beside filled ones', () => {
  const calendar = {
    ...defaultCalendar,
    fiscalWeeks: '4-4-5' as const,
    weekStart: 'sunday' as const,
    fiscalStartMonth: 2
  }
  const fiscal = periodsOfYear(2024, 'month', true, calendar)
  expect([fiscal.length, fiscal[0], fiscal[11]]).toEqual([12, 'FY2024-P01', 'FY2024-P12'])
  expect(withMorePeriods(empty, fiscal, calendar).periods).toEqual(fiscal)
  // FY2025 begins on Sunday, 4 February 2024, in the middle of January's and March's neighbours.
  const typed = withCell({ ...empty, periods: ['2024-01', '2024-03'] }, 'East', '2024-01', '5')
  expect(withMorePeriods(typed, periodsOfYear(2025, 'quarter', true, calendar), calendar).periods).toEqual([
    '2024-01',
    'FY2025-Q1',
    '2024-03',
    'FY2025-Q2',
    'FY2025-Q3',
    'FY2025-Q4'
  ])
})

test('a block of amounts goes where the cursor is, and no further than the grid', () => {
  const draft = filled(empty, values, { value: 'East', period: '2024-11' }, '1\t2\t3\n4,50\t\t\n5\n')
  const { rows, wrong } = checked(draft, values, defaultCalendar)
  expect(wrong.size).toBe(0)
  expect(rows).toEqual([
    { value: 'East', period: '2024-11', amount: '1' },
    { value: 'East', period: '2024-12', amount: '2' },
    { value: 'West', period: '2024-11', amount: '4.50' }
  ])
  expect(sumOf(rows, 'East')).toBe('3')
  expect(sumOf(rows, null)).toBeNull()
})

test.each([
  ['1000\t2000\n1.500,00\t', true],
  ['2024-01\t100', false],
  ['01.2024\t100', false],
  ['West\t100', false]
])('%j is a block of amounts: %s', (text, is) => {
  expect(isBlock(text)).toBe(is)
})

test('a table is taken as a whole or not at all; the grid then has its periods', () => {
  const bad = imported(empty, '2024-Q1\tWest\t10\n2024-02\tWest\t5', defaultCalendar, null)
  expect([bad.taken, bad.draft, bad.problems]).toEqual([
    0,
    empty,
    [{ kind: 'overlap', line: 2, text: '2024-02', other: '2024-Q1' }]
  ])
  const good = imported(empty, '2024-Q1\tWset\t10\n2024-Q2\tWest\t5', defaultCalendar, new Set(['West']))
  expect([good.taken, good.draft.periods]).toEqual([2, ['2024-Q1', '2024-Q2']])
  expect(good.problems).toEqual([{ kind: 'unknown-value', line: 1, text: 'Wset' }])
})

test('what is no number is a wrong cell, and a plan comes back as it was kept', () => {
  const typed = withCell(withCell(empty, 'West', '2024-01', 'many'), 'West', '2024-02', '1.234')
  expect([...checked(typed, values, defaultCalendar).wrong]).toEqual([
    cellKey('West', '2024-01'),
    cellKey('West', '2024-02')
  ])
  const plan = {
    name: 'P',
    metric: 'units' as const,
    dimension: 'region' as const,
    rows: [{ period: '2024', value: 'West', amount: '7' }]
  }
  expect(checked(draftOf(plan, defaultCalendar), values, defaultCalendar).rows).toEqual(plan.rows)
})
