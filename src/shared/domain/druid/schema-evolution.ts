/** The columns that a load would publish beside those that a datasource has, and what a person chooses about each difference. */
import { z } from 'zod'
import { readBy } from './columns'
import type { DruidType, IngestDimension, IngestForm, IngestMetric, Partitioning } from './ingest-form'
import type { PublishedColumn } from './published'

/**
 * `as-file`: stored as the file has it. `as-stored`: with the type that the datasource has. `leave-out`: not stored; rows of this load have
 * no value in it.
 */
export const ColumnChoice = z.enum(['as-file', 'as-stored', 'leave-out'])
export type ColumnChoice = z.infer<typeof ColumnChoice>

export const ColumnChange = z.object({
  name: z.string(),
  /** `new`: the datasource lacks it. `missing`: the load does not bring it. `retyped`: both have it, with different types. */
  change: z.enum(['new', 'missing', 'retyped']),
  /** Druid's SQL type in the datasource; null: it has no such column. */
  from: z.string().nullable(),
  /** Druid's SQL type of the file's own; null: the file has no such column. */
  to: z.string().nullable(),
  /** As the form has it now. */
  choice: ColumnChoice,
  /** What can be chosen without losing a value. One alone: there is nothing to be chosen. */
  choices: z.array(ColumnChoice)
})
export type ColumnChange = z.infer<typeof ColumnChange>

/** A column of a datasource, as Druid names its type. */
export interface StoredColumn {
  readonly name: string
  readonly sqlType: string
}

const sqlTypes: Readonly<Record<DruidType, string>> = { string: 'VARCHAR', long: 'BIGINT', double: 'DOUBLE' }

/** Null: of no type that a form can ask for. */
function druidTypeOf(sqlType: string): DruidType | null {
  if (sqlType === 'VARCHAR') return 'string'
  if (sqlType === 'BIGINT') return 'long'
  return sqlType === 'DOUBLE' || sqlType === 'FLOAT' ? 'double' : null
}

/**
 * Whether a column can be stored with another type and lose nothing. Text as a number would lose what is no number without a word;
 * whole cents, flags and times are numbers whose text would mean something else.
 */
function keepsValues({ type, encoding }: PublishedColumn, other: DruidType): boolean {
  if (type === other) return true
  if (encoding === 'integer') return other === 'string' || other === 'double'
  return encoding === 'double' && other === 'string'
}

/**
 * All differences, in the order of the file's columns, then of the datasource's. Empty for a datasource that is not there.
 * @param published what the file has, as it would be published
 * @param stored what the datasource has; `__time` is no matter of choice
 */
export function evolutionOf(
  form: Pick<IngestForm, 'dimensions' | 'metrics' | 'transforms' | 'rollup'>,
  published: readonly PublishedColumn[],
  stored: readonly StoredColumn[]
): ColumnChange[] {
  const there = new Map(stored.filter(({ name }) => name !== '__time').map((column) => [column.name, column.sqlType]))
  if (there.size === 0) return []
  const metrics = form.rollup ? form.metrics : []
  const readByMetrics = new Set(metrics.flatMap((metric) => (metric.kind === 'count' ? [] : [metric.column])))
  const dimensions = new Map(form.dimensions.map((dimension) => [dimension.name, dimension]))
  const changes: ColumnChange[] = []
  const compared = new Set<string>()
  const compare = (name: string, change: ColumnChange | null) => {
    compared.add(name)
    if (change !== null) changes.push(change)
  }
  for (const column of published) {
    const { name } = column
    const metric = metrics.find((one) => one.name === name)
    if (metric !== undefined) {
      compare(name, changeOfOwn(name, metricType(metric), there.get(name) ?? null, isItsSum(metric)))
      // Summed up under another name it is that metric which is compared.
    } else if (dimensions.has(name) || !readByMetrics.has(name)) {
      compare(name, changeOf(column, dimensions.get(name), there.get(name) ?? null))
    }
  }
  for (const metric of metrics) {
    if (compared.has(metric.name)) continue
    compare(metric.name, changeOfOwn(metric.name, metricType(metric), there.get(metric.name) ?? null, false))
  }
  for (const { name } of form.transforms) {
    const dimension = dimensions.get(name)
    if (dimension === undefined || compared.has(name)) continue
    compare(name, changeOfOwn(name, sqlTypes[dimension.type], there.get(name) ?? null, false))
  }
  for (const [name, from] of there) {
    if (compared.has(name)) continue
    changes.push({ name, change: 'missing', from, to: null, choice: 'leave-out', choices: ['leave-out'] })
  }
  return changes
}

/** The form with another choice about a column. A choice that is not among the column's own changes nothing. */
export function withChoice(
  form: IngestForm,
  { name, from, choices }: Pick<ColumnChange, 'name' | 'from' | 'choices'>,
  choice: ColumnChoice,
  published: readonly PublishedColumn[]
): IngestForm {
  const column = published.find((one) => one.name === name)
  if (column === undefined || !choices.includes(choice)) return form
  if (choice === 'leave-out') return withoutColumn(form, name)
  const type = choice === 'as-stored' ? (druidTypeOf(from ?? '') ?? column.type) : column.type
  return withColumn(form, column, type)
}

/**
 * The form of a dataset for the columns of another file: what reads columns that the file lacks goes; columns that the dataset did not have
 * before are stored, but for a rollup, where each more would keep apart what was added up. What was left out stays left out.
 * @param known names that the dataset's columns had before
 */
export function fittedForm(
  form: IngestForm,
  published: readonly PublishedColumn[],
  known: ReadonlySet<string>
): IngestForm {
  const columns = new Map(published.map((column) => [column.name, column]))
  const transforms = form.transforms.filter((transform) => readBy(transform).every((name) => columns.has(name)))
  const made = new Set(transforms.map(({ name }) => name))
  const isThere = (name: string) => made.has(name) || columns.has(name)
  const dimensions = form.dimensions
    .filter(({ name }) => isThere(name))
    .map((dimension): IngestDimension => {
      const column = made.has(dimension.name) ? undefined : columns.get(dimension.name)
      const isKept = column === undefined || keepsValues(column, dimension.type)
      return isKept ? dimension : { ...dimension, type: column.type, multiValue: false }
    })
  const stored = new Set(dimensions.map(({ name }) => name))
  const kept = (names: readonly string[]) => names.filter((name) => stored.has(name))
  const fitted: IngestForm = {
    ...form,
    transforms,
    dimensions,
    metrics: form.metrics.filter((metric) => metric.kind === 'count' || isThere(metric.column)),
    clusteredBy: kept(form.clusteredBy),
    partitioning: partitionedBy(form.partitioning, kept)
  }
  if (form.rollup) return fitted
  const added = published.filter(({ name }) => !stored.has(name) && !known.has(name))
  return added.reduce((now, column) => withColumn(now, column, column.type), fitted)
}

function withColumn(form: IngestForm, { name, type: own }: PublishedColumn, type: DruidType): IngestForm {
  const at = form.dimensions.findIndex((dimension) => dimension.name === name)
  const old = form.dimensions[at]
  if (old !== undefined) {
    const multiValue = old.multiValue && type === 'string'
    return { ...form, dimensions: form.dimensions.map((one) => (one === old ? { ...old, type, multiValue } : one)) }
  }
  if (form.rollup && own !== 'string') {
    if (form.metrics.some((metric) => metric.name === name)) return form
    return { ...form, metrics: [...form.metrics, { kind: 'sum', name, column: name, type: own }] }
  }
  return { ...form, dimensions: [...form.dimensions, { name, type, multiValue: false }] }
}

function withoutColumn(form: IngestForm, name: string): IngestForm {
  const kept = (names: readonly string[]) => names.filter((other) => other !== name)
  return {
    ...form,
    dimensions: form.dimensions.filter((dimension) => dimension.name !== name),
    metrics: form.metrics.filter((metric) => !isItsSum(metric) || metric.name !== name),
    clusteredBy: kept(form.clusteredBy),
    partitioning: partitionedBy(form.partitioning, kept)
  }
}

/** A range needs a column; hashes are of all where none is named. */
function partitionedBy(
  partitioning: Partitioning,
  kept: (names: readonly string[]) => string[]
): IngestForm['partitioning'] {
  if (partitioning.kind === 'dynamic') return partitioning
  const dimensions = kept(partitioning.dimensions)
  return partitioning.kind === 'range' && dimensions.length === 0
    ? { kind: 'dynamic' }
    : { ...partitioning, dimensions }
}

/** Whether a metric keeps a column's own values under the column's own name. */
function isItsSum(metric: IngestMetric): boolean {
  return (metric.kind === 'sum' || metric.kind === 'min' || metric.kind === 'max') && metric.name === metric.column
}

function changeOf(
  column: PublishedColumn,
  dimension: IngestDimension | undefined,
  from: string | null
): ColumnChange | null {
  const { name } = column
  const to = sqlTypes[column.type]
  if (from === null) {
    const choice = dimension ? 'as-file' : 'leave-out'
    return { name, change: 'new', from, to, choice, choices: ['as-file', 'leave-out'] }
  }
  const old = druidTypeOf(from)
  const isSame = from === to
  const other: ColumnChoice[] = !isSame && old !== null && keepsValues(column, old) ? ['as-stored'] : []
  const choices: ColumnChoice[] = ['as-file', ...other, 'leave-out']
  if (dimension === undefined) return { name, change: 'missing', from, to, choice: 'leave-out', choices }
  if (isSame && dimension.type === column.type) return null
  const choice = dimension.type === column.type ? 'as-file' : 'as-stored'
  return { name, change: 'retyped', from, to, choice, choices }
}

/** Of a column that the form makes: its type is the form's. */
function changeOfOwn(name: string, type: string | null, from: string | null, isOptional: boolean): ColumnChange | null {
  if (from === type || (type === null && from !== null)) return null
  const change = from === null ? 'new' : 'retyped'
  const choices: ColumnChoice[] = isOptional ? ['as-file', 'leave-out'] : ['as-file']
  return { name, change, from, to: type ?? 'OTHER', choice: 'as-file', choices }
}

/** Null: of a sketch, which Druid calls by other names from release to release. */
function metricType(metric: IngestMetric): string | null {
  switch (metric.kind) {
    case 'count':
      return 'BIGINT'
    case 'sum':
    case 'min':
    case 'max':
      return sqlTypes[metric.type]
    case 'hll':
    case 'quantiles':
      return null
  }
}
