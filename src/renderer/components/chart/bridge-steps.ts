/** Bars of a waterfall: where each begins and ends. */

export type WaterfallBar = {
  readonly from: number
  readonly to: number
  /** A whole that stands on zero, not a step. */
  readonly isWhole: boolean
}

/** The whole before, each step on top of the one before it, the whole after. */
export function waterfall(before: number, steps: readonly number[], after: number): WaterfallBar[] {
  let height = before
  const middle = steps.map((step) => {
    const from = height
    height += step
    return { from, to: height, isWhole: false }
  })
  return [{ from: 0, to: before, isWhole: true }, ...middle, { from: 0, to: after, isWhole: true }]
}

/** A bar as parts of stacks above and below zero: what is not drawn, and what is. */
export function stacked({ from, to }: WaterfallBar): {
  readonly base: number
  readonly up: number
  readonly down: number
} {
  const low = Math.min(from, to)
  const high = Math.max(from, to)
  if (low >= 0) return { base: low, up: high - low, down: 0 }
  if (high <= 0) return { base: high, up: 0, down: low - high }
  return { base: 0, up: high, down: low }
}
