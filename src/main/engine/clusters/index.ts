/** Clusters of values, found in a thread of their own, so that the reader goes on answering. */
import type { Cluster, ClusterOptions } from '../../../shared/domain/cluster'
import { type CountedText, type Groups, rankGroups } from '../../../shared/domain/value-groups'
import { runInWorker, workerPath } from '../scan/worker-client'
import { type Found, findClusters } from './find-clusters'
import { findLookAlikes } from './look-alikes'

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

/**
 * Values that are nearly another, much more frequent one.
 * @throws AppError `cancelled`
 */
export async function lookAlikes(values: readonly CountedText[], signal?: AbortSignal): Promise<Groups> {
  const path = workerPath()
  const groups =
    values.length < inPlaceBelow || path === null
      ? findLookAlikes(values)
      : (JSON.parse(await runInWorker(path, { kind: 'look-alikes', values }, { signal })) as string[][])
  const counts = new Map(values)
  return rankGroups(groups.map((group) => group.map((text) => [text, counts.get(text) ?? 0] as const)))
}
