import { expect, test } from 'vitest'
import { Metric } from '../board'
import type { Column } from '../column-type'
import { exactOf, textOf } from '../exact'
import { Role } from '../role'
import { isPlan, planMetric } from './metrics'
import { type Measure, measureKey } from './tree'

const column = (name: string): Column => ({ name, type: { kind: 'decimal', precision: 12, scale: 2 } })
const having =
  (...roles: Role[]) =>
  (role: Role) =>
    roles.includes(role) ? column(role) : null

function nameOf(measure: Measure): string {
  const sign = measure.when.flatMap((one) => (one.kind === 'sign' ? [`${one.column.name} ${one.sign}`] : [])).join()
  const of = measure.kind === 'product' ? measure.columns : measure.kind === 'rows' ? [] : [measure.column]
  const name = of.length === 0 ? measure.kind : `${measure.kind}(${of.map((column) => column.name).join('*')})`
  return sign === '' ? name : `${name} if ${sign}`
}

/** The value of a metric when measures answer by kind and column. */
function answered(metric: Metric, roles: Role[], answers: Record<string, string>): string | null {
  const plan = planMetric(metric, having(...roles))
  if (!isPlan(plan)) throw new Error(`lacks ${plan.lacks.join()}`)
  const asked = new Set([plan.used, ...plan.measures].map(measureKey))
  const value = plan.value((measure: Measure) => {
    expect(asked).toContain(measureKey(measure))
    return exactOf(answers[nameOf(measure)])
  })
  return value && textOf(value)
}

test('ratios are of sums', () => {
  expect(answered('margin', ['revenue', 'cost'], { 'sum(revenue)': '300', 'sum(cost)': '200' })).toBe('0.333333')
  expect(answered('margin', ['revenue', 'profit'], { 'sum(revenue)': '300', 'sum(profit)': '-30' })).toBe('-0.100000')
  expect(answered('averageOrder', ['revenue', 'orderId'], { 'sum(revenue)': '10.00', 'distinct(orderId)': '3' })).toBe(
    '3.33'
  )
  expect(answered('averagePrice', ['revenue', 'quantity'], { 'sum(revenue)': '10.0000', 'sum(quantity)': '8' })).toBe(
    '1.2500'
  )
  expect(answered('profit', ['revenue', 'cost'], { 'sum(revenue)': '1.00', 'sum(cost)': '1.001' })).toBe('-0.001')
  expect(answered('lines', [], { rows: '5' })).toBe('5')
})

test('without a base there is no ratio', () => {
  expect(answered('margin', ['revenue', 'cost'], { 'sum(revenue)': '0', 'sum(cost)': '5' })).toBeNull()
  expect(answered('margin', ['revenue', 'cost'], { 'sum(revenue)': '-1', 'sum(cost)': '5' })).toBeNull()
  expect(answered('averageOrder', ['revenue', 'orderId'], { 'sum(revenue)': '5', 'distinct(orderId)': '0' })).toBeNull()
  expect(answered('averagePrice', ['revenue', 'quantity'], { 'sum(revenue)': '5', 'sum(quantity)': '0' })).toBeNull()
  expect(answered('profit', ['revenue', 'cost'], {})).toBeNull()
})

test('what a metric lacks', () => {
  const lacks = (metric: Metric, ...roles: Role[]) => {
    const planned = planMetric(metric, having(...roles))
    return isPlan(planned) ? null : planned.lacks
  }
  expect(lacks('margin')).toEqual(['revenue', 'cost'])
  expect(lacks('margin', 'profit')).toEqual(['revenue'])
  expect(lacks('profit', 'profit')).toBeNull()
  expect(lacks('averageOrder', 'revenue')).toEqual(['orderId'])
  expect(lacks('lines')).toBeNull()
  for (const metric of Metric.options) expect(lacks(metric, ...Role.options)).toBeNull()
  expect(lacks('discountRate', 'revenue', 'quantity')).toEqual(['unitPrice'])
})
