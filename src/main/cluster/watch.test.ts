import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ClusterLook, Overview } from '../../shared/contract/cluster'
import { AppError } from '../../shared/errors'
import { clusterHistoryStore } from '../adapters/sqlite/cluster-history-store'
import { openDatabase } from '../adapters/sqlite/database'
import { nothing, well } from './overview-under-test'
import { type ClusterWatch, createWatch, sampleOf } from './watch'

const second = 1000
const minute = 60 * second

describe('the watch of clusters', () => {
  let db: ReturnType<typeof openDatabase>
  let watch: ClusterWatch
  let answer: () => Promise<Overview>
  let looks: number
  let reported: unknown[]

  function made() {
    return createWatch({
      connectionIds: () => ['c'],
      look: () => {
        looks += 1
        return answer()
      },
      history: clusterHistoryStore(db),
      nowMs: () => Date.now(),
      report: (error) => reported.push(error)
    })
  }

  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 10, 12) })
    db = openDatabase(':memory:')
    looks = 0
    reported = []
    answer = async () => ({ ...well, atMs: Date.now() })
    watch = made()
  })
  afterEach(async () => {
    await watch.close()
    db.close()
    vi.useRealTimers()
  })

  /** Follows until it is told to stop; what was said is in the list. */
  function following() {
    const said: ClusterLook[] = []
    const stopper = new AbortController()
    const done = (async () => {
      for await (const look of watch.follow('c', stopper.signal)) said.push(look)
    })()
    done.catch(() => undefined)
    return { said, done, leave: () => stopper.abort() }
  }

  it('says at once what it knows, then looks every 5 seconds, and not any more when the last one leaves', async () => {
    const one = following()
    await vi.advanceTimersByTimeAsync(11 * second)
    expect(one.said.map(({ state }) => state)).toEqual(['asking', 'now', 'now', 'now'])
    const other = following()
    await vi.advanceTimersByTimeAsync(5 * second)
    expect([looks, other.said.length]).toEqual([4, 2])
    expect(other.said[0]?.state).toBe('now')
    one.leave()
    await one.done
    await vi.advanceTimersByTimeAsync(5 * second)
    expect(looks).toBe(5)
    other.leave()
    await other.done
    await vi.advanceTimersByTimeAsync(10 * minute)
    expect(looks).toBe(5)
  })

  it('comes more seldom while nothing answers, shows what was seen, and is back at its pace at the first answer', async () => {
    const first = following()
    await vi.advanceTimersByTimeAsync(second)
    first.leave()
    await first.done
    await watch.close()

    watch = made()
    answer = async () => ({ ...nothing, atMs: Date.now() })
    looks = 0
    const { said, leave, done } = following()
    await vi.advanceTimersByTimeAsync(1)
    expect(said.map(({ state, overview }) => [state, overview?.version])).toEqual([
      ['asking', '33.0.0'],
      ['before', '33.0.0']
    ])
    expect(said[1]?.overview?.atMs).toBe(Date.UTC(2026, 0, 10, 12))
    // 10, 20, 40, 60, 60 …
    await vi.advanceTimersByTimeAsync(191 * second)
    expect(looks).toBe(6)
    answer = async () => ({ ...well, atMs: Date.now() })
    await vi.advanceTimersByTimeAsync(60 * second)
    expect(said.at(-1)?.state).toBe('now')
    looks = 0
    await vi.advanceTimersByTimeAsync(20 * second)
    expect(looks).toBe(4)
    leave()
    await done
  })

  it('samples every minute without anybody looking, also that nothing answered', async () => {
    watch.start()
    await vi.advanceTimersByTimeAsync(3 * minute + second)
    expect(looks).toBe(3)
    answer = async () => ({ ...nothing, atMs: Date.now() })
    await vi.advanceTimersByTimeAsync(minute)
    const samples = clusterHistoryStore(db).list('c')
    expect(samples.map(({ slotsUsed, segments, unavailable }) => [slotsUsed, segments, unavailable])).toEqual([
      [1, 5, 1],
      [1, 5, 1],
      [1, 5, 1],
      [null, null, null]
    ])
    // Then after 2, 4, 8 minutes, at most 10.
    looks = 0
    await vi.advanceTimersByTimeAsync(24 * minute)
    expect(looks).toBe(4)
  })

  it('ends when its connection is removed, and forgets it', async () => {
    const { done, said } = following()
    await vi.advanceTimersByTimeAsync(second)
    expect(clusterHistoryStore(db).list('c')).toHaveLength(1)
    watch.changed('c', true)
    await done
    expect(said).toHaveLength(2)
    expect([clusterHistoryStore(db).list('c'), clusterHistoryStore(db).seen('c')]).toEqual([[], null])
  })

  it('fails where nothing can be asked at all', async () => {
    const error = new AppError('druid.certificate-file', { path: '/x.pem', reason: 'no such file' })
    answer = () => Promise.reject(error)
    await expect(following().done).rejects.toBe(error)
    watch.start()
    await vi.advanceTimersByTimeAsync(2 * minute)
    expect(reported).toEqual([error])
  })
})

it('a sample is gaps where a part could not be asked', () => {
  expect(sampleOf(well, 5)).toEqual({
    atMs: 5,
    slotsTotal: 2,
    slotsUsed: 1,
    runningTasks: 1,
    services: 1,
    segments: 5,
    sizeBytes: 15,
    unavailable: 1
  })
  const { failures } = nothing
  expect(sampleOf({ ...well, datasources: [], tasks: [], failures }, 5)).toMatchObject({
    runningTasks: null,
    segments: null,
    unavailable: null,
    services: 1
  })
  expect(Object.values(sampleOf(nothing, 5)).filter((value) => value !== null)).toEqual([5])
})
