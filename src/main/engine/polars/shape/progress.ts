/** Progress of shaping by weights: Polars itself reports none, so its one long pass is estimated from the file's size. */
import type { PassProgress, Source } from '../../../../shared/domain/source'
import type { Milestone } from '../whole-file'

/** Shares of the whole, in order: making the text clean, reading it to types, writing pieces, joining them, proving. */
const weights = { clean: 0.1, typed: 0.45, write: 0.3, join: 0.12, prove: 0.03 } as const
/** What reading to types does at least on a slow machine; the estimate slows down and never reaches its end. */
const bytesPerS = 120_000_000
const tickMs = 250

export class ShapeProgress {
  readonly #source: Source
  readonly #tell: ((progress: PassProgress) => void) | undefined
  #timer: NodeJS.Timeout | undefined
  #overall = 0

  constructor(source: Source, tell: ((progress: PassProgress) => void) | undefined) {
    this.#source = source
    this.#tell = tell
  }

  /** Progress of the scanner's passes. */
  readonly cleaning = ({ fraction, bytesDone }: PassProgress): void => {
    this.#report('shape', weights.clean * fraction, null, bytesDone)
  }

  readonly reached = (milestone: Milestone): void => {
    if (milestone === 'clean') {
      this.#estimate()
      return
    }
    this.stop()
    this.#report('shape', weights.clean + weights.typed, null, this.#source.sizeBytes)
  }

  wrote(rows: number, of: number): void {
    const before = weights.clean + weights.typed
    this.#report('write', before + weights.write * (of === 0 ? 1 : rows / of), rows, null)
  }

  readonly joined = (parts: number, of: number): void => {
    const before = weights.clean + weights.typed + weights.write
    this.#report('write', before + weights.join * (parts / of), null, null)
  }

  done(): void {
    this.#report('write', 1, null, null)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #estimate(): void {
    this.#report('shape', weights.clean, null, null)
    if (this.#tell === undefined) return
    const started = performance.now()
    const expectedS = this.#source.sizeBytes / bytesPerS
    this.#timer = setInterval(() => {
      const done = 1 - Math.exp(-((performance.now() - started) / 1000) / Math.max(0.1, expectedS))
      this.#report('shape', weights.clean + weights.typed * done, null, Math.round(this.#source.sizeBytes * done))
    }, tickMs)
    this.#timer.unref()
  }

  #report(step: 'shape' | 'write', overall: number, rowsDone: number | null, bytesDone: number | null): void {
    this.#overall = Math.max(this.#overall, Math.min(1, overall))
    const reading = weights.clean + weights.typed
    const fraction = step === 'shape' ? this.#overall / reading : (this.#overall - reading) / (1 - reading)
    this.#tell?.({ step, fraction: Math.max(0, Math.min(1, fraction)), overall: this.#overall, rowsDone, bytesDone })
  }
}
