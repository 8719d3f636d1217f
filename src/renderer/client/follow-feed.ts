import { useConnection } from './connection'
import { appErrorOf, type ShownError } from './errors'

/** How a feed is followed. `endless` feeds are subscribed again when the core ends them. */
export interface Feed<T> {
  readonly name: string
  readonly endless: boolean
  subscribe(signal: AbortSignal): Promise<AsyncIterable<T>>
  onMessage(message: T): void
  onError(error: ShownError): void
  /** Called when a feed that is not endless has said all. */
  onEnd?(): void
}

const firstWaitMs = 400
const longestWaitMs = 8000
const engineRestartMs = 1500
const crashesForgiven = 2

/**
 * Follows a feed until it ends or the returned function is called. A lost connection is tried again with growing
 * waits for as long as it takes; an engine that crashed gets two further tries; any other error ends it.
 */
export function followFeed<T>(feed: Feed<T>): () => void {
  const stopper = new AbortController()
  void run(feed, stopper.signal)
  return () => {
    stopper.abort()
    useConnection.getState().setLost(feed.name, false)
  }
}

async function run<T>(feed: Feed<T>, signal: AbortSignal): Promise<void> {
  const { setLost } = useConnection.getState()
  let waitMs = firstWaitMs
  let crashes = 0
  while (!signal.aborted) {
    try {
      for await (const message of await feed.subscribe(signal)) {
        if (signal.aborted) return
        waitMs = firstWaitMs
        setLost(feed.name, false)
        feed.onMessage(message)
      }
      if (!feed.endless) {
        feed.onEnd?.()
        return
      }
    } catch (thrown) {
      if (signal.aborted) return
      const error = appErrorOf(thrown)
      // An abort that is not ours is a connection that was closed under the feed.
      const unreachable = error.code === 'host.unreachable' || error.code === 'cancelled'
      if (error.code === 'engine.crashed' && crashes < crashesForgiven) {
        crashes += 1
        await wait(engineRestartMs, signal)
        continue
      }
      if (!unreachable && !(feed.endless && error.retryable)) {
        feed.onError(error)
        return
      }
      setLost(feed.name, true)
    }
    await wait(waitMs, signal)
    waitMs = Math.min(waitMs * 2, longestWaitMs)
  }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
