/** What a person chose about an ingestion, kept apart from the form so that it survives changes of the file, the recipe and the dataset. */
import type { Column } from '../column-type'
import type { RoleAssignment } from '../role'
import { defaultForm, rolledUp } from './default-form'
import type {
  IngestForm,
  IngestFormat,
  IngestMethod,
  IngestMetric,
  IngestTransform,
  Money,
  Partitioning,
  QueryGranularity,
  SegmentGranularity
} from './ingest-form'
import { type PublishedColumn, publishedColumns } from './published'
import { type ColumnChange, type ColumnChoice, withChoice } from './schema-evolution'

/** What is absent stays as the form had it. */
export interface FormChoices {
  readonly method?: IngestMethod
  readonly money?: Money
  readonly format?: IngestFormat
  readonly segmentGranularity?: SegmentGranularity
  readonly queryGranularity?: QueryGranularity
  /** Columns by which rows are added up; null: rows are stored as they are. */
  readonly rollupBy?: readonly string[] | null
  /** Columns that Druid makes of others; each becomes a column of the datasource. */
  readonly transforms?: readonly IngestTransform[]
  /** Of a rollup: columns whose different values, and whose quantiles, are kept as sketches. */
  readonly distinctOf?: readonly string[]
  readonly quantilesOf?: readonly string[]
  readonly partitioning?: Partitioning
  readonly clusteredBy?: readonly string[]
  readonly maxRowsPerSegment?: number
  readonly maxNumTasks?: number
  /** About columns that the datasource does not have as the file has them, by name. */
  readonly columns?: Readonly<Record<string, ColumnChoice>>
}

/**
 * The form with the choices in it. Columns that are gone by now fall out of the choices.
 * @param columns of the rows to be published, without the event time
 * @param evolution columns beside those of the datasource, as of `base`
 */
export function formWith(
  base: IngestForm,
  choices: FormChoices,
  columns: readonly Column[],
  evolution: readonly ColumnChange[] = []
): IngestForm {
  const money = choices.money ?? base.money
  const names = new Set(columns.map(({ name }) => name))
  const present = (wanted: readonly string[]) => wanted.filter((name) => names.has(name))
  const { rollupBy } = choices
  let form: IngestForm = {
    ...base,
    money,
    format: choices.format ?? base.format,
    method: choices.method ?? base.method
  }
  if (rollupBy !== undefined) {
    const { dataSource, method, mode, missingTime } = form
    const plain = defaultForm({ dataSource, columns, method, mode, money, missingTime })
    const shape = rollupBy === null ? plain : rolledUp(plain, present(rollupBy))
    const { rollup, queryGranularity, dimensions, metrics } = shape
    form = { ...form, rollup, queryGranularity, dimensions, metrics }
  } else if (money !== base.money) {
    form = withMoney(form, columns)
  }
  const published = publishedColumns(columns, money)
  for (const change of evolution) {
    const choice = choices.columns?.[change.name]
    if (choice !== undefined) form = withChoice(form, change, choice, published)
  }
  if (choices.transforms !== undefined) form = withTransforms(form, choices.transforms, published)
  if (form.rollup) {
    form = withSketches(form, 'hll', choices.distinctOf && present(choices.distinctOf))
    form = withSketches(form, 'quantiles', choices.quantilesOf && present(choices.quantilesOf))
  }
  return {
    ...form,
    segmentGranularity: choices.segmentGranularity ?? form.segmentGranularity,
    queryGranularity: choices.queryGranularity ?? form.queryGranularity,
    partitioning: choices.partitioning ? partitioned(choices.partitioning, present) : form.partitioning,
    clusteredBy: choices.clusteredBy ? present(choices.clusteredBy) : form.clusteredBy,
    maxRowsPerSegment: choices.maxRowsPerSegment ?? form.maxRowsPerSegment,
    maxNumTasks: choices.maxNumTasks ?? form.maxNumTasks
  }
}

/** Amounts change their type in the columns and in the sums over them. */
function withMoney(form: IngestForm, columns: readonly Column[]): IngestForm {
  const types = new Map(publishedColumns(columns, form.money).map(({ name, type }) => [name, type]))
  return {
    ...form,
    dimensions: form.dimensions.map((one) => ({ ...one, type: types.get(one.name) ?? one.type })),
    metrics: form.metrics.map((metric) => {
      if (metric.kind !== 'sum' && metric.kind !== 'min' && metric.kind !== 'max') return metric
      const type = types.get(metric.column)
      return type === undefined || type === 'string' ? metric : { ...metric, type }
    })
  }
}

/** What was made before goes, what is made now is stored; a column that had its values hidden is itself again. */
function withTransforms(
  form: IngestForm,
  transforms: readonly IngestTransform[],
  published: readonly PublishedColumn[]
): IngestForm {
  const made = new Map(transforms.map((transform) => [transform.name, transform.kind]))
  const earlier = new Set(form.transforms.map(({ name }) => name))
  const own = new Map(published.map(({ name, type }) => [name, type]))
  const stored = new Set(form.dimensions.map(({ name }) => name))
  const dimensionOf = (name: string): IngestForm['dimensions'][number] => ({
    name,
    type: 'string',
    multiValue: made.get(name) === 'split'
  })
  return {
    ...form,
    transforms: [...transforms],
    dimensions: [
      ...form.dimensions
        .filter(({ name }) => made.has(name) || !earlier.has(name) || own.has(name))
        .map((one) => {
          if (made.has(one.name)) return dimensionOf(one.name)
          return earlier.has(one.name)
            ? { name: one.name, type: own.get(one.name) ?? 'string', multiValue: false }
            : one
        }),
      ...[...made.keys()].filter((name) => !stored.has(name)).map(dimensionOf)
    ]
  }
}

const sketchNames = { hll: 'distinct', quantiles: 'quantiles' } as const

/** @param columns undefined: as the form has them */
function withSketches(form: IngestForm, kind: 'hll' | 'quantiles', columns: readonly string[] | undefined): IngestForm {
  if (columns === undefined) return form
  const there = form.metrics.filter((metric) => metric.kind === kind)
  const others = form.metrics.filter((metric) => metric.kind !== kind)
  const sketches = columns.map((column): IngestMetric => {
    const known = there.find((metric) => metric.kind === kind && metric.column === column)
    if (known !== undefined) return known
    const name = `${column}_${sketchNames[kind]}`
    return kind === 'hll' ? { kind, name, column, lgK: 12 } : { kind, name, column, k: 128 }
  })
  return { ...form, metrics: [...others, ...sketches] }
}

/** Columns that a form keeps as sketches of a kind. */
export function sketchedBy({ metrics }: Pick<IngestForm, 'metrics'>, kind: 'hll' | 'quantiles'): string[] {
  return metrics.flatMap((metric) => (metric.kind === kind ? [metric.column] : []))
}

/** By ranges of nothing there is no partitioning. */
function partitioned(wanted: Partitioning, present: (names: readonly string[]) => string[]): Partitioning {
  if (wanted.kind === 'dynamic') return wanted
  const dimensions = present(wanted.dimensions)
  return wanted.kind === 'range' && dimensions.length === 0 ? { kind: 'dynamic' } : { ...wanted, dimensions }
}

/** Columns by which the rows of a form are added up; null without rollup. */
export function keysOf({ rollup, dimensions }: Pick<IngestForm, 'rollup' | 'dimensions'>): string[] | null {
  return rollup ? dimensions.map(({ name }) => name) : null
}

/** The columns that a rollup begins with: all texts, but for ids of orders, which no two orders share. */
export function firstKeys(columns: readonly Column[], roles: RoleAssignment): string[] {
  return columns.filter(({ name, type }) => type.kind === 'string' && name !== roles.orderId).map(({ name }) => name)
}
