/** Progress of shaping by weights; within each part by what is done of it. */
import type { PassProgress, Source } from '../../../../shared/domain/source'
import type { Milestone } from '../whole-file'

/** Shares of the whole, in order: making the text clean, reading it to types, writing pieces, joining them, proving. */
const weights = { clean: 0.1, typed: 0.45, write: 0.3, join: 0.12, prove: 0.03 } as const

export class ShapeProgress {
  readonly #source: Source
  readonly #tell: ((progress: PassProgress) => void) | undefined
  #overall = 0

  constructor(source: Source, tell: ((progress: PassProgress) => void) | undefined) {
    this.#source = source
    this.#tell = tell
  }

  /** Progress of the scanner's passes. */
  readonly cleaning = ({ fraction, bytesDone }: PassProgress): void => {
    this.#report('shape', weights.clean * fraction, null, bytesDone)
  }

  /** Progress of reading to types. */
  readonly typing = ({ fraction, bytesDone }: PassProgress): void => {
    this.#report('shape', weights.clean + weights.typed * fraction, null, bytesDone)
  }

  readonly reached = (milestone: Milestone): void => {
    const done = milestone === 'clean' ? weights.clean : weights.clean + weights.typed
    this.#report('shape', done, null, milestone === 'clean' ? null : this.#source.sizeBytes)
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

  #report(step: 'shape' | 'write', overall: number, rowsDone: number | null, bytesDone: number | null): void {
    this.#overall = Math.max(this.#overall, Math.min(1, overall))
    const reading = weights.clean + weights.typed
    const fraction = step === 'shape' ? this.#overall / reading : (this.#overall - reading) / (1 - reading)
    this.#tell?.({ step, fraction: Math.max(0, Math.min(1, fraction)), overall: this.#overall, rowsDone, bytesDone })
  }
}
