/** check: what is different about a file from the last load of its dataset. */
import { type Drift, driftItems } from '../../../shared/domain/drift'
import type { LoadProfile } from '../../../shared/domain/load-profile'
import type { DriftThresholds } from '../../../shared/domain/rules'
import type { StoredProfile } from '../ports'

/**
 * Null when there is no load to compare with.
 * @param undecided columns whose reading is a person's to choose: how they are written is no news yet
 */
export function driftFrom(
  dataset: string,
  last: StoredProfile | null,
  file: LoadProfile,
  thresholds: DriftThresholds,
  undecided: ReadonlySet<string>
): Drift | null {
  if (last === null) return null
  const { jobId, loadedMs, profile } = last
  const items = driftItems(profile, file, thresholds).filter(
    ({ kind, column }) => kind !== 'format' || column === null || !undecided.has(column)
  )
  return { dataset, jobId, loadedMs, thresholds, items }
}
