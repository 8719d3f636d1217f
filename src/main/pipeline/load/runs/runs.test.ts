import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CheckReport } from '../../../../shared/domain/check-report'
import { defaultForm } from '../../../../shared/domain/druid/default-form'
import { isSettled, type Job, type LoadRequest } from '../../../../shared/domain/job'
import type { RunOrder, WaitingFile } from '../../../../shared/domain/load-run'
import { AppError } from '../../../../shared/errors'
import { type Db, openDatabase } from '../../../adapters/sqlite/database'
import { runStore } from '../../../adapters/sqlite/run-store'
import type { RunStore } from '../../ports'
import { loadRuns, type RunPorts } from '.'

let dir = ''
let db: Db
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'runs-'))
  db = openDatabase(join(dir, 'app.db'))
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true })
})

const order: RunOrder = {
  recipe: { version: 1, readings: [], steps: [], roles: {} },
  chosen: [],
  dataset: 'sales',
  mode: 'replace-all',
  belowGateReason: null
}
const files = ['b.csv', 'c.csv'].map((name) => ({ path: `/in/${name}`, name }))
const parity = new AppError('load.parity', { difference: 'rows' })
const ended = (id: string, state: Job['state'], error = parity): Job => ({
  id,
  kind: 'load',
  state,
  dataset: 'sales',
  connectionId: null,
  sourceName: '',
  createdMs: 1,
  updatedMs: 1,
  attempt: 1,
  queuePlace: null,
  progress: null,
  leftS: null,
  rowsPerS: null,
  rowsLoaded: null,
  tookMs: null,
  quality: null,
  error: state === 'failed' ? error.toShape() : null
})

const recipeOf = (sourceId: string, { mode }: RunOrder) => ({ source: { id: sourceId }, mode }) as LoadRequest

/** Jobs as the app knows them over its ends: they end as they are told to. */
function jobsOfAll() {
  const known = new Map<string, Job>()
  const begun: [string, string][] = []
  const listeners = new Set<(job: Job) => void>()
  const move = (jobId: string, state: Job['state'], error?: AppError): Job => {
    const job = ended(jobId, state, error)
    known.set(jobId, job)
    for (const listener of [...listeners]) listener(job)
    return job
  }
  const status = (jobId: string): Job => {
    const job = known.get(jobId)
    if (!job) throw new AppError('jobs.unknown', { jobId })
    return job
  }
  const retry = (jobId: string): Job => {
    if (!isSettled(status(jobId).state)) throw new AppError('jobs.not-retryable', { jobId })
    begun.push([jobId, 'again'])
    return move(jobId, 'planned')
  }
  const onJob = (listener: (job: Job) => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const ports = {
    newJobId: () => `job ${known.size + 1}`,
    begin(request: LoadRequest, jobId: string): Job {
      begun.push([request.source.id, request.mode])
      return move(jobId, 'planned')
    },
    status,
    retry,
    cancel: (jobId: string) => move(jobId, 'cancelled'),
    onJob,
    async settled(jobId: string): Promise<Job> {
      const now = status(jobId)
      if (isSettled(now.state)) return now
      const { promise, resolve } = Promise.withResolvers<Job>()
      const stop = onJob((job) => {
        if (job.id !== jobId || !isSettled(job.state)) return
        stop()
        resolve(job)
      })
      return promise
    }
  }
  return { ports, begun, end: move }
}

/** One life of the app. */
function runsWith(parts: Partial<RunPorts> = {}, jobs = jobsOfAll()) {
  const runs = loadRuns({
    store: runStore(db),
    allow: async (path) => path,
    allowLookups: async () => undefined,
    open: async (path) => `source of ${path}`,
    check: async () => ({}) as CheckReport,
    request: async (sourceId, asked) => recipeOf(sourceId, asked),
    ...jobs.ports,
    nowMs: () => 1,
    report: () => undefined,
    ...parts
  })
  const states = () => runs.get('run').items.map(({ state }) => state)
  const start = (waiting: readonly WaitingFile[] = files, runId = 'run') =>
    runs.start({ runId, sourceId: 'source of a', name: 'a.csv', order, waiting })
  return { runs, start, begun: jobs.begun, end: jobs.end, states }
}

test('files follow each other; those behind the first add to what it left', async () => {
  const { runs, start, begun, end, states } = runsWith()
  await start()
  expect(states()).toEqual(['running', 'waiting', 'waiting'])
  end('job 1', 'done')
  await expect.poll(states).toEqual(['done', 'running', 'waiting'])
  end('job 2', 'done')
  await expect.poll(states).toEqual(['done', 'done', 'running'])
  end('job 3', 'done')
  await expect.poll(states).toEqual(['done', 'done', 'done'])
  expect(begun).toEqual([
    ['source of a', 'replace-all'],
    ['source of /in/b.csv', 'append'],
    ['source of /in/c.csv', 'append']
  ])
  expect(runs.list()).toEqual([])
})

test('a failure stops the run; tried again, it goes on where it was', async () => {
  const { runs, start, begun, end, states } = runsWith()
  await start()
  end('job 1', 'done')
  await expect.poll(states).toEqual(['done', 'running', 'waiting'])
  end('job 2', 'failed')
  await expect.poll(states).toEqual(['done', 'failed', 'waiting'])
  expect(runs.get('run').items[1]?.error?.code).toBe('load.parity')
  runs.retry('run')
  expect(begun.at(-1)).toEqual(['job 2', 'again'])
  end('job 2', 'done')
  await expect.poll(states).toEqual(['done', 'done', 'running'])
})

test('a file that can not be opened fails before any load of it, and is opened again', async () => {
  let isThere = false
  const { runs, start, end, states } = runsWith({
    open: async (path) => {
      if (!isThere) throw new AppError('open.vanished', { path })
      return path
    }
  })
  await start()
  end('job 1', 'done')
  await expect.poll(states).toEqual(['done', 'failed', 'waiting'])
  expect(runs.get('run').items[1]).toMatchObject({ jobId: null, error: { code: 'open.vanished' } })
  isThere = true
  runs.retry('run')
  await expect.poll(states).toEqual(['done', 'running', 'waiting'])
})

test('only files that may be read are taken, and stay allowed while they wait', async () => {
  const { runs, start } = runsWith({
    allow: async (path) => {
      if (path.endsWith('c.csv')) throw new AppError('open.outside-roots', { path })
      return `/real${path}`
    }
  })
  await expect(start()).rejects.toMatchObject({ code: 'open.outside-roots' })
  expect(runs.list()).toEqual([])
  await start(files.slice(0, 1))
  expect([runStore(db).knows('/real/in/b.csv'), runStore(db).knows('/in/c.csv')]).toEqual([true, false])
})

test('the next start goes on with what waited, also with what was being checked as the app was closed', async () => {
  const jobs = jobsOfAll()
  const before = runsWith({ check: () => new Promise(() => undefined) }, jobs)
  await before.start()
  jobs.end('job 1', 'done')
  await expect.poll(before.states).toEqual(['done', 'checking', 'waiting'])
  before.runs.close()
  const after = runsWith({}, jobs)
  after.runs.recover()
  await expect.poll(after.states).toEqual(['done', 'running', 'waiting'])
  expect(jobs.begun).toEqual([
    ['source of a', 'replace-all'],
    ['source of /in/b.csv', 'append']
  ])
})

test('what was being checked as the app broke off waits for a person', async () => {
  const jobs = jobsOfAll()
  const before = runsWith({ check: () => new Promise(() => undefined) }, jobs)
  await before.start()
  jobs.end('job 1', 'done')
  await expect.poll(before.states).toEqual(['done', 'checking', 'waiting'])
  const after = runsWith({}, jobs)
  after.runs.recover()
  expect(after.states()).toEqual(['done', 'failed', 'waiting'])
  expect(after.runs.get('run').items[1]?.error?.code).toBe('jobs.interrupted')
  after.runs.retry('run')
  await expect.poll(after.states).toEqual(['done', 'running', 'waiting'])
})

test('broken off between the end of a job and what is written of it: the job is believed, nothing is loaded again', async () => {
  const jobs = jobsOfAll()
  // The first life never hears how its job ended.
  await runsWith({ settled: () => new Promise(() => undefined) }, jobs).start()
  jobs.end('job 1', 'done')
  const after = runsWith({}, jobs)
  after.runs.recover()
  await expect.poll(after.states).toEqual(['done', 'running', 'waiting'])
  expect(jobs.begun.map(([sourceId]) => sourceId)).toEqual(['source of a', 'source of /in/b.csv'])
})

test('broken off before a job was made: nothing was loaded, and a person is asked', async () => {
  const jobs = jobsOfAll()
  const before = runsWith({}, jobs)
  await before.start()
  jobs.end('job 1', 'done')
  await expect.poll(before.states).toEqual(['done', 'running', 'waiting'])
  const run = before.runs.get('run')
  const items = run.items.map((item, at) => (at === 1 ? { ...item, jobId: 'job 9' } : item))
  runStore(db).put({ ...run, items })
  const after = runsWith({}, jobs)
  after.runs.recover()
  expect(after.runs.get('run').items[1]).toMatchObject({ state: 'failed', jobId: null })
})

test('a load that the next start found in the warehouse counts as done, and those behind it follow', async () => {
  const jobs = jobsOfAll()
  const before = runsWith({}, jobs)
  await before.start()
  jobs.end('job 1', 'needs-attention')
  await expect.poll(before.states).toEqual(['failed', 'waiting', 'waiting'])
  jobs.end('job 1', 'done')
  const after = runsWith({}, jobs)
  after.runs.recover()
  await expect.poll(after.states).toEqual(['done', 'running', 'waiting'])
  expect(jobs.begun).toHaveLength(2)
})

test('asked again, a start begins nothing; another window with the same file is refused', async () => {
  const { start, begun, end, states } = runsWith()
  const [first, second] = await Promise.all([start(), start()])
  expect(second).toEqual(first)
  await expect(start(files, 'other')).rejects.toMatchObject({
    code: 'load.run-under-way',
    details: { name: 'a.csv', dataset: 'sales' }
  })
  expect(begun).toHaveLength(1)
  end('job 1', 'failed')
  await expect.poll(states).toEqual(['failed', 'waiting', 'waiting'])
  expect((await start()).items[0]?.state).toBe('failed')
  expect(begun).toHaveLength(1)
})

test('of two windows that start the same file at once, one does', async () => {
  const { start, begun } = runsWith()
  const both = await Promise.allSettled([start(), start(files, 'other')])
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(begun).toHaveLength(1)
})

test('who watches while the first load is being asked for hears of it; a refused one is unknown', async () => {
  const asked = Promise.withResolvers<undefined>()
  const { runs, start } = runsWith({ allowLookups: () => asked.promise })
  const starting = start()
  const heard = runs.watch('run').next()
  asked.resolve(undefined)
  expect((await heard).value?.items[0]?.state).toBe('running')
  await starting
  const refusing = runsWith({ request: () => Promise.reject(new AppError('load.below-gate', { score: 1, gate: 2 })) })
  const refused = refusing.start(files, 'refused')
  const unheard = refusing.runs.watch('refused').next()
  await expect(refused).rejects.toMatchObject({ code: 'load.below-gate' })
  await expect(unheard).rejects.toMatchObject({ code: 'load.unknown-run' })
})

test('two windows try again: the file is loaded once', async () => {
  const { runs, start, begun, end, states } = runsWith()
  await start()
  end('job 1', 'failed')
  await expect.poll(states).toEqual(['failed', 'waiting', 'waiting'])
  runs.retry('run')
  runs.retry('run')
  expect(begun).toEqual([
    ['source of a', 'replace-all'],
    ['job 1', 'again']
  ])
  end('job 1', 'done')
  await expect.poll(states).toEqual(['done', 'running', 'waiting'])
  expect(begun).toHaveLength(3)
})

test('tried again in Jobs, the run goes on; done there before it is tried here, it is not loaded again', async () => {
  const jobs = jobsOfAll()
  const { runs, start, begun, end, states } = runsWith({}, jobs)
  await start()
  end('job 1', 'failed')
  await expect.poll(states).toEqual(['failed', 'waiting', 'waiting'])
  jobs.ports.retry('job 1')
  expect(states()).toEqual(['running', 'waiting', 'waiting'])
  end('job 1', 'failed')
  await expect.poll(states).toEqual(['failed', 'waiting', 'waiting'])
  end('job 1', 'done')
  runs.retry('run')
  await expect.poll(states).toEqual(['done', 'running', 'waiting'])
  expect(begun.map(([what]) => what)).toEqual(['source of a', 'job 1', 'source of /in/b.csv'])
})

test('a waiting file that changed under its load is opened again', async () => {
  const jobs = jobsOfAll()
  const { runs, start, begun, end, states } = runsWith({}, jobs)
  await start()
  end('job 1', 'done')
  await expect.poll(states).toEqual(['done', 'running', 'waiting'])
  end('job 2', 'failed', new AppError('open.changed', { path: '/in/b.csv' }))
  await expect.poll(states).toEqual(['done', 'failed', 'waiting'])
  runs.retry('run')
  await expect.poll(states).toEqual(['done', 'running', 'waiting'])
  expect([begun.at(-1), runs.get('run').items[1]?.jobId]).toEqual([['source of /in/b.csv', 'append'], 'job 3'])
})

test('cancelled while a file is checked, it is not loaded, though the check ends later', async () => {
  const check = Promise.withResolvers<CheckReport>()
  const { runs, start, begun, end, states } = runsWith({ check: () => check.promise })
  await start()
  end('job 1', 'done')
  await expect.poll(states).toEqual(['done', 'checking', 'waiting'])
  runs.cancel('run')
  await expect.poll(states).toEqual(['done', 'cancelled', 'waiting'])
  check.resolve({} as CheckReport)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(states()).toEqual(['done', 'cancelled', 'waiting'])
  expect(begun).toHaveLength(1)
})

test('a disk that takes no change: the load under way ends as it ends, no further one begins', async () => {
  let isFull = false
  const inner = runStore(db)
  const put: RunStore['put'] = (run) => {
    if (isFull) throw new AppError('load.disk-full', { path: '/w' })
    inner.put(run)
  }
  const { runs, start, begun, end, states } = runsWith({ store: { ...inner, put } })
  await start()
  isFull = true
  end('job 1', 'done')
  await expect.poll(states).toEqual(['done', 'failed', 'waiting'])
  expect(runs.list()[0]?.items[1]?.error?.code).toBe('load.disk-full')
  expect(begun).toHaveLength(1)
  isFull = false
  runs.retry('run')
  await expect.poll(states).toEqual(['done', 'running', 'waiting'])
  expect(inner.get('run')?.items.map(({ state }) => state)).toEqual(['done', 'running', 'waiting'])
})

test('a file named twice waits once; two tables of one archive are two', async () => {
  const { start } = runsWith()
  const table = (member: string) => ({ path: '/in/d.zip', name: member, override: { member } })
  const run = await start([...files, ...files, table('x.csv'), table('y.csv')])
  expect(run.items.map(({ name }) => name)).toEqual(['a.csv', 'b.csv', 'c.csv', 'x.csv', 'y.csv'])
})

test('who watches hears every change; a run that is over can be forgotten', async () => {
  const { runs, start, end } = runsWith()
  await start(files.slice(0, 1))
  expect(() => runs.forget('run')).toThrow(expect.objectContaining({ code: 'load.run-under-way' }))
  expect(runs.list()).toHaveLength(1)
  const stop = new AbortController()
  const heard: string[] = []
  const watching = (async () => {
    for await (const run of runs.watch('run', stop.signal)) heard.push(run.items.map(({ state }) => state).join(' '))
  })()
  end('job 1', 'cancelled')
  await expect.poll(() => heard.at(-1)).toBe('cancelled waiting')
  expect(heard[0]).toBe('running waiting')
  // Another window drops it: this one hears of it.
  const gone = expect(watching).rejects.toMatchObject({ code: 'load.unknown-run' })
  runs.forget('run')
  await gone
  stop.abort()
  expect(() => runs.get('run')).toThrow(expect.objectContaining({ code: 'load.unknown-run' }))
  expect(runStore(db).knows('/in/b.csv')).toBe(false)
})

test('some months only are of one file: with others behind it nothing begins', async () => {
  const { runs, begun } = runsWith()
  const wishes = { dataSource: 'sales', columns: [], mode: 'replace-months', method: 'sql', money: 'cents' } as const
  const form = defaultForm({ ...wishes, missingTime: null })
  const destination = { connectionId: 'c', form, onlyMonths: ['2024-02'] }
  const asked = { runId: 'run', sourceId: 'source of a', name: 'a.csv', order: { ...order, destination } }
  await expect(runs.start({ ...asked, waiting: files })).rejects.toMatchObject({
    code: 'load.only-months',
    details: { reasonCode: 'run' }
  })
  expect(begun).toEqual([])
  expect((await runs.start({ ...asked, waiting: [] })).items).toHaveLength(1)
})
