import { describe, expect, it } from 'vitest'
import type { PassProgress } from '../../../../shared/domain/source'
import { AppError } from '../../../../shared/errors'
import type { Availability, DruidClient, DruidTask, TaskReport } from '../../druid-port'
import { available, ended, type FollowPorts } from './follow'

/** A cluster that answers as it is told, and a clock that goes as fast as somebody sleeps. */
function following(druid: Partial<Record<keyof DruidClient, (...args: never[]) => unknown>>): FollowPorts & {
  readonly minutes: () => number
} {
  let clock = 0
  return {
    druid: { taskReport: async () => null, ...druid } as unknown as DruidClient,
    nowMs: () => clock,
    minutes: () => clock / 60_000,
    async sleep(ms, signal) {
      clock += ms
      signal?.throwIfAborted()
    }
  }
}
const { signal } = new AbortController()
const task = (state: DruidTask['state'], errorMessage: string | null = null): DruidTask => ({
  id: 't',
  groupId: null,
  type: 'index_parallel',
  dataSource: 'sales',
  state,
  createdMs: 0,
  durationMs: null,
  location: null,
  errorMessage
})
const interval = { startMs: 0, endMs: 1 }
const availability = (segments: number, loaded: number): Availability => ({
  segments,
  available: loaded,
  missing: segments - loaded,
  queryable: loaded > 0,
  ready: segments > 0 && loaded === segments
})

describe('a task', () => {
  it('says that it waits for a slot, for another task, for its workers; then that it runs', async () => {
    const states: [DruidTask['state'], Partial<TaskReport> | null][] = [
      ['pending', null],
      ['waiting', null],
      ['running', { pendingTasks: 1, rowsRead: 0 }],
      ['running', { pendingTasks: 0, rowsRead: 50 }],
      ['success', null]
    ]
    const seen: PassProgress[] = []
    let report: Partial<TaskReport> | null = null
    const ports = following({
      task: async () => {
        const [state = 'success', told = null] = states.shift() ?? []
        report = told
        return task(state)
      },
      taskReport: async () => report
    })
    expect(await ended(ports, 't', (progress) => seen.push(progress), 100, signal)).toMatchObject({ state: 'success' })
    expect(seen.map(({ step, fraction }) => [step, fraction])).toEqual([
      ['wait-slot', 0],
      ['wait-lock', 0],
      ['wait-slot', 0],
      ['ingest', 0.5]
    ])
  })

  it.each([
    ['druid.unreachable', { url: 'http://router:8888', reason: 'nothing listens there' }],
    ['druid.service-down', { service: 'overlord' }]
  ] as const)('is asked for half an hour of %s, and goes on where the cluster comes back', async (code, details) => {
    let isDown = true
    const ports = following({
      task: async () => {
        if (isDown) throw new AppError(code, details)
        return task('success')
      }
    })
    await expect(ended(ports, 't', () => undefined, 1, signal)).rejects.toMatchObject({ code })
    expect(ports.minutes()).toBeGreaterThan(30)
    expect(ports.minutes()).toBeLessThan(31)
    isDown = false
    expect(await ended(ports, 't', () => undefined, 1, signal)).toMatchObject({ state: 'success' })
  })

  it('that was shut down by somebody else says so, one that nobody knows any more too', async () => {
    const killed = following({
      task: async () => task('cancelled', 'Shutdown request from user'),
      taskFailure: async () => new AppError('druid.task-killed', { taskId: 't' })
    })
    await expect(ended(killed, 't', () => undefined, 1, signal)).rejects.toMatchObject({ code: 'druid.task-killed' })
    const forgotten = following({ task: async () => null })
    await expect(ended(forgotten, 't', () => undefined, 1, signal)).rejects.toMatchObject({ code: 'load.task-unknown' })
  })
})

describe('segments', () => {
  it('that do not load are waited for ten minutes, and counted', async () => {
    const ports = following({ availability: async () => availability(4, 3) })
    await expect(available(ports, 'sales', interval, signal)).rejects.toMatchObject({
      code: 'load.not-available',
      details: { dataSource: 'sales', segments: 4, available: 3 }
    })
    expect(ports.minutes()).toBeGreaterThan(10)
  })

  it('of which there are none are not waited for so long: the datasource was dropped', async () => {
    const ports = following({ availability: async () => availability(0, 0) })
    await expect(available(ports, 'sales', interval, signal)).rejects.toMatchObject({ code: 'load.dropped' })
    expect(ports.minutes()).toBeGreaterThan(4)
    expect(ports.minutes()).toBeLessThan(5)
  })

  it('that come late are there all the same', async () => {
    let asked = 0
    const ports = following({
      availability: async () => {
        if (++asked % 5 === 0) throw new AppError('druid.service-down', { service: 'broker' })
        return availability(asked < 60 ? 0 : 2, asked < 90 ? 0 : 2)
      }
    })
    await available(ports, 'sales', interval, signal)
    expect(asked).toBeGreaterThan(89)
  })
})
