import { expect, it } from 'vitest'
import type { ClusterSample } from '../../../shared/domain/cluster-sample'
import { clusterHistoryStore } from './cluster-history-store'
import { openDatabase } from './database'

const minute = 60_000
const noon = Date.UTC(2026, 0, 10, 12)
const sample = (atMs: number, slotsUsed = 1): ClusterSample => ({
  atMs,
  slotsTotal: 4,
  slotsUsed,
  runningTasks: 0,
  services: 6,
  segments: 10,
  sizeBytes: 1000,
  unavailable: 0
})

it('keeps a sample a minute for a day, and no more, whatever the clock does', () => {
  const db = openDatabase(':memory:')
  const store = clusterHistoryStore(db)
  for (let at = noon - 26 * 60 * minute; at <= noon; at += minute) store.add('a', sample(at))
  store.add('a', sample(noon + 20_000, 3))
  store.add('b', sample(noon - 48 * 60 * minute))
  const kept = store.list('a')
  expect(kept).toHaveLength(24 * 60)
  expect([kept[0]?.atMs, kept.at(-1)]).toEqual([noon - (24 * 60 - 1) * minute, sample(noon, 3)])
  expect(store.list('b')).toHaveLength(1)

  store.add('a', sample(noon - 60 * minute))
  expect(store.list('a').at(-1)?.atMs).toBe(noon - 60 * minute)

  expect(store.seen('a')).toBeNull()
  store.putSeen('a', { version: '33.0.0' })
  expect(store.seen('a')).toEqual({ version: '33.0.0' })
  store.forget('a')
  expect([store.list('a'), store.seen('a')]).toEqual([[], null])
  expect(store.list('b')).toHaveLength(1)
  db.close()
})
