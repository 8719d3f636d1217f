import { describe, expect, it } from 'vitest'
import type { ColumnReport } from './check-report'
import { type ColumnType, plainNumber } from './column-type'
import { proposeRecipe } from './presets'
import { walkRecipe } from './recipe-schema'

function report(name: string, type: ColumnType, more: Partial<ColumnReport> = {}): ColumnReport {
  const format =
    type.kind === 'string'
      ? null
      : type.kind === 'date'
        ? { kind: 'date' as const, patterns: ['YYYY-MM-DD'], pivotYear: 68 }
        : plainNumber
  return {
    name,
    index: 0,
    state: 'sure',
    reading: { column: name, type, format, nullTokens: [], onInvalid: 'reject' },
    alternatives: [],
    evidence: [],
    rowCount: 100,
    nullCount: 0,
    validCount: 100,
    invalidCount: 0,
    invalidExamples: [],
    nullTokens: [],
    distinct: { count: 20, exact: true },
    min: '0',
    max: '100',
    sum: null,
    mean: null,
    top: [],
    histogram: [],
    lengthMin: null,
    lengthMax: null,
    ...more
  }
}

const money: ColumnType = { kind: 'decimal', precision: 10, scale: 2 }
const day = report('Order Date', { kind: 'date' })
const quantity = report('Quantity', { kind: 'long' })
const price = report('Unit Price', money)

/** Column and expression of the derived columns; fails when the proposed recipe cannot run. */
function derived(columns: ColumnReport[]) {
  const { recipe, roles, derivedColumns } = proposeRecipe(columns)
  const walked = walkRecipe(
    recipe,
    columns.map(({ name }) => name)
  )
  expect(walked.problems).toEqual([])
  const steps = recipe.steps.flatMap((step) => (step.kind === 'derive' ? [`${step.column} = ${step.expression}`] : []))
  expect(derivedColumns.length).toBe(steps.length)
  for (const role of roles.filter(({ because }) => because.includes('derived')))
    expect(derivedColumns).toContain(role.column)
  return { steps, recipe }
}

describe('a first recipe', () => {
  it('multiplies nothing whose product has more digits than can be kept', () => {
    // 19 + 17 whole digits and 2 behind the point are 38; one more is too many.
    const large = report('Quantity', { kind: 'long' }, { min: '-9223372036854775807', max: '5' })
    const money = (max: string) => report('Unit Price', { kind: 'decimal', precision: 20, scale: 2 }, { max })
    expect(derived([day, large, money('12345678901234567.89')]).steps).toHaveLength(1)
    expect(derived([day, large, money('123456789012345678.9')]).steps).toEqual([])
  })

  it('computes revenue from quantity and price', () => {
    const { steps, recipe } = derived([day, quantity, price])
    expect(steps).toEqual(['revenue = Quantity * [Unit Price]'])
    expect(recipe.roles).toMatchObject({ orderDate: 'Order Date', revenue: 'revenue' })
    expect(recipe.steps.some(({ kind }) => kind === 'deduplicate' || kind === 'filter')).toBe(false)
  })

  it.each([
    [
      report('Discount', money, { min: '0', max: '0.8' }),
      'revenue = Quantity * [Unit Price] * (1 - coalesce(Discount, 0))'
    ],
    [report('Discount', money, { min: '0', max: '12.5' }), 'revenue = Quantity * [Unit Price] - coalesce(Discount, 0)'],
    [
      report('Discount', money, {
        max: '15',
        reading: { ...report('Discount', money).reading, format: { ...plainNumber, percent: true } }
      }),
      'revenue = Quantity * [Unit Price] * (1 - coalesce(Discount, 0) / 100)'
    ],
    [report('Discount', { kind: 'string' }), 'revenue = Quantity * [Unit Price]']
  ])('takes the discount for what it is', (discount, wanted) => {
    expect(derived([day, quantity, price, discount]).steps).toEqual([wanted])
  })

  it('computes profit from costs of the line or of a piece', () => {
    const sales = report('Sales', money)
    expect(derived([day, sales, report('Cost', money)]).steps).toEqual(['profit = Sales - Cost'])
    expect(derived([day, quantity, price, report('Unit Cost', money)]).steps).toEqual([
      'revenue = Quantity * [Unit Price]',
      'profit = revenue - Quantity * [Unit Cost]'
    ])
    expect(derived([day, sales, report('Profit', money), report('Cost', money)]).steps).toEqual([])
  })

  it('never takes a name that is there, whatever its case', () => {
    const text = report('REVENUE', { kind: 'string' })
    expect(derived([day, quantity, price, text]).steps).toEqual(['revenue 2 = Quantity * [Unit Price]'])
  })

  it('renames columns that the warehouse would take for one, and their roles with them', () => {
    const other = report('quantity', { kind: 'string' })
    const { recipe } = derived([day, other, quantity, price])
    expect(recipe.steps[0]).toMatchObject({ kind: 'rename', from: 'Quantity', to: 'Quantity 2' })
    expect(recipe.roles.quantity).toBe('Quantity 2')
    expect(recipe.steps[1]).toMatchObject({ expression: '[Quantity 2] * [Unit Price]' })
  })
})
