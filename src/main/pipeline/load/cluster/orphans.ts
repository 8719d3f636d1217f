/** Uploads that a load left open and that nobody goes on with: given up, so that the bucket does not keep their parts for ever. */
import type { JobStore } from '../../ports'
import type { ClusterAccess } from '../load-ports'
import { checkpointOf } from './checkpoint'
import { folderOf } from './publish'

/** A load that failed or was cancelled may be tried again, and then goes on with its parts, for so long. */
const keptMs = 7 * 24 * 3_600_000

export interface OrphanPorts {
  readonly jobs: Pick<JobStore, 'unfinishedUploads' | 'checkpoint' | 'setCheckpoint'>
  readonly cluster: ClusterAccess
  readonly nowMs: () => number
  /** What could not be done; it is tried again at the next start. */
  readonly report: (error: unknown) => void
}

/**
 * Of loads of this workspace only: others may use the same bucket. A load that is tried again later writes and uploads its files anew.
 * @returns how many uploads were given up
 */
export async function abandonOldUploads({ jobs, cluster, nowMs, report }: OrphanPorts): Promise<number> {
  let abandoned = 0
  for (const { id, dataset, connectionId } of jobs.unfinishedUploads(nowMs() - keptMs)) {
    try {
      const { s3 } = await cluster.open(connectionId)
      for (const kind of ['processed', 'raw'] as const) {
        abandoned += await s3.abandonOrphans(folderOf(kind, dataset, id), [])
      }
      jobs.setCheckpoint(id, { ...checkpointOf(jobs.checkpoint(id)), upload: null, files: null, totals: null })
    } catch (error) {
      report(error)
    }
  }
  return abandoned
}
