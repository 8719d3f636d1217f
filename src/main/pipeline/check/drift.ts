/** check: what is different about a file from the last load of its dataset. */
import { type Drift, driftItems } from '../../../shared/domain/drift'
import type { LoadProfile } from '../../../shared/domain/load-profile'
import type { DriftThresholds } from '../../../shared/domain/rules'
import type { StoredProfile } from '../ports'

/** Null when there is no load to compare with. */
export function driftFrom(
  dataset: string,
  last: StoredProfile | null,
  file: LoadProfile,
  thresholds: DriftThresholds
): Drift | null {
  if (last === null) return null
  const { jobId, loadedMs, profile } = last
  return { dataset, jobId, loadedMs, thresholds, items: driftItems(profile, file, thresholds) }
}
