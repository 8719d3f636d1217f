/** A table of raw values with what each column holds: the one thing that every file of values is made of. */
import type { ExportCell, ExportTable } from './csv'

/**
 * What a column holds, and how its raw values are written: `money` and `count` as exact decimal text or a number,
 * `percent` and `points` as a ratio (0.12 is 12 % or 12 percentage points), `month` as `2024-03`, `day` as
 * `2024-03-31`.
 */
export type ColumnType = 'text' | 'count' | 'money' | 'percent' | 'points' | 'year' | 'month' | 'day'

export type SheetColumn = { readonly label: string; readonly type: ColumnType }

export type SheetTable = {
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly ExportCell[])[]
}

const textual: ReadonlySet<ColumnType> = new Set(['text', 'year', 'month', 'day'])

/** Whether values of the type stand on the right of their column. */
export function isNumeric(type: ColumnType): boolean {
  return !textual.has(type)
}

/** The plain table for CSV and TSV. Points become what their heading says: 0.012 is 1.2. */
export function plainTable({ columns, rows }: SheetTable): ExportTable {
  return {
    columns: columns.map((column) => column.label),
    rows: rows.map((row) =>
      row.map((cell, index) => (columns[index]?.type === 'points' && cell !== null ? pointsOf(Number(cell)) : cell))
    )
  }
}

/** A ratio as points of a hundred, without the last digits that come from binary numbers. */
export function pointsOf(ratio: number): number {
  return Number((ratio * 100).toPrecision(12))
}
