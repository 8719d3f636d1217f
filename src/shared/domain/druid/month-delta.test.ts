import { describe, expect, it } from 'vitest'
import { monthDeltas } from './month-delta'

const exact = { column: 'revenue', isDouble: false }
const held = (month: string | null, rows: number, revenue: string | null) => ({ month, rows, sums: { revenue } })

describe('months of a datasource beside those of a file', () => {
  it('say what is more and what is less, exactly', () => {
    const there = [held('2024-01', 10, '100.10'), held('2024-02', 5, '50.00'), held('2023-12', 1, null)]
    const coming = [held('2024-01', 10, '100.1'), held('2024-02', 17, '1284.56'), held('2024-03', 2, '-3.50')]
    expect(monthDeltas(there, coming, [exact], true)).toEqual([
      {
        month: '2023-12',
        state: 'only-there',
        rowsThere: 1,
        rowsComing: 0,
        sums: [{ column: 'revenue', there: '0', coming: '0', difference: '0' }]
      },
      {
        month: '2024-01',
        state: 'equal',
        rowsThere: 10,
        rowsComing: 10,
        sums: [{ column: 'revenue', there: '100.10', coming: '100.1', difference: '0.00' }]
      },
      {
        month: '2024-02',
        state: 'differs',
        rowsThere: 5,
        rowsComing: 17,
        sums: [{ column: 'revenue', there: '50.00', coming: '1284.56', difference: '1234.56' }]
      },
      {
        month: '2024-03',
        state: 'only-file',
        rowsThere: 0,
        rowsComing: 2,
        sums: [{ column: 'revenue', there: '0', coming: '-3.50', difference: '-3.50' }]
      }
    ])
  })

  it('differ by a cent, or by a row with the same sum', () => {
    const states = (rows: number, revenue: string) =>
      monthDeltas([held('2024-01', 3, '9007199254740993.01')], [held('2024-01', rows, revenue)], [exact], true)[0]
        ?.state
    expect(states(3, '9007199254740993.01')).toBe('equal')
    expect(states(3, '9007199254740993.02')).toBe('differs')
    expect(states(4, '9007199254740993.01')).toBe('differs')
  })

  it('doubles are the same within their rounding', () => {
    const double = { column: 'revenue', isDouble: true }
    const of = (there: string) => monthDeltas([held(null, 3, there)], [held(null, 3, '0.6')], [double], true)[0]
    expect(of('0.6000000000000001')).toMatchObject({ state: 'equal', sums: [{ difference: '0' }] })
    expect(of('0.5')).toMatchObject({ state: 'differs', sums: [{ difference: '0.1' }] })
  })

  it('a rollup without a count tells no rows, and a column that is not there yet no sum', () => {
    const there = [{ month: '2024-01', rows: 0, sums: { revenue: '5' } }]
    const coming = [{ month: '2024-01', rows: 9, sums: { revenue: '5', cost: '7' } }]
    const columns = [exact, { column: 'cost', isDouble: false }]
    expect(monthDeltas(there, coming, columns, false)).toEqual([
      {
        month: '2024-01',
        state: 'equal',
        rowsThere: null,
        rowsComing: 9,
        sums: [{ column: 'revenue', there: '5', coming: '5', difference: '0' }]
      }
    ])
  })
})
