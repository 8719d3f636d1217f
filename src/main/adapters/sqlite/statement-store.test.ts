import { expect, it } from 'vitest'
import { openDatabase } from './database'
import { statementStore } from './statement-store'

const run = { connectionId: null, tookMs: 12.5, rows: 3, outcome: 'done', errorCode: null } as const

it('keeps a statement once for each place, with what became of it last', () => {
  const store = statementStore(openDatabase(':memory:'))
  store.add({ ...run, sql: 'SELECT 1', askedMs: 1 })
  store.add({ ...run, sql: 'SELECT größe FROM Ärzte', askedMs: 2 })
  store.add({ ...run, sql: 'SELECT 1', askedMs: 3, rows: null, outcome: 'failed', errorCode: 'explore.sql' })
  store.add({ ...run, sql: 'SELECT 1', askedMs: 4, connectionId: 'c1' })
  expect(
    store.asked(null, '').map(({ sql, times, outcome, errorCode, rows }) => [sql, times, outcome, errorCode, rows])
  ).toEqual([
    ['SELECT 1', 2, 'failed', 'explore.sql', null],
    ['SELECT größe FROM Ärzte', 1, 'done', null, 3]
  ])
  expect(store.asked('c1', '')).toMatchObject([{ sql: 'SELECT 1', connectionId: 'c1', times: 1, tookMs: 12.5 }])
  // Without regard to case.
  expect(store.asked(null, ' äRZTE ').map(({ sql }) => sql)).toEqual(['SELECT größe FROM Ärzte'])
  expect(store.asked(null, '%')).toEqual([])

  store.forget(store.asked(null, 'größe')[0]?.id ?? 0)
  expect(store.asked(null, '')).toHaveLength(1)
  store.forgetAll(null)
  expect([store.asked(null, ''), store.asked('c1', '').length]).toEqual([[], 1])
})

it('forgets the oldest beyond two hundred', () => {
  const store = statementStore(openDatabase(':memory:'))
  for (let n = 1; n <= 203; n++) store.add({ ...run, sql: `SELECT ${n}`, askedMs: n })
  const all = store.asked(null, '')
  expect([all.length, all[0]?.sql, all.at(-1)?.sql]).toEqual([200, 'SELECT 203', 'SELECT 4'])
})

it('keeps what has a name, until it is removed; the same name takes its place', () => {
  const store = statementStore(openDatabase(':memory:'))
  const first = store.save({ name: 'Umsatz', sql: 'SELECT 1', connectionId: null }, 1)
  store.save({ name: 'alles', sql: 'SELECT 2', connectionId: null }, 2)
  const again = store.save({ name: 'Umsatz', sql: 'SELECT 3', connectionId: null }, 3)
  expect(again).toEqual({ id: first.id, name: 'Umsatz', sql: 'SELECT 3', connectionId: null, savedMs: 3 })
  expect(store.saved(null, '').map(({ name, sql }) => [name, sql])).toEqual([
    ['alles', 'SELECT 2'],
    ['Umsatz', 'SELECT 3']
  ])
  expect(store.saved(null, 'UMSATZ')).toEqual([again])
  expect(store.saved('c1', '')).toEqual([])
  store.forgetAll(null)
  expect(store.saved(null, '')).toHaveLength(2)
  store.removeSaved(first.id)
  expect(store.saved(null, '').map(({ name }) => name)).toEqual(['alles'])
})
