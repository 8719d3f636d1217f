/** How many points of the quality score each finding costs. */
import type { CheckReport, Finding, QualityDimension } from './check-report'

type Reported = Pick<CheckReport, 'columns' | 'findings' | 'quality'>

/** What the faults of a dimension add up to, beside those that a finding names: a few missing values in a column are no finding of their own. */
function totalOf(dimension: QualityDimension, named: number, { columns }: Reported): number {
  const missing = columns.reduce((sum, column) => sum + column.nullCount, 0)
  return dimension === 'completeness' ? Math.max(named, missing) : named
}

/**
 * Points by finding id. The points that a dimension lost are shared out among its findings by their counts; a finding of no dimension costs nothing.
 * The sum over all findings is at most what the score lost.
 */
export function findingCosts(report: Reported): ReadonlyMap<string, number> {
  const byId = new Map(report.findings.map((finding) => [finding.id, finding]))
  const costs = new Map<string, number>()
  for (const { dimension, lost, findings } of report.quality.dimensions) {
    const found = findings.map((id) => byId.get(id)).filter((finding): finding is Finding => finding !== undefined)
    const total = totalOf(
      dimension,
      found.reduce((sum, { count }) => sum + count, 0),
      report
    )
    if (total === 0) continue
    for (const { id, count } of found) costs.set(id, (costs.get(id) ?? 0) + lost * (count / total))
  }
  return costs
}

const weight = { error: 0, warning: 1, info: 2 } as const

/** Findings by what they cost, then by severity, then by rows. */
export function byCost(findings: readonly Finding[], costs: ReadonlyMap<string, number>): Finding[] {
  const cost = ({ id }: Finding) => Math.round((costs.get(id) ?? 0) * 100)
  return [...findings].sort(
    (a, b) =>
      cost(b) - cost(a) || weight[a.severity] - weight[b.severity] || b.count - a.count || (a.id < b.id ? -1 : 1)
  )
}
