/** Two answers beside each other, as a person sees them. */
import type { Table } from '../../../src/shared/contract/explore'

type Cell = Table['rows'][number][number]

/** A cluster writes times in ISO with a zone, dates as midnights; lists as JSON. */
function shown(cell: Cell, type: string): Cell {
  if (typeof cell !== 'string') return cell
  if (/^\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(cell) && /^(?:TIMESTAMP|DATE)/.test(type)) {
    const text = cell.replace('T', ' ').replace(/(?:\.000)?Z$/, '')
    return type === 'DATE' ? text.slice(0, 10) : text
  }
  return cell
}

const isNumber = (cell: Cell): boolean =>
  typeof cell === 'number' || (typeof cell === 'string' && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(cell))
const numeric = /^(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|DECIMAL|DOUBLE|FLOAT|REAL)/

/** The last digits of a double depend on the order of adding. */
const rounding = 1e-9

function same(here: Cell, there: Cell, areNumbers: boolean, within: number): boolean {
  if (here === there) return true
  if (!areNumbers || !isNumber(here) || !isNumber(there)) return false
  const [a, b] = [Number(here), Number(there)]
  return Math.abs(a - b) <= Math.max(within, rounding) * Math.max(Math.abs(a), Math.abs(b))
}

/** Rows in no order are put into one. */
function inOrder(rows: readonly Cell[][], isOrdered: boolean): Cell[][] {
  if (isOrdered) return [...rows]
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function shownRows({ columns, rows }: Table): Cell[][] {
  return rows.map((row) => row.map((cell, index) => shown(cell, columns[index]?.type ?? '')))
}

/** The first cells that differ, by row and column; none: the answers are the same. */
export function differences(sql: string, here: Table, there: Table, within = 0): string[] {
  const isOrdered = /\bORDER BY\b(?![\s\S]*\))/i.test(sql)
  const [mine, theirs] = [inOrder(shownRows(here), isOrdered), inOrder(shownRows(there), isOrdered)]
  if (here.columns.length !== there.columns.length) return [`${here.columns.length} | ${there.columns.length} columns`]
  if (mine.length !== theirs.length) return [`${mine.length} | ${theirs.length} rows`]
  const found: string[] = []
  for (const [row, cells] of mine.entries()) {
    for (const [column, cell] of cells.entries()) {
      const other = theirs[row]?.[column] ?? null
      const types = [here.columns[column]?.type ?? '', there.columns[column]?.type ?? '']
      const areNumbers = types.every((type) => numeric.test(type))
      if (!same(cell, other, areNumbers, within)) {
        found.push(`row ${row + 1}, column ${column + 1}: ${JSON.stringify(cell)} | ${JSON.stringify(other)}`)
      }
    }
  }
  return found
}
