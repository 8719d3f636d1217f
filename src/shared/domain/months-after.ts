/** Months of a dataset before and after a load. */
import type { LoadMode } from './load-mode'

export interface MonthAfter {
  readonly month: string
  readonly rowsBefore: number
  readonly rowsAfter: number
  readonly replaced: boolean
}

/** What becomes of each month when rows come to those that are there. */
export function monthsAfter(
  there: readonly { month: string; rows: number }[],
  coming: readonly { month: string; rows: number }[],
  mode: LoadMode
): MonthAfter[] {
  const before = new Map(there.map((month) => [month.month, month.rows]))
  const added = new Map(coming.map((month) => [month.month, month.rows]))
  const all = [...new Set([...before.keys(), ...added.keys()])].sort()
  return all.map((month) => {
    const rowsBefore = before.get(month) ?? 0
    const rowsNew = added.get(month) ?? 0
    const replaced = rowsBefore > 0 && (mode === 'replace-all' || (mode === 'replace-months' && added.has(month)))
    return { month, rowsBefore, rowsAfter: (replaced ? 0 : rowsBefore) + rowsNew, replaced }
  })
}
