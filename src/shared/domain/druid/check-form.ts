/** Whether an ingestion can be made of a form, before Druid is asked. */
import { readableColumns, readBy } from './columns'
import { mostTimeChunks, slotsNeeded, timeChunks } from './estimate'
import type { FormProblem, FormReason } from './form-problem'
import type { IngestForm, IngestMetric, QueryGranularity, SegmentGranularity } from './ingest-form'
import type { IngestInput } from './ingest-input'
import { SqlSpec } from './ingest-spec'
import { alignsWithMonths } from './intervals'

/** What is known of the cluster; null or missing: not known, and then not complained about. */
export interface ClusterAbilities {
  readonly sqlTask: boolean | null
  readonly s3Input: boolean | null
  readonly parquetInput: boolean | null
  readonly sketches: boolean | null
  readonly freeSlots: number | null
  /** Largest absolute values of wide amounts; missing: not known, so their declared digits count. */
  readonly largest?: Readonly<Record<string, number>>
}

export const unknownCluster: ClusterAbilities = {
  sqlTask: null,
  s3Input: null,
  parquetInput: null,
  sketches: null,
  freeSlots: null
}

/** What Druid itself refuses as a name. */
const datasourceName = /^(?!\.)[^/\\\s]+(?: +[^/\\\s]+)*$/u

const lengths: Readonly<Record<QueryGranularity | SegmentGranularity, number>> = {
  NONE: 0,
  SECOND: 1,
  MINUTE: 2,
  HOUR: 3,
  DAY: 4,
  MONTH: 5,
  QUARTER: 6,
  YEAR: 7,
  ALL: 8
}

/** Digits that always fit into a long. */
const widest = 18

/** A little below 2^63: larger values are known as doubles only. */
const mostInLong = 9.2e18

type Add = (
  reason: FormReason,
  path: FormProblem['path'],
  details?: FormProblem['details'],
  severity?: FormProblem['severity']
) => void

/** All problems of a form with what it reads, and with the cluster as far as it is known. */
export function checkForm(
  form: IngestForm,
  input: IngestInput,
  cluster: ClusterAbilities = unknownCluster
): FormProblem[] {
  const problems: FormProblem[] = []
  const add: Add = (reason, path, details = {}, severity = 'error') => {
    problems.push({ reason, path, details, severity })
  }
  checkNames(form, input, add)
  checkMetrics(form, input, add)
  checkTime(form, input, add)
  checkWays(form, input, cluster, add)
  checkCluster(form, input, cluster, add)
  return problems
}

function checkNames(form: IngestForm, input: IngestInput, add: Add): void {
  if (!datasourceName.test(form.dataSource)) add('bad-datasource', ['dataSource'], { name: form.dataSource })
  if (!SqlSpec.shape.key.safeParse(input.key).success) add('bad-key', [])
  const columns = readableColumns(form, input)
  const stored = [
    ...form.dimensions.map(({ name }, index) => ({ name, path: ['dimensions', index, 'name'] })),
    ...form.metrics.map(({ name }, index) => ({ name, path: ['metrics', index, 'name'] }))
  ]
  if (stored.length === 0) add('no-columns', ['dimensions'])
  const seen = new Set<string>()
  for (const { name, path } of stored) {
    if (name === '__time') add('reserved-column', path, { name })
    if (seen.has(name)) add('duplicate-column', path, { name })
    seen.add(name)
  }
  const known = (name: string, path: FormProblem['path']) => {
    if (!columns.has(name)) add('unknown-column', path, { name })
  }
  form.dimensions.forEach(({ name, type, multiValue }, index) => {
    known(name, ['dimensions', index, 'name'])
    if (multiValue && type !== 'string') add('multi-value-type', ['dimensions', index, 'type'], { name })
    if (multiValue && form.rollup && form.method === 'sql') {
      add('multi-value-sql', ['dimensions', index, 'multiValue'], { name })
    }
  })
  const published = new Set(input.columns.map(({ name }) => name))
  form.transforms.forEach((transform, index) => {
    for (const name of readBy(transform)) {
      if (!published.has(name)) add('unknown-column', ['transforms', index], { name })
    }
  })
  const dimensions = new Set(form.dimensions.map(({ name }) => name))
  form.clusteredBy.forEach((name, index) => {
    if (form.method === 'sql' && !dimensions.has(name)) add('unknown-column', ['clusteredBy', index], { name })
  })
  if (form.method === 'native' && form.partitioning.kind !== 'dynamic') {
    form.partitioning.dimensions.forEach((name, index) => {
      if (!dimensions.has(name)) add('unknown-column', ['partitioning', 'dimensions', index], { name })
    })
  }
}

function numberNeeded(metric: IngestMetric): string | null {
  return metric.kind === 'count' || metric.kind === 'hll' ? null : metric.column
}

function checkMetrics(form: IngestForm, input: IngestInput, add: Add): void {
  const columns = readableColumns(form, input)
  form.metrics.forEach((metric, index) => {
    const path = ['metrics', index] as const
    if (!form.rollup) add('metrics-need-rollup', path, { name: metric.name })
    if (metric.kind === 'count') return
    const column = columns.get(metric.column)
    if (!column) add('unknown-column', [...path, 'column'], { name: metric.column })
    const needed = numberNeeded(metric)
    if (needed !== null && column?.type === 'string') {
      add('not-numeric', [...path, 'column'], { name: needed, kind: metric.kind })
    }
  })
  if (form.rollup && !form.metrics.some(({ kind }) => kind === 'count')) add('no-count', ['metrics'], {}, 'warning')
}

function checkTime(form: IngestForm, input: IngestInput, add: Add): void {
  const { mode, segmentGranularity, queryGranularity } = form
  if (mode === 'replace-months') {
    if (!alignsWithMonths(segmentGranularity)) {
      add('not-whole-segments', ['segmentGranularity'], { granularity: segmentGranularity })
    }
    if (input.months.length === 0) add('no-months', ['mode'])
  }
  const chunks = timeChunks(form, input.months)
  if (chunks > mostTimeChunks) {
    add('too-many-segments', ['segmentGranularity'], { count: chunks, limit: mostTimeChunks })
  }
  if (lengths[queryGranularity] > lengths[segmentGranularity]) {
    add('coarser-than-segment', ['queryGranularity'], { query: queryGranularity, segment: segmentGranularity })
  }
}

function checkWays(form: IngestForm, input: IngestInput, { largest }: ClusterAbilities, add: Add): void {
  if (form.method === 'native' && form.mode === 'append' && form.partitioning.kind !== 'dynamic') {
    add('append-needs-dynamic', ['partitioning', 'kind'])
  }
  form.transforms.forEach((transform, index) => {
    if (transform.kind !== 'custom') return
    const text = form.method === 'sql' ? transform.sql : transform.expression
    if (text === null || text.trim() === '') {
      add('transform-text', ['transforms', index], { name: transform.name, method: form.method })
    }
  })
  for (const { name, encoding, precision, scale } of input.columns) {
    const most = largest === undefined ? null : (largest[name] ?? 0) * 10 ** scale
    if (encoding === 'scaled' && precision > widest && (most === null || most > mostInLong)) {
      add('money-too-wide', ['money'], { name, digits: precision }, 'warning')
    }
  }
}

function checkCluster(form: IngestForm, input: IngestInput, cluster: ClusterAbilities, add: Add): void {
  if (form.method === 'sql' && cluster.sqlTask === false) add('sql-missing', ['method'])
  if (input.source.kind === 's3' && cluster.s3Input === false) add('s3-missing', [])
  if (input.format === 'parquet' && cluster.parquetInput === false) add('parquet-missing', [])
  form.metrics.forEach(({ kind, name }, index) => {
    if ((kind === 'hll' || kind === 'quantiles') && cluster.sketches === false) {
      add('sketches-missing', ['metrics', index], { name })
    }
  })
  const needed = slotsNeeded(form)
  if (cluster.freeSlots !== null && cluster.freeSlots < needed) {
    add('not-enough-slots', ['maxNumTasks'], { needed, free: cluster.freeSlots }, 'warning')
  }
}
