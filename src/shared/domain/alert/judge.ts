/** Whether a condition holds, in exact decimals; and what becomes of an alert with it. */
import type { NumberTile } from '../board'
import { compare, type Exact, exactOf, magnitude, multiply, subtract } from '../exact'
import type { AlertCondition, AlertState, Reading, Silence } from './alert'

/** What a look said: whether the condition holds, or why that can't be told. */
export type Verdict =
  | { readonly kind: 'judged'; readonly holds: boolean }
  | { readonly kind: 'silent'; readonly silence: Silence }

type Seen = Pick<NumberTile, 'lacks' | 'blocked' | 'value' | 'reason' | 'unit'> & {
  readonly comparison: Pick<NonNullable<NumberTile['comparison']>, 'previous' | 'noGrowth'> | null
}

const hundred: Exact = { digits: 100n, scale: 0 }

/** @param runningUntil last day of a number that still grows (`runningUntil`); null: it does not */
export function judge(condition: AlertCondition, tile: Seen, runningUntil: string | null): Verdict {
  const { lacks, blocked, reason } = tile
  if (lacks.length > 0) return silent({ kind: 'lacks', roles: [...lacks] })
  if (blocked !== undefined) return silent({ kind: 'blocked', blocked })
  const value = exactOf(tile.value)
  if (value === null) return silent({ kind: 'no-value', reason: reason ?? 'no-value' })
  const limit = exactOf(condition.value)
  if (limit === null) throw new Error('a condition without a number')
  switch (condition.kind) {
    case 'above':
      return judged(compare(value, limit) > 0)
    case 'below':
      // Of a number that grows, "not below" is final and "below" is not.
      if (compare(value, limit) < 0 && runningUntil !== null) return silent({ kind: 'running', until: runningUntil })
      return judged(compare(value, limit) < 0)
    case 'rises':
    case 'falls':
      return judgeChange(condition.kind, limit, value, tile)
  }
}

/** Beyond so many percent of what it was; of a ratio beyond so many points. */
function judgeChange(kind: 'rises' | 'falls', limit: Exact, value: Exact, { comparison, unit }: Seen): Verdict {
  if (!comparison) return silent({ kind: 'no-comparison' })
  if (comparison.noGrowth !== null) return silent({ kind: 'no-growth', reason: comparison.noGrowth })
  const previous = exactOf(comparison.previous)
  if (previous === null) return silent({ kind: 'no-comparison' })
  const change = kind === 'rises' ? subtract(value, previous) : subtract(previous, value)
  // Both sides times a hundred: nothing is divided, so nothing is rounded.
  const bound = unit === 'ratio' ? limit : multiply(limit, magnitude(previous))
  return judged(compare(multiply(change, hundred), bound) > 0)
}

function judged(holds: boolean): Verdict {
  return { kind: 'judged', holds }
}

function silent(silence: Silence): Verdict {
  return { kind: 'silent', silence }
}

/**
 * The state after a look, and what happened: it fires when its condition begins to hold and recovers when it ends; a look that can't be judged
 * leaves it as it was.
 * @param reading null: nothing was seen
 */
export function afterLook(
  before: AlertState,
  verdict: Verdict,
  reading: Reading | null,
  atMs: number
): { readonly state: AlertState; readonly happened: 'fired' | 'recovered' | null } {
  const looked = { checkedMs: atMs, reading: reading ?? before.reading }
  if (verdict.kind === 'silent') {
    return { state: { ...looked, isFiring: before.isFiring, silence: verdict.silence }, happened: null }
  }
  const { holds } = verdict
  const happened = holds === before.isFiring ? null : holds ? 'fired' : 'recovered'
  return { state: { ...looked, isFiring: holds, silence: null }, happened }
}
