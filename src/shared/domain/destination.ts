/** Where a load goes: absent in a request, into the warehouse of this machine; else to a cluster. */
import { z } from 'zod'
import { KeptOriginals } from './bucket'
import { SpecChange } from './druid/diff-specs'
import { IngestForm } from './druid/ingest-form'
import { ErrorShape } from './error-shape'

/**
 * A spec as a person changed it, and the generated one it began as: what differs is put onto the spec that the job generates. Both as the
 * plan shows them: the task's JSON, or the query with its context as JSON.
 */
export const EditedSpec = z.object({
  generated: z.string(),
  edited: z.string(),
  /** Of SQL; null: the context was not edited. */
  context: z.object({ generated: z.string(), edited: z.string() }).nullable().default(null)
})
export type EditedSpec = z.infer<typeof EditedSpec>

export const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)

export const ClusterDestination = z.object({
  connectionId: z.string(),
  form: IngestForm,
  /** Absent: the spec is submitted as it is generated. */
  edited: EditedSpec.optional(),
  /** Only these months of the file are published and replaced; its other rows are in the ledger as `otherMonths`. Absent: all. */
  onlyMonths: z.array(Month).min(1).optional()
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

/** A file as it was opened, in the bucket. */
const KeptObject = z.object({
  key: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  /** SHA-256, hex. */
  hash: z.string(),
  wasThere: z.boolean()
})

const Fate = z.enum(['archived', 'deleted'])

/** What became of the objects of a load whose rows this one has replaced. */
export const ReplacedLoad = z.object({
  jobId: z.string(),
  kind: Fate,
  objects: z.number(),
  /** Why not all of them could be moved or deleted; it is tried again. Null: all were. */
  error: ErrorShape.nullable()
})
export type ReplacedLoad = z.infer<typeof ReplacedLoad>

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
  /** The file as it was opened; absent: it was not kept. */
  originals: z.object({ kept: KeptOriginals, objects: z.array(KeptObject), goneMs: z.number().nullable() }).optional(),
  /** What became of the objects once other loads had replaced all rows; absent: they are where they were put. */
  fate: z.object({ kind: Fate, byJob: z.string(), atMs: z.number(), folder: z.string().nullable() }).optional(),
  /** Loads whose objects this one made superfluous, as far as the connection says that they go. */
  replacedLoads: z.array(ReplacedLoad).optional(),
  /** As submitted, without secrets: SQL, or JSON. */
  spec: z.string(),
  /** Of SQL: its context as JSON. Absent in receipts of older versions and of native tasks. */
  context: z.string().optional(),
  /** What a person had changed in the generated spec; absent: nothing. */
  edits: z.array(SpecChange).optional(),
  /** Status, report, payload and the end of the log, as JSON and text, without secrets; null where the cluster gave none. */
  status: z.string().nullable(),
  report: z.string().nullable(),
  payload: z.string().nullable(),
  log: z.string().nullable(),
  segments: z.number(),
  segmentBytes: z.number()
})
export type ClusterProof = z.infer<typeof ClusterProof>
