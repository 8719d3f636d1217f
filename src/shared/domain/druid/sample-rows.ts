/** A few published rows as Druid's sampler is asked about them, and its answer beside what was published. */
import { compare, exactOf } from '../exact'
import { timeColumn } from '../query/dialect'
import { splitValues } from './columns'
import type { DruidType, IngestForm, IngestTransform } from './ingest-form'
import { segmentStart } from './intervals'
import type { Json } from './json'
import { nativeSpecOf } from './native-spec'
import type { PublishedColumn } from './published'
import { publishedLine } from './published-row'

/** A row as it is published: its time, and its values in the order of the published columns. */
export interface LocalRow {
  readonly timeMs: number
  readonly values: readonly (string | null)[]
}

/** What the sampler says of a row. */
export interface SampledRow {
  readonly input: Readonly<Record<string, unknown>> | null
  readonly parsed: Readonly<Record<string, unknown>> | null
  readonly error: string | null
}

export interface SampledColumn {
  readonly name: string
  readonly type: 'time' | DruidType
}

export interface ComparedRow {
  readonly local: readonly (string | null)[]
  /** Null: the row is refused. */
  readonly druid: readonly (string | null)[] | null
  readonly differs: readonly number[]
  readonly error: string | null
}

export interface SampleQuestion {
  /** A native task over the rows in itself. */
  readonly task: Json
  readonly columns: readonly SampledColumn[]
  /** Columns of an expression that a person wrote: there is nothing on this machine to compare them with. */
  readonly notCompared: readonly string[]
  /** @param answer the sampler's rows, in any order */
  readonly compared: (answer: readonly SampledRow[]) => ComparedRow[]
}

/**
 * What to ask the sampler about rows, for a form of either way of ingestion. Rows are asked about one by one, so before any rollup: what a
 * metric reads is shown as it is stored without it.
 */
export function sampleQuestion(
  form: IngestForm,
  published: readonly PublishedColumn[],
  rows: readonly LocalRow[]
): SampleQuestion {
  const places = new Map(published.map(({ name }, i) => [name, i]))
  const shown = dimensionsOf(form, published)
  const custom = (name: string) => form.transforms.find((one) => one.name === name && one.kind === 'custom')
  // Of SQL alone, the sampler has no words for it.
  const isAskable = (name: string) => {
    const transform = custom(name)
    return transform === undefined || (transform.kind === 'custom' && (transform.expression ?? '').trim() !== '')
  }
  const rowColumn = freeName(published)
  const data = rows
    .map(({ timeMs, values }, i) => publishedLine(published, values, { [rowColumn]: i, [form.timeColumn]: timeMs }))
    .join('\n')
  const asked: IngestForm = {
    ...form,
    method: 'native',
    mode: 'replace-all',
    rollup: false,
    metrics: [],
    partitioning: { kind: 'dynamic' },
    dimensions: shown.filter(({ name }) => isAskable(name)),
    transforms: form.transforms.filter(({ name }) => isAskable(name))
  }
  const { task } = nativeSpecOf(asked, {
    source: { kind: 'inline', data },
    format: 'ndjson',
    columns: [...published],
    months: [],
    rows: rows.length,
    existing: null,
    key: 'sample'
  })
  const columns: SampledColumn[] = [
    { name: timeColumn, type: 'time' },
    ...shown.map(({ name, type }) => ({ name, type }))
  ]
  const notCompared = shown.flatMap(({ name }) => (custom(name) ? [name] : []))
  const localOf = ({ timeMs, values }: LocalRow): (string | null)[] =>
    columns.map(({ name, type }) => {
      if (type === 'time') return new Date(truncated(timeMs, form.queryGranularity)).toISOString()
      const transform = form.transforms.find((one) => one.name === name)
      const valueIn = (column: string) => values[places.get(column) ?? -1] ?? null
      return transform ? transformed(transform, valueIn) : valueIn(name)
    })
  const compared = (answer: readonly SampledRow[]): ComparedRow[] => {
    const byRow = new Map(answer.map((row) => [Number(row.input?.[rowColumn] ?? -1), row]))
    return rows.map((row, i): ComparedRow => {
      const local = localOf(row)
      const found = byRow.get(i)
      const parsed = found?.parsed ?? null
      const error = found?.error == null ? null : reasonIn(found.error)
      if (parsed === null) return { local, druid: null, differs: [], error }
      const druid = columns.map(({ name, type }) => cellText(parsed[name], type))
      const differs = columns.flatMap(({ name, type }, at) =>
        !notCompared.includes(name) && differ(local[at] ?? null, druid[at] ?? null, type) ? [at] : []
      )
      return { local, druid, differs, error }
    })
  }
  return { task, columns, notCompared, compared }
}

/** Of a message that repeats the whole row, what went wrong. */
function reasonIn(message: string): string {
  const exceptions = message.lastIndexOf(', exceptions: [')
  return exceptions < 0 ? message : message.slice(exceptions + ', exceptions: ['.length).replace(/\]$/, '')
}

/** The stored columns; with rollup, those that metrics read are among them. */
function dimensionsOf({ dimensions, metrics, rollup, transforms }: IngestForm, published: readonly PublishedColumn[]) {
  if (!rollup) return dimensions
  const names = new Set(dimensions.map(({ name }) => name))
  const made = new Map(transforms.map((transform) => [transform.name, transform]))
  const read = metrics.flatMap((metric) => {
    if (metric.kind === 'count' || names.has(metric.column)) return []
    names.add(metric.column)
    const type = made.has(metric.column) ? 'string' : published.find(({ name }) => name === metric.column)?.type
    return type === undefined ? [] : [{ name: metric.column, type, multiValue: false }]
  })
  return [...dimensions, ...read]
}

function freeName(published: readonly PublishedColumn[]): string {
  let name = '__row'
  while (published.some((column) => column.name === name)) name += '_'
  return name
}

/** A time cut off as Druid stores it. */
function truncated(ms: number, granularity: IngestForm['queryGranularity']): number {
  switch (granularity) {
    case 'NONE':
      return ms
    case 'SECOND':
      return Math.floor(ms / 1000) * 1000
    case 'MINUTE':
      return Math.floor(ms / 60_000) * 60_000
    default:
      return segmentStart(ms, granularity)
  }
}

function transformed(transform: IngestTransform, valueIn: (column: string) => string | null): string | null {
  switch (transform.kind) {
    case 'lower':
      return valueIn(transform.column)?.toLowerCase() ?? null
    case 'upper':
      return valueIn(transform.column)?.toUpperCase() ?? null
    case 'trim':
      return valueIn(transform.column)?.replace(/^ +| +$/g, '') ?? null
    case 'concat':
      return transform.columns.map((name) => valueIn(name) ?? '').join(transform.separator)
    case 'split': {
      const value = valueIn(transform.column)
      const values = value === null ? [] : splitValues(value, transform.separator)
      // One value is shown as it is.
      return values.length > 1 ? JSON.stringify(values) : (values[0] ?? null)
    }
    case 'constant':
      return transform.value
    case 'custom':
      return null
  }
}

function cellText(cell: unknown, type: SampledColumn['type']): string | null {
  if (cell === undefined || cell === null) return null
  if (type === 'time') {
    const ms = typeof cell === 'number' ? cell : Date.parse(String(cell))
    return Number.isNaN(ms) ? String(cell) : new Date(ms).toISOString()
  }
  if (Array.isArray(cell) && cell.length <= 1) return cell[0] == null ? null : String(cell[0])
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}

function differ(local: string | null, druid: string | null, type: SampledColumn['type']): boolean {
  if (local === null || druid === null || type === 'string' || type === 'time') return local !== druid
  if (type === 'double') return Number(local) !== Number(druid)
  const [a, b] = [exactOf(local), exactOf(druid)]
  return a === null || b === null ? local !== druid : compare(a, b) !== 0
}
