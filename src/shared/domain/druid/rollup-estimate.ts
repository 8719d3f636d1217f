/** How many rows a rollup leaves, counted over the rows of a file before anything is ingested. */
import { z } from 'zod'
import type { IngestForm } from './ingest-form'
import { DruidType, QueryGranularity } from './ingest-form'
import type { PublishedColumn } from './published'

/** A value that keeps rows apart, as it is made of columns of the file. */
export const RollupKey = z.object({
  /** `plain`: of one column. */
  kind: z.enum(['plain', 'lower', 'upper', 'trim', 'concat']),
  columns: z.array(z.string()).min(1),
  separator: z.string(),
  /** As it is stored. */
  type: DruidType
})
export type RollupKey = z.infer<typeof RollupKey>

export const RollupQuestion = z.object({
  granularity: QueryGranularity,
  keys: z.array(RollupKey),
  /** An older cluster takes a missing text for an empty one, and a missing number for 0. */
  missingIsEmpty: z.boolean()
})
export type RollupQuestion = z.infer<typeof RollupQuestion>

export const StoredMonth = z.object({
  /** `YYYY-MM`; null without an order date. */
  month: z.string().nullable(),
  rows: z.number(),
  storedRows: z.number()
})
export type StoredMonth = z.infer<typeof StoredMonth>

export const RollupEstimate = z.discriminatedUnion('kind', [
  /** Exact for a rollup that is perfect within each month, as SQL-based ingestion and one native task per month make it. */
  z.object({ kind: z.literal('counted'), rows: z.number(), storedRows: z.number(), months: z.array(StoredMonth) }),
  /** A column is made by an expression that a person wrote, which only Druid knows. */
  z.object({ kind: z.literal('unknown'), column: z.string() })
])
export type RollupEstimate = z.infer<typeof RollupEstimate>

/** What has to be counted to know the rows that a form leaves; a column's name where it can't be known. */
export function rollupQuestion(
  { dimensions, transforms, queryGranularity }: IngestForm,
  published: readonly PublishedColumn[],
  missingIsEmpty: boolean
): RollupQuestion | { readonly unknown: string } {
  const columns = new Set(published.map(({ name }) => name))
  const keys: RollupKey[] = []
  for (const { name, type } of dimensions) {
    const transform = transforms.find((one) => one.name === name)
    if (transform === undefined) {
      if (columns.has(name)) keys.push({ kind: 'plain', columns: [name], separator: '', type })
      continue
    }
    switch (transform.kind) {
      case 'lower':
      case 'upper':
      case 'trim':
        keys.push({ kind: transform.kind, columns: [transform.column], separator: '', type })
        break
      case 'concat':
        keys.push({ kind: 'concat', columns: [...transform.columns], separator: transform.separator, type })
        break
      // The same in every row keeps none apart.
      case 'constant':
        break
      // Texts that differ only in blanks are the same list.
      case 'split':
      case 'custom':
        return { unknown: name }
    }
  }
  return { granularity: queryGranularity, keys, missingIsEmpty }
}
