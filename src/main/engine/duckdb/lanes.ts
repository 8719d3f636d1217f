/** Bounds how much runs at a time. */

/** At most `width` pieces of work at a time; the others wait in order. */
export interface Lanes {
  /** Waits for a place; the answer gives it back (once). */
  enter(): Promise<() => void>
  run<T>(work: () => Promise<T>): Promise<T>
}

/** DuckDB runs on Node's few pool threads: without a bound, slow queries would hold up every file read of the process. */
export function createLanes(width: number): Lanes {
  let busy = 0
  const waiting: (() => void)[] = []
  const enter = async () => {
    if (busy >= width) await new Promise<void>((resolve) => waiting.push(resolve))
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
    async run(work) {
      const leave = await enter()
      try {
        return await work()
      } finally {
        leave()
      }
    }
  }
}
