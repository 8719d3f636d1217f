import { describe, expect, it } from 'vitest'
import type { Recipe } from '../../../shared/domain/recipe'
import { presetSteps, withPreset } from './presets'

const recipe = (roles: Recipe['roles'], columns: string[]): Recipe => ({
  version: 1,
  readings: columns.map((column) => ({
    column,
    type: { kind: 'string' },
    format: null,
    nullTokens: [],
    onInvalid: 'reject'
  })),
  steps: [],
  roles
})

describe('presetSteps', () => {
  it('writes revenue of quantity, price and discount, with brackets where a name needs them', () => {
    const [revenue] = presetSteps(recipe({ quantity: 'Qty', unitPrice: 'Unit Price', discount: 'Off' }, ['Qty']))
    expect(revenue?.steps).toEqual([
      {
        id: 'step-1',
        enabled: true,
        kind: 'derive',
        column: 'revenue',
        expression: 'Qty * [Unit Price] - coalesce(Off, 0)'
      }
    ])
  })

  it('says what is missing', () => {
    const [revenue, profit] = presetSteps(recipe({ quantity: 'Qty' }, ['Qty']))
    expect(revenue?.needs).toEqual(['unitPrice'])
    expect(profit?.needs).toEqual(['revenue', 'cost'])
    expect(revenue?.steps).toEqual([])
  })

  it('takes the cost of a unit where there is no cost, and a free name', () => {
    const roles = { revenue: 'Sales', unitCost: 'Cost', quantity: 'Qty' }
    const [, profit] = presetSteps(recipe(roles, ['Sales', 'Cost', 'Qty', 'Profit']))
    expect(profit?.steps).toMatchObject([{ column: 'profit_2', expression: 'Sales - Qty * Cost' }])
  })
})

describe('withPreset', () => {
  it('gives the new column its role, and leaves a role that is held', () => {
    const of = (roles: Recipe['roles']) => {
      const before = recipe(roles, ['Qty', 'Price'])
      const [preset] = presetSteps(before)
      return preset && withPreset(before, preset).roles.revenue
    }
    expect(of({ quantity: 'Qty', unitPrice: 'Price' })).toBe('revenue')
    expect(of({ quantity: 'Qty', unitPrice: 'Price', revenue: 'Net' })).toBe('Net')
  })
})
