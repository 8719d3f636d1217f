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
const signInWaitMs = 1500
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
  const { setLost, setSignedOut } = useConnection.getState()
  let waitMs = firstWaitMs
  let crashes = 0
  while (!signal.aborted) {
    try {
      for await (const message of await feed.subscribe(signal)) {
        if (signal.aborted) return
        waitMs = firstWaitMs
        setLost(feed.name, false)
        setSignedOut(false)
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
      // Signing in happens in another page of the same browser; this one goes on by itself when it is done.
      const signedOut = error.code === 'web.unauthorized'
      if (!unreachable && !(feed.endless && (error.retryable || signedOut))) {
        setLost(feed.name, false)
        feed.onError(error)
        return
      }
      if (feed.endless) setSignedOut(signedOut)
      if (signedOut) waitMs = signInWaitMs
      setLost(feed.name, true)
    }
    await wait(waitMs, signal)
    waitMs = Math.min(waitMs * 2, longestWaitMs)
  }
}

/** Ends early when the feed is stopped, or when the person comes back to the window. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const page = typeof window === 'undefined' ? null : window
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      page?.removeEventListener('focus', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
    page?.addEventListener('focus', end)
  })
}
