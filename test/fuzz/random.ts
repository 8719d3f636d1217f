/** Numbers that look random and are the same for the same seed on every machine. */

export interface Random {
  /** A whole number from 0 to `below - 1`. */
  int(below: number): number
  /** A whole number from `low` to `high`, both included; small ones are more likely. */
  skewed(low: number, high: number): number
  /** True in `share` of all cases. */
  chance(share: number): boolean
  pick<T>(items: readonly T[]): T
  /** A text made of `count` picks. */
  text(pieces: readonly string[], count: number): string
}

/** A generator of its own for each pair of numbers (xorshift over a mixed state). */
export function randomOf(seed: number, index: number): Random {
  let state = mixed(mixed(seed | 0) ^ Math.imul(index + 1, 0x9e3779b1)) || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 0x1_0000_0000
  }
  const int = (below: number) => Math.floor(next() * below)
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(items.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  return {
    int,
    skewed: (low, high) => low + Math.floor((high - low + 1) * next() ** 3),
    chance: (share) => next() < share,
    pick,
    text: (pieces, count) => Array.from({ length: count }, () => pick(pieces)).join('')
  }
}

function mixed(value: number): number {
  let x = value
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b)
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b)
  return x ^ (x >>> 16)
}
