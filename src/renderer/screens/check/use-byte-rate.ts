import { useRef } from 'react'
import type { PassProgress } from '../../../shared/domain/source'

const leastMs = 400

/** Bytes per second since the step of a pass began; null until it can be said. */
export function useByteRate(progress: PassProgress | null): number | null {
  const begun = useRef<{ step: string; atMs: number; bytes: number } | null>(null)
  if (!progress || progress.bytesDone === null) return null
  const nowMs = performance.now()
  const start = begun.current
  if (start?.step !== progress.step || progress.bytesDone < start.bytes) {
    begun.current = { step: progress.step, atMs: nowMs, bytes: progress.bytesDone }
    return null
  }
  const tookMs = nowMs - start.atMs
  return tookMs < leastMs ? null : ((progress.bytesDone - start.bytes) / tookMs) * 1000
}
