/** Chance that is the same every time. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** 0 to 1, without 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.int(0, choices.length - 1)]
    if (choice === undefined) throw new Error('nothing to pick from')
    return choice
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  /** `count` different choices, in the order of the list. */
  some<T>(choices: readonly T[], count: number): T[] {
    const left = [...choices]
    while (left.length > count) left.splice(this.int(0, left.length - 1), 1)
    return left
  }

  shuffle<T>(choices: readonly T[]): T[] {
    const left = [...choices]
    const found: T[] = []
    while (left.length > 0) found.push(...left.splice(this.int(0, left.length - 1), 1))
    return found
  }
}
