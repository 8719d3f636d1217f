/** How long a datasource stays loaded: the few shapes of Druid's rules that a form can show, and what they do to segments. */
import { z } from 'zod'
import { earlier, Period, periodText, readPeriod } from './period'

type Json = Readonly<Record<string, unknown>>

/** Copies of each segment by tier of historicals. */
const copies = { copies: z.record(z.string(), z.int().min(0).max(99)) }

export const Retention = z.discriminatedUnion('kind', [
  /** No rules of its own: those of the cluster hold. */
  z.object({ kind: z.literal('inherit') }),
  z.object({ kind: z.literal('keep-all'), ...copies }),
  /** What ended longer ago than that is taken off; what lies ahead stays. */
  z.object({ kind: z.literal('keep-last'), period: Period, ...copies }),
  /** What ended before that day (UTC, ISO) is taken off. */
  z.object({ kind: z.literal('drop-before'), day: z.iso.date(), ...copies }),
  /** Rules that no form shows. */
  z.object({ kind: z.literal('other'), rules: z.array(z.record(z.string(), z.unknown())) })
])
export type Retention = z.infer<typeof Retention>

/** What a person may set. */
export const RetentionChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('inherit') }),
  z.object({ kind: z.literal('keep-all'), ...copies }),
  z.object({
    kind: z.literal('keep-last'),
    period: Period.extend({ amount: z.int().min(1).max(9999) }),
    ...copies
  }),
  z.object({ kind: z.literal('drop-before'), day: z.iso.date(), ...copies })
])
export type RetentionChoice = z.infer<typeof RetentionChoice>

/** Before anything that is sold; Druid wants a beginning. */
const beginning = '1000-01-01T00:00:00.000Z'

function copiesOf(rule: Json): Record<string, number> {
  const tiers = rule.tieredReplicants
  if (typeof tiers !== 'object' || tiers === null) return {}
  return Object.fromEntries(
    Object.entries(tiers).filter((entry): entry is [string, number] => Number.isInteger(entry[1]))
  )
}

/** The form of rules as Druid has them; `other` where no form says exactly the same. */
export function readRetention(rules: readonly Json[]): Retention {
  const [first, second] = rules
  if (first === undefined) return { kind: 'inherit' }
  if (rules.length === 1 && first.type === 'loadForever') return { kind: 'keep-all', copies: copiesOf(first) }
  if (rules.length === 2 && second !== undefined) {
    const period = readPeriod(first.period)
    if (first.type === 'loadByPeriod' && first.includeFuture !== false && second.type === 'dropForever' && period) {
      return { kind: 'keep-last', period, copies: copiesOf(first) }
    }
    if (first.type === 'dropBeforeByPeriod' && second.type === 'loadForever' && period) {
      return { kind: 'keep-last', period, copies: copiesOf(second) }
    }
    const [from, to] = String(first.interval ?? '').split('/')
    const day = /^(\d{4}-\d{2}-\d{2})T00:00:00(?:\.000)?Z$/.exec(to ?? '')?.[1]
    if (first.type === 'dropByInterval' && second.type === 'loadForever' && from?.startsWith('1000-01-01') && day) {
      return { kind: 'drop-before', day, copies: copiesOf(second) }
    }
  }
  return { kind: 'other', rules: rules.map((rule) => ({ ...rule })) }
}

/** Rules as Druid wants them; the first one that fits a segment holds. */
export function rulesOf(retention: RetentionChoice): Json[] {
  if (retention.kind === 'inherit') return []
  const load = { tieredReplicants: retention.copies, useDefaultTierForNull: true }
  switch (retention.kind) {
    case 'keep-all':
      return [{ type: 'loadForever', ...load }]
    case 'keep-last':
      return [
        { type: 'loadByPeriod', period: periodText(retention.period), includeFuture: true, ...load },
        { type: 'dropForever' }
      ]
    case 'drop-before':
      return [
        { type: 'dropByInterval', interval: `${beginning}/${retention.day}T00:00:00.000Z` },
        { type: 'loadForever', ...load }
      ]
  }
}

/**
 * Whether a segment stays loaded, by when its time ends. Null: rules that no form shows, nothing is claimed.
 * @param fallback the rules of the cluster, for `inherit`
 */
export function staysLoaded(endMs: number, retention: Retention, fallback: Retention, nowMs: number): boolean | null {
  switch (retention.kind) {
    case 'inherit':
      return fallback.kind === 'inherit' ? null : staysLoaded(endMs, fallback, { kind: 'inherit' }, nowMs)
    case 'keep-all':
      return true
    case 'keep-last':
      return endMs > earlier(nowMs, retention.period)
    case 'drop-before':
      return endMs > Date.parse(retention.day)
    case 'other':
      return null
  }
}
