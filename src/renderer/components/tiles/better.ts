/** Whether more of a number is good, bad, or neither: decides the colour of a change. */
import type { Calculation, Metric, TileOf } from '../../../shared/domain/board'
import { metricDefinitions } from '../../../shared/domain/query/metric-definitions'

export type Better = 'more' | 'less' | 'neither'

export function betterOfMetric(metric: Metric): Better {
  return metricDefinitions[metric].better
}

/** Many customers or few large ones: a fact, not a success. */
const neither: ReadonlySet<Calculation> = new Set(['concentration', 'top-10-share'])

export function betterOf({ metric, calculation }: Pick<TileOf<'number'>, 'metric' | 'calculation'>): Better {
  if (calculation === 'inactive-customers') return 'less'
  return calculation !== null && neither.has(calculation) ? 'neither' : betterOfMetric(metric)
}
