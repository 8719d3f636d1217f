/**
 * The quality score: five dimensions, each 0 to 1, weighted to 0 to 100.
 *
 * | dimension | weight | value |
 * | --- | --- | --- |
 * | completeness | 0.25 | mean over the columns of 1 − nulls / rows; an empty column counts as wholly missing |
 * | validity | 0.30 | 1 − (ragged rows + rows with broken quotes + undecodable sequences + type violations of all columns) / rows, at least 0: so many rows are certain to be without a violation |
 * | uniqueness | 0.15 | 1 − rows that repeat an earlier row / rows |
 * | consistency | 0.20 | 1 − mean over the columns of the part that is not written in one way: 1 for a date column that can be read day first and month first, the share of values outside of the main pattern in a column with several date patterns, the share of texts with blanks at an end |
 * | timeliness | 0.10 | 1 − dates after today / dates, over all date columns |
 *
 * A dimension that the data have nothing to measure by (no rows, no dates) is null and left out; the weights of the others are divided by
 * their sum. `score` = 100 × Σ weight × value, rounded to one decimal, at most 99.9 when anything at all was lost; `lost` of a dimension = 100 × weight × (1 − value). The same facts on the
 * same day give the same score. Whatever the score is, a file that ends inside an open quote and a file without rows are blocked.
 */
import type { CheckReport, ColumnReport, Finding, QualityDimension, QualityScore } from './check-report'
import { isTemporal } from './column-type'

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

const rulesOf: Readonly<Record<QualityDimension, readonly Finding['rule'][]>> = {
  completeness: ['missing-values', 'empty-column'],
  validity: ['ragged-rows', 'broken-quotes', 'undecodable-bytes', 'ends-in-quote', 'type-violations'],
  uniqueness: ['duplicate-rows'],
  consistency: ['ambiguous-dates', 'ambiguous-numbers', 'white-space'],
  timeliness: ['future-dates']
}

const clamp = (value: number) => Math.max(0, Math.min(1, value))

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length
}

function completeness(facts: QualityFacts): number | null {
  return mean(facts.columns.filter((c) => c.rowCount > 0).map((c) => 1 - c.nullCount / c.rowCount))
}

function validity({ structure, columns }: QualityFacts): number | null {
  if (structure.rowCount === 0) return null
  const violations = columns.reduce((sum, c) => sum + c.invalidCount, 0)
  const broken =
    structure.raggedCount + structure.brokenQuoteRows + structure.undecodableCount + (structure.endsInQuote ? 1 : 0)
  return clamp(1 - (violations + broken) / structure.rowCount)
}

function uniqueness({ structure, duplicateRows }: QualityFacts): number | null {
  return structure.rowCount === 0 ? null : clamp(1 - duplicateRows / structure.rowCount)
}

/** The part of a column that is not written in one way. */
function inconsistency(column: ColumnReport, findings: readonly Finding[]): number {
  if (column.state === 'ambiguous') return 1
  const mixed = column.evidence.find((e) => e.code === 'mixed-formats')?.count ?? 0
  const blanks = findings.find((f) => f.rule === 'white-space' && f.column === column.name)?.count ?? 0
  return clamp((mixed + blanks) / column.rowCount)
}

function consistency({ columns, findings }: QualityFacts): number | null {
  const value = mean(columns.filter((c) => c.rowCount > 0).map((c) => inconsistency(c, findings)))
  return value === null ? null : clamp(1 - value)
}

function timeliness({ columns, findings }: QualityFacts, todayIso: string): number | null {
  const dates = columns.filter((c) => isTemporal(c.reading.type) && c.validCount > 0)
  const valid = dates.reduce((sum, c) => sum + c.validCount, 0)
  if (valid === 0) return null
  const late = dates.filter((c) => (c.max ?? '').slice(0, 10) > todayIso)
  const count = late.reduce(
    (sum, c) => sum + (findings.find((f) => f.rule === 'future-dates' && f.column === c.name)?.count ?? 0),
    0
  )
  return clamp(1 - count / valid)
}

const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits

/**
 * The score of a check against a gate (0 to 100).
 * @param todayIso the day the check took as today, `YYYY-MM-DD`
 */
export function scoreQuality(facts: QualityFacts, gate: number, todayIso: string): QualityScore {
  const values: Record<QualityDimension, number | null> = {
    completeness: completeness(facts),
    validity: validity(facts),
    uniqueness: uniqueness(facts),
    consistency: consistency(facts),
    timeliness: timeliness(facts, todayIso)
  }
  const dimensions = Object.keys(qualityWeights) as QualityDimension[]
  const total = dimensions.reduce((sum, d) => sum + (values[d] === null ? 0 : qualityWeights[d]), 0)
  const lines = dimensions.map((dimension) => {
    const value = values[dimension]
    const weight = value === null ? 0 : qualityWeights[dimension] / total
    const findings = facts.findings.filter((f) => rulesOf[dimension].includes(f.rule)).map((f) => f.id)
    return { dimension, value, weight, lost: value === null ? 0 : 100 * weight * (1 - value), findings }
  })
  const isWhole = lines.every((l) => l.value === null || l.value === 1)
  const rounded = round(100 - lines.reduce((sum, l) => sum + l.lost, 0), 1)
  const score = total === 0 ? 0 : isWhole ? rounded : Math.min(99.9, rounded)
  const blocking = facts.findings.filter((f) => f.rule === 'ends-in-quote').map((f) => f.id)
  if (facts.structure.rowCount === 0) blocking.push(noRows)
  return {
    score,
    gate,
    passes: score >= gate && blocking.length === 0,
    dimensions: lines.map((l) => ({
      ...l,
      value: l.value === null ? null : round(l.value, 6),
      weight: round(l.weight, 4),
      lost: round(l.lost, 2)
    })),
    blocking
  }
}
