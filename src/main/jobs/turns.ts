/** Which jobs run at the same time: loads into this machine one after the other, a few loads to clusters beside them, one a dataset. */

export interface Wish {
  readonly dataset: string
  /** Into the warehouse of this machine. */
  readonly isLocal: boolean
}

/** A load to a cluster mostly waits for it. */
const clusterJobs = 3

export interface Turns {
  /** Begins the work as soon as it may; in the order of the calls, but past those that wait for their dataset. */
  take(wish: Wish, work: () => Promise<void>): void
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>
}

export function createTurns(): Turns {
  const waiting: { readonly wish: Wish; readonly work: () => Promise<void> }[] = []
  const running = new Set<Wish>()
  let idle = Promise.withResolvers<void>()

  function mayRun({ dataset, isLocal }: Wish, before: readonly { readonly wish: Wish }[]): boolean {
    const others = [...running, ...before.map(({ wish }) => wish)]
    // Into one dataset loads go in their order, also past one that waits.
    if (others.some((other) => other.dataset.toLowerCase() === dataset.toLowerCase())) return false
    const same = [...running].filter((other) => other.isLocal === isLocal).length
    return same < (isLocal ? 1 : clusterJobs)
  }

  function next() {
    for (let at = 0; at < waiting.length; at++) {
      const one = waiting[at]
      if (!one || !mayRun(one.wish, waiting.slice(0, at))) continue
      waiting.splice(at, 1)
      at--
      running.add(one.wish)
      // Not at once: the caller tells of the job first.
      void Promise.resolve()
        .then(one.work)
        .finally(() => {
          running.delete(one.wish)
          next()
        })
    }
    if (running.size === 0 && waiting.length === 0) idle.resolve()
  }

  return {
    take(wish, work) {
      if (running.size === 0 && waiting.length === 0) idle = Promise.withResolvers<void>()
      waiting.push({ wish, work })
      next()
    },
    idle: () => (running.size === 0 && waiting.length === 0 ? Promise.resolve() : idle.promise)
  }
}
