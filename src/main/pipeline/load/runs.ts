/**
 * Several files into one dataset, one load after the other. Runs live here and in the store, not in a window: a reload, or a
 * second window, changes nothing about them, and the next start of the app finds what waited.
 */
import type { CheckReport } from '../../../shared/domain/check-report'
import type { Reading } from '../../../shared/domain/column-type'
import type { DialectOverride } from '../../../shared/domain/dialect'
import type { Job } from '../../../shared/domain/job'
import {
  isRunOver,
  type LoadRun,
  modeOf,
  type RunItem,
  type RunOrder,
  type WaitingFile
} from '../../../shared/domain/load-run'
import { AppError, isCancelled } from '../../../shared/errors'
import type { RunStore } from '../ports'

export interface RunPorts {
  readonly store: RunStore
  /** The real path when it may be read. */
  readonly allow: (path: string) => Promise<string>
  /** Opens a file; gives the id of its source. */
  readonly open: (path: string, override: DialectOverride | undefined) => Promise<string>
  readonly check: (sourceId: string, chosen: Reading[]) => Promise<CheckReport>
  /** Starts one load. */
  readonly start: (sourceId: string, order: RunOrder) => Promise<Job>
  readonly retry: (jobId: string) => Job
  readonly cancel: (jobId: string) => Job
  readonly settled: (jobId: string) => Promise<Job>
  readonly newId: () => string
  readonly nowMs: () => number
  /** Told about what can't be written down. */
  readonly report: (error: unknown, reference: string) => void
}

export interface Runs {
  /** @throws AppError `open.outside-roots`, `open.not-found` for a waiting file, and what the first load is refused with */
  start(sourceId: string, name: string, order: RunOrder, waiting: readonly WaitingFile[]): Promise<LoadRun>
  get(runId: string): LoadRun
  /** Runs that are under way or stopped in the middle, newest first. */
  list(): LoadRun[]
  watch(runId: string, signal?: AbortSignal): AsyncGenerator<LoadRun, void, void>
  /** Tries the file that failed again, and those behind it. */
  retry(runId: string): LoadRun
  /** Cancels the load under way; those behind it do not begin. */
  cancel(runId: string): LoadRun
  /** Drops a run that is over, with the files that still waited. */
  forget(runId: string): void
  /** After a start: what is known of the loads that were under way, and on with those that waited. */
  recover(): void
  /** What is under way ends with the app; the store knows where. */
  close(): void
}

export function loadRuns(ports: RunPorts): Runs {
  const { store } = ports
  const underWay = new Set<string>()
  const listeners = new Set<(run: LoadRun) => void>()
  let closing = false

  function get(runId: string): LoadRun {
    const run = store.get(runId)
    if (!run) throw new AppError('load.unknown-run', { runId })
    return run
  }

  function set(runId: string, index: number, change: Partial<RunItem>): LoadRun {
    const run = get(runId)
    const items = run.items.map((item, at) => (at === index ? { ...item, ...change } : item))
    const changed = { ...run, items }
    store.put(changed)
    for (const listener of listeners) listener(changed)
    return changed
  }

  function fail(runId: string, index: number, error: unknown) {
    const app = error instanceof AppError ? error : new AppError('internal', {}, { cause: error })
    if (isCancelled(app)) set(runId, index, { state: 'cancelled', error: null })
    else set(runId, index, { state: 'failed', error: app.toShape() })
  }

  /** The id of a job that loads the item. */
  async function started(run: LoadRun, index: number): Promise<string> {
    const item = run.items[index]
    let { sourceId } = run
    if (item && item.path !== null) {
      set(run.id, index, { state: 'checking', error: null })
      sourceId = await ports.open(item.path, item.override)
      // The gate needs the file's own score.
      await ports.check(sourceId, [...run.order.chosen])
    }
    const { id } = await ports.start(sourceId, { ...run.order, mode: modeOf(run.order.mode, index) })
    set(run.id, index, { state: 'running', jobId: id, error: null })
    return id
  }

  /** Whether the job came to a good end. */
  async function followed(runId: string, index: number, jobId: string): Promise<boolean> {
    const { state, error } = await ports.settled(jobId)
    const isDone = state === 'done'
    set(runId, index, { state: isDone || state === 'cancelled' ? state : 'failed', error })
    return isDone
  }

  /** Carries a run on from an item; `jobId`: its load is under way. */
  async function carryOn(runId: string, from: number, jobId: string | null = null): Promise<void> {
    underWay.add(runId)
    let index = from
    try {
      for (; index < get(runId).items.length; index++) {
        const job = index === from && jobId !== null ? jobId : await started(get(runId), index)
        if (!(await followed(runId, index, job))) break
      }
    } catch (error) {
      if (closing) return
      try {
        // A run that was dropped meanwhile has nobody to tell.
        if (store.get(runId)) fail(runId, index, error)
      } catch (failure) {
        ports.report(failure, runId)
      }
    } finally {
      underWay.delete(runId)
    }
  }

  const waiting = (file: WaitingFile): RunItem => ({ ...file, jobId: null, state: 'waiting', error: null })

  return {
    get,
    list: () => store.list().filter((run) => !run.items.every(({ state }) => state === 'done')),
    async start(sourceId, name, order, files) {
      const behind: RunItem[] = []
      for (const file of files) behind.push(waiting({ ...file, path: await ports.allow(file.path) }))
      const { id: jobId } = await ports.start(sourceId, order)
      const first: RunItem = { name, path: null, jobId, state: 'running', error: null }
      const items = [first, ...behind]
      const run: LoadRun = { id: ports.newId(), sourceId, order, items, createdMs: ports.nowMs() }
      store.put(run)
      void carryOn(run.id, 0, jobId)
      return run
    },
    async *watch(runId, signal) {
      let last: LoadRun | null = get(runId)
      let wake = Promise.withResolvers<void>()
      const listener = (run: LoadRun) => {
        if (run.id !== runId) return
        last = run
        wake.resolve()
      }
      listeners.add(listener)
      signal?.addEventListener('abort', () => wake.resolve(), { once: true })
      try {
        while (signal?.aborted !== true) {
          const run: LoadRun | null = last
          last = null
          if (run) yield run
          else {
            await wake.promise
            wake = Promise.withResolvers<void>()
          }
        }
      } finally {
        listeners.delete(listener)
      }
    },
    retry(runId) {
      const run = get(runId)
      const index = run.items.findIndex(({ state }) => state === 'failed' || state === 'cancelled')
      const item = run.items[index]
      if (!item || underWay.has(runId)) return run
      // Where no load had begun, everything about the file is done again.
      const again = item.jobId === null ? null : ports.retry(item.jobId).id
      const changed = set(runId, index, { state: again === null ? 'waiting' : 'running', error: null })
      void carryOn(runId, index, again)
      return changed
    },
    cancel(runId) {
      const run = get(runId)
      const item = run.items.find(({ state }) => state === 'running')
      if (item?.jobId) ports.cancel(item.jobId)
      return run
    },
    forget(runId) {
      const run = get(runId)
      if (underWay.has(runId) && !isRunOver(run)) return
      store.remove(runId)
    },
    recover() {
      for (const run of store.list()) {
        const index = run.items.findIndex(({ state }) => state !== 'done')
        const item = run.items[index]
        if (!item) store.remove(run.id)
        // Whether its load had begun is not known: a person looks, so that no row counts twice.
        else if (item.state === 'checking') fail(run.id, index, new AppError('jobs.interrupted'))
        else if (!isRunOver(run)) void carryOn(run.id, index, item.state === 'running' ? item.jobId : null)
      }
    },
    close() {
      closing = true
    }
  }
}
