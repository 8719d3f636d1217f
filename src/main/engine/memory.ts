/**
 * Gives back what finished calls left behind. Objects of Polars look small to V8, so it lets hundreds of megabytes of
 * them lie; a reader that lives for weeks would keep the memory of the widest file it ever saw.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Growth of the process, in bytes, after which a collection is worth its time (50 to 100 ms). */
const worthwhileBytes = 96 * 1024 ** 2
/** Shortest time between two collections. */
const restMs = 1000

export interface Memory {
  /** Resident memory of the process in bytes. */
  residentBytes(): number
  collect(): void
  /** Time in ms, from any point on. */
  now(): number
}

/** @returns to be called at the end of each call; collects only when the process has grown by much since the last time */
export function memoryKeeper(memory: Memory = ownMemory()): () => void {
  let lowest = memory.residentBytes()
  let lastMs = Number.NEGATIVE_INFINITY
  return () => {
    const now = memory.residentBytes()
    lowest = Math.min(lowest, now)
    if (now - lowest < worthwhileBytes || memory.now() - lastMs < restMs) return
    memory.collect()
    lastMs = memory.now()
    lowest = memory.residentBytes()
  }
}

/** Interceptor for oRPC handlers: tidies up after each call. A feed's messages are not calls of their own. */
export function tidyAfterCalls(tidy: () => void) {
  return async (options: { next: () => Promise<unknown> }): Promise<unknown> => {
    try {
      return await options.next()
    } finally {
      // Not before the answer has left.
      setImmediate(tidy)
    }
  }
}

function ownMemory(): Memory {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('typeof gc === "function" ? gc : null')
  return {
    residentBytes: () => process.memoryUsage.rss(),
    now: () => performance.now(),
    // The usual collection keeps V8's own pages for later; this one gives them back.
    collect: () => typeof collect === 'function' && collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  }
}
