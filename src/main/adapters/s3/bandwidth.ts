import { setTimeout as sleep } from 'node:timers/promises'

/** A limit that all parts in flight share. */
export interface Bandwidth {
  /** How much to ask for at once, so that nobody waits longer than a quarter of a second for it. */
  readonly pieceBytes: number
  /** Waits until so many bytes may be sent. Rejects when the signal is aborted. */
  take(bytes: number, signal: AbortSignal): Promise<void>
}

const pieceBytes = 256 * 1024

/** @param bytesPerS null: no limit */
export function openBandwidth(bytesPerS: number | null, nowMs: () => number = () => performance.now()): Bandwidth {
  if (bytesPerS === null) return { pieceBytes, take: async () => {} }
  let freeAtMs = 0
  return {
    pieceBytes: Math.max(256, Math.min(pieceBytes, Math.floor(bytesPerS / 4))),
    async take(bytes, signal) {
      // Who asks later is served later: the end of one turn is the beginning of the next.
      const now = nowMs()
      const beginMs = Math.max(now, freeAtMs)
      freeAtMs = beginMs + (bytes / bytesPerS) * 1000
      if (beginMs > now) await sleep(beginMs - now, undefined, { signal })
    }
  }
}
