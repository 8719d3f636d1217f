/**
 * The quality score: five dimensions, each 0 to 1, weighted to 0 to 100.
 *
 * | dimension | weight | faults of the data |
 * | --- | --- | --- |
 * | completeness | 0.25 | per column: nulls / rows, divided by the number of columns; an empty column counts as wholly missing |
 * | validity | 0.30 | ragged rows, rows with broken quotes, undecodable sequences, an open quote at the end, type violations and dates far out of range of all columns: each count / rows |
 * | uniqueness | 0.15 | rows that repeat an earlier row / rows |
 * | consistency | 0.20 | per column, divided by the number of columns: 1 for a date column that can be read day first and month first, the share of values outside of the main pattern in a column with several date patterns plus the shares of texts with blanks at an end, of values that are another one in other case or spacing, and of amounts in another currency (together at most 1; as far as the check of the column itself counts them) |
 * | timeliness | 0.10 | dates after today / dates, over all date columns |
 *
 * A dataset's rules add their own: a broken rule about rows the share of rows that break it, a broken rule about the file as a whole (freshness,
 * row count, sum) or one that cannot be judged 0.5. `not-null` belongs to completeness; range, set, pattern and expression to validity; unique to
 * uniqueness; reference, row count and sum to consistency; freshness to timeliness. Warning or blocking makes no difference to the score.
 *
 * The value of a dimension is 1 minus the sum of its faults, at least 0. A dimension that the data have nothing to measure by (no rows, no dates) and
 * that no rule measures is null and left out; the weights of the others are divided by their sum. `score` = 100 × Σ weight × value, rounded to
 * one decimal, at most 99.9 when anything at all was lost; `lost` of a dimension = 100 × weight × (1 − value), and each of its faults has its part of
 * that as a line of `costs`. The same facts on the same day give the same score. Whatever the score is, a file that ends inside an open quote, a
 * file without rows and a broken blocking rule block loading until a reason is given.
 */
import type { CheckReport, ColumnReport, Finding, QualityCost, QualityDimension, QualityScore } from './check-report'
import { isTemporal } from './column-type'
import { faultOf, type RuleOutcome } from './rules'

/** What the score is made of: a check report without its score. */
export type QualityFacts = Omit<CheckReport, 'quality'>

/** Blocks loading beside the ids of findings: the file has no rows. */
export const noRows = 'no-rows'

export const qualityWeights: Readonly<Record<QualityDimension, number>> = {
  completeness: 0.25,
  validity: 0.3,
  uniqueness: 0.15,
  consistency: 0.2,
  timeliness: 0.1
}

/** A cost before it has points: the part of its dimension that it takes. */
type Fault = Omit<QualityCost, 'lost'> & { readonly part: number }

/** What is wrong with a dimension; null: the data have nothing to measure it by. */
type Faults = readonly Fault[] | null

const found = (id: string, column: string | null, count: number, part: number): Fault => ({
  id,
  kind: 'finding',
  column,
  count,
  part
})

const filled = (columns: readonly ColumnReport[]) => columns.filter((column) => column.rowCount > 0)

function completeness({ columns, findings }: QualityFacts): Faults {
  const measured = filled(columns)
  if (measured.length === 0) return null
  return measured.map(({ name, nullCount, rowCount }) => {
    const mostly = `mostly-empty-column:${name}`
    const own = nullCount === rowCount ? `empty-column:${name}` : `missing-values:${name}`
    return found(
      findings.some(({ id }) => id === mostly) ? mostly : own,
      name,
      nullCount,
      nullCount / rowCount / measured.length
    )
  })
}

function validity({ structure, columns, findings }: QualityFacts): Faults {
  const { rowCount: rows } = structure
  if (rows === 0) return null
  const whole: readonly [Finding['rule'], number][] = [
    ['ragged-rows', structure.raggedCount],
    ['broken-quotes', structure.brokenQuoteRows],
    ['undecodable-bytes', structure.undecodableCount],
    ['ends-in-quote', structure.endsInQuote ? 1 : 0]
  ]
  return [
    ...whole.map(([rule, count]) => found(rule, null, count, count / rows)),
    ...columns.map(({ name, invalidCount: count }) => found(`type-violations:${name}`, name, count, count / rows)),
    ...findings
      .filter(({ rule }) => rule === 'out-of-range-dates')
      .map(({ id, column, count }) => found(id, column, count, count / rows))
  ]
}

function uniqueness({ structure, duplicateRows: count }: QualityFacts): Faults {
  return structure.rowCount === 0 ? null : [found('duplicate-rows', null, count, count / structure.rowCount)]
}

/** The finding that stands for an open question. */
function openQuestion({ reading, evidence }: ColumnReport): Finding['rule'] {
  if (isTemporal(reading.type)) return 'ambiguous-dates'
  return evidence.some((e) => e.code === 'mixed-currencies') ? 'mixed-currencies' : 'ambiguous-numbers'
}
const isOddWriting = ({ rule }: Finding) =>
  rule === 'white-space' || rule === 'value-variants' || rule === 'mixed-currencies'

/** What is not written in one way in a column; the parts are at most 1 together. */
function inconsistencies(column: ColumnReport, findings: readonly Finding[]): Fault[] {
  const { name, rowCount, validCount } = column
  if (column.state === 'ambiguous') return [found(`${openQuestion(column)}:${name}`, name, validCount, 1)]
  const mixed = column.evidence.find((e) => e.code === 'mixed-formats')?.count ?? 0
  const others = findings.filter((finding) => finding.column === name && isOddWriting(finding))
  const scale = Math.max(
    rowCount,
    others.reduce((sum, { count }) => sum + count, mixed)
  )
  return [
    found(`mixed-formats:${name}`, name, mixed, mixed / scale),
    ...others.map(({ id, count }) => found(id, name, count, count / scale))
  ]
}

function consistency({ columns, findings }: QualityFacts): Faults {
  const measured = filled(columns)
  if (measured.length === 0) return null
  return measured
    .flatMap((column) => inconsistencies(column, findings))
    .map((fault) => ({ ...fault, part: fault.part / measured.length }))
}

function timeliness({ columns, findings }: QualityFacts, todayIso: string): Faults {
  const dates = columns.filter((c) => isTemporal(c.reading.type) && c.validCount > 0)
  const valid = dates.reduce((sum, c) => sum + c.validCount, 0)
  if (valid === 0) return null
  const late = dates.filter((c) => (c.max ?? '').slice(0, 10) > todayIso)
  return late.map(({ name }) => {
    const count = findings.find((f) => f.rule === 'future-dates' && f.column === name)?.count ?? 0
    return found(`future-dates:${name}`, name, count, count / valid)
  })
}

/** Id of a rule among costs and blocks. */
export function ruleCostId(ruleId: string): string {
  return `rule:${ruleId}`
}

/** Faults of a dimension by the data and by rules. A rule that was judged measures a dimension that the data leave unmeasured. */
function withRules(faults: Faults, dimension: QualityDimension, outcomes: readonly RuleOutcome[]): Faults {
  const judged = outcomes.filter((one) => one.dimension === dimension && one.state !== 'unmeasured')
  if (faults === null && judged.length === 0) return null
  const broken = judged.map((outcome): Fault => {
    const { check, id } = outcome.rule
    const column = 'column' in check ? check.column : null
    return { id: ruleCostId(id), kind: 'rule', column, count: outcome.count, part: faultOf(outcome) }
  })
  return [...(faults ?? []), ...broken]
}

const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits

function measured(dimension: QualityDimension, faults: Faults, weight: number) {
  const parts = faults === null ? 0 : faults.reduce((sum, { part }) => sum + part, 0)
  const value = faults === null ? null : 1 - Math.min(1, parts)
  const lost = value === null ? 0 : 100 * weight * (1 - value)
  const costs = (faults ?? [])
    .filter(({ part }) => part > 0)
    .map(({ part, ...fault }) => ({ ...fault, lost: round((lost * part) / parts, 4) }))
    .sort((a, b) => b.lost - a.lost || (a.id < b.id ? -1 : 1))
  return { dimension, value, weight, lost, costs }
}

/**
 * The score of a check against a gate (0 to 100).
 * @param todayIso the day the check took as today, `YYYY-MM-DD`
 * @param outcomes how the rules of the dataset ended, when there is one
 */
export function scoreQuality(
  facts: QualityFacts,
  gate: number,
  todayIso: string,
  outcomes: readonly RuleOutcome[] = []
): QualityScore {
  const byData: Record<QualityDimension, Faults> = {
    completeness: completeness(facts),
    validity: validity(facts),
    uniqueness: uniqueness(facts),
    consistency: consistency(facts),
    timeliness: timeliness(facts, todayIso)
  }
  const dimensions = (Object.keys(qualityWeights) as QualityDimension[]).map((dimension) => ({
    dimension,
    faults: withRules(byData[dimension], dimension, outcomes)
  }))
  const total = dimensions.reduce((sum, d) => sum + (d.faults === null ? 0 : qualityWeights[d.dimension]), 0)
  const lines = dimensions.map(({ dimension, faults }) =>
    measured(dimension, faults, faults === null ? 0 : qualityWeights[dimension] / total)
  )
  const isWhole = lines.every((l) => l.costs.length === 0)
  const rounded = round(100 - lines.reduce((sum, l) => sum + l.lost, 0), 1)
  const score = total === 0 ? 0 : isWhole ? rounded : Math.min(99.9, rounded)
  const blocking = blockedBy(facts, outcomes)
  return {
    score,
    gate,
    passes: score >= gate && blocking.length === 0,
    dimensions: lines.map((l) => ({
      ...l,
      findings: l.costs.map(({ id }) => id).filter((id) => facts.findings.some((finding) => finding.id === id)),
      value: l.value === null ? null : round(l.value, 6),
      weight: round(l.weight, 4),
      lost: round(l.lost, 2)
    })),
    blocking
  }
}

function blockedBy(facts: QualityFacts, outcomes: readonly RuleOutcome[]): string[] {
  const broken = outcomes.filter(({ state, rule }) => state === 'failed' && rule.severity === 'blocking')
  return [
    ...facts.findings.filter((f) => f.rule === 'ends-in-quote').map((f) => f.id),
    ...(facts.structure.rowCount === 0 ? [noRows] : []),
    ...broken.map(({ rule }) => ruleCostId(rule.id))
  ]
}
