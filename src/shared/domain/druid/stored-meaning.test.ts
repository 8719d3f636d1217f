import { describe, expect, it } from 'vitest'
import type { Column, ColumnType } from '../column-type'
import { defaultForm, rolledUp } from './default-form'
import { conformed, storedOthers } from './stored-meaning'

const decimal = (precision: number, scale: number): ColumnType => ({ kind: 'decimal', precision, scale })
const of = (type: ColumnType): Column[] => [{ name: 'amount', type }]
const there = (type: ColumnType, money: 'cents' | 'double' = 'cents') => ({
  columns: of(type),
  money,
  there: new Set(['amount'])
})

describe('columns of a load beside the numbers of a datasource', () => {
  it('stay as they are where nothing is there, or the same is', () => {
    expect(conformed(of(decimal(12, 2)), 'cents', null)).toEqual({
      columns: of(decimal(12, 2)),
      widened: [],
      others: []
    })
    expect(conformed(of(decimal(14, 2)), 'cents', there(decimal(10, 2)))).toEqual({
      columns: of(decimal(14, 2)),
      widened: [],
      others: []
    })
    const absent = { ...there(decimal(10, 4)), there: new Set(['other']) }
    expect(conformed(of(decimal(12, 2)), 'cents', absent).columns).toEqual(of(decimal(12, 2)))
  })

  it('get the digits of the datasource where they have fewer', () => {
    expect(conformed(of(decimal(12, 2)), 'cents', there(decimal(12, 4))).columns).toEqual(of(decimal(14, 4)))
    expect(conformed(of({ kind: 'long' }), 'cents', there(decimal(12, 2))).columns).toEqual(of(decimal(21, 2)))
    expect(conformed(of(decimal(38, 0)), 'cents', there(decimal(12, 2))).columns).toEqual(of(decimal(38, 2)))
  })

  it('are refused where they have more', () => {
    const { columns, others } = conformed(of(decimal(12, 4)), 'cents', there(decimal(12, 2)))
    expect(columns).toEqual(of(decimal(12, 4)))
    expect(others).toEqual([
      { name: 'amount', kind: 'digits', from: { kind: 'units', digits: 2 }, to: { kind: 'units', digits: 4 } }
    ])
    expect(conformed(of(decimal(12, 2)), 'cents', there({ kind: 'long' })).others).toMatchObject([{ kind: 'digits' }])
  })

  it('are refused where the same whole number means something else', () => {
    const kinds = (type: ColumnType, stored: ColumnType, money: 'cents' | 'double' = 'cents') =>
      conformed(of(type), money, there(stored)).others.map(({ kind, to }) => [kind, to.kind])
    expect(kinds({ kind: 'date' }, { kind: 'long' })).toEqual([['other', 'day']])
    expect(kinds({ kind: 'boolean' }, { kind: 'long' })).toEqual([['other', 'flag']])
    expect(kinds({ kind: 'timestamp', zone: 'offset' }, { kind: 'date' })).toEqual([['other', 'instant']])
    // Cents there, a point here: 1234 and 12.34 would be one sum.
    expect(kinds(decimal(12, 2), decimal(12, 2), 'double')).toEqual([['other', 'decimal-point']])
    expect(kinds({ kind: 'double' }, decimal(12, 2))).toEqual([['other', 'decimal-point']])
    // Whole numbers and numbers with a point are the same numbers; text is seen by its type.
    expect(kinds({ kind: 'double' }, { kind: 'long' })).toEqual([])
    expect(kinds({ kind: 'string' }, decimal(12, 2))).toEqual([])
  })

  it('matter only where the form stores them', () => {
    const columns = [...of(decimal(12, 4)), { name: 'region', type: { kind: 'string' } } as const]
    const { others } = conformed(columns, 'cents', there(decimal(12, 2)))
    const form = defaultForm({
      dataSource: 'sales',
      columns,
      mode: 'append',
      method: 'sql',
      money: 'cents',
      missingTime: null
    })
    expect(storedOthers(others, form)).toEqual(others)
    const without = { ...form, dimensions: form.dimensions.filter(({ name }) => name === 'region') }
    expect(storedOthers(others, without)).toEqual([])
    expect(storedOthers(others, rolledUp(form, ['region']))).toEqual(others)
  })
})
