/**
 * Rules a person sets for a dataset: what its next file must hold. They speak of the file's columns as they are read, before any step, and
 * judge the rows that reading does not reject (the ledger tells of the others). A rule about values leaves empty ones to `not-null`.
 */
import { z } from 'zod'
import { CellExample, QualityDimension } from './check-report'

const column = z.string().min(1)
const percent = z.number().min(0).max(1000)

/** What a rule asks for. Numbers are texts (`-12.50`), days are ISO days; both ends are part of a range. */
export const RuleCheck = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-null'), column }),
  /** A row breaks it when an earlier one has the same values. Rows that lack one of them are not judged. */
  z.object({ kind: z.literal('unique'), columns: z.array(column).min(1).max(20) }),
  z.object({ kind: z.literal('range'), column, min: z.string().nullable(), max: z.string().nullable() }),
  z.object({ kind: z.literal('set'), column, values: z.array(z.string()).min(1).max(1000) }),
  /** The whole value must fit the pattern. */
  z.object({ kind: z.literal('pattern'), column, pattern: z.string().min(1).max(500) }),
  /** Every value must occur in a column of another dataset, or in a list. */
  z.object({
    kind: z.literal('reference'),
    column,
    to: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('dataset'), dataset: z.string().min(1), column }),
      z.object({ kind: z.literal('list'), values: z.array(z.string()).min(1).max(20_000) })
    ])
  }),
  /** The last day of the column is at most so many days before the day of the load. */
  z.object({ kind: z.literal('freshness'), column, days: z.int().min(0).max(36_500) }),
  /** At least and at most so many rows, and not farther than `percent` from the last load. */
  z.object({
    kind: z.literal('row-count'),
    min: z.int().min(0).nullable(),
    max: z.int().min(0).nullable(),
    percent: percent.nullable()
  }),
  /** The column's sum is not farther than `percent` from the last load's, or from the mean of the last `loads` loads. */
  z.object({ kind: z.literal('sum'), column, percent, loads: z.int().min(1).max(24) }),
  /** True for every row; false and unknown break it. */
  z.object({ kind: z.literal('expression'), expression: z.string().min(1).max(4000) })
])
export type RuleCheck = z.infer<typeof RuleCheck>
export type RuleKind = RuleCheck['kind']

export const Rule = z.object({
  id: z.string().min(1).max(60),
  /** What a person calls it; empty: it is called by what it asks for. */
  name: z.string().max(120),
  enabled: z.boolean(),
  /** `blocking`: a load needs a reason while it is broken. */
  severity: z.enum(['warning', 'blocking']),
  check: RuleCheck
})
export type Rule = z.infer<typeof Rule>

/** From which change on drift is told: percent for volume and totals, percentage points for shares of empty values. */
export const DriftThresholds = z.object({
  volumePercent: percent,
  totalPercent: percent,
  nullPoints: z.number().min(0).max(100)
})
export type DriftThresholds = z.infer<typeof DriftThresholds>

/** What is kept with a dataset beside its recipe. */
export const DatasetRules = z.object({
  /** Quality below which a load of this dataset needs a reason; null: the one of the settings. */
  gate: z.number().min(0).max(100).nullable(),
  drift: DriftThresholds,
  rules: z.array(Rule).max(200)
})
export type DatasetRules = z.infer<typeof DatasetRules>

export const noRules: DatasetRules = {
  gate: null,
  drift: { volumePercent: 20, totalPercent: 20, nullPoints: 5 },
  rules: []
}

/** How a rule ended on one file. */
export const RuleOutcome = z.object({
  rule: Rule,
  /** `unmeasured`: there is nothing to compare with yet; costs nothing. */
  state: z.enum(['passed', 'failed', 'unmeasured']),
  dimension: QualityDimension,
  /** Rows that break it; null for a rule about the file as a whole. */
  count: z.number().nullable(),
  /** Rows that were judged. */
  rows: z.number(),
  /** Of a rule about the whole file: what was found, and the smallest and largest that would do. */
  observed: z.string().nullable(),
  low: z.string().nullable(),
  high: z.string().nullable(),
  /** Why it could not be judged (such a rule has failed), as an error's code, sentence and details. */
  problem: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  /** The first rows that break it. */
  examples: z.array(CellExample)
})
export type RuleOutcome = z.infer<typeof RuleOutcome>

/** The dimension of the score that a rule belongs to. */
export function dimensionOf(kind: RuleKind): QualityDimension {
  switch (kind) {
    case 'not-null':
      return 'completeness'
    case 'range':
    case 'set':
    case 'pattern':
    case 'expression':
      return 'validity'
    case 'unique':
      return 'uniqueness'
    case 'reference':
    case 'row-count':
    case 'sum':
      return 'consistency'
    case 'freshness':
      return 'timeliness'
  }
}

/** What a broken rule about the whole file takes of its dimension. */
export const wholeFileFault = 0.5

/** The part of its dimension that a rule takes, 0 to 1: the share of rows that break it; half of it for a rule about the whole file. */
export function faultOf({ state, count, rows, problem }: RuleOutcome): number {
  if (state !== 'failed') return 0
  if (count === null || problem !== null) return wholeFileFault
  return rows === 0 ? 0 : count / rows
}

/** Whether rows are judged one by one, so that there are rows to look at. */
export function judgesRows(kind: RuleKind): boolean {
  return kind !== 'freshness' && kind !== 'row-count' && kind !== 'sum'
}

/** A rule in English, for receipts, errors and the command line. */
export function ruleText({ name, check }: Pick<Rule, 'name' | 'check'>): string {
  if (name.trim() !== '') return name
  switch (check.kind) {
    case 'not-null':
      return `${check.column} is never empty`
    case 'unique':
      return `${check.columns.join(' + ')} is unique`
    case 'range':
      if (check.min === null) return `${check.column} is at most ${check.max}`
      return check.max === null
        ? `${check.column} is at least ${check.min}`
        : `${check.column} is ${check.min} to ${check.max}`
    case 'set':
      return `${check.column} is one of ${check.values.slice(0, 5).join(', ')}${check.values.length > 5 ? ' …' : ''}`
    case 'pattern':
      return `${check.column} fits ${check.pattern}`
    case 'reference':
      return check.to.kind === 'list'
        ? `${check.column} is in a list of ${check.to.values.length}`
        : `${check.column} is in ${check.to.dataset}.${check.to.column}`
    case 'freshness':
      return `${check.column} is at most ${check.days} days old`
    case 'row-count':
      return 'The number of rows is as expected'
    case 'sum':
      return `The sum of ${check.column} stays within ${check.percent} %`
    case 'expression':
      return check.expression
  }
}
