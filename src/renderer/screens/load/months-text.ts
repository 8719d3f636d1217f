/** Months in words: one by its name, a run by its ends, others by their number. */

export type MonthSpan =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly month: string }
  | { readonly kind: 'run' | 'some'; readonly from: string; readonly to: string; readonly count: number }

/** `YYYY-MM` texts in any order; `run` when none between the first and the last is missing. */
export function monthSpan(months: readonly string[]): MonthSpan {
  const sorted = [...new Set(months)].sort()
  const from = sorted[0]
  const to = sorted.at(-1)
  if (from === undefined || to === undefined) return { kind: 'none' }
  if (sorted.length === 1) return { kind: 'one', month: from }
  const whole = indexOf(to) - indexOf(from) + 1 === sorted.length
  return { kind: whole ? 'run' : 'some', from, to, count: sorted.length }
}

function indexOf(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return year * 12 + number
}
