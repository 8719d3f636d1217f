/** What of a datasource can be counted and summed up as it was before ingestion. */
import { type Column, isNumeric } from '../column-type'
import { quoted } from '../query/dialect'
import type { IngestForm } from './ingest-form'
import { publishedColumns } from './published'

/** A column whose sum can be asked of the datasource, and by what. */
export interface Summed {
  readonly column: string
  readonly sql: string
  readonly scale: number
  readonly isDouble: boolean
}

/** Numeric columns whose sums survive the ingestion: those that are stored as numbers, or with rollup those that are summed up. */
export function summedColumns(form: IngestForm, schema: readonly Column[]): Summed[] {
  const made = new Set(form.transforms.map(({ name }) => name))
  return publishedColumns(schema, form.money).flatMap(({ name, type, encoding, scale }, i) => {
    const column = schema[i]
    // Under a name that a transform takes, the column's own values are stored nowhere.
    if (!column || !isNumeric(column.type) || made.has(name)) return []
    const metric = form.rollup ? form.metrics.find((one) => one.kind === 'sum' && one.column === name) : undefined
    const dimension = form.rollup ? undefined : form.dimensions.find((one) => one.name === name)
    const stored = metric?.kind === 'sum' ? metric : dimension
    if (stored === undefined || stored.type === 'string') return []
    return [
      {
        column: name,
        sql: `SUM(${quoted(stored.name)})`,
        scale: encoding === 'scaled' ? scale : 0,
        isDouble: type === 'double' || stored.type === 'double'
      }
    ]
  })
}

/** Columns of the rows as they can be asked for in the datasource, under their own names and with the types that they are stored with. */
export function storedColumns(form: IngestForm, schema: readonly Column[]): Column[] {
  const made = new Set(form.transforms.map(({ name }) => name))
  const published = publishedColumns(schema, form.money)
  return schema.flatMap((column, i): Column[] => {
    const { name } = column
    if (made.has(name)) return []
    const dimension = form.dimensions.find((one) => one.name === name)
    if (dimension !== undefined) {
      const isSame = dimension.type === published[i]?.type
      return [
        isSame ? column : { name, type: dimension.type === 'string' ? { kind: 'string' } : { kind: dimension.type } }
      ]
    }
    const isSum =
      form.rollup && form.metrics.some((one) => one.kind === 'sum' && one.name === name && one.column === name)
    return isSum ? [column] : []
  })
}

/** What counts the rows as they were before rollup; null when nothing does. */
export function rowsSql(form: IngestForm): string | null {
  if (!form.rollup) return 'COUNT(*)'
  const count = form.metrics.find(({ kind }) => kind === 'count')
  return count ? `SUM(${quoted(count.name)})` : null
}
