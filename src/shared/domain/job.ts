/** A load as a job: states, the moves between them, attempts, receipt. */
import { z } from 'zod'
import { QualityScore } from './check-report'
import { Column } from './column-type'
import { CorrectionOf } from './corrections'
import { ClusterDestination, ClusterProof } from './destination'
import { Drift } from './drift'
import { ErrorShape } from './error-shape'
import { Ledger } from './ledger'
import { LoadMode } from './load-mode'
import { LoadProfile } from './load-profile'
import { Recipe } from './recipe'
import { RuleOutcome } from './rules'
import { PassProgress, Source } from './source'

export const JobState = z.enum([
  'planned',
  'publishing',
  'submitted',
  'running',
  'making-available',
  'verifying',
  'done',
  'failed',
  'cancelled',
  'needs-attention'
])
export type JobState = z.infer<typeof JobState>

const after: Record<JobState, readonly JobState[]> = {
  planned: ['publishing', 'failed', 'cancelled'],
  publishing: ['submitted', 'running', 'failed', 'cancelled', 'needs-attention'],
  submitted: ['running', 'making-available', 'failed', 'cancelled', 'needs-attention'],
  running: ['making-available', 'verifying', 'failed', 'cancelled', 'needs-attention'],
  'making-available': ['verifying', 'failed', 'needs-attention'],
  verifying: ['done', 'failed', 'needs-attention'],
  done: [],
  failed: ['planned'],
  cancelled: ['planned'],
  'needs-attention': ['planned', 'verifying', 'failed']
}

/** Whether a job may go from one state to the other. */
export function mayMove(from: JobState, to: JobState): boolean {
  return after[from].includes(to)
}

/** Whether nothing more happens to a job in this state unless a person acts. */
export function isSettled(state: JobState): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled' || state === 'needs-attention'
}

/** All a load needs; kept with the job so that a retry has the same inputs. */
export const LoadRequest = z.object({
  source: Source,
  recipe: Recipe,
  dataset: z.string(),
  mode: LoadMode,
  /** Why a person loads below the quality gate, or null. */
  belowGateReason: z.string().nullable(),
  quality: QualityScore.nullable(),
  /** SHA-256 of the file as it was checked, or null when it was not computed yet. */
  contentHash: z.string().nullable(),
  /** Rows of another load that this one puts back, corrected. */
  correctionOf: CorrectionOf.optional(),
  /** How the dataset's rules ended, what drifted and what later files are compared with; absent in jobs of older versions. */
  rules: z.array(RuleOutcome).optional(),
  drift: Drift.nullish(),
  profile: LoadProfile.nullish(),
  /** A cluster; absent: the warehouse of this machine. */
  destination: ClusterDestination.optional()
})
export type LoadRequest = z.infer<typeof LoadRequest>

/** One comparison of the receipt: computed while shaping against what the warehouse answers. */
export const ParityRow = z.object({
  /** `rows`, or a measure such as `sum(revenue)`, `min(order_date)`. */
  name: z.string(),
  shaped: z.string().nullable(),
  warehouse: z.string().nullable(),
  equal: z.boolean()
})
export type ParityRow = z.infer<typeof ParityRow>

/** A measure that the warehouse could not answer, so that it proves nothing either way. */
export const NotCompared = z.object({
  /** As in `ParityRow`. */
  name: z.string(),
  shaped: z.string().nullable(),
  /** `out-of-room`: too little memory for so many different values, not even for a part of them. */
  reason: z.enum(['out-of-room'])
})
export type NotCompared = z.infer<typeof NotCompared>

export const Receipt = z.object({
  jobId: z.string(),
  dataset: z.string(),
  warehouse: z.enum(['local', 'cluster']),
  source: z.object({
    name: z.string(),
    path: z.string(),
    sizeBytes: z.number(),
    /** SHA-256 of the file; of several that of the lines with the hash of each. */
    contentHash: z.string(),
    /** Of several files as one table: each of them, in the order of their rows. */
    files: z
      .array(
        z.object({
          label: z.string(),
          path: z.string(),
          sizeBytes: z.number(),
          contentHash: z.string(),
          /** Rows read; they add up to those of the ledger. */
          rows: z.number()
        })
      )
      .optional()
  }),
  ledger: Ledger,
  mode: LoadMode,
  months: z.array(z.object({ month: z.string(), rows: z.number(), rowsBefore: z.number() })),
  schema: z.array(Column),
  recipe: Recipe,
  quality: QualityScore.nullable(),
  belowGateReason: z.string().nullable(),
  /** How the dataset's rules ended, and what was different from the load before; absent in receipts of older versions. */
  rules: z.array(RuleOutcome).optional(),
  drift: Drift.nullish(),
  parity: z.array(ParityRow),
  /** Absent where everything was compared. */
  notCompared: z.array(NotCompared).optional(),
  parts: z.array(
    z.object({
      month: z.string().nullable(),
      path: z.string(),
      rows: z.number(),
      sizeBytes: z.number(),
      /** SHA-256 of the Parquet file, hex; absent in receipts of older versions. */
      hash: z.string().optional()
    })
  ),
  /**
   * SHA-256 over the lines `<month> <rows> <hash>` of all parts by month, hex: the same file under the same recipe gives the same. Rows stand
   * in the order in which they were read. Absent in receipts of older versions.
   */
  partsHash: z.string().optional(),
  rejectedPath: z.string().nullable(),
  /** The load whose rejected rows these were. */
  correctionOf: CorrectionOf.optional(),
  /** Loads that put rejected rows of this one back, corrected. */
  putBack: z
    .array(z.object({ jobId: z.string(), loaded: z.number(), rejected: z.number(), atMs: z.number() }))
    .optional(),
  /** Of a load to a cluster. */
  cluster: ClusterProof.optional(),
  timings: z.array(z.object({ step: z.string(), tookMs: z.number() })),
  finishedMs: z.number()
})
export type Receipt = z.infer<typeof Receipt>

export const Attempt = z.object({
  number: z.number(),
  startedMs: z.number(),
  endedMs: z.number().nullable(),
  state: JobState,
  error: ErrorShape.nullable(),
  /** As far as it had come when another attempt followed; that of the last attempt is the job's. */
  receipt: Receipt.nullish()
})
export type Attempt = z.infer<typeof Attempt>

/** A job as lists and feeds show it. */
export const Job = z.object({
  id: z.string(),
  kind: z.literal('load'),
  state: JobState,
  dataset: z.string(),
  /** The cluster that it loads into; null: the warehouse of this machine. */
  connectionId: z.string().nullable(),
  sourceName: z.string(),
  createdMs: z.number(),
  updatedMs: z.number(),
  attempt: z.number(),
  /** Its place among those that wait for their turn, 1 for the next; null: it does not wait. */
  queuePlace: z.int().min(1).nullable(),
  progress: PassProgress.nullable(),
  /** Seconds that are likely left, or null. */
  leftS: z.number().nullable(),
  rowsPerS: z.number().nullable(),
  rowsLoaded: z.number().nullable(),
  /** Of the last attempt, once it has ended. */
  tookMs: z.number().nullable(),
  /** Quality score of the file, 0 to 100. */
  quality: z.number().nullable(),
  error: ErrorShape.nullable()
})
export type Job = z.infer<typeof Job>

/** One line of a job's log: every state change, before the act it announces. */
export const JobEvent = z.object({ atMs: z.number(), state: JobState, text: z.string() })
export type JobEvent = z.infer<typeof JobEvent>

export const JobDetail = Job.extend({
  request: LoadRequest,
  attempts: z.array(Attempt),
  events: z.array(JobEvent),
  receipt: Receipt.nullable()
})
export type JobDetail = z.infer<typeof JobDetail>
