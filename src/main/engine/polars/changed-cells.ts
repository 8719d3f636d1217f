/** Which cells of a previewed row say something else than the cells they came from. */
import type { ColumnType } from '../../../shared/domain/column-type'
import { exactOf, textOf } from '../../../shared/domain/exact'
import { invalid, parseValue } from '../../../shared/domain/readings'
import type { WalkedRecipe } from '../../../shared/domain/recipe-schema'
import type { RawRow, Source } from '../../../shared/domain/source'
import type { Environment } from './plan/environment'

/**
 * Indexes of cells that are new, or whose value is not what their source cell says. Another way of writing the same
 * value (12.5 as 12.50, 31/12/2024 as 2024-12-31) is no change; a text that was trimmed, emptied or computed is.
 */
export function changedCells(
  source: Source,
  walked: WalkedRecipe,
  environment: Environment,
  raw: RawRow,
  cells: readonly (string | null)[]
): number[] {
  return [...environment.values()].flatMap(({ origin, type }, i) => {
    const reading = origin === null ? undefined : walked.readings[origin]
    if (reading === undefined) return [i]
    const before = raw.cells[source.columns.indexOf(reading.column)] ?? ''
    const after = cells[i] ?? null
    if (after === null) return before === '' ? [] : [i]
    if (reading.type.kind === 'string' && type.kind === 'string') return before === after ? [] : [i]
    const value = parseValue(reading, before)
    if (value === invalid || value === null) return [i]
    return plain(value, reading.type) === plain(after, type) ? [] : [i]
  })
}

/** One way to write each value. */
function plain(text: string, type: ColumnType): string {
  if (type.kind !== 'decimal' && type.kind !== 'long') return text
  const exact = exactOf(text)
  if (exact === null) return text
  return exact.scale === 0 ? textOf(exact) : textOf(exact).replace(/0+$/, '').replace(/\.$/, '')
}
