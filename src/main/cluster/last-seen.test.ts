import { describe, expect, it } from 'vitest'
import { seen } from './last-seen'
import { failure, nothing, well } from './overview-under-test'

describe('what is seen of a cluster', () => {
  it('is the newest look where all answered', () => {
    const empty = { ...nothing, version: '33.0.0', failures: [] }
    expect(seen(empty, well)).toEqual({ shown: empty, state: 'now' })
  })

  it('is what it was, at the time it was, where nothing answers any more', () => {
    expect(seen(nothing, well)).toEqual({ shown: well, state: 'before' })
    expect(seen(nothing, null)).toEqual({ shown: null, state: 'never' })
  })

  it('keeps the parts that could not be asked', () => {
    const half = { ...nothing, version: '33.0.0', slots: { total: 2, used: 2, free: 0 } }
    const { shown, state } = seen(half, well)
    expect(state).toBe('partly')
    expect(shown?.datasources).toEqual(well.datasources)
    expect(shown?.slots?.free).toBe(0)
    expect(shown?.atMs).toBe(2)
    expect(shown?.failures).toEqual([failure])
  })
})
