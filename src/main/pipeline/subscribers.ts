/** Many readers of one stream of values; a slow reader gets the newest value of each id only. */

export interface Subscribers<T> {
  publish(value: T): void
  listen(listener: (value: T) => void): () => void
  subscribe(signal?: AbortSignal): AsyncGenerator<T, void, void>
  close(): void
}

/** @typeParam T values with an id: while a reader is busy, a newer value of an id replaces the waiting one. */
export function subscribers<T extends { readonly id: string }>(): Subscribers<T> {
  const listeners = new Set<(value: T) => void>()
  const closers = new Set<() => void>()

  function listen(listener: (value: T) => void) {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }

  return {
    publish(value) {
      for (const listener of [...listeners]) listener(value)
    },
    listen,
    subscribe(signal) {
      const waiting = new Map<string, T>()
      let wake = Promise.withResolvers<void>()
      let over = false
      const stop = listen((value) => {
        waiting.delete(value.id)
        waiting.set(value.id, value)
        wake.resolve()
      })
      const end = () => {
        over = true
        stop()
        wake.resolve()
      }
      closers.add(end)
      signal?.addEventListener('abort', end, { once: true })
      return (async function* () {
        try {
          while (!over) {
            await wake.promise
            wake = Promise.withResolvers<void>()
            const values = [...waiting.values()]
            waiting.clear()
            for (const value of values) yield value
          }
        } finally {
          closers.delete(end)
          end()
        }
      })()
    },
    close() {
      for (const end of [...closers]) end()
    }
  }
}
