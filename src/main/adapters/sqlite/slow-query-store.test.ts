import { expect, test } from 'vitest'
import type { SlowQuery } from '../../../shared/domain/slow-query'
import { openDatabase } from './database'
import { slowQueryStore } from './slow-query-store'

const query: Omit<SlowQuery, 'id'> = {
  connectionId: null,
  atMs: 1,
  tookMs: 1500,
  waitedMs: 0,
  sql: 'SELECT 1',
  isSummed: false,
  rows: 1,
  errorCode: null,
  dataset: 'sales',
  board: 'overview',
  savedBoard: null,
  tiles: ['revenue', 'orders']
}

test('slow statements stay with what they were asked for, the longest first, each place apart', () => {
  const store = slowQueryStore(openDatabase(':memory:'))
  store.add(query)
  store.add({ ...query, atMs: 2, tookMs: 9000, sql: 'SELECT größe', dataset: null, board: null, tiles: [] })
  store.add({ ...query, atMs: 3, tookMs: 4000, connectionId: 'con_1', rows: null, errorCode: 'druid.timeout' })
  expect(store.list(null, '', 'longest').map(({ tookMs }) => tookMs)).toEqual([9000, 1500])
  expect(store.list(null, '', 'newest').map(({ atMs }) => atMs)).toEqual([2, 1])
  expect(store.list(null, '', 'newest')[1]).toMatchObject(query)
  expect(store.list('con_1', '', 'longest')).toMatchObject([
    { connectionId: 'con_1', errorCode: 'druid.timeout', rows: null }
  ])
  expect(store.list(null, ' GRÖSSE ', 'longest')).toHaveLength(0)
  expect(store.list(null, ' GRÖßE ', 'longest').map(({ sql }) => sql)).toEqual(['SELECT größe'])
  store.forget(store.list(null, 'größe', 'longest')[0]?.id ?? 0)
  expect(store.list(null, '', 'longest')).toHaveLength(1)
  store.forgetAll(null)
  expect([store.list(null, '', 'longest').length, store.list('con_1', '', 'longest').length]).toEqual([0, 1])
})

test('the newest five hundred stay', () => {
  const store = slowQueryStore(openDatabase(':memory:'))
  for (let n = 1; n <= 503; n++) store.add({ ...query, atMs: n })
  const times = store.list(null, '', 'newest').map(({ atMs }) => atMs)
  expect([times.length, times[0], times.at(-1)]).toEqual([500, 503, 4])
})
