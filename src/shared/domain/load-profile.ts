/** What is kept of every load, so that the next file can be compared with it: compact, a few kilobytes. */
import { z } from 'zod'
import type { ColumnReport } from './check-report'
import { ColumnType, Format, type Reading } from './column-type'

/** A value of a column with few different ones, and its rows. */
export const ValueCount = z.object({ value: z.string(), count: z.number() })
export type ValueCount = z.infer<typeof ValueCount>

/** What one pass over the typed rows says of a column. */
export const TableColumn = z.object({
  name: z.string(),
  nulls: z.number(),
  /** As texts a person sees; null without values, and for columns whose extremes were not asked for. */
  min: z.string().nullable(),
  max: z.string().nullable(),
  /** Exact text of the sum of a numeric column; null without values or beyond 38 digits. */
  sum: z.string().nullable(),
  /** All values of a column that has few; null for the others. */
  values: z.array(ValueCount).nullable()
})
export type TableColumn = z.infer<typeof TableColumn>

/** The typed rows of a file as far as rules and drift need them. Rows that reading rejects are not in it. */
export const TableProfile = z.object({
  rows: z.number(),
  columns: z.array(TableColumn),
  /** By the order date; empty without one. */
  months: z.array(z.object({ month: z.string(), rows: z.number() })),
  /** Days with at least one row. */
  days: z.number(),
  dateColumn: z.string().nullable()
})
export type TableProfile = z.infer<typeof TableProfile>

export const ProfiledColumn = TableColumn.extend({
  /** What the check found, whatever the column was loaded as: like is compared with like. */
  found: ColumnType,
  format: Format.nullable(),
  distinct: z.object({ count: z.number(), exact: z.boolean() }),
  /** Some frequent values, to know a column again under another name. */
  frequent: z.array(z.string())
})
export type ProfiledColumn = z.infer<typeof ProfiledColumn>

export const LoadProfile = TableProfile.extend({ columns: z.array(ProfiledColumn) })
export type LoadProfile = z.infer<typeof LoadProfile>

/** From so many different values on, a column's values are not kept. */
export const keptValues = 60
const frequentKept = 30
const textKept = 120

/**
 * Columns whose values are kept: texts and truths with few different ones that come again and again.
 * @param last the load that the file is compared with: what it kept is kept again, as far as it is few
 */
export function valueColumns(columns: readonly ColumnReport[], last: LoadProfile | null): string[] {
  const kept = new Set(last?.columns.filter(({ values }) => values !== null).map(({ name }) => name))
  return columns
    .filter(({ name, reading: { type }, distinct, validCount }) => {
      const isNamed = type.kind === 'string' || type.kind === 'boolean'
      const isFew = distinct.count > 0 && distinct.count <= keptValues
      return isNamed && isFew && (distinct.count * 2 <= validCount || kept.has(name))
    })
    .map(({ name }) => name)
}

/** A file's profile from what its check and one pass over its typed rows found. */
export function loadProfileOf(table: TableProfile, report: readonly ColumnReport[]): LoadProfile {
  const reports = new Map(report.map((column) => [column.name, column]))
  return {
    ...table,
    columns: table.columns.flatMap((column) => {
      const found = reports.get(column.name)
      if (found === undefined) return []
      const values = column.values ?? found.top
      return {
        ...column,
        found: found.reading.type,
        format: found.reading.format,
        distinct: found.distinct,
        frequent: values.slice(0, frequentKept).map(({ value }) => value.slice(0, textKept))
      }
    })
  }
}

/** Readings for all columns of a file: those of a recipe where it has one, else what the check found. */
export function readingsOfAll(recipe: readonly Reading[], report: readonly ColumnReport[]): Reading[] {
  const own = new Map(recipe.map((reading) => [reading.column, reading]))
  return report.map(({ name, reading }) => own.get(name) ?? reading)
}
