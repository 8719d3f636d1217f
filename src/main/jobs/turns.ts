/** Which jobs run at the same time: loads into this machine one after the other, a few loads to clusters beside them, one a dataset. */

export interface Wish {
  readonly id: string
  readonly dataset: string
  /** Into the warehouse of this machine. */
  readonly isLocal: boolean
}

/** A load to a cluster mostly waits for it. */
const clusterJobs = 3

export interface Turns {
  /** Begins the work as soon as it may; in the order of the queue, but past those that wait for their dataset. */
  take(wish: Wish, work: () => Promise<void>): void
  /**
   * Puts a waiting job to the front; earlier loads of its dataset, which it must not overtake, go before it. False: it does not wait.
   */
  first(id: string): boolean
  /** Takes a waiting job out of the queue; its work is not begun any more. False: it does not wait. */
  drop(id: string): boolean
  /** Ids of those that wait, in their order. */
  waiting(): readonly string[]
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>
}

interface Waiting {
  readonly wish: Wish
  readonly work: () => Promise<void>
}

const isSame = (one: Wish, other: Wish) => one.dataset.toLowerCase() === other.dataset.toLowerCase()

/** @param onChanged told after who waits, or in which order, is another than before */
export function createTurns(onChanged: (waiting: readonly string[]) => void = () => undefined): Turns {
  let queue: Waiting[] = []
  const running = new Set<Wish>()
  let idle = Promise.withResolvers<void>()
  let told = ''

  function mayRun(wish: Wish, before: readonly Waiting[]): boolean {
    const others = [...running, ...before.map((one) => one.wish)]
    // Into one dataset loads go in their order, also past one that waits.
    if (others.some((other) => isSame(other, wish))) return false
    const same = [...running].filter((other) => other.isLocal === wish.isLocal).length
    return same < (wish.isLocal ? 1 : clusterJobs)
  }

  const waiting = () => queue.map(({ wish }) => wish.id)

  function next() {
    for (let at = 0; at < queue.length; at++) {
      const one = queue[at]
      if (!one || !mayRun(one.wish, queue.slice(0, at))) continue
      queue.splice(at, 1)
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
    const now = waiting()
    if (told !== now.join('\n')) {
      told = now.join('\n')
      onChanged(now)
    }
    if (running.size === 0 && queue.length === 0) idle.resolve()
  }

  return {
    take(wish, work) {
      if (running.size === 0 && queue.length === 0) idle = Promise.withResolvers<void>()
      queue.push({ wish, work })
      next()
    },
    first(id) {
      const at = queue.findIndex(({ wish }) => wish.id === id)
      const chosen = queue[at]
      if (!chosen) return false
      const moved = queue.filter((one, i) => i <= at && isSame(one.wish, chosen.wish))
      queue = [...moved, ...queue.filter((one) => !moved.includes(one))]
      next()
      return true
    },
    drop(id) {
      const left = queue.filter(({ wish }) => wish.id !== id)
      if (left.length === queue.length) return false
      queue = left
      next()
      return true
    },
    waiting,
    idle: () => (running.size === 0 && queue.length === 0 ? Promise.resolve() : idle.promise)
  }
}
