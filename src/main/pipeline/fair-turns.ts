/** At most so many pieces of work at a time. Who waits gets the next place in fair turns, whoever asked how much before. */
import { AppError } from '../../shared/errors'

export interface FairTurns {
  /**
   * Does the work once there is a place.
   * @param asker works of one asker wait for each other in their order; askers take turns
   * @param signal who leaves while it waits is out of the queue at once: `cancelled`
   */
  run<T>(asker: object, work: (waitedMs: number) => Promise<T>, signal?: AbortSignal): Promise<T>
  /** How many work, and how many wait. */
  count(): { readonly working: number; readonly waiting: number }
}

type Start = () => void

/** @param most read anew at each turn, so that a change counts at once */
export function createFairTurns(most: () => number): FairTurns {
  /** The next of the first asker is next; who got a place goes behind all others. */
  const queues = new Map<object, Start[]>()
  let working = 0

  function fill() {
    while (working < most()) {
      const [first] = queues
      if (first === undefined) return
      const [asker, queue] = first
      queues.delete(asker)
      const start = queue.shift()
      if (queue.length > 0) queues.set(asker, queue)
      if (start === undefined) continue
      working++
      start()
    }
  }

  function place(asker: object, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        const queue = queues.get(asker)?.filter((one) => one !== start) ?? []
        if (queue.length > 0) queues.set(asker, queue)
        else queues.delete(asker)
        reject(new AppError('cancelled'))
      }
      const start = () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      queues.set(asker, [...(queues.get(asker) ?? []), start])
      signal?.addEventListener('abort', leave, { once: true })
      fill()
    })
  }

  return {
    async run(asker, work, signal) {
      if (signal?.aborted) throw new AppError('cancelled')
      const askedMs = performance.now()
      await place(asker, signal)
      try {
        return await work(performance.now() - askedMs)
      } finally {
        working--
        fill()
      }
    },
    count: () => ({ working, waiting: [...queues.values()].reduce((sum, queue) => sum + queue.length, 0) })
  }
}
