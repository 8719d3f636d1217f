/** Growth that is only a percentage where a percentage is honest. */
import type { NoGrowth } from '../board'
import { type Exact, magnitude, ratio, subtract } from '../exact'

export interface Growth {
  /** value - previous, where both are known. */
  readonly change: Exact | null
  /** (value - previous) / |previous|. */
  readonly growth: number | null
  /** Why there is no percentage; null when there is one. */
  readonly noGrowth: NoGrowth | null
}

/** From nothing, from zero and from a negative base there is a change, but no percentage. */
export function growthOf(value: Exact | null, previous: Exact | null): Growth {
  if (value === null) return { change: null, growth: null, noGrowth: 'no-value' }
  if (previous === null) return { change: null, growth: null, noGrowth: 'no-earlier-data' }
  const change = subtract(value, previous)
  if (previous.digits === 0n) return { change, growth: null, noGrowth: 'from-zero' }
  if (previous.digits < 0n) return { change, growth: null, noGrowth: 'from-negative' }
  return { change, growth: ratio(change, magnitude(previous)), noGrowth: null }
}
