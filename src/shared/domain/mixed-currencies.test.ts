import { expect, it } from 'vitest'
import { plainNumber, type Reading } from './column-type'
import { summableRevenue } from './mixed-currencies'
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
