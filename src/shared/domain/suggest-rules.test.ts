import { expect, it } from 'vitest'
import type { ColumnReport } from './check-report'
import { suggestRules } from './suggest-rules'

/** A checked date column of 100 rows that ends on a day. */
const dates = (max: string) =>
  ({
    name: 'day',
    reading: { column: 'day', type: { kind: 'date' } },
    state: 'certain',
    rowCount: 100,
    validCount: 100,
    nullCount: 0,
    invalidCount: 0,
    distinct: { count: 30, exact: true },
    max
  }) as unknown as ColumnReport

const kinds = (max: string, today: string) =>
  suggestRules([dates(max)], { orderDate: 'day' }, [], false, today).map(({ check }) => check.kind)

it('proposes freshness only for a file that is fresh itself', () => {
  // 45 days before 2024-03-16 is 2024-01-31.
  expect(kinds('2024-01-31', '2024-03-16')).toContain('freshness')
  expect(kinds('2024-01-30', '2024-03-16')).not.toContain('freshness')
})
