import fc from 'fast-check'
import { expect, test } from 'vitest'
import { periodKey, periodsIn } from '../../periods/period'
import { exact, money } from '../kpi-under-test'
import { activeSince, inactiveAfter, inactiveOf, newReturningOf, repeatRateOf } from './activity'
import { cohortsOf } from './cohorts'
import { rfmOf, rfmSegments, segmentOf } from './rfm'

test.each([
  [5, 5, 5, 'champions'],
  [4, 4, 4, 'champions'],
  [5, 5, 3, 'loyal'],
  [3, 4, 1, 'loyal'],
  [4, 3, 5, 'promising'],
  [5, 1, 5, 'new'],
  [3, 3, 5, 'cooling'],
  [3, 1, 1, 'cooling'],
  [2, 5, 5, 'at-risk'],
  [1, 2, 2, 'sleeping'],
  [2, 1, 5, 'lost']
])('R %s F %s M %s is %s', (r, f, m, segment) => {
  expect(segmentOf({ r, f, m })).toBe(segment)
})

const customers = fc.uniqueArray(
  fc.record({
    customer: fc.string({ minLength: 1, maxLength: 4 }),
    lastOrder: fc.integer({ min: 1, max: 28 }).map((day) => `2024-02-${String(day).padStart(2, '0')}`),
    orders: fc.integer({ min: 1, max: 4 }),
    revenue: money
  }),
  { minLength: 5, maxLength: 40, selector: ({ customer }) => customer }
)

test('customers that are the same have the same classes, better ones no worse', () => {
  fc.assert(
    fc.property(customers, (all) => {
      const { value } = rfmOf(all, '2024-02-29')
      const found = value?.customers ?? []
      expect(found.length).toBe(all.length)
      for (const a of found)
        for (const b of found) {
          if (a.orders === b.orders) expect(a.f).toBe(b.f)
          if (a.orders > b.orders) expect(a.f).toBeGreaterThanOrEqual(b.f)
          if (a.days < b.days) expect(a.r).toBeGreaterThanOrEqual(b.r)
        }
      const counted = rfmSegments.reduce((count, segment) => count + (value?.segments[segment] ?? 0), 0)
      expect(counted).toBe(all.length)
      expect(found.every(({ r, f, m }) => [r, f, m].every((one) => one >= 1 && one <= 5))).toBe(true)
    })
  )
})

const data = { from: '2023-11-10', to: '2024-03-10' }
const months = periodsIn(
  data,
  { unit: 'month', fiscal: false },
  { timeZone: 'UTC', fiscalStartMonth: 1, weekStart: 'monday' }
).map(periodKey)

test('month 0 of a cohort is all of it, what comes after the data is blank', () => {
  const orders = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 4 })), { minLength: 1 })
  fc.assert(
    fc.property(orders, (all) => {
      const counts = months.flatMap((cohort, first) =>
        months.map((month, at) => {
          const first0 = (customer: number) =>
            Math.min(...all.filter(([one]) => one === customer).map(([, when]) => when))
          const there = new Set(
            all.filter(([customer, when]) => when === at && first0(customer) === first).map(([one]) => one)
          )
          return { cohort, month, customers: there.size }
        })
      )
      const { value } = cohortsOf({ counts, data })
      value?.cohorts.forEach(({ size, cells }, first) => {
        if (size > 0) expect(cells[0]?.share).toBe(1)
        expect(cells.map((cell) => cell === null)).toEqual(months.map((_, k) => first + k >= months.length))
        expect(cells.every((cell) => cell === null || cell.customers <= size)).toBe(true)
      })
      expect(value?.cohorts.reduce((sum, { size }) => sum + size, 0)).toBe(new Set(all.map(([one]) => one)).size)
    })
  )
})

test('the running month is marked and not in the average, the first months of the data are marked', () => {
  // November: 4, of which 2 came in December and 1 in March, which is running. December: 2 new, 2 of them in January.
  const counts = [
    { cohort: '2023-11', month: '2023-11', customers: 4 },
    { cohort: '2023-11', month: '2023-12', customers: 2 },
    { cohort: '2023-11', month: '2024-03', customers: 1 },
    { cohort: '2023-12', month: '2023-12', customers: 2 },
    { cohort: '2023-12', month: '2024-01', customers: 2 }
  ]
  const { value } = cohortsOf({ counts, data })
  expect(value?.cohorts.map(({ isHistoryStart }) => isHistoryStart)).toEqual([true, true, true, false, false])
  expect(value?.cohorts[0]?.cells.map((cell) => cell && [cell.share, cell.isPartial])).toEqual([
    [1, false],
    [0.5, false],
    [0, false],
    [0, false],
    [0.25, true]
  ])
  // Month 1: (2 + 2) ÷ (4 + 2) = 0.666…; month 2: 0 ÷ 6; month 3: November alone, as December's is March; month 4: none is complete.
  expect(value?.average).toEqual([1, 0.666666666667, 0, 0, null])
})

test('new and returning customers', () => {
  const known = { from: '2020-01-01', to: '2024-12-31' }
  const range = { from: '2024-01-01', to: '2024-12-31' }
  // 30 of 120 are new.
  expect(newReturningOf(120, 30, range, known).value).toMatchObject({
    returning: 90,
    newShare: 0.25,
    isHistoryStart: false
  })
  expect(newReturningOf(120, 30, range, { ...known, from: '2023-06-01' }).value).toMatchObject({
    dataFrom: '2023-06-01',
    isHistoryStart: true
  })
  expect(newReturningOf(0, 0, range, known).noFigure).toBe('no-value')
  expect(newReturningOf(120, 120, range, { ...known, from: '2024-01-01' }).noFigure).toBe('no-earlier-orders')
  expect(() => newReturningOf(1, 2, range, known)).toThrow(RangeError)
})

test.each([
  // 3 of 10 have two orders or more.
  [
    [
      [1, 7],
      [2, 2],
      [5, 1]
    ],
    0.3,
    null
  ],
  [[[1, 4]], 0, null],
  [
    [
      [0, 9],
      [3, 1]
    ],
    1,
    null
  ],
  [[], null, 'no-value'],
  [[[0, 9]], null, 'no-value']
] as const)('repeat rate of %j', (byOrders, rate, reason) => {
  const window = { from: '2024-01-01', to: '2024-12-31' }
  const { value, noFigure } = repeatRateOf(new Map(byOrders), window)
  expect([value?.rate ?? null, noFigure]).toEqual([rate, reason])
})

test('inactive is who ordered before N days ago, not who ordered N days ago', () => {
  const gaps = new Map([[7, 3]])
  // N = 14, and 14 days before 1 February is 18 January.
  expect(inactiveAfter(gaps)).toBe(14)
  expect(activeSince('2024-02-01', 14)).toBe('2024-01-18')
  expect(inactiveOf(gaps, { all: 4, inactive: 1 }).value).toEqual({
    afterDays: 14,
    customers: 4,
    inactive: 1,
    share: 0.25
  })
})

test('anonymous sales are nobody', () => {
  const five = ['a', 'b', 'c', 'd', 'e', null].map((customer) => ({
    customer,
    lastOrder: '2024-01-01',
    orders: 1,
    revenue: exact('1')
  }))
  expect(rfmOf(five, '2024-02-01').value).toMatchObject({ anonymous: 1, segments: { lost: 5 } })
})
