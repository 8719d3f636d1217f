/** Look-alikes of one column, by a method that a person chose. */
import type { ClusterOptions, Clusters } from '../../../../shared/domain/cluster'
import type { Reading } from '../../../../shared/domain/column-type'
import type { Source } from '../../../../shared/domain/source'
import { clusterValues } from '../../clusters'
import { withProfileTable } from './table'
import { distinctTexts, mostTexts } from './texts'

/**
 * Clusters of a text column's values. Of more than 200,000 different ones the most frequent are compared.
 * @throws AppError `cancelled`, what reading the file throws
 */
export async function valueClusters(
  source: Source,
  workDir: string,
  readings: readonly Reading[],
  column: string,
  options: ClusterOptions,
  signal?: AbortSignal
): Promise<Clusters> {
  const startMs = performance.now()
  const texts = await withProfileTable(source, workDir, readings, { signal }, (table) => distinctTexts(table, column))
  const { clusters, found, limited } = await clusterValues(texts, options, signal)
  return {
    clusters,
    found,
    compared: texts.length,
    limited: limited || texts.length === mostTexts,
    tookMs: performance.now() - startMs
  }
}
