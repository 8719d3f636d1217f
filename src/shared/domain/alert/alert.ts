/** Alerts: what a person wants to be told of a metric, what was seen of it last, and when it was told. */
import { z } from 'zod'
import { Blocked, BoardFilter, Comparing, DateRange, Metric, NoGrowth, NoNumber, Span, Unit } from '../board'
import { ErrorShape } from '../error-shape'
import { Role } from '../role'

/** Digits with a point, as exact numbers are written. */
const Decimal = z.string().regex(/^-?\d{1,18}(\.\d{1,12})?$/)

/** `rises` and `falls`: against the days that the metric is compared with. */
export const ConditionKind = z.enum(['above', 'below', 'rises', 'falls'])
export type ConditionKind = z.infer<typeof ConditionKind>

/**
 * `value` is in the metric's own unit where it is above or below (0.25 is 25 %); where it rises or falls in percent, of a ratio in points
 * (5 is 5 % or 5 points), and then not negative. A value that is just reached is not beyond it.
 */
export const AlertCondition = z
  .object({ kind: ConditionKind, value: Decimal })
  .refine(({ kind, value }) => kind === 'above' || kind === 'below' || !value.startsWith('-'), {
    path: ['value'],
    message: 'a rise or a fall is told without a sign'
  })
export type AlertCondition = z.infer<typeof AlertCondition>

/** How often a dataset on a cluster is asked, in minutes; null: only after loads and at the start of the app. */
export const AskEvery = z.union([z.literal(5), z.literal(15), z.literal(60), z.null()])
export type AskEvery = z.infer<typeof AskEvery>

/** What a person sets. */
export const AlertDraft = z.object({
  name: z.string().trim().min(1).max(120),
  dataset: z.string(),
  metric: Metric,
  span: Span,
  /** Of the span `range`: these very days; null: all that there are data of. */
  range: DateRange.nullable().default(null),
  filters: z.array(BoardFilter).max(40).default([]),
  compare: Comparing.default('last-year'),
  fiscal: z.boolean().default(false),
  condition: AlertCondition,
  askEvery: AskEvery.default(15),
  isOn: z.boolean().default(true)
})
export type AlertDraft = z.infer<typeof AlertDraft>

/** What is judged; while it stays the same an alert goes on where it was. */
export const Judged = AlertDraft.omit({ name: true, askEvery: true, isOn: true })
export type Judged = z.infer<typeof Judged>

/** Why an alert can't be judged. It then neither fires nor recovers. */
export const Silence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lacks'), roles: z.array(Role) }),
  z.object({ kind: z.literal('blocked'), blocked: Blocked }),
  z.object({ kind: z.literal('no-value'), reason: NoNumber }),
  z.object({ kind: z.literal('no-comparison') }),
  z.object({ kind: z.literal('no-growth'), reason: NoGrowth }),
  /** A total that is still growing is below everything at first. */
  z.object({ kind: z.literal('running'), until: z.string() }),
  z.object({ kind: z.literal('failed'), error: ErrorShape })
])
export type Silence = z.infer<typeof Silence>

/** A metric as it was seen, in the words of its tile. */
export const Reading = z.object({
  value: z.string().nullable(),
  unit: Unit,
  currency: z.string().nullable(),
  range: DateRange.nullable(),
  /** Of the days compared with. */
  previous: z.string().nullable(),
  earlier: DateRange.nullable(),
  change: z.string().nullable(),
  growth: z.number().nullable(),
  dataThrough: z.string().nullable(),
  /** Of the dataset. */
  version: z.number()
})
export type Reading = z.infer<typeof Reading>

export const AlertState = z.object({
  isFiring: z.boolean(),
  /** When it was looked at last. */
  checkedMs: z.number().nullable(),
  /** Null: it was judged, or never looked at. */
  silence: Silence.nullable(),
  /** The last one that there was. */
  reading: Reading.nullable()
})
export type AlertState = z.infer<typeof AlertState>

/** An alert that nobody has looked at yet. */
export const untouched: AlertState = { isFiring: false, checkedMs: null, silence: null, reading: null }

export const Alert = AlertDraft.extend({
  id: z.string(),
  createdMs: z.number(),
  state: AlertState,
  /** Times that it fired and nobody has seen. */
  unseen: z.number()
})
export type Alert = z.infer<typeof Alert>

export const AlertEvent = z.object({
  n: z.number(),
  alertId: z.string(),
  atMs: z.number(),
  isSeen: z.boolean(),
  kind: z.enum(['fired', 'recovered']),
  /** As it was then; it may be another one now. */
  judged: Judged,
  reading: Reading
})
export type AlertEvent = z.infer<typeof AlertEvent>

/** An alert and the event that it fired with. */
export const FiredAlert = z.object({ alert: Alert, event: AlertEvent })
export type FiredAlert = z.infer<typeof FiredAlert>

/** Whether two are judged alike. */
export function isJudgedAlike(one: Judged, other: Judged): boolean {
  return JSON.stringify(judgedOf(one)) === JSON.stringify(judgedOf(other))
}

/** Only what is judged, in the same order whoever made it. */
export function judgedOf({ dataset, metric, span, range, filters, compare, fiscal, condition }: Judged): Judged {
  const { kind, value } = condition
  return { dataset, metric, span, range, filters, compare, fiscal, condition: { kind, value } }
}
