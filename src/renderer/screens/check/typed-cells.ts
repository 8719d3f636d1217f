/** Cells as the check reads them: what is wrong with a text, and the value it stands for. */
import type { ColumnReport } from '../../../shared/domain/check-report'
import { isNumeric } from '../../../shared/domain/column-type'
import { compileReading, invalid } from '../../../shared/domain/readings'
import type { CellMark } from '../../components/raw-grid'
import { valueText } from './value-text'

export interface TypedCells {
  readonly markOf: (column: number, text: string) => CellMark
  /** The value as a person reads it; null where the text is the value, has none, or does not parse. */
  readonly typedOf: (column: number, text: string) => string | null
}

/** Compiles the readings of a report. */
export function typedCells(columns: readonly ColumnReport[]): TypedCells {
  const parsers = columns.map(({ reading }) => compileReading(reading))
  return {
    markOf: (column, text) => {
      const value = parsers[column]?.(text)
      return value === invalid ? 'invalid' : value === null ? 'empty' : null
    },
    typedOf: (column, text) => {
      const value = parsers[column]?.(text)
      const type = columns[column]?.reading.type
      if (typeof value !== 'string' || type === undefined || isSame(value, text, isNumeric(type))) return null
      const shown = valueText(value, type)
      return type.kind !== 'string' && shown === text.trim() ? null : shown
    }
  }
}

/** Whether a text is its value already; 1.50 is 1.5. */
function isSame(value: string, text: string, numeric: boolean): boolean {
  if (value === text) return true
  return numeric && /^-?\d+\.\d+$/.test(text) && text.replace(/\.?0+$/, '') === value
}
