import { expect, test } from 'vitest'
import { hasListPrice } from './list-price'
import type { Step } from './steps/step'

const roles = { revenue: 'revenue', quantity: 'Qty', unitPrice: 'Price' }
const derive = (expression: string, column = 'revenue'): Step => ({
  id: column + expression,
  enabled: true,
  kind: 'derive',
  column,
  expression
})

function told(steps: Step[], change: Record<string, string> = {}) {
  return hasListPrice({ recipe: { version: 1, readings: [], steps, roles: {} }, roles: { ...roles, ...change } })
}

test.each([
  ['Qty * Price', false],
  ['Price * Qty', false],
  ['round(Qty * Price, 2)', false],
  ['Qty * Price - Discount', true],
  ['Qty * Price * (1 - Discount)', true],
  ['Qty * Price * Rate', true],
  ['Qty * Cost', true]
])('revenue made as %s: a list price? %s', (expression, has) => {
  expect(told([derive(expression)])).toBe(has)
})

test('revenue that the file has is told by the file', () => {
  expect(told([])).toBe(true)
  expect(told([derive('Qty * Price', 'other')])).toBe(true)
})

test('the columns may have got other names since, and a step that is off does nothing', () => {
  const rename: Step = { id: 'r', enabled: true, kind: 'rename', from: 'Qty', to: 'units' }
  expect(told([derive('Qty * Price'), rename], { quantity: 'units' })).toBe(false)
  expect(told([{ ...derive('Qty * Price'), enabled: false }])).toBe(true)
})
