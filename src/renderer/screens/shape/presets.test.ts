import { describe, expect, it } from 'vitest'
import type { ColumnReport } from '../../../shared/domain/check-report'
import { plainNumber } from '../../../shared/domain/column-type'
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

/** What the check knows of a discount: its smallest and largest value. */
const discount = (min: string, max: string): ColumnReport[] => [
  {
    name: 'Off',
    index: 0,
    state: 'sure',
    reading: {
      column: 'Off',
      type: { kind: 'decimal', precision: 18, scale: 2 },
      format: plainNumber,
      nullTokens: [],
      onInvalid: 'reject'
    },
    alternatives: [],
    evidence: [],
    rowCount: 10,
    nullCount: 0,
    validCount: 10,
    invalidCount: 0,
    invalidExamples: [],
    nullTokens: [],
    distinct: { count: 5, exact: true },
    min,
    max,
    sum: null,
    mean: null,
    top: [],
    histogram: [],
    lengthMin: 1,
    lengthMax: 4
  }
]

describe('presetSteps', () => {
  it('takes a discount between 0 and 1 as a share of the price, and leaves out one of which nothing is known', () => {
    const of = (columns: ColumnReport[]) => {
      const roles = { quantity: 'Qty', unitPrice: 'Price', discount: 'Off' }
      const [revenue] = presetSteps(recipe(roles, ['Qty', 'Price', 'Off']), columns)
      return revenue?.steps.map((step) => step.kind === 'derive' && step.expression)
    }
    expect(of(discount('0', '0.8'))).toEqual(['Qty * Price * (1 - coalesce(Off, 0))'])
    expect(of(discount('0', '25.5'))).toEqual(['Qty * Price - coalesce(Off, 0)'])
    expect(of([])).toEqual(['Qty * Price'])
  })

  it('writes revenue of quantity, price and discount, with brackets where a name needs them', () => {
    const roles = { quantity: 'Qty', unitPrice: 'Unit Price', discount: 'Off' }
    const [revenue] = presetSteps(recipe(roles, ['Qty']), discount('0', '25.5'))
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
    const [revenue, profit] = presetSteps(recipe({ quantity: 'Qty' }, ['Qty']), [])
    expect(revenue?.needs).toEqual(['unitPrice'])
    expect(profit?.needs).toEqual(['revenue', 'cost'])
    expect(revenue?.steps).toEqual([])
  })

  it('takes the cost of a unit where there is no cost, and a free name', () => {
    const roles = { revenue: 'Sales', unitCost: 'Cost', quantity: 'Qty' }
    const [, profit] = presetSteps(recipe(roles, ['Sales', 'Cost', 'Qty', 'Profit']), [])
    expect(profit?.steps).toMatchObject([{ column: 'profit_2', expression: 'Sales - Qty * Cost' }])
  })
})

describe('withPreset', () => {
  it('gives the new column its role, and leaves a role that is held', () => {
    const of = (roles: Recipe['roles']) => {
      const before = recipe(roles, ['Qty', 'Price'])
      const [preset] = presetSteps(before, [])
      return preset && withPreset(before, preset).roles.revenue
    }
    expect(of({ quantity: 'Qty', unitPrice: 'Price' })).toBe('revenue')
    expect(of({ quantity: 'Qty', unitPrice: 'Price', revenue: 'Net' })).toBe('Net')
  })
})
