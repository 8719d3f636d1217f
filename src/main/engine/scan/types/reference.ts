/**
 * The tally in plain TypeScript over cells: the definition that the byte kernel is tested against. Counts every text of every
 * column in a map without a limit, so it is for small data and for tests only.
 */
import { trimText } from '../../../../shared/domain/readings'
import { type ColumnTally, exampleLimit, type FileTally } from './tally'

type Growing = {
  rows: number
  empty: number
  blankEnds: number
  blankEndRows: number[]
  texts: Map<string, { text: string; count: number; firstRow: number }>
}

/** Counts rows of cells. Rows whose length differs from `columnCount` count as rows and for duplicates only. */
export function tallyRows(rows: Iterable<readonly string[]>, columnCount: number): FileTally {
  const columns: Growing[] = Array.from({ length: columnCount }, () => ({
    rows: 0,
    empty: 0,
    blankEnds: 0,
    blankEndRows: [],
    texts: new Map()
  }))
  const seen = new Set<string>()
  const duplicateRows: number[] = []
  let [duplicates, row] = [0, 0]
  for (const cells of rows) {
    const key = JSON.stringify(cells)
    if (seen.has(key)) {
      duplicates++
      if (duplicateRows.length < exampleLimit) duplicateRows.push(row)
    } else seen.add(key)
    if (cells.length === columnCount) for (const [at, column] of columns.entries()) count(column, cells[at] ?? '', row)
    row++
  }
  return { columns: columns.map(closed), rows: row, duplicates, duplicateRows }
}

function count(column: Growing, raw: string, row: number): void {
  column.rows++
  const text = trimText(raw)
  if (text === '') {
    column.empty++
    return
  }
  if (text.length !== raw.length) {
    column.blankEnds++
    if (column.blankEndRows.length < exampleLimit) column.blankEndRows.push(row)
  }
  const entry = column.texts.get(text)
  if (entry === undefined) column.texts.set(text, { text, count: 1, firstRow: row })
  else entry.count++
}

function closed(column: Growing): ColumnTally {
  const { rows, empty, blankEnds, blankEndRows, texts } = column
  return {
    rows,
    empty,
    blankEnds,
    blankEndRows,
    entries: [...texts.values()],
    stream: null,
    distinct: null,
    failed: false
  }
}
