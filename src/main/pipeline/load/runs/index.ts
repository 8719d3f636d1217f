/**
 * Several files into one dataset, one load after the other. Runs live here and in the store, not in a window: a reload, or a
 * second window, changes nothing about them, and the next start of the app finds what waited.
 *
 * No file counts twice: the id of a job is in the store before the job is, so what became of it can always be asked; one
 * file goes into one dataset once at a time; and a start that is asked for again under its id answers with what it began.
 */
import type { Job } from '../../../../shared/domain/job'
import {
  isRunOver,
  isStopped,
  type LoadRun,
  modeOf,
  type RunItem,
  type RunOrder
} from '../../../../shared/domain/load-run'
import { AppError, isCancelled } from '../../../../shared/errors'
import { onlyMonthsError } from '../only-months'
import { runBook } from './book'
import type { RunPorts, RunStart, Runs } from './ports'

export type { RunPorts, Runs } from './ports'

export function loadRuns(ports: RunPorts): Runs {
  const book = runBook(ports.store, ports.report)
  const { find, get, set } = book
  const starting = new Map<string, Promise<LoadRun>>()
  /** Which files are about to be on their way where. */
  const going = new Set<string>()
  const underWay = new Map<string, AbortController>()
  let closing = false

  function fail(runId: string, index: number, error: unknown) {
    if (isCancelled(error)) return set(runId, index, { state: 'cancelled', error: null })
    if (!(error instanceof AppError)) ports.report(error, runId)
    const app = error instanceof AppError ? error : new AppError('internal', { reference: runId }, { cause: error })
    return set(runId, index, { state: 'failed', error: app.toShape() })
  }

  /** A job as it is; null where it never began. */
  function jobOf(jobId: string | null): Job | null {
    try {
      return jobId === null ? null : ports.status(jobId)
    } catch (error) {
      if (error instanceof AppError && error.code === 'jobs.unknown') return null
      throw error
    }
  }

  /** Begins the load of an item; gives the id of the job. */
  async function started(run: LoadRun, index: number, signal: AbortSignal): Promise<string> {
    const item = run.items[index]
    let { sourceId } = run
    if (item && item.path !== null) {
      set(run.id, index, { state: 'checking', jobId: null, error: null })
      sourceId = await ports.open(item.path, item.override)
      signal.throwIfAborted()
      // The gate needs the file's own score.
      await ports.check(sourceId, [...run.order.chosen])
      signal.throwIfAborted()
    }
    const request = await ports.request(sourceId, { ...run.order, mode: modeOf(run.order.mode, index) })
    signal.throwIfAborted()
    const jobId = ports.newJobId()
    // Written before the job is: should the app end in between, the job is asked for and is not there.
    book.write(book.changed(run.id, index, { state: 'running', jobId, error: null }))
    try {
      ports.begin(request, jobId)
    } catch (error) {
      set(run.id, index, { jobId: null })
      throw error
    }
    return jobId
  }

  /** Whether the job came to a good end. */
  async function followed(runId: string, index: number, jobId: string): Promise<boolean> {
    const { state, error } = await ports.settled(jobId)
    const isDone = state === 'done'
    set(runId, index, { state: isDone || state === 'cancelled' ? state : 'failed', error })
    return isDone
  }

  /** Carries a run on from an item; `jobId`: its load is under way, or was. */
  async function carryOn(runId: string, from: number, jobId: string | null = null): Promise<void> {
    const abort = new AbortController()
    underWay.set(runId, abort)
    let index = from
    try {
      for (; index < get(runId).items.length; index++) {
        const isBegun = index === from && jobId !== null
        const job = isBegun ? jobId : await untilStopped(started(get(runId), index, abort.signal), abort.signal)
        if (!(await followed(runId, index, job))) break
        if (closing) break
      }
    } catch (error) {
      // The store may be closed by now; the next start asks the job.
      if (!closing) fail(runId, index, error)
    } finally {
      underWay.delete(runId)
    }
  }

  /** Begins the first load of a run, when nothing speaks against it. */
  async function begun({ runId, sourceId, name, order, waiting }: RunStart): Promise<LoadRun> {
    if (waiting.length > 0 && order.destination?.onlyMonths !== undefined) throw onlyMonthsError('run')
    await ports.allowLookups(order.recipe)
    const behind = new Map<string, RunItem>()
    for (const file of waiting) {
      const path = await ports.allow(file.path)
      // Named twice, a file is still one; tables of one archive share its path.
      const key = JSON.stringify([path, file.override ?? {}])
      behind.set(key, { ...file, path, jobId: null, state: 'waiting', error: null })
    }
    const request = await ports.request(sourceId, order)
    const jobId = ports.newJobId()
    const first: RunItem = { name, path: null, jobId, state: 'running', error: null }
    const items = [first, ...behind.values()]
    const run: LoadRun = { id: runId, sourceId, order, items, createdMs: ports.nowMs() }
    book.write(run)
    try {
      ports.begin(request, jobId)
    } catch (error) {
      book.remove(runId)
      throw error
    }
    void carryOn(runId, 0, jobId)
    return run
  }

  /** One file into one dataset once at a time, whatever the window. */
  async function startOnce(asked: RunStart): Promise<LoadRun> {
    const key = wayOf(asked.sourceId, asked.order)
    const isGoing = (run: LoadRun) => underWay.has(run.id) && wayOf(run.sourceId, run.order) === key
    const { dataset } = asked.order
    if (going.has(key) || book.all().some(isGoing))
      throw new AppError('load.run-under-way', { name: asked.name, dataset })
    going.add(key)
    try {
      return await begun(asked)
    } finally {
      going.delete(key)
    }
  }

  /** The job that goes on for a file that stopped; null: everything about the file is done again. */
  function again({ jobId, path, error }: RunItem): string | null {
    const job = jobOf(jobId)
    if (!job) return null
    // Tried again in Jobs meanwhile.
    if (!isJobStopped(job)) return job.id
    // A job reads the file as it was when it was opened, which it is not any more.
    if (path !== null && (error?.code === 'open.changed' || error?.code === 'open.vanished')) return null
    return ports.retry(job.id).id
  }

  // Who tries a load again in Jobs goes on with what waits behind it.
  const stopHearing = ports.onJob((job) => {
    if (job.state !== 'planned') return
    for (const run of book.all()) {
      const index = run.items.findIndex((item) => item.jobId === job.id && isStopped(item))
      if (index < 0 || underWay.has(run.id)) continue
      set(run.id, index, { state: 'running', error: null })
      void carryOn(run.id, index, job.id)
    }
  })

  return {
    get,
    list: () => book.all().filter((run) => !run.items.every(({ state }) => state === 'done')),
    async start(asked) {
      const before = starting.get(asked.runId) ?? find(asked.runId)
      if (before) return before
      const run = startOnce(asked)
      starting.set(asked.runId, run)
      return run.finally(() => starting.delete(asked.runId))
    },
    async *watch(runId, signal) {
      // A window that was loaded anew asks before the first load has begun.
      await starting.get(runId)?.catch(() => undefined)
      yield* book.watch(runId, signal)
    },
    retry(runId) {
      const run = get(runId)
      const index = run.items.findIndex(isStopped)
      const item = run.items[index]
      if (!item || underWay.has(runId)) return run
      // What the jobs tell about the retry is not another one.
      underWay.set(runId, new AbortController())
      try {
        const jobId = again(item)
        const now = set(runId, index, { state: jobId === null ? 'waiting' : 'running', jobId, error: null })
        void carryOn(runId, index, jobId)
        return now
      } catch (error) {
        underWay.delete(runId)
        throw error
      }
    },
    cancel(runId) {
      const run = get(runId)
      const item = run.items.find(({ state }) => state === 'running')
      if (item?.jobId) ports.cancel(item.jobId)
      else underWay.get(runId)?.abort(new AppError('cancelled'))
      return run
    },
    forget(runId) {
      const run = get(runId)
      const name = run.items.find(({ state }) => state !== 'done')?.name ?? ''
      if (underWay.has(runId) && !isRunOver(run))
        throw new AppError('load.run-under-way', { name, dataset: run.order.dataset })
      book.remove(runId)
    },
    recover() {
      for (const run of book.all()) {
        const index = run.items.findIndex(({ state }) => state !== 'done')
        const item = run.items[index]
        if (!item) {
          book.remove(run.id)
          continue
        }
        const job = jobOf(item.jobId)
        // The jobs were settled before: a load that had reached the warehouse is done, whatever was known here.
        if (job && (job.state === 'done' || !isRunOver(run))) void carryOn(run.id, index, job.id)
        else if (isRunOver(run)) continue
        else if (item.state === 'waiting') void carryOn(run.id, index)
        // Nothing of it was loaded. It may be why the app broke off, so it does not begin again by itself.
        else set(run.id, index, { state: 'failed', jobId: null, error: new AppError('jobs.interrupted').toShape() })
      }
    },
    close() {
      closing = true
      stopHearing()
      for (const [runId, abort] of underWay) {
        abort.abort(new AppError('cancelled'))
        const index = find(runId)?.items.findIndex(({ state }) => state === 'checking') ?? -1
        if (index >= 0) set(runId, index, { state: 'waiting' })
      }
    }
  }
}

/** Names of datasets are compared without case, as the warehouse does. */
const wayOf = (sourceId: string, { dataset }: RunOrder) => JSON.stringify([sourceId, dataset.toLowerCase()])

const isJobStopped = ({ state }: Job) => state === 'failed' || state === 'cancelled' || state === 'needs-attention'

/** The work's end, or the stop at once: work that can't be interrupted ends with nobody waiting for it. */
async function untilStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const stop = Promise.withResolvers<never>()
  const onAbort = () => stop.reject(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([work, stop.promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
