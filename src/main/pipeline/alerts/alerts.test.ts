import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AlertDraft } from '../../../shared/domain/alert'
import type { Board, BoardQuery, NumberTile } from '../../../shared/domain/board'
import { type Dataset, defaultCalendar } from '../../../shared/domain/dataset'
import { AppError } from '../../../shared/errors'
import { createQuiet } from '../../../shared/quiet'
import { alertStore } from '../../adapters/sqlite/alert-store'
import { type Db, openDatabase } from '../../adapters/sqlite/database'
import { type Alerts, alertsRoom } from '.'

const sales = {
  name: 'sales',
  calendar: defaultCalendar,
  dataFrom: '2024-01-01',
  dataThrough: '2024-03-31'
} as unknown as Dataset
const far = { ...sales, name: 'far', cluster: { connectionId: 'c' } } as unknown as Dataset

const draft: AlertDraft = {
  name: 'High',
  dataset: 'sales',
  metric: 'revenue',
  span: 'range',
  range: null,
  filters: [],
  compare: 'last-year',
  fiscal: false,
  condition: { kind: 'above', value: '100' },
  askEvery: 15,
  isOn: true
}

function boardOf(value: string | null, version: number): Board {
  const tile: NumberTile = {
    kind: 'number',
    id: 'alert',
    title: '',
    size: { w: 2, h: 2 },
    dataThrough: '2024-03-31',
    rowsUsed: 1,
    coverage: 1,
    lacks: [],
    metric: 'revenue',
    unit: 'money',
    span: 'range',
    calculation: null,
    range: { from: '2024-01-01', to: '2024-03-31' },
    value,
    reason: value === null ? 'no-value' : null,
    comparison: null,
    spark: []
  }
  return { dataset: 'sales', version, range: null, available: null, currency: 'EUR', tiles: [tile], tookMs: 1 }
}

let db: Db
let room: Alerts
let nowMs = 0
let version = 1
/** What the warehouse says next. */
let says: string | null | Error
let asked: { query: BoardQuery; isFresh: boolean }[]
const reported: unknown[] = []
const always = { noted: () => undefined, reached: async () => undefined }

beforeEach(() => {
  vi.useFakeTimers()
  db = openDatabase(':memory:')
  nowMs = 0
  version = 1
  says = '1.00'
  asked = []
  reported.length = 0
  room = alertsRoom({
    store: alertStore(db),
    datasets: { get: (name) => [sales, far].find((one) => one.name === name) ?? null },
    board: async (query, _signal, isFresh) => {
      asked.push({ query, isFresh })
      if (says instanceof Error) throw says
      return boardOf(says, version)
    },
    quiet: always,
    nowMs: () => nowMs,
    report: (error) => reported.push(error)
  })
})
afterEach(async () => {
  await room.close()
  db.close()
  vi.useRealTimers()
})

const kinds = (id: string) => room.events(id, 500).map(({ kind }) => kind)

describe('a dataset on a cluster', () => {
  it('is asked anew after the minutes that were chosen, until the alert is switched off', async () => {
    const { id } = room.save(null, { ...draft, dataset: 'far' })
    await room.idle()
    room.start()
    await room.idle()
    expect(asked.map(({ isFresh }) => isFresh)).toEqual([true, true])
    const minutes = async (count: number) => {
      for (let minute = 0; minute < count; minute++) {
        nowMs += 60_000
        await vi.advanceTimersByTimeAsync(60_000)
      }
      await room.idle()
      return asked.length
    }
    expect(await minutes(14)).toBe(2)
    expect(await minutes(1)).toBe(3)
    says = '200.00'
    expect(await minutes(15)).toBe(4)
    expect(kinds(id)).toEqual(['fired'])
    room.save(id, { ...draft, dataset: 'far', isOn: false })
    expect(await minutes(60)).toBe(4)
  })

  it('that is not reached is said in the state: it neither fires nor recovers, and is not told again after it', async () => {
    says = '200.00'
    const { id } = room.save(null, { ...draft, dataset: 'far' })
    await room.idle()
    says = new AppError('druid.unreachable', { url: 'http://far' })
    expect(await room.look(id)).toMatchObject({
      state: {
        isFiring: true,
        silence: { kind: 'failed', error: { code: 'druid.unreachable' } },
        reading: { value: '200.00' }
      }
    })
    says = '201.00'
    expect(await room.look(id)).toMatchObject({
      state: { isFiring: true, silence: null, reading: { value: '201.00' } }
    })
    expect(kinds(id)).toEqual(['fired'])
    expect(reported).toEqual([])
  })
})

it('a dataset of this machine is not asked anew for a version that was asked before', async () => {
  room.save(null, draft)
  await room.idle()
  room.changed('sales')
  await room.idle()
  expect(asked.map(({ isFresh }) => isFresh)).toEqual([false, false])
  room.changed('far')
  room.changed('nothing')
  await room.idle()
  expect(asked).toHaveLength(2)
})

it('after a load it looks once nobody asks for boards, but does not wait for ever; who asks for a look gets it at once', async () => {
  let now = 0
  const wake: (() => void)[] = []
  const clock = {
    nowMs: () => now,
    sleep: (ms: number) =>
      new Promise<void>((resolve) => {
        const end = now + ms
        const check = () => (now >= end ? resolve() : void wake.push(check))
        check()
      })
  }
  const until = async (ms: number) => {
    now = ms
    for (const check of wake.splice(0)) check()
    await vi.advanceTimersByTimeAsync(0)
  }
  const quiet = createQuiet(2000, clock)
  const busy = alertsRoom({
    store: alertStore(db),
    datasets: { get: () => sales },
    board: async (query, _signal, isFresh) => {
      asked.push({ query, isFresh })
      return boardOf('1.00', 1)
    },
    quiet,
    nowMs: () => now,
    report: (error) => reported.push(error)
  })
  const { id } = busy.save(null, draft)
  await vi.advanceTimersByTimeAsync(0)
  expect(asked).toHaveLength(1)
  // A load; its first board takes from half a second to a second after it.
  busy.changed('sales')
  await until(500)
  const board = Promise.withResolvers<void>()
  const looking = quiet.during(() => board.promise)
  await until(1000)
  board.resolve()
  await looking
  await until(2900)
  expect(asked).toHaveLength(1)
  await busy.look(id)
  expect(asked).toHaveLength(2)
  await until(4000)
  await until(5000)
  expect(asked).toHaveLength(3)
  // Somebody asks all the time: after a minute it looks nevertheless.
  busy.changed('sales')
  for (let ms = 6000; ms <= 64_000; ms += 1000) {
    quiet.noted()
    await until(ms)
  }
  expect(asked).toHaveLength(3)
  quiet.noted()
  await until(65_000)
  expect(asked).toHaveLength(4)
  await busy.close()
})

it('what nobody translated is reported, and said without its raw text', async () => {
  says = new Error('secret text')
  const { id } = room.save(null, draft)
  await room.idle()
  const [alert] = room.list()
  expect(alert?.state.silence).toMatchObject({ kind: 'failed', error: { code: 'internal' } })
  expect(JSON.stringify(alert)).not.toContain('secret text')
  expect(reported).toEqual([says])
  expect(kinds(id)).toEqual([])
})

it('a look that ends after the condition was changed counts for nothing', async () => {
  const held = Promise.withResolvers<void>()
  const answers = ['200.00', '1.00']
  const slow = alertsRoom({
    store: alertStore(db),
    datasets: { get: () => sales },
    board: async () => {
      await held.promise
      return boardOf(answers.shift() ?? null, 1)
    },
    quiet: always,
    nowMs: () => nowMs,
    report: (error) => reported.push(error)
  })
  const { id } = slow.save(null, draft)
  // The first look has begun.
  await vi.advanceTimersByTimeAsync(0)
  slow.save(id, { ...draft, condition: { kind: 'above', value: '150' } })
  held.resolve()
  await slow.idle()
  expect(slow.events(id, 10)).toEqual([])
  expect(slow.list()).toMatchObject([{ state: { isFiring: false, reading: { value: '1.00' } } }])
  await slow.close()
})

it('the history keeps its last 500 events, and goes with its alert', async () => {
  const { id } = room.save(null, draft)
  const { id: other } = room.save(null, { ...draft, name: 'Other' })
  await room.idle()
  for (let n = 0; n < 260; n++) {
    for (const value of ['200.00', '1.00']) {
      says = value
      await room.look(id)
    }
  }
  expect(room.events(id, 500)).toHaveLength(500)
  expect(room.list().map(({ name, unseen }) => [name, unseen])).toEqual([
    ['High', 250],
    ['Other', 0]
  ])
  says = '200.00'
  await room.look(other)
  room.seen(other)
  expect(room.list().map(({ unseen }) => unseen)).toEqual([250, 0])
  room.seen(null)
  expect(room.list().map(({ unseen }) => unseen)).toEqual([0, 0])
  room.remove(id)
  expect(db.prepare('SELECT DISTINCT alert_id FROM alert_event').all()).toEqual([{ alert_id: other }])
})
