import { describe, expect, it } from 'vitest'
import type { Column } from '../../../shared/domain/column-type'
import { columnsThatMayServe } from './may-serve'

const schema: Column[] = [
  { name: 'day', type: { kind: 'date' } },
  { name: 'shipped', type: { kind: 'timestamp', zone: 'none' } },
  { name: 'sales', type: { kind: 'decimal', precision: 12, scale: 2 } },
  { name: 'freight', type: { kind: 'double' } },
  { name: 'client', type: { kind: 'long' } },
  { name: 'area', type: { kind: 'string' } },
  { name: 'paid', type: { kind: 'boolean' } },
  { name: 'Row ID', type: { kind: 'long' } },
  { name: 'Postal Code', type: { kind: 'long' } },
  { name: 'Number of items', type: { kind: 'decimal', precision: 12, scale: 1 } }
]
const dataset = { schema, roles: { orderDate: 'day', revenue: 'sales' } }

describe('columnsThatMayServe', () => {
  it('offers columns of a fitting type that have no role yet', () => {
    expect(columnsThatMayServe('orderDate', dataset)).toEqual(['shipped'])
    expect(columnsThatMayServe('cost', dataset)).toEqual(['freight', 'client'])
    expect(columnsThatMayServe('quantity', dataset)).toEqual(['freight', 'client', 'Number of items'])
    expect(columnsThatMayServe('region', dataset)).toEqual(['area'])
    expect(columnsThatMayServe('customer', dataset)).toEqual(['client', 'area', 'Row ID', 'Postal Code'])
  })
})
