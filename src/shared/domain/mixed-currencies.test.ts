import { expect, it } from 'vitest'
import { plainNumber, type Reading } from './column-type'
import { moneyCurrencies, summableRevenue } from './mixed-currencies'
import type { Step } from './recipe'

const price = (...currencies: string[]): Reading => ({
  column: 'price',
  type: { kind: 'decimal', precision: 18, scale: 2 },
  format: { ...plainNumber, currencies },
  nullTokens: [],
  onInvalid: 'reject'
})
const derive = (column: string, expression: string): Step => ({
  id: column,
  enabled: true,
  kind: 'derive',
  column,
  expression
})
const revenueOf = (reading: Reading, steps: Step[], revenue = 'price') =>
  summableRevenue({ version: 1, readings: [reading], steps, roles: { revenue } })

it('gives no revenue to add up where amounts are of several currencies', () => {
  expect(revenueOf(price('$', 'USD'), [])).toBe('price')
  expect(revenueOf(price('$', '€'), [])).toBe(null)
  expect(revenueOf(price('$', '€'), [derive('revenue', 'price * quantity')], 'revenue')).toBe(null)
  expect(revenueOf(price('$', '€'), [derive('revenue', 'net * quantity')], 'revenue')).toBe('revenue')
  const renamed: Step = { id: 'r', enabled: true, kind: 'rename', from: 'price', to: 'amount' }
  expect(revenueOf(price('$', '€'), [renamed], 'amount')).toBe(null)
})

it('names the currencies of what a board adds up: of computed columns those they are made of', () => {
  const of = (reading: Reading, steps: Step[], revenue = 'price') =>
    moneyCurrencies({ readings: [reading], steps, roles: { revenue } })
  expect(of(price('$', 'USD'), [])).toEqual(['USD'])
  expect(of(price('€', '$'), [])).toEqual(['EUR', 'USD'])
  expect(of(price('€', '$'), [derive('total', 'price * quantity')], 'total')).toEqual(['EUR', 'USD'])
  expect(of(price('€', '$'), [derive('total', 'net * quantity')], 'total')).toEqual([])
  // A price that is only shown is not added up.
  expect(moneyCurrencies({ readings: [price('€', '$')], steps: [], roles: { unitPrice: 'price' } })).toEqual([])
  const table = { path: 'rates.csv', readings: [], otherCurrency: 'code', otherDate: 'day', otherRate: 'rate' }
  const place = { currency: 'code', date: 'day', home: 'CHF', column: 'rate of the day' }
  const rate: Step = { id: 'r', enabled: true, kind: 'rate', ...table, ...place }
  expect(of(price('€', '$'), [rate, derive('home', 'price * [rate of the day]')], 'home')).toEqual(['CHF'])
})
