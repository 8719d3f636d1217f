/** What several ask for at the same moment is worked out once. */
import { AppError } from '../../../shared/errors'

export interface SharedWork<T> {
  /**
   * The answer of the work of this key, which is begun where nobody is at it. Who leaves gets `cancelled`, and the others their answer; the
   * work is ended when the last one leaves.
   */
  run(key: string, work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>
}

interface Running<T> {
  readonly answer: Promise<T>
  readonly ending: AbortController
  waiting: number
}

export function createSharedWork<T>(): SharedWork<T> {
  const running = new Map<string, Running<T>>()

  function begun(key: string, work: (signal: AbortSignal) => Promise<T>): Running<T> {
    const ending = new AbortController()
    const one: Running<T> = { answer: work(ending.signal), ending, waiting: 0 }
    running.set(key, one)
    const over = () => {
      if (running.get(key) === one) running.delete(key)
    }
    one.answer.then(over, over)
    return one
  }

  return {
    async run(key, work, signal) {
      if (signal?.aborted) throw new AppError('cancelled')
      const one = running.get(key) ?? begun(key, work)
      one.waiting++
      try {
        return await leavable(one.answer, signal)
      } finally {
        one.waiting--
        if (one.waiting === 0 && running.get(key) === one) {
          // Whoever comes now begins anew, and never waits for work that is being ended.
          running.delete(key)
          one.ending.abort()
        }
      }
    }
  }
}

function leavable<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return answer
  return new Promise((resolve, reject) => {
    const leave = () => reject(new AppError('cancelled'))
    signal.addEventListener('abort', leave, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
