/** Turns work with a progress callback into a feed: progress messages (the newest wins), what is said on the way, then one last message. */
import type { PassProgress } from '../../shared/domain/source'

interface ProgressMessage {
  kind: 'progress'
  progress: PassProgress
}

/**
 * Runs `work` and yields its progress, all that it says on the way, and then what it gives. A reader that leaves early aborts the work's signal;
 * the feed then waits for the work to end, so that nothing runs on unseen.
 */
export async function* feedOf<Last, Early = never>(
  work: (
    onProgress: (progress: PassProgress) => void,
    signal: AbortSignal,
    say: (message: Early) => void
  ) => Promise<Last>,
  outer?: AbortSignal
): AsyncGenerator<ProgressMessage | Early | Last, void, void> {
  const abort = new AbortController()
  const signal = outer ? AbortSignal.any([outer, abort.signal]) : abort.signal
  let newest: PassProgress | null = null
  const said: Early[] = []
  let wake = Promise.withResolvers<void>()
  const running = work(
    (progress) => {
      newest = progress
      wake.resolve()
    },
    signal,
    (message) => {
      said.push(message)
      wake.resolve()
    }
  )
  const ended = running.then(
    () => true,
    () => true
  )
  try {
    for (;;) {
      const over = await Promise.race([ended, wake.promise.then(() => false)])
      for (let message = said.shift(); message !== undefined; message = said.shift()) yield message
      if (over) break
      wake = Promise.withResolvers<void>()
      const progress: PassProgress | null = newest
      newest = null
      if (progress !== null) yield { kind: 'progress', progress }
    }
    yield await running
  } finally {
    abort.abort()
    await ended
  }
}
