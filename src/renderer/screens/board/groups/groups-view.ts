/** How a window compares two groups over a dataset, and the tile that it is. */
import type { BoardFilter, GroupOfRows, HasRole, Metric, TileSpec } from '../../../../shared/domain/board'
import { metricDefinitions } from '../../../../shared/domain/query/metric-definitions'
import type { Role } from '../../../../shared/domain/role'
import { comparedMetrics, dimensions } from '../editor/proposals'

export type GroupsView = {
  readonly a: GroupOfRows
  readonly b: GroupOfRows
  /** Of the chart and of the dimension. */
  readonly metric: Metric
  readonly dimension: Role | null
}

const size = { w: 12, h: 7 }

export function hasMetric(metric: Metric, has: HasRole): boolean {
  return metricDefinitions[metric].forms.some(({ needs }) => needs.every(has))
}

/** What is filtered by now against everything else. */
export function firstGroups(filters: readonly BoardFilter[], has: HasRole): GroupsView {
  const taken = new Set(filters.map(({ role }) => role))
  return {
    a: { name: '', filters: filters.map(({ role, values }) => ({ role, values: [...values] })) },
    b: { name: '', filters: null },
    metric: comparedMetrics.find((metric) => hasMetric(metric, has)) ?? 'lines',
    dimension: dimensions.find((role) => has(role) && !taken.has(role)) ?? null
  }
}

/** The tile of a comparison, with the metrics that the dataset can have. */
export function groupsSpecOf(
  { a, b, metric, dimension }: GroupsView,
  has: HasRole
): Extract<TileSpec, { kind: 'groups' }> {
  const metrics = [...comparedMetrics, 'customers' as const].filter((one) => hasMetric(one, has))
  return {
    kind: 'groups',
    id: 'groups',
    a,
    b,
    metrics: metrics.length > 0 ? metrics : ['lines'],
    metric,
    unit: 'month',
    dimension,
    top: 10,
    size
  }
}

/** Whether there is something to compare: a group has filters, and they are not the same. */
export function canCompare({ a, b }: Pick<GroupsView, 'a' | 'b'>): boolean {
  const isChosen = (group: GroupOfRows) => (group.filters?.length ?? 0) > 0
  return (isChosen(a) || isChosen(b)) && JSON.stringify(a.filters) !== JSON.stringify(b.filters)
}
