/** Bounds how much runs at a time. */
import { AppError } from '../../../shared/errors'

/** At most `width` pieces of work at a time; the others wait in order. */
export interface Lanes {
  /** Waits for a place; the answer gives it back (once). Who leaves before is out of the queue: `cancelled`. */
  enter(signal?: AbortSignal): Promise<() => void>
  /** @param work is told how long it waited */
  run<T>(work: (waitedMs: number) => Promise<T>, signal?: AbortSignal): Promise<T>
}

/** DuckDB runs on Node's few pool threads: without a bound, slow queries would hold up every file read of the process. */
export function createLanes(width: number): Lanes {
  let busy = 0
  let waiting: (() => void)[] = []

  function place(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting = waiting.filter((one) => one !== start)
        reject(new AppError('cancelled'))
      }
      const start = () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      waiting.push(start)
      signal?.addEventListener('abort', leave, { once: true })
    })
  }

  const enter = async (signal?: AbortSignal) => {
    if (signal?.aborted) throw new AppError('cancelled')
    if (busy >= width) await place(signal)
    else busy++
    let left = false
    return () => {
      if (left) return
      left = true
      const next = waiting.shift()
      // The place is handed on, so nobody can slip in between.
      if (next) next()
      else busy--
    }
  }
  return {
    enter,
    async run(work, signal) {
      const askedMs = performance.now()
      const leave = await enter(signal)
      try {
        return await work(performance.now() - askedMs)
      } finally {
        leave()
      }
    }
  }
}
