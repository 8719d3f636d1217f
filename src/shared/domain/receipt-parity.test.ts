import { expect, test } from 'vitest'
import { splitParity } from './receipt-parity'

const row = (name: string, equal = true) => ({ name, shaped: '1', warehouse: equal ? '1' : '2', equal })

test('months stand apart, and what differs stands first in each and among them', () => {
  const { whole, months, measures } = splitParity([
    row('rows'),
    row('sum(a b)', false),
    row('2024-01 rows'),
    row('2024-02 rows'),
    row('2024-02 sum(2024-03 x)', false),
    row('rows of other months')
  ])
  expect(whole.map(({ name }) => name)).toEqual(['sum(a b)', 'rows', 'rows of other months'])
  expect(months.map(({ month, rows }) => [month, ...rows.map(({ name }) => name)])).toEqual([
    ['2024-02', 'sum(2024-03 x)', 'rows'],
    ['2024-01', 'rows']
  ])
  expect(measures).toEqual(['rows', 'sum(2024-03 x)'])
  expect(splitParity([])).toEqual({ whole: [], months: [], measures: [] })
})
