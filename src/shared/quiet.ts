/** When nobody asks anything: what is made beside everything else waits for it. */

export interface Quiet {
  /** Does work that somebody waits for. */
  during<T>(work: () => Promise<T>): Promise<T>
  /** Somebody is about to ask. */
  noted(): void
  /**
   * Answers when nothing has been asked for a while, at once when that is so already. An aborted signal ends the waiting.
   * @param mostMs no longer than that, however much is asked
   */
  reached(signal: AbortSignal, mostMs?: number): Promise<void>
}

export interface Clock {
  nowMs(): number
  /** Ends early, without an error, when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

const clock: Clock = {
  nowMs: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      signal.addEventListener('abort', done)
      if (signal.aborted) done()
    })
}

/** @param quietMs how long after the last answer it is taken to be quiet */
export function createQuiet(quietMs: number, { nowMs, sleep }: Clock = clock): Quiet {
  let busy = 0
  let lastMs = Number.NEGATIVE_INFINITY
  return {
    async during(work) {
      busy++
      try {
        return await work()
      } finally {
        busy--
        lastMs = nowMs()
      }
    },
    noted() {
      lastMs = nowMs()
    },
    async reached(signal, mostMs = Number.POSITIVE_INFINITY) {
      const untilMs = nowMs() + mostMs
      while (!signal.aborted) {
        const leftMs = Math.min(busy > 0 ? quietMs : lastMs + quietMs - nowMs(), untilMs - nowMs())
        if (leftMs <= 0) return
        await sleep(leftMs, signal)
      }
    }
  }
}
