/** The form of retention: what is filled in for each choice, kept while another one is looked at. */
import type { Period } from '../../../../shared/domain/druid/period'
import { type Retention, RetentionChoice } from '../../../../shared/domain/druid/retention'

export interface RetentionDraft {
  readonly kind: RetentionChoice['kind']
  readonly period: Period
  readonly day: string
  readonly copies: Readonly<Record<string, number>>
}

const threeYears: Period = { amount: 3, unit: 'Y' }

/** What is set now, and sensible values for the rest: copies as the cluster has them, else two in each tier. */
export function draftOf(own: Retention, fallback: Retention, tiers: readonly string[]): RetentionDraft {
  const shown = own.kind === 'inherit' ? fallback : own
  const set = 'copies' in shown ? shown.copies : {}
  const copies = Object.keys(set).length > 0 ? set : Object.fromEntries(tiers.map((tier) => [tier, 2]))
  return {
    kind: own.kind === 'other' ? 'keep-all' : own.kind,
    period: own.kind === 'keep-last' ? own.period : threeYears,
    day: own.kind === 'drop-before' ? own.day : '',
    copies
  }
}

/** Null: something is missing. */
export function retentionOf({ kind, period, day, copies }: RetentionDraft): RetentionChoice | null {
  const parsed = RetentionChoice.safeParse(
    kind === 'inherit'
      ? { kind }
      : { kind, copies, ...(kind === 'keep-last' && { period }), ...(kind === 'drop-before' && { day }) }
  )
  return parsed.success ? parsed.data : null
}
