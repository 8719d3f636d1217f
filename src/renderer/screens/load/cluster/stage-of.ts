/** How far a load to a cluster is, in the stages that a person waits for. */
import type { Job } from '../../../../shared/domain/job'

export const clusterStages = ['shape', 'publish', 'upload', 'ingest', 'available', 'verify'] as const
export type ClusterStage = (typeof clusterStages)[number]

/** The stage under way; null before the first and when all is done. A stopped load stands where it stopped. */
export function stageOf({ state, progress }: Pick<Job, 'state' | 'progress'>): ClusterStage | null {
  switch (state) {
    case 'publishing':
      return progress?.step === 'publish' || progress?.step === 'upload' ? progress.step : 'shape'
    case 'submitted':
    case 'running':
      return 'ingest'
    case 'making-available':
      return 'available'
    case 'verifying':
      return 'verify'
    default:
      return null
  }
}

/** Whether a progress is of the stage under way, and not the last word of the one before. */
export function isOfStage({ state, progress }: Pick<Job, 'state' | 'progress'>): boolean {
  const step = progress?.step
  switch (stageOf({ state, progress })) {
    case 'ingest':
      return step === 'ingest' || step === 'wait-slot' || step === 'wait-lock'
    case 'available':
      return false
    case 'verify':
      return step === 'verify'
    default:
      return step !== undefined
  }
}
