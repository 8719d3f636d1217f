import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultForm } from '../../shared/domain/druid/default-form'
import type { Job, JobDetail, LoadRequest, Receipt } from '../../shared/domain/job'
import { everyJob } from '../../shared/domain/job-history'
import { AppError } from '../../shared/errors'
import { bucketStore } from '../adapters/sqlite/bucket-store'
import { type Db, openDatabase } from '../adapters/sqlite/database'
import { jobStore } from '../adapters/sqlite/job-store'
import type { JobStore, LoadSteps } from '../pipeline/ports'
import { createJobs, type RunLoad } from './index'
import { good, receiptOf, request } from './jobs-under-test'

let dir = ''
let db: Db
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jobs-'))
  db = openDatabase(join(dir, 'app.db'))
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true })
})

function jobsWith(
  run: RunLoad,
  settleCutOff: (job: JobDetail) => Promise<Receipt | null> = async () => null,
  store: JobStore = jobStore(db)
) {
  let now = 1000
  const reported: unknown[] = []
  const jobs = createJobs({
    store,
    run,
    settleCutOff,
    connectionName: (id) => (id === 'con_1' ? 'Test cluster' : null),
    nowMs: () => {
      now += 1
      return now
    },
    report: (error) => reported.push(error)
  })
  return { jobs, reported }
}

test('a load goes through its states, keeps a log of them, and ends with its receipt', async () => {
  const { jobs } = jobsWith(good)
  const states: string[] = []
  jobs.onChange((job) => {
    if (states.at(-1) !== job.state) states.push(job.state)
  })
  const { id } = jobs.start(request)
  expect(await jobs.settled(id)).toMatchObject({ state: 'done', rowsLoaded: 7, error: null, attempt: 1 })
  expect(states).toEqual(['planned', 'publishing', 'running', 'verifying', 'done'])
  const whole = jobs.get(id)
  expect(whole.events.map((event) => event.state)).toEqual(['planned', 'publishing', 'running', 'verifying', 'done'])
  expect(whole.attempts).toMatchObject([{ number: 1, state: 'done', error: null }])
  expect(whole.receipt?.ledger.loaded).toBe(7)
})

test('a failed load keeps its error, and a retry is a second attempt of the same job with the same inputs', async () => {
  let tries = 0
  const { jobs } = jobsWith(async (...all) => {
    tries += 1
    if (tries > 1) return good(...all)
    all[2].state('publishing', '')
    throw new AppError('load.disk-full', { path: '/data' })
  })
  const { id } = jobs.start(request)
  expect(await jobs.settled(id)).toMatchObject({ state: 'failed', error: { code: 'load.disk-full' }, rowsLoaded: null })
  jobs.retry(id)
  expect(await jobs.settled(id)).toMatchObject({ state: 'done', attempt: 2, error: null })
  expect(jobs.get(id).attempts).toMatchObject([
    { number: 1, state: 'failed', error: { code: 'load.disk-full' } },
    { number: 2, state: 'done', error: null }
  ])
  expect(() => jobs.retry(id)).toThrow(expect.objectContaining({ code: 'jobs.not-retryable' }))
})

test('an error nobody translated is reported with the reference that the person sees, and shows no raw text', async () => {
  const { jobs, reported } = jobsWith(async () => {
    throw new TypeError('x is not a function')
  })
  const { id } = jobs.start(request)
  const { error } = await jobs.settled(id)
  expect(error?.code).toBe('internal')
  expect(error?.message).not.toContain('x is not a function')
  expect(error?.details.reference).toMatch(/^[0-9a-f]{8}$/)
  expect(reported).toHaveLength(1)
})

/** Runs until it is cancelled. */
const endless: RunLoad = (_request, _jobId, steps: LoadSteps, signal) => {
  steps.state('publishing', '')
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new AppError('cancelled')))
  })
}

test('a running load is cancelled: a state, not an error', async () => {
  const { jobs } = jobsWith(endless)
  const { id } = jobs.start(request)
  await expect.poll(() => jobs.status(id).state).toBe('publishing')
  jobs.cancel(id)
  expect(await jobs.settled(id)).toMatchObject({ state: 'cancelled', error: null })
  expect(() => jobs.cancel(id)).toThrow(expect.objectContaining({ code: 'jobs.not-cancellable' }))
})

test('loads run one after the other; a waiting one can be cancelled before it began', async () => {
  const { jobs } = jobsWith(endless)
  const first = jobs.start(request)
  const second = jobs.start(request)
  await expect.poll(() => jobs.status(first.id).state).toBe('publishing')
  expect(jobs.status(second.id).state).toBe('planned')
  expect(jobs.cancel(second.id).state).toBe('cancelled')
  jobs.cancel(first.id)
  await jobs.settled(first.id)
  expect(jobs.get(second.id).events.map((event) => event.state)).toEqual(['planned', 'cancelled'])
})

test('after an end in the middle: not committed is failed and can be tried again, committed is done', async () => {
  const before = jobsWith(endless).jobs
  const lost = before.start(request)
  await expect.poll(() => before.status(lost.id).state).toBe('publishing')
  const committed = 'job_committed'
  const store = jobStore(db)
  store.create(committed, request, 1)
  for (const state of ['publishing', 'running'] as const) {
    const attempt = { number: 1, startedMs: 1, endedMs: null, state, error: null }
    store.move(committed, state, { atMs: 2, state, text: '' }, attempt, null)
  }
  // A second run of the app over the same database; the first one never said good-bye.
  const { jobs } = jobsWith(good, async (job) => (job.id === committed ? receiptOf(committed) : null))
  await jobs.recover()
  expect(jobs.status(lost.id)).toMatchObject({ state: 'failed', error: { code: 'jobs.interrupted' } })
  expect(jobs.status(committed)).toMatchObject({ state: 'done', rowsLoaded: 7 })
  jobs.retry(lost.id)
  expect(await jobs.settled(lost.id)).toMatchObject({ state: 'done', attempt: 2 })
})

test('a full disk: who waits is told, the next load gets its turn, and the next start settles what was cut off', async () => {
  let isFull = false
  const whole = jobStore(db)
  const unlessFull = <Args extends unknown[]>(write: (...args: Args) => void) => {
    return (...args: Args) => {
      if (isFull) throw new AppError('load.disk-full', { path: '/data' })
      write(...args)
    }
  }
  const store = { ...whole, move: unlessFull(whole.move), setReceipt: unlessFull(whole.setReceipt) }
  let fills = true
  const { jobs } = jobsWith(
    (...all) => {
      isFull = fills
      return good(...all)
    },
    async () => null,
    store
  )
  const { id } = jobs.start(request)
  expect(await jobs.settled(id)).toMatchObject({ state: 'failed', error: { code: 'load.disk-full' } })
  expect(jobs.status(id).state).toBe('failed')
  expect(jobs.list({ ...everyJob, offset: 0, limit: 10 }).jobs[0]?.state).toBe('failed')
  // What could not be written is not there: the next start would find the job under way.
  expect(whole.get(id)?.state).toBe('planned')
  const next = jobsWith(good).jobs
  await next.recover()
  expect(next.status(id)).toMatchObject({ state: 'failed', error: { code: 'jobs.interrupted' } })
  isFull = false
  fills = false
  const second = jobs.start(request)
  expect(await jobs.settled(second.id)).toMatchObject({ state: 'done' })
  jobs.retry(id)
  expect(await jobs.settled(id)).toMatchObject({ state: 'done', attempt: 2 })
})

test('rows that are in the warehouse but not in the books are no failure: nobody loads them twice', async () => {
  const whole = jobStore(db)
  const { jobs } = jobsWith(
    async (...all) => {
      all[2].state('publishing', '')
      all[2].state('running', '')
      all[2].pendingReceipt(receiptOf(all[1]))
      throw new AppError('load.unrecorded', { dataset: 'sales', reason: 'The disk is full.' })
    },
    async () => null,
    whole
  )
  const { id } = jobs.start(request)
  expect(await jobs.settled(id)).toMatchObject({ state: 'needs-attention', error: { code: 'load.unrecorded' } })
  expect(() => jobs.retry(id)).toThrow(expect.objectContaining({ code: 'jobs.not-retryable' }))
  expect(whole.get(id)?.state).toBe('running')
  const next = jobsWith(good, async (job) => job.receipt).jobs
  await next.recover()
  expect(next.status(id)).toMatchObject({ state: 'done', rowsLoaded: 7 })
})

test('the feed begins with a snapshot and goes on with changes', async () => {
  const { jobs } = jobsWith(good)
  const earlier = jobs.start(request)
  await jobs.settled(earlier.id)
  const feed = jobs.feed()
  const snapshot = await feed.next()
  expect(snapshot.value).toMatchObject({ kind: 'snapshot', jobs: [{ id: earlier.id, state: 'done' }] })
  const later = jobs.start(request)
  const seen: Job[] = []
  for await (const message of feed) {
    if (message.kind === 'changed') seen.push(message.job)
    if (seen.at(-1)?.state === 'done') break
  }
  expect(seen.every((job) => job.id === later.id)).toBe(true)
})

test('search finds by dataset, file name and id', async () => {
  const { jobs } = jobsWith(good)
  const { id } = jobs.start(request)
  await jobs.settled(id)
  const found = (search: string) => jobs.list({ ...everyJob, search, offset: 0, limit: 10 }).total
  expect([found('MARCH'), found('sales'), found(id), found('april')]).toEqual([1, 1, 1, 0])
})

test('search finds every word in names, id and error, in any order and case, and errors by code', async () => {
  const { jobs } = jobsWith(async (...all) => {
    if (all[0].dataset !== 'Umsätze') return good(...all)
    all[2].state('publishing', '')
    throw new AppError('load.disk-full', { path: '/data' })
  })
  const bad = jobs.start({ ...request, dataset: 'Umsätze' })
  await jobs.settled(bad.id)
  await jobs.settled(jobs.start(request).id)
  const found = (search: string, codes: string[] = []) =>
    jobs.list({ ...everyJob, search, codes, offset: 0, limit: 10 }).jobs.map((job) => job.dataset)
  expect(found('UMSÄTZE march')).toEqual(['Umsätze'])
  expect(found('csv march')).toEqual(['sales', 'Umsätze'])
  expect(found('march zebra')).toEqual([])
  expect(found('load.disk-full')).toEqual(['Umsätze'])
  expect(found(new AppError('load.disk-full', { path: '/data' }).message)).toEqual(['Umsätze'])
  expect(found('Platte', ['load.disk-full'])).toEqual(['Umsätze'])
  expect(found('100%')).toEqual([])
  expect(found('cs v')).toEqual(['sales', 'Umsätze'])
  expect(found('"')).toEqual([])
  expect(found('*march" OR "x')).toEqual([])
})

test('filters by state, dataset, place and time; places have the name of their connection', async () => {
  const { jobs } = jobsWith(async (...all) => {
    if (all[0].destination !== undefined) throw new AppError('druid.service-down', { service: 'router' })
    return good(...all)
  })
  const form = defaultForm({
    dataSource: 'sales',
    columns: [{ name: 'day', type: { kind: 'date' } }],
    mode: 'replace-months',
    method: 'native',
    money: 'cents',
    missingTime: null
  })
  const settled = async (change: Partial<LoadRequest>) => jobs.settled(jobs.start({ ...request, ...change }).id)
  const here = await settled({})
  const other = await settled({ dataset: 'returns' })
  const there = await settled({ destination: { connectionId: 'con_1', form } })
  const gone = await settled({ destination: { connectionId: 'con_2', form } })
  const ids = (filter: object) => jobs.list({ ...everyJob, ...filter, offset: 0, limit: 10 }).jobs.map(({ id }) => id)
  expect(ids({ state: 'failed' })).toEqual([gone.id, there.id])
  expect(ids({ dataset: 'returns' })).toEqual([other.id])
  expect(ids({ place: 'local' })).toEqual([other.id, here.id])
  expect(ids({ place: 'con_1' })).toEqual([there.id])
  expect(ids({ fromMs: other.createdMs, toMs: there.createdMs })).toEqual([other.id])
  expect(jobs.list({ ...everyJob, offset: 1, limit: 2 })).toMatchObject({ total: 4, jobs: [{}, {}] })
  expect(jobs.choices()).toEqual({
    datasets: [
      { name: 'returns', jobs: 1 },
      { name: 'sales', jobs: 3 }
    ],
    places: [
      { place: 'local', name: null, jobs: 2 },
      { place: 'con_1', name: 'Test cluster', jobs: 1 },
      { place: 'con_2', name: null, jobs: 1 }
    ]
  })
  expect(jobs.summary({ ...everyJob, dataset: 'sales' })).toMatchObject({
    jobs: 3,
    done: 1,
    failed: 2,
    successRate: 1 / 3
  })
})

test('another attempt begins without the receipt of the one before, which keeps it', async () => {
  let tries = 0
  const { jobs } = jobsWith(async (_request, jobId, steps) => {
    tries += 1
    steps.state('publishing', '')
    if (tries === 2) throw new AppError('load.disk-full', { path: '/data' })
    steps.pendingReceipt(receiptOf(jobId))
    if (tries === 1) throw new AppError('load.parity', { dataset: 'sales' })
    steps.state('running', '')
    steps.state('verifying', '')
    return receiptOf(jobId)
  })
  const { id } = jobs.start(request)
  await jobs.settled(id)
  expect(jobs.get(id).receipt?.ledger.loaded).toBe(7)
  jobs.retry(id)
  await jobs.settled(id)
  expect(jobs.get(id)).toMatchObject({ receipt: null, attempts: [{ receipt: { ledger: { loaded: 7 } } }, {}] })
  expect(jobs.get(id).attempts[1]?.receipt).toBeUndefined()
  jobs.retry(id)
  expect(await jobs.settled(id)).toMatchObject({ state: 'done', attempt: 3, tookMs: expect.any(Number) })
})

const laterTables =
  'DROP TABLE alert_event; DROP TABLE alert; DROP TABLE filter_set; DROP TABLE target; DROP TABLE slow_query; DROP TABLE board; DROP TABLE statement_asked; DROP TABLE statement_saved'

test('a workspace of the version before gets the facts of its jobs', async () => {
  const { jobs } = jobsWith(good)
  await jobs.settled(jobs.start(request).id)
  const facts = db.prepare('SELECT * FROM job_fact').all()
  const text = db.prepare("SELECT rowid FROM job_text WHERE job_text MATCH 'march'").all()
  expect(text).toHaveLength(1)
  db.exec(`${laterTables}; DROP TABLE bucket_load; DROP TABLE job_queue; DROP TABLE job_text; DROP TABLE job_fact;
    ALTER TABLE attempt DROP COLUMN receipt; PRAGMA user_version = 7`)
  db.close()
  db = openDatabase(join(dir, 'app.db'))
  expect(db.prepare('SELECT * FROM job_fact').all()).toEqual(facts)
  expect(db.prepare("SELECT rowid FROM job_text WHERE job_text MATCH 'march'").all()).toEqual(text)
})

test('a workspace of the version before knows what its loads have put into a bucket', async () => {
  const form = defaultForm({
    dataSource: 'sales_there',
    columns: [{ name: 'day', type: { kind: 'date' } }],
    mode: 'replace-months',
    method: 'native',
    money: 'cents',
    missingTime: null
  })
  const { jobs } = jobsWith(good)
  const there = jobs.start({ ...request, destination: { connectionId: 'con_1', form } }).id
  await jobs.settled(there)
  await jobs.settled(jobs.start(request).id)
  const objects = [{ key: 'processed/sales/x/data-0001.ndjson.gz', hash: 'h1' }]
  jobStore(db).setCheckpoint(there, {
    totals: [{ month: '2024-01' }, { month: null }],
    files: objects.map((object) => ({ ...object, rows: 1, uploaded: true })),
    manifestKey: 'processed/sales/x/manifest.json'
  })
  db.exec(`${laterTables}; DROP TABLE bucket_load; DROP TABLE job_queue; PRAGMA user_version = 8`)
  db.close()
  db = openDatabase(join(dir, 'app.db'))
  expect(bucketStore(db).done('con_1')).toEqual([
    expect.objectContaining({
      jobId: there,
      dataset: 'sales',
      dataSource: 'sales_there',
      mode: 'replace-months',
      isEdited: false,
      months: ['2024-01', null],
      objects,
      manifest: { key: 'processed/sales/x/manifest.json', hash: null },
      originals: [],
      provedMs: expect.any(Number),
      fate: null
    })
  ])
})

/** Each ends when it is told to. */
function heldJobs(store = jobStore(db)) {
  const ends = new Map<string, () => void>()
  const begun: string[] = []
  const run: RunLoad = async (own, jobId, steps, signal) => {
    begun.push(own.dataset)
    steps.state('publishing', '')
    await new Promise<void>((resolve, reject) => {
      ends.set(own.dataset, resolve)
      signal.addEventListener('abort', () => reject(new AppError('cancelled')), { once: true })
    })
    steps.state('running', '')
    steps.state('verifying', '')
    return receiptOf(jobId)
  }
  const { jobs } = jobsWith(run, async () => null, store)
  const start = (dataset: string) => jobs.start({ ...request, dataset }).id
  const end = async (dataset: string) => {
    await expect.poll(() => ends.has(dataset)).toBe(true)
    ends.get(dataset)?.()
  }
  return { jobs, begun, start, end }
}

test('what waits says its place, and who is put to the front is next, also after a restart', async () => {
  const first = heldJobs()
  const [, b, c, d] = ['a', 'b', 'c', 'd'].map(first.start)
  if (!b || !c || !d) throw new Error('not started')
  await expect.poll(() => first.begun).toEqual(['a'])
  const places = (jobs: typeof first.jobs) => [b, c, d].map((id) => jobs.status(id).queuePlace)
  expect(places(first.jobs)).toEqual([1, 2, 3])
  const told: (readonly [string, number | null])[] = []
  first.jobs.onChange(({ dataset, queuePlace }) => told.push([dataset, queuePlace]))
  expect(first.jobs.runNext(d).queuePlace).toBe(1)
  expect(places(first.jobs)).toEqual([2, 3, 1])
  expect(Object.fromEntries(told)).toEqual({ b: 2, c: 3, d: 1 })
  first.jobs.cancel(c)
  expect(places(first.jobs)).toEqual([2, null, 1])
  expect(first.jobs.list({ ...everyJob, offset: 0, limit: 9 }).jobs.map((job) => job.queuePlace)).toEqual([
    1,
    null,
    2,
    null
  ])
  await first.jobs.close()

  // A command takes nothing out of the queue of the app.
  const command = heldJobs()
  await command.jobs.recover(false)
  expect([command.begun, jobStore(db).queued()]).toEqual([[], [d, b]])

  const second = heldJobs()
  await second.jobs.recover()
  await expect.poll(() => second.begun).toEqual(['d'])
  expect(places(second.jobs)).toEqual([1, null, null])
  await second.end('d')
  await second.end('b')
  expect(await second.jobs.settled(b)).toMatchObject({ state: 'done', queuePlace: null })
  expect([second.begun, jobStore(db).queued()]).toEqual([['d', 'b'], []])
})

test('a load does not overtake an earlier one of its dataset, and what runs is not put to the front', async () => {
  const { jobs, start, begun, end } = heldJobs()
  const a = start('a')
  const [b, x1, x2] = [start('b'), start('x'), start('x')]
  await expect.poll(() => begun).toEqual(['a'])
  expect(jobs.runNext(x2).queuePlace).toBe(2)
  expect([x1, x2, b].map((id) => jobs.status(id).queuePlace)).toEqual([1, 2, 3])
  expect(() => jobs.runNext(a)).toThrow(
    expect.objectContaining({ code: 'jobs.not-waiting', details: { jobId: a, state: 'publishing' } })
  )
  await end('a')
  await expect.poll(() => begun).toEqual(['a', 'x'])
  await jobs.close()
})

test('an unknown job is refused', () => {
  const { jobs } = jobsWith(good)
  expect(() => jobs.get('job_x')).toThrow(expect.objectContaining({ code: 'jobs.unknown' }))
})
