/**
 * Counts different values by two 64-bit hashes of each: two of ten million different values have both in common with a probability below one in
 * 10²⁴. Hashes are sorted into partitions as they come, and each partition is counted in a table small enough for a processor's own memory.
 */

/** A power of two. */
const partitions = 512
const firstCapacity = 256
/** Numbers of 32 bits that a value takes: two hashes. */
const words = 4

export class DifferentValues {
  readonly #parts: Uint32Array[] = Array.from({ length: partitions }, () => new Uint32Array(firstCapacity * words))
  readonly #fills = new Uint32Array(partitions)

  /** Takes the hashes of some values; both arrays are as long. */
  add(first: BigUint64Array, second: BigUint64Array): void {
    const one = new Uint32Array(first.buffer, first.byteOffset, first.length * 2)
    const other = new Uint32Array(second.buffer, second.byteOffset, second.length * 2)
    for (let at = 0; at < one.length; at += 2) {
      const high = one[at + 1] as number
      const partition = high >>> 23
      const fill = this.#fills[partition] as number
      let part = this.#parts[partition] as Uint32Array
      if (fill === part.length) part = this.#grown(partition)
      part[fill] = one[at] as number
      part[fill + 1] = high
      part[fill + 2] = other[at] as number
      part[fill + 3] = other[at + 1] as number
      this.#fills[partition] = fill + words
    }
  }

  #grown(partition: number): Uint32Array {
    const old = this.#parts[partition] as Uint32Array
    const grown = new Uint32Array(old.length * 2)
    grown.set(old)
    this.#parts[partition] = grown
    return grown
  }

  /** How many different values there were. */
  count(): number {
    let different = 0
    for (const [partition, part] of this.#parts.entries())
      different += differentIn(part, this.#fills[partition] as number)
    return different
  }
}

/** Different values of one partition. */
function differentIn(part: Uint32Array, fill: number): number {
  const count = fill / words
  let size = 16
  while (size < count * 2) size *= 2
  const mask = size - 1
  // Places in the partition, from 1; 0 is free.
  const slots = new Uint32Array(size)
  let different = 0
  for (let at = 0; at < fill; at += words) {
    const [a, b, c, d] = [part[at], part[at + 1], part[at + 2], part[at + 3]]
    let slot = (a as number) & mask
    for (;;) {
      const there = slots[slot] as number
      if (there === 0) {
        slots[slot] = at + 1
        different++
        break
      }
      const other = there - 1
      if (part[other] === a && part[other + 1] === b && part[other + 2] === c && part[other + 3] === d) break
      slot = (slot + 1) & mask
    }
  }
  return different
}
