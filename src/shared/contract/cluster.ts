/** cluster: connections, whether they work, and what a load would hand to Druid. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { ClusterSample } from '../domain/cluster-sample'
import { Connection, ConnectionSecrets } from '../domain/connection'
import { IngestForm, IngestFormat, IngestMethod } from '../domain/druid/ingest-form'
import { MonthDelta } from '../domain/druid/month-delta'
import { RollupEstimate } from '../domain/druid/rollup-estimate'
import { ColumnChange } from '../domain/druid/schema-evolution'
import { ErrorShape } from '../domain/error-shape'
import { LoadMode } from '../domain/load-mode'
import { Recipe } from '../domain/recipe'
import { clusterDatasource } from './cluster-datasource'

const tags = ['cluster']
const one = z.object({ connectionId: z.string() })

export const Probe = z.object({
  name: z.string(),
  state: z.enum(['ok', 'failed', 'skipped', 'warning']),
  value: z.string().nullable(),
  error: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  fix: z.string().nullable(),
  tookMs: z.number()
})
export type Probe = z.infer<typeof Probe>

export const ConnectionView = z.object({
  connection: Connection,
  /** Names of the secrets that are there. */
  secrets: z.array(z.string())
})
export type ConnectionView = z.infer<typeof ConnectionView>

const candidate = z.object({ connection: Connection, secrets: ConnectionSecrets.default({}) })

export const IngestPlan = z.object({
  form: IngestForm,
  /** As it would be submitted, without secrets: SQL, or JSON. */
  spec: z.string(),
  /** Of SQL: its context as JSON; of a native task it is in the spec. */
  context: z.string().nullable(),
  language: z.enum(['sql', 'json']),
  /** Ways of ingestion that this cluster has. */
  methods: z.array(IngestMethod),
  /** Formats of files that it may read. */
  formats: z.array(IngestFormat),
  /** Whether it may keep sketches. */
  sketches: z.boolean(),
  /** What is wrong with the form: an `error` keeps it from being used. `reason` and `details` as in `form-problem.ts`. */
  problems: z.array(
    z.object({
      reason: z.string(),
      severity: z.enum(['error', 'warning']),
      message: z.string(),
      details: z.record(z.string(), z.union([z.string(), z.number()]))
    })
  ),
  /** Task slots needed, and free now; null when the cluster does not say. */
  slotsNeeded: z.number(),
  slotsFree: z.number().nullable(),
  segments: z.number(),
  druidVersion: z.string().nullable(),
  /** What the datasource holds and what becomes of it, by month. */
  months: z.array(
    z.object({ month: z.string(), rowsBefore: z.number(), rowsAfter: z.number(), replaced: z.boolean() })
  ),
  exists: z.boolean(),
  /** Columns of the load beside those of the datasource: what differs and what the form does about it. Empty for a new datasource. */
  evolution: z.array(ColumnChange),
  /** What the datasource holds by month beside what the file brings. Empty for a new datasource. */
  delta: z.array(MonthDelta),
  /** A finished job that loaded a file with the same content into this dataset. */
  sameFileJobId: z.string().nullable(),
  /** Rows that are stored after rollup; null without rollup. */
  rollup: RollupEstimate.nullable()
})
export type IngestPlan = z.infer<typeof IngestPlan>

/** Rows of the local preview beside what Druid's own parser makes of them. */
export const IngestPreview = z.object({
  /** `__time` first. */
  columns: z.array(z.object({ name: z.string(), type: z.enum(['time', 'string', 'long', 'double']) })),
  rows: z.array(
    z.object({
      /** Of the source, from 0; `copy` counts rows that a step made of it; `line` in the file. */
      row: z.number(),
      copy: z.number(),
      line: z.number(),
      /** As published, in the order of `columns`; null is no value. */
      local: z.array(z.string().nullable()),
      /** As Druid read it; null: nothing of it could be read. */
      druid: z.array(z.string().nullable()).nullable(),
      /** Indexes into `columns` of cells that differ. */
      differs: z.array(z.number()),
      /** Why Druid refuses the row: such a row makes the load fail. */
      error: z.string().nullable()
    })
  ),
  /** Cells that differ, and rows that Druid refuses. */
  differing: z.number(),
  refused: z.number(),
  /** Columns that only SQL can make, which the sampler does not know. */
  notCompared: z.array(z.string())
})
export type IngestPreview = z.infer<typeof IngestPreview>

/** A file as it would be ingested. */
const ingestion = one.extend({
  sourceId: z.string(),
  recipe: Recipe,
  dataset: z.string(),
  mode: LoadMode,
  /** Null: the form that the dataset has, fitted to the columns of the file; or the one that a new dataset begins with. */
  form: IngestForm.nullable().default(null)
})

const Service = z.object({
  host: z.string(),
  type: z.string(),
  tier: z.string().nullable(),
  isLeader: z.boolean().nullable(),
  /** `answers`: it was asked itself; `listed`: the cluster names it, from here it can't be asked; `silent`: it answered before and does not now. */
  health: z.enum(['answers', 'listed', 'silent']),
  version: z.string().nullable(),
  /** Memory of its process. */
  memoryUsedBytes: z.number().nullable(),
  memoryMaxBytes: z.number().nullable(),
  /** Segments that a historical still has to load and to drop. */
  toLoad: z.number().nullable(),
  toDrop: z.number().nullable(),
  startedMs: z.number().nullable(),
  usedBytes: z.number().nullable(),
  maxBytes: z.number().nullable()
})

/** What a cluster is doing now. */
export const Overview = z.object({
  atMs: z.number(),
  version: z.string().nullable(),
  services: z.array(Service),
  slots: z.object({ total: z.number(), used: z.number(), free: z.number() }).nullable(),
  datasources: z.array(
    z.object({
      name: z.string(),
      segments: z.number(),
      sizeBytes: z.number(),
      fromMs: z.number().nullable(),
      toMs: z.number().nullable(),
      /** 0 to 1. */
      loaded: z.number().nullable(),
      /** Segments that can't be asked for; null: not known. */
      unavailable: z.number().nullable()
    })
  ),
  /** Names of datasources all of whose segments are out of service. */
  outOfService: z.array(z.string()),
  /** How the processes find each other; null: it could not be asked. */
  discovery: z.object({ zookeeper: z.string().nullable(), works: z.boolean().nullable() }).nullable(),
  tasks: z.array(
    z.object({
      id: z.string(),
      type: z.string().nullable(),
      dataSource: z.string().nullable(),
      state: z.enum(['waiting', 'pending', 'running', 'success', 'failed', 'cancelled']),
      createdMs: z.number().nullable(),
      durationMs: z.number().nullable(),
      errorMessage: z.string().nullable()
    })
  ),
  /** Why parts could not be asked. */
  failures: z.array(ErrorShape.omit({ retryable: true }))
})
export type Overview = z.infer<typeof Overview>

/** What is known of a cluster now. */
export const ClusterLook = z.object({
  /** When it was looked at. */
  atMs: z.number(),
  /** With what an earlier look knew in the place of what could not be asked; null: it was never seen. Its `atMs` says when it was seen. */
  overview: Overview.nullable(),
  /** `before`: nothing answered, what is shown was seen at an earlier time; `never`: nor was it then. */
  state: z.enum(['now', 'partly', 'before', 'never', 'asking']),
  failures: z.array(ErrorShape.omit({ retryable: true })),
  /** When it is looked at again. */
  nextMs: z.number().nullable(),
  /** Of the newest sample of the history. */
  sampledMs: z.number().nullable()
})
export type ClusterLook = z.infer<typeof ClusterLook>

export const cluster = {
  ...clusterDatasource,
  connections: oc
    .route({ method: 'GET', path: '/connections', tags, summary: 'Connections to clusters, without secrets' })
    .input(z.object({}))
    .output(z.object({ connections: z.array(ConnectionView), secretsIn: z.enum(['keychain', 'memory']) })),
  put: oc
    .route({
      method: 'PUT',
      path: '/connections',
      tags,
      summary: 'Make (empty id) or change a connection; secrets that are not given stay'
    })
    .input(candidate)
    .output(Connection),
  remove: oc
    .route({ method: 'DELETE', path: '/connections/{connectionId}', tags, summary: 'Remove a connection' })
    .input(one)
    .output(z.object({})),
  /** Line by line, as each is done. */
  test: oc.input(candidate).output(eventIterator(z.object({ part: z.enum(['s3', 'druid']), probe: Probe }))),
  doctor: oc.input(one).output(eventIterator(Probe)),
  overview: oc
    .route({
      method: 'GET',
      path: '/connections/{connectionId}/overview',
      tags,
      summary: 'Services, slots, datasources and tasks of a cluster'
    })
    .input(one)
    .output(Overview),
  /** Look after look, for as long as somebody follows; slower while nothing answers. */
  watch: oc.input(one).output(eventIterator(ClusterLook)),
  history: oc
    .route({
      method: 'GET',
      path: '/connections/{connectionId}/history',
      tags,
      summary: 'The last 24 hours of a cluster, a sample a minute, as this app saw them'
    })
    .input(one)
    .output(z.object({ samples: z.array(ClusterSample) })),
  taskLog: oc
    .route({
      method: 'GET',
      path: '/connections/{connectionId}/tasks/{taskId}/log',
      tags,
      summary: 'The end of a task’s log'
    })
    .input(one.extend({ taskId: z.string() }))
    .output(z.object({ log: z.string().nullable() })),
  /** Of anybody. What it had not stored yet is not stored. */
  stopTask: oc
    .route({
      method: 'POST',
      path: '/connections/{connectionId}/tasks/{taskId}/stop',
      tags,
      summary: 'Stop a task that has not ended; `confirm` repeats its id or the name of its datasource'
    })
    .input(one.extend({ taskId: z.string().min(1), confirm: z.string() }))
    .output(z.object({ stopped: z.boolean() }).describe('False: it had ended before.')),
  plan: oc
    .route({
      method: 'POST',
      path: '/connections/{connectionId}/plan',
      tags,
      summary: 'How a file would be ingested: form, spec, segments, slots, months'
    })
    .input(ingestion)
    .output(IngestPlan),
  preview: oc
    .route({
      method: 'POST',
      path: '/connections/{connectionId}/preview',
      tags,
      summary: 'The first rows as they are published, beside what Druid’s sampler makes of them'
    })
    .input(ingestion.extend({ rows: z.int().min(1).max(200).default(50) }))
    .output(IngestPreview)
}
