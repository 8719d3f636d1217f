/** A cluster at a moment, in a few numbers: what its history of a day is made of. */
import { z } from 'zod'

export const ClusterSample = z.object({
  /** The beginning of the minute, epoch milliseconds. */
  atMs: z.number(),
  /** Null: it could not be asked then. All are null of a cluster that did not answer. */
  slotsTotal: z.number().nullable(),
  slotsUsed: z.number().nullable(),
  runningTasks: z.number().nullable(),
  /** Processes that the cluster knew. */
  services: z.number().nullable(),
  segments: z.number().nullable(),
  sizeBytes: z.number().nullable(),
  /** Segments that could not be asked for. */
  unavailable: z.number().nullable()
})
export type ClusterSample = z.infer<typeof ClusterSample>
