/** Lets a long computation on the engine's own thread answer other calls and be cancelled in the middle. */
import { setImmediate } from 'node:timers/promises'
import { checkSignal } from '../source-file'

const everyMs = 15

/** A function to call between small pieces of work; it waits a moment when the last wait was long ago. Throws `cancelled`. */
export function pauser(signal: AbortSignal | undefined): () => Promise<void> {
  let pausedMs = performance.now()
  return async () => {
    checkSignal(signal)
    if (performance.now() - pausedMs < everyMs) return
    await setImmediate()
    pausedMs = performance.now()
    checkSignal(signal)
  }
}
