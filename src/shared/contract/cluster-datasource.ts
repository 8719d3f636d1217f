/** cluster: one datasource of a cluster: its segments, how long it is kept, and taking it away. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Compaction } from '../domain/druid/compaction'
import { Retention, RetentionChoice } from '../domain/druid/retention'
import { ErrorShape } from '../domain/error-shape'

const tags = ['cluster']
const one = z.object({ connectionId: z.string(), dataSource: z.string().min(1) })
const base = '/connections/{connectionId}/datasources/{dataSource}' as const

/** Segments that are counted together. Times are epoch milliseconds UTC, the end exclusive; null: without a bound. */
const segmentsTogether = {
  fromMs: z.number().nullable(),
  toMs: z.number().nullable(),
  segments: z.number(),
  rows: z.number(),
  sizeBytes: z.number(),
  /** Segments that can be asked for now. */
  available: z.number(),
  /** Segments with fewer copies than the rules ask for; null: the release does not say. */
  lacking: z.number().nullable(),
  /** The fewest copies that a segment has, and the most that the rules ask for. */
  copies: z.number(),
  copiesWanted: z.number().nullable()
}

export const SegmentMonth = z.object({
  /** `2024-03`; null: segments of more than a month. */
  month: z.string().nullable(),
  ...segmentsTogether
})
export type SegmentMonth = z.infer<typeof SegmentMonth>

export const DatasourceDetails = z.object({
  atMs: z.number(),
  name: z.string(),
  /** Null: the segments could not be asked for; `months` is empty then. */
  totals: z.object(segmentsTogether).nullable(),
  months: z.array(SegmentMonth),
  /** Tiers of the cluster. */
  tiers: z.array(z.string()),
  /** Its own rules, and those of the cluster; null: they may not be seen. */
  retention: z.object({ own: Retention, fallback: Retention }).nullable(),
  compaction: z
    .object({ form: Compaction, skipText: z.string().nullable(), chunksText: z.string().nullable() })
    .nullable(),
  /** Segments out of service, not yet deleted; null: the release does not tell. */
  unused: z
    .object({
      segments: z.number(),
      /** There are more than were counted. */
      more: z.boolean(),
      sizeBytes: z.number(),
      fromMs: z.number().nullable(),
      toMs: z.number().nullable()
    })
    .nullable(),
  /** Whether the cluster knows the name at all, in service or not. */
  known: z.boolean(),
  /** Datasets of this app whose rows are here. */
  datasets: z.array(z.string()),
  failures: z.array(ErrorShape.omit({ retryable: true }))
})
export type DatasourceDetails = z.infer<typeof DatasourceDetails>

const part = z.object({
  segments: z.number(),
  rows: z.number(),
  sizeBytes: z.number(),
  fromMs: z.number().nullable(),
  toMs: z.number().nullable()
})

/** What a change would do to the segments that are there. */
export const SegmentEffect = z.object({
  /** Stay loaded, or are left alone. */
  stays: part,
  /** Are taken off the historicals, or are compacted. */
  goes: part,
  /** False: the rules are beyond what is worked out here, and nothing is claimed. */
  certain: z.boolean(),
  /** What is sent to Druid, as JSON. */
  sent: z.string()
})
export type SegmentEffect = z.infer<typeof SegmentEffect>

export const clusterDatasource = {
  datasource: oc
    .route({ method: 'GET', path: base, tags, summary: 'Segments by month, rules, compaction of a datasource' })
    .input(one)
    .output(DatasourceDetails),
  retentionEffect: oc
    .route({
      method: 'POST',
      path: `${base}/retention/effect`,
      tags,
      summary: 'What rules would do, without setting them'
    })
    .input(one.extend({ retention: RetentionChoice }))
    .output(SegmentEffect),
  setRetention: oc
    .route({ method: 'PUT', path: `${base}/retention`, tags, summary: 'Set how long a datasource stays loaded' })
    .input(one.extend({ retention: RetentionChoice }))
    .output(z.object({})),
  compactionEffect: oc
    .route({ method: 'POST', path: `${base}/compaction/effect`, tags, summary: 'What compaction would look at' })
    .input(one.extend({ compaction: Compaction }))
    .output(SegmentEffect),
  setCompaction: oc
    .route({ method: 'PUT', path: `${base}/compaction`, tags, summary: 'Set or end automatic compaction' })
    .input(one.extend({ compaction: Compaction }))
    .output(z.object({})),
  /** Nothing is deleted. */
  dropDatasource: oc
    .route({
      method: 'POST',
      path: `${base}/drop`,
      tags,
      summary: 'Take all segments out of service; `confirm` repeats the name'
    })
    .input(one.extend({ confirm: z.string() }))
    .output(z.object({ segments: z.number() })),
  bringBack: oc
    .route({
      method: 'POST',
      path: `${base}/bring-back`,
      tags,
      summary: 'Put segments that are out of service back into it'
    })
    .input(one)
    .output(z.object({ segments: z.number() })),
  killDatasource: oc
    .route({
      method: 'POST',
      path: `${base}/kill`,
      tags,
      summary: 'Delete what is out of service for ever, by a task; `confirm` repeats the name'
    })
    .input(one.extend({ confirm: z.string() }))
    .output(z.object({ taskId: z.string() }))
}
