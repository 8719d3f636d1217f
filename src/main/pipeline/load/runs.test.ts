import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CheckReport } from '../../../shared/domain/check-report'
import type { Job } from '../../../shared/domain/job'
import type { RunOrder } from '../../../shared/domain/load-run'
import { AppError } from '../../../shared/errors'
import { type Db, openDatabase } from '../../adapters/sqlite/database'
import { runStore } from '../../adapters/sqlite/run-store'
import { loadRuns, type RunPorts } from './runs'

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
const ended = (id: string, state: Job['state']): Job => ({
  id,
  kind: 'load',
  state,
  dataset: 'sales',
  sourceName: '',
  createdMs: 1,
  updatedMs: 1,
  attempt: 1,
  progress: null,
  leftS: null,
  rowsPerS: null,
  rowsLoaded: null,
  error: state === 'failed' ? new AppError('load.parity', { difference: 'rows' }).toShape() : null
})

/** Jobs that end as they are told to; each is asked for once it is wanted. */
function runsWith(parts: Partial<RunPorts> = {}, tag = 'job') {
  const started: [string, string][] = []
  const ends = new Map<string, PromiseWithResolvers<Job>>()
  const endOf = (jobId: string) => {
    const end = ends.get(jobId) ?? Promise.withResolvers<Job>()
    ends.set(jobId, end)
    return end
  }
  const runs = loadRuns({
    store: runStore(db),
    allow: async (path) => path,
    open: async (path) => `source of ${path}`,
    check: async () => ({}) as CheckReport,
    start: async (sourceId, { mode }) => {
      started.push([sourceId, mode])
      return ended(`${tag} ${started.length}`, 'planned')
    },
    retry: (jobId) => {
      ends.delete(jobId)
      started.push([jobId, 'again'])
      return ended(jobId, 'planned')
    },
    cancel: (jobId) => ended(jobId, 'running'),
    settled: (jobId) => endOf(jobId).promise,
    newId: () => 'run',
    nowMs: () => 1,
    report: () => undefined,
    ...parts
  })
  const end = (jobId: string, state: Job['state']) => endOf(jobId).resolve(ended(jobId, state))
  const states = () => runs.get('run').items.map(({ state }) => state)
  return { runs, started, end, states }
}

test('files follow each other; those behind the first add to what it left', async () => {
  const { runs, started, end, states } = runsWith()
  await runs.start('source of a', 'a.csv', order, files)
  expect(states()).toEqual(['running', 'waiting', 'waiting'])
  end('job 1', 'done')
  await expect.poll(states).toEqual(['done', 'running', 'waiting'])
  end('job 2', 'done')
  await expect.poll(states).toEqual(['done', 'done', 'running'])
  end('job 3', 'done')
  await expect.poll(states).toEqual(['done', 'done', 'done'])
  expect(started).toEqual([
    ['source of a', 'replace-all'],
    ['source of /in/b.csv', 'append'],
    ['source of /in/c.csv', 'append']
  ])
  expect(runs.list()).toEqual([])
})

test('a failure stops the run; tried again, it goes on where it was', async () => {
  const { runs, started, end, states } = runsWith()
  await runs.start('source of a', 'a.csv', order, files)
  end('job 1', 'done')
  await expect.poll(states).toEqual(['done', 'running', 'waiting'])
  end('job 2', 'failed')
  await expect.poll(states).toEqual(['done', 'failed', 'waiting'])
  expect(runs.get('run').items[1]?.error?.code).toBe('load.parity')
  runs.retry('run')
  expect(started.at(-1)).toEqual(['job 2', 'again'])
  end('job 2', 'done')
  await expect.poll(states).toEqual(['done', 'done', 'running'])
})

test('a file that can not be opened fails before any load of it, and is opened again', async () => {
  let isThere = false
  const { runs, end, states } = runsWith({
    open: async (path) => {
      if (!isThere) throw new AppError('open.vanished', { path })
      return path
    }
  })
  await runs.start('source of a', 'a.csv', order, files)
  end('job 1', 'done')
  await expect.poll(states).toEqual(['done', 'failed', 'waiting'])
  expect(runs.get('run').items[1]).toMatchObject({ jobId: null, error: { code: 'open.vanished' } })
  isThere = true
  runs.retry('run')
  await expect.poll(states).toEqual(['done', 'running', 'waiting'])
})

test('only files that may be read are taken, and stay allowed while they wait', async () => {
  const { runs } = runsWith({
    allow: async (path) => {
      if (path.endsWith('c.csv')) throw new AppError('open.outside-roots', { path })
      return `/real${path}`
    }
  })
  await expect(runs.start('a', 'a.csv', order, files)).rejects.toMatchObject({ code: 'open.outside-roots' })
  expect(runs.list()).toEqual([])
  await runs.start('a', 'a.csv', order, files.slice(0, 1))
  expect([runStore(db).knows('/real/in/b.csv'), runStore(db).knows('/in/c.csv')]).toEqual([true, false])
})

test('the next start goes on with what waited, and asks about what may have begun', async () => {
  const before = runsWith({ check: () => new Promise(() => undefined) })
  await before.runs.start('source of a', 'a.csv', order, files)
  before.runs.close()
  // The load of the first file was settled by the jobs themselves.
  const after = runsWith({}, 'later')
  after.end('job 1', 'done')
  after.runs.recover()
  await expect.poll(after.states).toEqual(['done', 'running', 'waiting'])
  expect(after.started).toEqual([['source of /in/b.csv', 'append']])

  runStore(db).remove('run')
  await before.runs.start('source of a', 'a.csv', order, files)
  before.end('job 2', 'done')
  await expect.poll(before.states).toEqual(['done', 'checking', 'waiting'])
  const last = runsWith()
  last.runs.recover()
  expect(last.states()).toEqual(['done', 'failed', 'waiting'])
  expect(last.started).toEqual([])
})

test('who watches hears every change; a run that is over can be forgotten', async () => {
  const { runs, end } = runsWith()
  await runs.start('source of a', 'a.csv', order, files.slice(0, 1))
  runs.forget('run')
  expect(runs.list()).toHaveLength(1)
  const stop = new AbortController()
  const heard: string[] = []
  const watching = (async () => {
    for await (const run of runs.watch('run', stop.signal)) heard.push(run.items.map(({ state }) => state).join(' '))
  })()
  end('job 1', 'cancelled')
  await expect.poll(() => heard.at(-1)).toBe('cancelled waiting')
  expect(heard[0]).toBe('running waiting')
  stop.abort()
  await watching
  runs.forget('run')
  expect(() => runs.get('run')).toThrow(expect.objectContaining({ code: 'load.unknown-run' }))
  expect(runStore(db).knows('/in/b.csv')).toBe(false)
})
