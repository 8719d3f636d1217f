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

/** Numeric columns whose sums survive the ingestion: all of them, or with rollup those that are summed up. */
export function summedColumns(form: IngestForm, schema: readonly Column[]): Summed[] {
  return publishedColumns(schema, form.money).flatMap(({ name, type, encoding, scale }, i) => {
    const column = schema[i]
    if (!column || !isNumeric(column.type)) return []
    const metric = form.metrics.find((one) => one.kind === 'sum' && one.column === name)
    if (form.rollup && !metric) return []
    const stored = metric ? metric.name : name
    return [
      {
        column: name,
        sql: `SUM(${quoted(stored)})`,
        scale: encoding === 'scaled' ? scale : 0,
        isDouble: type === 'double'
      }
    ]
  })
}

/** What counts the rows as they were before rollup; null when nothing does. */
export function rowsSql(form: IngestForm): string | null {
  if (!form.rollup) return 'COUNT(*)'
  const count = form.metrics.find(({ kind }) => kind === 'count')
  return count ? `SUM(${quoted(count.name)})` : null
}
