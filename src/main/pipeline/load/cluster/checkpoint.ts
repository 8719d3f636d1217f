/** What a load to a cluster has done so far: stored before the next act, so that a killed app goes on where it stood. No secret is in it. */
import { z } from 'zod'
import { MonthTotals, PublishedFile, ShapeResult } from '../../../../shared/contract/engine'
import { KeptOriginals } from '../../../../shared/domain/bucket'

const UploadCheckpoint = z.object({
  key: z.string(),
  uploadId: z.string(),
  partBytes: z.number(),
  contentHash: z.string()
})

export const CheckpointFile = PublishedFile.extend({
  key: z.string(),
  /** SHA-256, hex. */
  hash: z.string(),
  uploaded: z.boolean(),
  wasThere: z.boolean()
})
export type CheckpointFile = z.infer<typeof CheckpointFile>

/** A file as it was opened, which is kept in the bucket. */
const CheckpointOriginal = z.object({
  key: z.string(),
  name: z.string(),
  path: z.string(),
  sizeBytes: z.number(),
  /** SHA-256, hex. */
  hash: z.string(),
  uploaded: z.boolean(),
  wasThere: z.boolean()
})
export type CheckpointOriginal = z.infer<typeof CheckpointOriginal>

/** What a datasource holds: by month, and as a whole. */
export const Holdings = z.object({
  months: z.array(MonthTotals),
  min: z.string().nullable(),
  max: z.string().nullable(),
  /** Names of its columns; absent in checkpoints of older versions. */
  columns: z.array(z.string()).optional()
})
export type Holdings = z.infer<typeof Holdings>

export const Checkpoint = z.object({
  /** SHA-256 of the source, by which another file under its path is noticed. */
  contentHash: z.string(),
  fileHashes: z.array(z.string()),
  shaped: ShapeResult.nullable(),
  partsHash: z.string().nullable(),
  files: z.array(CheckpointFile).nullable(),
  totals: z.array(MonthTotals).nullable(),
  /** Null: not decided yet. Empty: the connection keeps none. */
  originals: z.array(CheckpointOriginal).nullable().default(null),
  /** The connection's choice when they were put there. */
  kept: KeptOriginals.nullable().default(null),
  /** The upload under way. */
  upload: UploadCheckpoint.nullable(),
  manifestKey: z.string().nullable(),
  /** What the datasource held before; null when not asked yet. */
  before: Holdings.nullable(),
  /** The time that the datasource covered before; null: there was none. */
  existing: z.object({ startMs: z.number(), endMs: z.number() }).nullable(),
  /** Idempotency key of the submit; written before it. */
  submitKey: z.string().nullable(),
  /** When Druid was told of it for the first time; absent in checkpoints of older versions. */
  submittedMs: z.number().nullable().default(null),
  taskId: z.string().nullable()
})
export type Checkpoint = z.infer<typeof Checkpoint>

export const nothingYet: Checkpoint = {
  contentHash: '',
  fileHashes: [],
  shaped: null,
  partsHash: null,
  files: null,
  totals: null,
  originals: null,
  kept: null,
  upload: null,
  manifestKey: null,
  before: null,
  existing: null,
  submitKey: null,
  submittedMs: null,
  taskId: null
}

/** A checkpoint that an older version of the app wrote, and this one does not know, is none. */
export function checkpointOf(stored: unknown): Checkpoint {
  const parsed = Checkpoint.safeParse(stored)
  return parsed.success ? parsed.data : nothingYet
}
