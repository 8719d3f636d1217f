/** Counts of texts by their 64-bit hash, for columns whose texts are too many to carry around. */

/** Hashes as pairs of 32-bit numbers (low, high) and a count for each. Plain data that can be posted. */
export type HashList = { readonly pairs: Uint32Array; readonly counts: Uint32Array }

/** Union of lists: how many different hashes there are, and the count of each. */
export class HashCounts {
  #mask = 1023
  #slots = new Uint32Array((this.#mask + 1) * 2)
  #counts = new Float64Array(this.#mask + 1)
  #size = 0

  /** Number of different hashes. */
  get size(): number {
    return this.#size
  }

  /** Takes in all of a list. */
  add({ pairs, counts }: HashList): void {
    for (let at = 0; at < counts.length; at++) this.#put(pairs[at * 2] ?? 0, pairs[at * 2 + 1] ?? 0, counts[at] ?? 0)
  }

  /** Count of a hash, 0 when it did not occur. */
  countOf(low: number, high: number): number {
    return this.#counts[this.#placeOf(low, high)] ?? 0
  }

  #placeOf(low: number, high: number): number {
    let at = low & this.#mask
    for (;;) {
      const [l, h] = [this.#slots[at * 2], this.#slots[at * 2 + 1]]
      // The kernel never gives the hash 0.
      if ((l === low && h === high) || (l === 0 && h === 0)) return at
      at = (at + 1) & this.#mask
    }
  }

  #put(low: number, high: number, count: number): void {
    if (this.#size * 2 > this.#mask) this.#grow()
    const at = this.#placeOf(low, high)
    if (this.#slots[at * 2] === 0 && this.#slots[at * 2 + 1] === 0) {
      this.#slots[at * 2] = low
      this.#slots[at * 2 + 1] = high
      this.#size++
    }
    this.#counts[at] = (this.#counts[at] ?? 0) + count
  }

  #grow(): void {
    const [slots, counts] = [this.#slots, this.#counts]
    this.#mask = this.#mask * 2 + 1
    this.#slots = new Uint32Array((this.#mask + 1) * 2)
    this.#counts = new Float64Array(this.#mask + 1)
    this.#size = 0
    for (let at = 0; at < counts.length; at++) {
      const [low, high] = [slots[at * 2] ?? 0, slots[at * 2 + 1] ?? 0]
      if (low !== 0 || high !== 0) this.#put(low, high, counts[at] ?? 0)
    }
  }
}
