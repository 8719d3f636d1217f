/** SQL-based ingestion: REPLACE or INSERT over EXTERN. */
import { timeColumn } from '../query/dialect'
import { readableColumns, transformSql } from './columns'
import type {
  DruidType,
  IngestDimension,
  IngestForm,
  IngestMetric,
  QueryGranularity,
  SegmentGranularity
} from './ingest-form'
import { type IngestInput, inputFormatOf, inputSourceOf } from './ingest-input'
import { keyInContext, type SqlSpec } from './ingest-spec'
import { replacedIntervals } from './intervals'
import type { Json } from './json'
import { literal, quoted, timestamp } from './text'

const periods: Readonly<Record<Exclude<QueryGranularity, 'NONE'>, string>> = {
  SECOND: 'PT1S',
  MINUTE: 'PT1M',
  HOUR: 'PT1H',
  DAY: 'P1D',
  MONTH: 'P1M',
  QUARTER: 'P3M',
  YEAR: 'P1Y'
}

const sqlTypes: Readonly<Record<DruidType, string>> = { string: 'VARCHAR', long: 'BIGINT', double: 'DOUBLE' }

function partitionedBy(granularity: SegmentGranularity): string {
  return granularity === 'QUARTER' ? `TIME_FLOOR(${quoted(timeColumn)}, 'P3M')` : granularity
}

/**
 * The event time of a row. EXTERN takes a column named `__time` for a time already, and any other for the number that it is. To a number and
 * back would change nothing, and with CLUSTERED BY keeps the planner of Druid 27 busy until its broker has no memory left.
 */
function timeSql({ timeColumn: column, missingTime, queryGranularity }: IngestForm): string {
  if (column === timeColumn && missingTime === null && queryGranularity === 'NONE') return quoted(column)
  let sql = `MILLIS_TO_TIMESTAMP(CAST(${quoted(column)} AS BIGINT))`
  if (missingTime !== null) sql = `COALESCE(${sql}, ${timestamp(Date.parse(missingTime))})`
  return queryGranularity === 'NONE' ? sql : `TIME_FLOOR(${sql}, '${periods[queryGranularity]}')`
}

function metricSql(metric: IngestMetric, source: (name: string) => string): string {
  switch (metric.kind) {
    case 'count':
      return 'COUNT(*)'
    case 'sum':
    case 'min':
    case 'max':
      return `${metric.kind.toUpperCase()}(${source(metric.column)})`
    case 'hll':
      return `DS_HLL(${source(metric.column)}, ${metric.lgK}, 'HLL_4')`
    case 'quantiles':
      return `DS_QUANTILES_SKETCH(${source(metric.column)}, ${metric.k})`
  }
}

function target(form: IngestForm, input: IngestInput): string {
  const name = quoted(form.dataSource)
  if (form.mode === 'append') return `INSERT INTO ${name}`
  if (form.mode === 'replace-all') return `REPLACE INTO ${name} OVERWRITE ALL`
  const intervals = replacedIntervals(form, input)
  const time = quoted(timeColumn)
  const bounds = (intervals === 'everything' ? [] : intervals).map(
    ({ startMs, endMs }) => `(${time} >= ${timestamp(startMs)} AND ${time} < ${timestamp(endMs)})`
  )
  return `REPLACE INTO ${name} OVERWRITE WHERE ${bounds.join(' OR ')}`
}

function extern(form: IngestForm, input: IngestInput): string {
  const signature = [
    { name: form.timeColumn, type: 'long' },
    ...input.columns.map(({ name, type }) => ({ name, type }))
  ]
  const parts = [inputSourceOf(input.source), inputFormatOf(input.format), signature]
  return `TABLE(EXTERN(\n    ${parts.map((value) => literal(JSON.stringify(value))).join(',\n    ')}\n  ))`
}

/** The SQL of a form that was checked, with its context. */
export function sqlSpecOf(form: IngestForm, input: IngestInput): SqlSpec {
  const columns = readableColumns(form, input)
  const source = (name: string) => {
    const transform = columns.get(name)?.transform
    return transform ? transformSql(transform) : quoted(name)
  }
  const dimension = ({ name, type }: IngestDimension) => {
    const sql = source(name)
    const column = columns.get(name)
    if (column?.type === type) return sql === quoted(name) ? sql : `${sql} AS ${quoted(name)}`
    return `CAST(${sql} AS ${sqlTypes[type]}) AS ${quoted(name)}`
  }
  const selected = [
    `${timeSql(form)} AS ${quoted(timeColumn)}`,
    ...form.dimensions.map(dimension),
    ...(form.rollup ? form.metrics.map((metric) => `${metricSql(metric, source)} AS ${quoted(metric.name)}`) : [])
  ]
  const grouped = form.dimensions.map((_, index) => String(index + 2))
  const query = [
    target(form, input),
    `SELECT\n  ${selected.join(',\n  ')}`,
    `FROM ${extern(form, input)}`,
    ...(form.rollup ? [`GROUP BY ${['1', ...grouped].join(', ')}`] : []),
    `PARTITIONED BY ${partitionedBy(form.segmentGranularity)}`,
    ...(form.clusteredBy.length > 0 ? [`CLUSTERED BY ${form.clusteredBy.map(quoted).join(', ')}`] : [])
  ].join('\n')
  return { kind: 'sql', key: input.key, query, context: contextOf(form, input) }
}

function contextOf(form: IngestForm, input: IngestInput): Json {
  return {
    maxNumTasks: form.maxNumTasks,
    maxParseExceptions: 0,
    rowsPerSegment: form.maxRowsPerSegment,
    // Sketches are stored, not their estimates.
    finalizeAggregations: !form.rollup,
    ...(form.rollup ? { groupByEnableMultiValueUnnesting: false } : {}),
    waitUntilSegmentsLoad: true,
    failOnEmptyInsert: true,
    ...form.context,
    [keyInContext]: input.key
  }
}
