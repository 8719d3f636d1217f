import { describe, expect, it } from 'vitest'
import { parityParts } from './parity-parts'

const line = (name: string, equal = true) => ({ name, shaped: '1', warehouse: equal ? '1' : '2', equal })

describe('parityParts', () => {
  it('puts lines of months together, those that differ first', () => {
    const { whole, months, measures } = parityParts([
      line('rows'),
      line('sum(Sales 2024-01 x)', false),
      line('2024-01 rows'),
      line('2024-01 sum(Sales)'),
      line('2024-02 rows', false),
      line('2024-02 sum(Sales)'),
      line('rows of other months')
    ])
    expect(whole.map(({ name }) => name)).toEqual(['sum(Sales 2024-01 x)', 'rows', 'rows of other months'])
    expect(months.map(({ month, equal }) => [month, equal])).toEqual([
      ['2024-02', false],
      ['2024-01', true]
    ])
    expect(measures).toEqual(['rows', 'sum(Sales)'])
    expect(months[1]?.cells.get('sum(Sales)')?.shaped).toBe('1')
  })

  it('of a load of this machine has no months', () => {
    expect(parityParts([line('rows'), line('sum(Sales)')]).months).toEqual([])
  })
})
