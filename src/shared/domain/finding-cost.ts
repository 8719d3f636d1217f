/** How many points of the quality score each finding costs. */
import type { CheckReport, Finding } from './check-report'

/** Points by finding id; a finding that costs nothing is not in it. */
export function findingCosts({ quality }: Pick<CheckReport, 'quality'>): ReadonlyMap<string, number> {
  const costs = quality.dimensions.flatMap((dimension) => dimension.costs ?? [])
  return new Map(costs.map(({ id, lost }) => [id, lost]))
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
