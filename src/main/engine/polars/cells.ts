/** Values of a frame as the text a person sees: ISO dates, plain numbers at the column's scale, no thousands marks. */
import pl from 'nodejs-polars'
import type { ColumnType } from '../../../shared/domain/column-type'
import { isoInstant } from '../../../shared/domain/readings'
import type { Expr, Frame } from './frames'
import { valuesOf } from './scratch'

/** What has to be selected so that `cellTexts` can read it without JS rounding anything. */
export function cellSource(value: Expr, type: ColumnType): Expr {
  switch (type.kind) {
    case 'double':
      return value
    case 'timestamp':
      return value.cast(pl.Int64).cast(pl.String)
    default:
      return value.cast(pl.String)
  }
}

/** Texts of a column that was selected by `cellSource`. */
export function cellTexts(frame: Frame, column: string, type: ColumnType): (string | null)[] {
  const cells = valuesOf(frame, column) as (string | number | null)[]
  return cells.map((cell) => {
    if (cell === null) return null
    return type.kind === 'timestamp' ? isoInstant(BigInt(cell), type.zone === 'offset') : String(cell)
  })
}
