/** Rules about the file as a whole, judged by what one pass over its rows and the last loads say. */
import { add, atScale, compare, divide, type Exact, exactOf, subtract, textOf } from './exact'
import type { LoadProfile, TableProfile } from './load-profile'
import { columnNamed } from './rule-condition'
import { dimensionOf, type Rule, type RuleOutcome } from './rules'

/** An outcome without anything against the rule; `parts` say the rest. */
export function outcomeOf(rule: Rule, rows: number, parts: Partial<RuleOutcome>): RuleOutcome {
  return {
    rule,
    state: 'passed',
    dimension: dimensionOf(rule.check.kind),
    count: null,
    rows,
    observed: null,
    low: null,
    high: null,
    problem: null,
    examples: [],
    ...parts
  }
}

/**
 * Judges freshness, row count and sum. The columns have been found to be there and of the right types.
 * @param loads profiles of the dataset's loads, newest first
 * @param todayIso the day of the load, `YYYY-MM-DD`
 */
export function judgeFile(
  rule: Rule,
  table: TableProfile,
  loads: readonly LoadProfile[],
  todayIso: string
): RuleOutcome | null {
  const { check } = rule
  const end = (parts: Partial<RuleOutcome>) => outcomeOf(rule, table.rows, parts)
  switch (check.kind) {
    case 'freshness': {
      const last = columnNamed(table.columns, check.column)?.max?.slice(0, 10) ?? null
      const low = dayBefore(todayIso, check.days)
      return end({ state: last !== null && last >= low ? 'passed' : 'failed', observed: last, low })
    }
    case 'row-count': {
      const before = loads[0]?.rows
      const band = check.percent === null || before === undefined ? null : bandAround(whole(before), check.percent)
      if (band === null && check.min === null && check.max === null) return end({ state: 'unmeasured' })
      const low = larger(check.min === null ? null : whole(check.min), band?.low ?? null)
      const high = smaller(check.max === null ? null : whole(check.max), band?.high ?? null)
      return end(within(whole(table.rows), low, high, 0))
    }
    case 'sum': {
      const sum = exactOf(columnNamed(table.columns, check.column)?.sum ?? '0')
      const sums = loads.slice(0, check.loads).map((load) => columnNamed(load.columns, check.column)?.sum ?? null)
      const center = meanOf(sums.flatMap((text) => exactOf(text) ?? []))
      if (sum === null || center === null) return end({ state: 'unmeasured' })
      const { low, high } = bandAround(center, check.percent)
      return end(within(sum, low, high, sum.scale))
    }
    default:
      return null
  }
}

const whole = (value: number): Exact => ({ digits: BigInt(value), scale: 0 })

function within(value: Exact, lowest: Exact | null, highest: Exact | null, scale: number): Partial<RuleOutcome> {
  // Ends between two numbers of this scale move to the inner one: no value is judged otherwise, and the ends can be read.
  const low = lowest && inward(lowest, scale, 1n)
  const high = highest && inward(highest, scale, -1n)
  const fits = (low === null || compare(value, low) >= 0) && (high === null || compare(value, high) <= 0)
  return {
    state: fits ? 'passed' : 'failed',
    observed: textOf(value),
    low: low && textOf(low),
    high: high && textOf(high)
  }
}

/** The next number at a scale that is not smaller (`step` 1) or not larger (-1). */
function inward(value: Exact, scale: number, step: 1n | -1n): Exact {
  if (scale >= value.scale) return atScale(value, scale)
  const unit = 10n ** BigInt(value.scale - scale)
  const cut = value.digits / unit
  const isInside = step === 1n ? cut * unit >= value.digits : cut * unit <= value.digits
  return { digits: isInside ? cut : cut + step, scale }
}

const larger = (a: Exact | null, b: Exact | null) => (a === null ? b : b === null || compare(a, b) >= 0 ? a : b)
const smaller = (a: Exact | null, b: Exact | null) => (a === null ? b : b === null || compare(a, b) <= 0 ? a : b)

/** Null of none. */
function meanOf(values: readonly Exact[]): Exact | null {
  const [first, ...rest] = values
  if (first === undefined) return null
  const total = rest.reduce(add, first)
  return divide(total, whole(values.length), Math.max(2, total.scale))
}

const percentDigits = 3

/** The smallest and largest number that lie within `percent` of another. */
function bandAround(center: Exact, percent: number): { readonly low: Exact; readonly high: Exact } {
  const thousandths = BigInt(Math.round(percent * 10 ** percentDigits))
  const reach: Exact = { digits: center.digits * thousandths, scale: center.scale + percentDigits + 2 }
  const width = reach.digits < 0n ? { ...reach, digits: -reach.digits } : reach
  return { low: subtract(center, width), high: add(center, width) }
}

/** The day so many days before another one. */
export function dayBefore(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
