/** The rows as they are published for Druid: one JSON object a line, gzip; a missing value is left out. */
import { z } from 'zod'
import type { Column, ColumnType } from '../column-type'
import { DruidType, type Money } from './ingest-form'

/**
 * How a value stands in the JSON: `text` as it is; `integer` as digits; `double` as a number; `scaled` times 10^scale as digits; `flag` 1 or
 * 0; `epoch-ms` as milliseconds since 1970 in UTC, a date as its midnight.
 */
export const PublishedEncoding = z.enum(['text', 'integer', 'double', 'scaled', 'flag', 'epoch-ms'])
export type PublishedEncoding = z.infer<typeof PublishedEncoding>

export const PublishedColumn = z.object({
  name: z.string().min(1),
  type: DruidType,
  encoding: PublishedEncoding,
  /** Of `scaled`: digits after the mark; else 0. */
  scale: z.int().min(0).max(38),
  /** Of `scaled`: digits in all; else 0. A long holds 18 of them. */
  precision: z.int().min(0).max(38)
})
export type PublishedColumn = z.infer<typeof PublishedColumn>

function encodingOf(type: ColumnType, money: Money): Omit<PublishedColumn, 'name'> {
  switch (type.kind) {
    case 'string':
      return { type: 'string', encoding: 'text', scale: 0, precision: 0 }
    case 'long':
      return { type: 'long', encoding: 'integer', scale: 0, precision: 0 }
    case 'double':
      return { type: 'double', encoding: 'double', scale: 0, precision: 0 }
    case 'decimal':
      return money === 'cents'
        ? { type: 'long', encoding: 'scaled', scale: type.scale, precision: type.precision }
        : { type: 'double', encoding: 'double', scale: 0, precision: 0 }
    case 'boolean':
      return { type: 'long', encoding: 'flag', scale: 0, precision: 0 }
    case 'date':
    case 'timestamp':
      return { type: 'long', encoding: 'epoch-ms', scale: 0, precision: 0 }
  }
}

/** How each column of a dataset (its event time is not among them) is published. */
export function publishedColumns(columns: readonly Column[], money: Money): PublishedColumn[] {
  return columns.map(({ name, type }) => ({ name, ...encodingOf(type, money) }))
}

/** Moves the decimal mark of a whole number to the left: `-5` by 2 is `-0.05`. */
export function unscaled(whole: string, scale: number): string {
  if (scale === 0) return whole
  const isNegative = whole.startsWith('-')
  const digits = (isNegative ? whole.slice(1) : whole).padStart(scale + 1, '0')
  const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return isNegative ? `-${text}` : text
}
