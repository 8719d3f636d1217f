/** Where a load goes: absent in a request, into the warehouse of this machine; else to a cluster. */
import { z } from 'zod'
import { IngestForm } from './druid/ingest-form'

export const ClusterDestination = z.object({
  connectionId: z.string(),
  form: IngestForm
})
export type ClusterDestination = z.infer<typeof ClusterDestination>

/** An object of a load in the bucket. */
export const LoadedObject = z.object({
  key: z.string(),
  sizeBytes: z.number(),
  /** SHA-256, hex. */
  hash: z.string(),
  rows: z.number(),
  /** Another load or attempt had put the same content there. */
  wasThere: z.boolean()
})
export type LoadedObject = z.infer<typeof LoadedObject>

/** What the receipt of a load to a cluster has beyond others: all that the cluster forgets sooner or later. */
export const ClusterProof = z.object({
  connection: z.string(),
  routerUrl: z.string(),
  dataSource: z.string(),
  taskId: z.string(),
  method: z.enum(['sql', 'native']),
  druidVersion: z.string().nullable(),
  form: IngestForm,
  bucket: z.string(),
  objects: z.array(LoadedObject),
  manifestKey: z.string(),
  /** As submitted, without secrets: SQL, or JSON. */
  spec: z.string(),
  /** Status, report, payload and the end of the log, as JSON and text, without secrets; null where the cluster gave none. */
  status: z.string().nullable(),
  report: z.string().nullable(),
  payload: z.string().nullable(),
  log: z.string().nullable(),
  segments: z.number(),
  segmentBytes: z.number()
})
export type ClusterProof = z.infer<typeof ClusterProof>
