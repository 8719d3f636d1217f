import { expect, test } from 'vitest'
import type { BoardQuery } from '../../../shared/domain/board'
import type { TargetPlan } from '../../../shared/domain/targets/plan'
import { datasetOf } from './board-under-test'
import { boardKey } from './cache-key'

const query: BoardQuery = {
  dataset: 'sales',
  range: { from: '2024-01-01', to: '2024-12-31' },
  filters: [
    { role: 'region', values: ['North', null] },
    { role: 'category', values: ['x'] }
  ],
  board: 'overview' as const,
  tiles: null,
  compare: 'last-year',
  fiscal: false
}
const dataset = datasetOf({})

test('the order of filters and values does not matter', () => {
  const turned: BoardQuery = {
    ...query,
    filters: [
      { role: 'category', values: ['x', 'x'] },
      { role: 'region', values: [null, 'North'] }
    ]
  }
  expect(boardKey(turned, dataset)).toBe(boardKey(query, dataset))
})

const plan = { name: 'Budget', metric: 'revenue', dimension: null, rows: [] } as const satisfies TargetPlan

test('another version, range, filter or dataset is another key; the text "null" is not null', () => {
  const keys = [
    boardKey(query, dataset),
    boardKey(query, datasetOf({ version: 2 })),
    boardKey(query, datasetOf({ updatedMs: 1 })),
    boardKey(query, datasetOf({ name: 'other' })),
    boardKey({ ...query, range: null }, dataset),
    boardKey({ ...query, filters: [] }, dataset),
    boardKey({ ...query, compare: 'previous' }, dataset),
    boardKey({ ...query, compare: null }, dataset),
    boardKey({ ...query, fiscal: true }, dataset),
    boardKey({ ...query, filters: [{ role: 'region', values: [null] }] }, dataset),
    boardKey({ ...query, filters: [{ role: 'region', values: ['null'] }] }, dataset),
    boardKey(query, dataset, [{ plan, updatedMs: 1 }]),
    boardKey(query, dataset, [{ plan, updatedMs: 2 }])
  ]
  expect(new Set(keys).size).toBe(keys.length)
})
