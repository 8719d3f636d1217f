import { expect, test } from 'vitest'
import { textOf } from '../exact'
import { discountRateOf, discountRateOfRates } from './discount'
import { exact, known } from './kpi-under-test'
import { returnRatesOf } from './returns'

test.each([
  // 10 % of 900 and 50 % of 100: (90 + 50) ÷ 1000, not the mean of 30 %.
  [
    'a mean by list price',
    [
      ['0.10', '900.00'],
      ['0.50', '100.00']
    ],
    '140.0000',
    0.14,
    null
  ],
  // What has no rate is in neither sum: 20 ÷ 200.
  [
    'a row without a rate',
    [
      ['0.1', '200'],
      [null, '5000']
    ],
    '20.0',
    0.1,
    null
  ],
  ['more than everything', [['1.25', '80']], '100.00', 1.25, null],
  ['no list price', [['0.1', null]], null, null, 'no-list-price'],
  ['no rates', [[null, '100']], null, null, 'no-value'],
  ['nothing', [], null, null, 'no-list-price'],
  // A return of all of it: 10 − 10.
  [
    'list of zero',
    [
      ['0.1', '100'],
      ['0.1', '-100']
    ],
    null,
    null,
    'not-positive'
  ]
] as const)('discounts by rate: %s', (_, groups, discount, rate, reason) => {
  const { value, noFigure } = discountRateOfRates(
    groups.map(([one, list]) => ({ rate: known(one), list: known(list) }))
  )
  expect([value && textOf(value.discount), value?.rate ?? null, noFigure]).toEqual([discount, rate, reason])
})

test('a discount above the list price is marked', () => {
  const isOver = (discount: string) => discountRateOf(exact(discount), exact('100')).value?.isOverList
  expect([isOver('99.99'), isOver('100.00'), isOver('100.01')]).toEqual([false, false, true])
})

test('more returned than sold is told and marked', () => {
  const nothing = { value: null, units: null, orders: null }
  // 150 of 100.
  expect(returnRatesOf({ ...nothing, value: exact('100') }, { ...nothing, value: exact('-150') })).toMatchObject({
    byValue: { value: 1.5 },
    byUnits: { noFigure: 'no-value' },
    isOverSold: true
  })
  expect(returnRatesOf({ ...nothing, value: exact('100') }, { ...nothing, value: exact('-100') }).isOverSold).toBe(
    false
  )
})
