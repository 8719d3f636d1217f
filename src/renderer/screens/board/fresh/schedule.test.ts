import { expect, test } from 'vitest'
import { nextMinutes } from './schedule'

test('the time doubles with each failure in a row, up to an hour', () => {
  expect([0, 1, 2, 3, 4, 5].map((failures) => nextMinutes(5, failures))).toEqual([5, 10, 20, 40, 60, 60])
  expect([0, 1, 9].map((failures) => nextMinutes(60, failures))).toEqual([60, 60, 60])
  expect(nextMinutes(1, 100)).toBe(60)
})
