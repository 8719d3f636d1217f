/** Rows of a pivot in the order in which they are shown: groups with their rows, the total of all last. */
import type { PivotTile } from '../../../../shared/domain/board'

export type PivotBodyRow = PivotTile['body'][number]

export type PivotRow = {
  readonly id: string
  readonly keys: PivotBodyRow['keys']
  readonly cells: PivotBodyRow['cells']
  /** 0 is the total of all, 1 a row of the first axis, 2 one of the second. */
  readonly level: number
  /** It has rows below it, and adds them up. */
  readonly isGroup: boolean
}

/** By which value: place of the column, and of the metric in it. */
export type PivotSort = { readonly column: number; readonly metric: number; readonly isDescending: boolean }

const idOf = (keys: PivotBodyRow['keys']) => JSON.stringify(keys)

/**
 * @param levels how many axes the rows have
 * @param sort null leaves the order of the answer; groups are put in order by their totals, the rows inside of each by their own
 * @param closed ids of groups whose rows are not shown
 */
export function pivotRows(
  body: readonly PivotBodyRow[],
  levels: number,
  sort: PivotSort | null,
  closed: ReadonlySet<string>
): PivotRow[] {
  const firsts = body.filter((row) => row.keys.length === 1)
  const total = body.find((row) => row.keys.length === 0)
  const of = (row: PivotBodyRow, isGroup: boolean): PivotRow => ({
    ...row,
    id: idOf(row.keys),
    level: row.keys.length,
    isGroup
  })
  const rows: PivotRow[] = []
  for (const first of inOrder(firsts, sort)) {
    const head = of(first, levels > 1)
    rows.push(head)
    if (levels < 2 || closed.has(head.id)) continue
    const inner = body.filter((row) => row.keys.length === 2 && row.keys[0] === first.keys[0])
    rows.push(...inOrder(inner, sort).map((row) => of(row, false)))
  }
  if (total) rows.push(of(total, true))
  return rows
}

/** The ids of the rows that have others below them; none where there is one level. */
export function groupIds({ body, rows }: Pick<PivotTile, 'body' | 'rows'>): string[] {
  return rows.length < 2 ? [] : body.filter(({ keys }) => keys.length === 1).map(({ keys }) => idOf(keys))
}

/** Rows without a value come last, whichever way it goes. */
function inOrder(rows: readonly PivotBodyRow[], sort: PivotSort | null): readonly PivotBodyRow[] {
  if (!sort) return rows
  const cellOf = (row: PivotBodyRow) => row.cells[sort.column]?.[sort.metric] ?? null
  return [...rows].sort((one, other) => {
    const [a, b] = [cellOf(one), cellOf(other)]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return sort.isDescending ? Number(b) - Number(a) : Number(a) - Number(b)
  })
}

/** The sort after a click on a heading: largest first, then smallest first, then as it came. */
export function nextSort(before: PivotSort | null, column: number, metric: number): PivotSort | null {
  if (before?.column !== column || before.metric !== metric) return { column, metric, isDescending: true }
  return before.isDescending ? { ...before, isDescending: false } : null
}

/** For each metric the smallest and the largest of the single cells, totals apart, for shades. */
export function rangesOf(
  tile: Pick<PivotTile, 'body' | 'rows' | 'columns' | 'metrics'>
): { least: number; most: number }[] {
  return tile.metrics.map((_, metric) => {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const row of tile.body) {
      if (row.keys.length < tile.rows.length) continue
      const single = tile.columns === null ? row.cells : row.cells.slice(0, -1)
      for (const cell of single) {
        const value = cell[metric]
        if (value === null || value === undefined) continue
        least = Math.min(least, Number(value))
        most = Math.max(most, Number(value))
      }
    }
    return { least, most }
  })
}
