/** How a statement would be answered, as text to be read. */
import type { Table } from '../../../shared/contract/explore'

/** Null: the answer has rows and is no plan. Druid's native queries stand in lines of their own. */
export function planOf(table: Table): string | null {
  const at = table.columns.findIndex(({ name }) => name === 'PLAN')
  const cell = table.rows[0]?.[at]
  if (at !== 0 || table.rows.length !== 1 || typeof cell !== 'string') return null
  try {
    return JSON.stringify(JSON.parse(cell), null, 2)
  } catch {
    return cell
  }
}
