/** The runs as they are now: in the store, told to who watches, and kept in memory where a full disk takes no change. */
import type { LoadRun, RunItem } from '../../../../shared/domain/load-run'
import { AppError } from '../../../../shared/errors'
import type { RunStore } from '../../ports'

export interface RunBook {
  find(runId: string): LoadRun | null
  /** @throws AppError `load.unknown-run` */
  get(runId: string): LoadRun
  /** Newest first. */
  all(): LoadRun[]
  /** The run with a changed item; writes nothing. */
  changed(runId: string, index: number, change: Partial<RunItem>): LoadRun
  /** @throws AppError when it can't be written */
  write(run: LoadRun): void
  /** Changes an item. What can't be written counts until the app ends: no load that is under way is stopped by it. */
  set(runId: string, index: number, change: Partial<RunItem>): LoadRun
  remove(runId: string): void
  /** The run as it is, then every change. @throws AppError `load.unknown-run`, also once it is removed */
  watch(runId: string, signal?: AbortSignal): AsyncGenerator<LoadRun, void, void>
}

/** @param report told about what can't be written down */
export function runBook(store: RunStore, report: (error: unknown, reference: string) => void): RunBook {
  const unwritten = new Map<string, LoadRun>()
  const listeners = new Set<(runId: string) => void>()

  const find = (runId: string): LoadRun | null => unwritten.get(runId) ?? store.get(runId)

  function get(runId: string): LoadRun {
    const run = find(runId)
    if (!run) throw new AppError('load.unknown-run', { runId })
    return run
  }

  function tell(runId: string) {
    for (const listener of [...listeners]) listener(runId)
  }

  function changed(runId: string, index: number, change: Partial<RunItem>): LoadRun {
    const run = get(runId)
    return { ...run, items: run.items.map((item, at) => (at === index ? { ...item, ...change } : item)) }
  }

  function write(run: LoadRun) {
    store.put(run)
    unwritten.delete(run.id)
    tell(run.id)
  }

  return {
    find,
    get,
    all: () => store.list().map((run) => unwritten.get(run.id) ?? run),
    changed,
    write,
    set(runId, index, change) {
      const run = changed(runId, index, change)
      try {
        write(run)
      } catch (error) {
        report(error, runId)
        unwritten.set(runId, run)
        tell(runId)
      }
      return run
    },
    remove(runId) {
      store.remove(runId)
      unwritten.delete(runId)
      tell(runId)
    },
    async *watch(runId, signal) {
      let wake = Promise.withResolvers<void>()
      const listener = (id: string) => {
        if (id === runId) wake.resolve()
      }
      const onAbort = () => wake.resolve()
      listeners.add(listener)
      signal?.addEventListener('abort', onAbort, { once: true })
      try {
        while (signal?.aborted !== true) {
          yield get(runId)
          await wake.promise
          wake = Promise.withResolvers<void>()
        }
      } finally {
        listeners.delete(listener)
        signal?.removeEventListener('abort', onAbort)
      }
    }
  }
}
