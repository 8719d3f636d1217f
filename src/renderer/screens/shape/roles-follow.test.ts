import { expect, it } from 'vitest'
import { plainNumber } from '../../../shared/domain/column-type'
import type { Recipe, Step } from '../../../shared/domain/recipe'
import { withRolesFollowing } from './roles-follow'

const rename = (id: string, from: string, to: string, enabled = true): Step => ({
  id,
  enabled,
  kind: 'rename',
  from,
  to
})
const recipe = (revenue: string, ...steps: Step[]): Recipe => ({
  version: 1,
  readings: [{ column: 'Sales', type: { kind: 'long' }, format: plainNumber, nullTokens: [], onInvalid: 'reject' }],
  steps,
  roles: { revenue }
})
const revenueAfter = (before: Recipe, after: Recipe) =>
  withRolesFollowing(before, { ...after, roles: before.roles }).roles.revenue

it('a renamed column keeps its role, through all of its names', () => {
  const plain = recipe('Sales')
  const once = recipe('amount', rename('a', 'Sales', 'amount'))
  expect(revenueAfter(plain, once)).toBe('amount')
  expect(revenueAfter(once, recipe('', rename('a', 'Sales', 'amount'), rename('b', 'amount', 'total')))).toBe('total')
  expect(revenueAfter(once, recipe('', rename('a', 'Sales', 'total')))).toBe('total')
})

it('a name that is switched off or taken away again gives the role back', () => {
  const once = recipe('amount', rename('a', 'Sales', 'amount'))
  expect(revenueAfter(once, recipe('', rename('a', 'Sales', 'amount', false)))).toBe('Sales')
  expect(revenueAfter(once, recipe(''))).toBe('Sales')
})

it('a column that is gone keeps its role for the person to see', () => {
  const plain = recipe('Sales')
  const gone = recipe('', { id: 'a', enabled: true, kind: 'drop', columns: ['Sales'] })
  expect(revenueAfter(plain, gone)).toBe('Sales')
  expect(withRolesFollowing(plain, plain)).toBe(plain)
})
