/** The form that a dataset begins with. */
import type { Column } from '../column-type'
import type { LoadMode } from '../load-mode'
import { timeColumn } from '../query/dialect'
import type { IngestForm, IngestFormat, IngestMethod, IngestMetric, Money } from './ingest-form'
import { publishedColumns } from './published'

export interface FormWishes {
  readonly dataSource: string
  /** Columns of the dataset; its event time is not among them. */
  readonly columns: readonly Column[]
  readonly mode: LoadMode
  readonly method: IngestMethod
  readonly money: Money
  readonly format?: IngestFormat
  /** Null: every row has a time. */
  readonly missingTime: string | null
}

/** Three million rows are what Druid itself takes for a good segment. */
const maxRowsPerSegment = 3_000_000

/** Rows are stored as they are, by month, numbers as numbers. */
export function defaultForm({
  dataSource,
  columns,
  mode,
  method,
  money,
  missingTime,
  format = 'ndjson'
}: FormWishes): IngestForm {
  return {
    dataSource,
    method,
    mode,
    timeColumn,
    missingTime,
    segmentGranularity: 'MONTH',
    queryGranularity: 'NONE',
    rollup: false,
    dimensions: publishedColumns(columns, money).map(({ name, type }) => ({ name, type, multiValue: false })),
    metrics: [],
    transforms: [],
    partitioning: { kind: 'dynamic' },
    clusteredBy: [],
    maxRowsPerSegment,
    maxNumTasks: 2,
    money,
    format,
    context: {}
  }
}

/** The same, summed up by day and by the given columns; the others become sums where they are numbers, and go where they are not. */
export function rolledUp(form: IngestForm, keys: readonly string[]): IngestForm {
  const kept = new Set(keys)
  const names = new Set(form.dimensions.map(({ name }) => name))
  const countName = names.has('count') ? 'rows_count' : 'count'
  const sums = form.dimensions.flatMap(({ name, type }): IngestMetric[] =>
    kept.has(name) || type === 'string' ? [] : [{ kind: 'sum', name, column: name, type }]
  )
  return {
    ...form,
    rollup: true,
    queryGranularity: 'DAY',
    dimensions: form.dimensions.filter(({ name }) => kept.has(name)),
    metrics: [{ kind: 'count', name: countName }, ...sums]
  }
}
