import { describe, expect, it } from 'vitest'
import type { Overview } from '../../../../shared/contract/cluster'
import { seen } from './last-seen'

const failure = { code: 'druid.unreachable', message: 'no answer', details: {} }
const nothing: Overview = {
  atMs: 2,
  version: null,
  services: [],
  slots: null,
  datasources: [],
  tasks: [],
  failures: [failure]
}
const datasource = { name: 'sales', segments: 3, sizeBytes: 10, fromMs: 0, toMs: 1, loaded: 1 }
const well: Overview = {
  atMs: 1,
  version: '33.0.0',
  services: [
    { host: 'a:1', type: 'broker', tier: null, isLeader: null, startedMs: 0, usedBytes: null, maxBytes: null }
  ],
  slots: { total: 2, used: 0, free: 2 },
  datasources: [datasource],
  tasks: [],
  failures: []
}

describe('what is seen of a cluster', () => {
  it('is the newest look where all answered', () => {
    const empty: Overview = { ...nothing, version: '33.0.0', failures: [] }
    expect(seen(empty, well)).toEqual({ shown: empty, state: 'now' })
  })

  it('is what it was, at the time it was, where nothing answers any more', () => {
    expect(seen(nothing, well)).toEqual({ shown: { ...well, failures: [failure] }, state: 'before' })
    expect(seen(nothing, null)).toEqual({ shown: nothing, state: 'before' })
  })

  it('keeps the parts that could not be asked', () => {
    const half: Overview = { ...nothing, version: '33.0.0', slots: { total: 2, used: 2, free: 0 } }
    const { shown, state } = seen(half, well)
    expect(state).toBe('partly')
    expect(shown.datasources).toEqual([datasource])
    expect(shown.slots?.free).toBe(0)
    expect(shown.atMs).toBe(2)
  })
})
