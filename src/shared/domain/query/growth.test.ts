import { expect, test } from 'vitest'
import { exactOf, textOf } from '../exact'
import { growthOf } from './growth'

const growth = (value: string | null, previous: string | null) => {
  const { change, ...rest } = growthOf(exactOf(value), exactOf(previous))
  return { change: change && textOf(change), ...rest }
}

test('growth is the change by the size of the base', () => {
  expect(growth('110.00', '100.00')).toEqual({ change: '10.00', growth: 0.1, noGrowth: null })
  expect(growth('-50', '100')).toEqual({ change: '-150', growth: -1.5, noGrowth: null })
  expect(growth('0', '100')).toEqual({ change: '-100', growth: -1, noGrowth: null })
})

test('where a percentage would mislead there is none, and a reason', () => {
  expect(growth('10', '0.00')).toEqual({ change: '10.00', growth: null, noGrowth: 'from-zero' })
  expect(growth('10', '-5')).toEqual({ change: '15', growth: null, noGrowth: 'from-negative' })
  expect(growth('10', null)).toEqual({ change: null, growth: null, noGrowth: 'no-earlier-data' })
  expect(growth(null, '10')).toEqual({ change: null, growth: null, noGrowth: 'no-value' })
})
