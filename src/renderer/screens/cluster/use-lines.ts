import { useCallback, useEffect, useRef, useState } from 'react'
import { appErrorOf, type ShownError } from '../../client'

interface Lines<T> {
  /** Null before the first run. */
  readonly lines: readonly T[] | null
  readonly isRunning: boolean
  readonly error: ShownError | null
}

/** What a feed tells line by line, from when it is asked until it has said all; a new run begins anew. */
export function useLines<T>(): Lines<T> & {
  run(subscribe: (signal: AbortSignal) => Promise<AsyncIterable<T>>): void
  stop(): void
} {
  const [state, setState] = useState<Lines<T>>({ lines: null, isRunning: false, error: null })
  const stopper = useRef<AbortController | null>(null)
  const stop = useCallback(() => {
    stopper.current?.abort()
    setState((before) => ({ ...before, isRunning: false }))
  }, [])
  useEffect(() => () => stopper.current?.abort(), [])
  const run = useCallback((subscribe: (signal: AbortSignal) => Promise<AsyncIterable<T>>) => {
    stopper.current?.abort()
    const own = new AbortController()
    stopper.current = own
    const tell = (change: (before: Lines<T>) => Lines<T>) => {
      if (!own.signal.aborted) setState(change)
    }
    setState({ lines: [], isRunning: true, error: null })
    const follow = async () => {
      try {
        for await (const line of await subscribe(own.signal)) {
          tell((before) => ({ ...before, lines: [...(before.lines ?? []), line] }))
        }
        tell((before) => ({ ...before, isRunning: false }))
      } catch (thrown) {
        tell((before) => ({ ...before, isRunning: false, error: appErrorOf(thrown) }))
      }
    }
    void follow()
  }, [])
  return { ...state, run, stop }
}
