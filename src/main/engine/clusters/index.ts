/** Clusters of values, found in a thread of their own, so that the reader goes on answering. */
import type { Cluster, ClusterOptions } from '../../../shared/domain/cluster'
import type { CountedText } from '../../../shared/domain/value-groups'
import { runInWorker, workerPath } from '../scan/worker-client'
import { type Found, findClusters } from './find-clusters'

/** Fewer values are done before a thread has started. */
const inPlaceBelow = 2000

/**
 * Groups counted values by one of OpenRefine's methods.
 * @throws AppError `cancelled`
 */
export async function clusterValues(
  values: readonly CountedText[],
  options: ClusterOptions,
  signal?: AbortSignal
): Promise<{ clusters: Cluster[]; found: number; limited: boolean }> {
  const path = workerPath()
  if (values.length < inPlaceBelow || path === null) return findClusters(values, options)
  const answer = await runInWorker(path, { kind: 'clusters', values, options }, { signal })
  return JSON.parse(answer) as Found
}
