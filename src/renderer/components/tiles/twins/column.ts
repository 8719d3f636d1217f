/** Columns and rows of a table twin. */
import type { DateRange, Unit } from '../../../../shared/domain/board'
import type { Role } from '../../../../shared/domain/role'
import type { ExportCell } from '../../export/csv'
import { type ColumnType, isNumeric } from '../../export/sheet-table'

export type TwinColumn = { readonly label: string; readonly type: ColumnType; readonly numeric: boolean }
export type TwinRow = {
  readonly cells: readonly string[]
  /** Unformatted values, for files. */
  readonly raw: readonly ExportCell[]
  /** What a click filters by. */
  readonly picks?: { readonly role: Role; readonly value: string | null }
  /** The days that a click looks at. */
  readonly days?: DateRange
  /** What a file must say of the row: a period that still runs, why there is no percentage. */
  readonly note?: string | null
}
export type TwinTable = { readonly columns: readonly TwinColumn[]; readonly rows: readonly TwinRow[] }

/** A column of any type; numbers stand on the right. */
export function column(label: string, type: ColumnType): TwinColumn {
  return { label, type, numeric: isNumeric(type) }
}

/** The type of a column of values in a unit. */
export function typeOf(unit: Unit): ColumnType {
  return unit === 'ratio' ? 'percent' : unit
}
