/** How rows become a Druid datasource, as one form for both ways of ingestion. */
import { z } from 'zod'
import { LoadMode } from '../load-mode'

/** `sql`: REPLACE or INSERT by the multi-stage engine. `native`: an `index_parallel` task. */
export const IngestMethod = z.enum(['sql', 'native'])
export type IngestMethod = z.infer<typeof IngestMethod>

/** Weeks are missing on purpose: they do not nest in months. */
export const SegmentGranularity = z.enum(['HOUR', 'DAY', 'MONTH', 'QUARTER', 'YEAR', 'ALL'])
export type SegmentGranularity = z.infer<typeof SegmentGranularity>

/** To what the event time is cut off before it is stored; NONE keeps its milliseconds. */
export const QueryGranularity = z.enum(['NONE', 'SECOND', 'MINUTE', 'HOUR', 'DAY', 'MONTH', 'QUARTER', 'YEAR'])
export type QueryGranularity = z.infer<typeof QueryGranularity>

export const DruidType = z.enum(['string', 'long', 'double'])
export type DruidType = z.infer<typeof DruidType>

/**
 * How exact money is kept. `cents`: as a long in the smallest unit (a decimal with scale 2 times 100), whose sums are exact. `double`: as
 * a number with a point, which every tool reads, and whose sums are rounded.
 */
export const Money = z.enum(['cents', 'double'])
export type Money = z.infer<typeof Money>

/**
 * How rows are published: `ndjson` (gzip), which every Druid reads; `parquet` (snappy), smaller and typed, where the cluster has its
 * extension.
 */
export const IngestFormat = z.enum(['ndjson', 'parquet'])
export type IngestFormat = z.infer<typeof IngestFormat>

const columnName = z.string().min(1).max(255)

export const IngestDimension = z.object({
  name: columnName,
  type: DruidType,
  /** A list of texts in one cell; only of type `string`. */
  multiValue: z.boolean()
})
export type IngestDimension = z.infer<typeof IngestDimension>

/** A measure of the stored rows; with rollup, over the rows that become one. */
export const IngestMetric = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count'), name: columnName }),
  z.object({
    kind: z.enum(['sum', 'min', 'max']),
    name: columnName,
    column: columnName,
    type: z.enum(['long', 'double'])
  }),
  /** Approximate distinct count; 2^lgK buckets. */
  z.object({ kind: z.literal('hll'), name: columnName, column: columnName, lgK: z.int().min(4).max(21).default(12) }),
  /** Approximate quantiles. */
  z.object({
    kind: z.literal('quantiles'),
    name: columnName,
    column: columnName,
    /** A power of two. */
    k: z.int().min(2).max(32_768).default(128)
  })
])
export type IngestMetric = z.infer<typeof IngestMetric>

/** A column that Druid makes of others while it reads; may be used as a dimension or by a metric. */
export const IngestTransform = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['lower', 'upper', 'trim']), name: columnName, column: columnName }),
  z.object({ kind: z.literal('concat'), name: columnName, columns: z.array(columnName).min(1), separator: z.string() }),
  z.object({ kind: z.literal('constant'), name: columnName, value: z.string() }),
  /** A text of several values becomes a list, for a column of several values; blanks around the separator go. */
  z.object({ kind: z.literal('split'), name: columnName, column: columnName, separator: z.string().min(1) }),
  /** Written by a person in the two languages that Druid has; the method's own must be there. */
  z.object({
    kind: z.literal('custom'),
    name: columnName,
    sql: z.string().nullable(),
    expression: z.string().nullable()
  })
])
export type IngestTransform = z.infer<typeof IngestTransform>

const targetRows = z.int().min(1000).max(20_000_000)

export const Partitioning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dynamic') }),
  /** Without dimensions: by all of them. */
  z.object({ kind: z.literal('hashed'), dimensions: z.array(columnName), targetRows }),
  z.object({ kind: z.literal('range'), dimensions: z.array(columnName).min(1), targetRows })
])
export type Partitioning = z.infer<typeof Partitioning>

export const IngestForm = z.object({
  dataSource: z.string().min(1).max(255),
  method: IngestMethod,
  mode: LoadMode,
  /** Of the published rows: epoch milliseconds. */
  timeColumn: columnName,
  /** What rows without a time get, `1970-01-01T00:00:00Z`; null: they make the load fail. */
  missingTime: z.iso.datetime().nullable(),
  segmentGranularity: SegmentGranularity,
  queryGranularity: QueryGranularity,
  rollup: z.boolean(),
  dimensions: z.array(IngestDimension),
  metrics: z.array(IngestMetric),
  transforms: z.array(IngestTransform),
  /** Of native tasks. */
  partitioning: Partitioning,
  /** Of SQL-based ingestion: rows are sorted and cut into segments by these. */
  clusteredBy: z.array(columnName),
  maxRowsPerSegment: targetRows,
  /** Controller and workers together; all of them must find a slot, or nothing begins. */
  maxNumTasks: z.int().min(2).max(1000),
  money: Money,
  /** Forms of earlier versions have none. */
  format: IngestFormat.default('ndjson'),
  /** Added to the context that is made; wins over it, but for the key. */
  context: z.record(z.string(), z.json())
})
export type IngestForm = z.infer<typeof IngestForm>
