/** Headers of several rows: groups, years or units above or below the names. */
import { type CellKind, isStrict, kindOf } from './cell-kind'
import type { HeadRow } from './head-rows'
import { markVote } from './header'

const mostRows = 4
const bodyLookedAt = 60

/** What stands in a row of names: words, years, quarters, units in parentheses. */
function canName(cell: string): boolean {
  const name = cell.trim()
  if (name === '' || name.length > 100) return false
  if (/^(19|20)\d\d([-/](19|20)?\d\d)?$|^[([].{1,20}[)\]]$/.test(name)) return true
  const kind = kindOf(name)
  // `x`, `y`, `n`, `t` name columns more often than they are the truth.
  if (kind === 'boolean') return name.length === 1
  return !isStrict(kind) && kind !== 'comma-number' && kind !== 'empty'
}

const isValue = (kind: CellKind) => isStrict(kind) || kind === 'comma-number'

/** Columns that hold values nearly everywhere below the rows of names. */
function valueColumns(body: readonly HeadRow[], width: number): number[] {
  const found: number[] = []
  for (let c = 0; c < width; c++) {
    const kinds = body.map((row) => kindOf(row.cells[c] ?? '')).filter((kind) => kind !== 'empty')
    if (kinds.length >= 2 && kinds.filter(isValue).length >= kinds.length * 0.8) found.push(c)
  }
  return found
}

/**
 * Rows of names right above the values: the last one names value columns, no row holds a value in them, and together
 * they name most.
 */
function areNames(names: readonly HeadRow[], values: readonly number[]): boolean {
  const isNamed = (row: HeadRow, c: number) => canName(row.cells[c] ?? '')
  const isFree = (row: HeadRow, c: number) => isNamed(row, c) || (row.cells[c] ?? '').trim() === ''
  if (!names.every((row) => values.every((c) => isFree(row, c)))) return false
  const [last] = names.slice(-1)
  if (!last || !values.some((c) => isNamed(last, c))) return false
  const named = values.filter((c) => names.some((row) => isNamed(row, c)))
  return named.length >= values.length * 0.6
}

const isSame = (a: HeadRow, b: HeadRow) =>
  a.cells.length === b.cells.length && a.cells.every((cell, c) => cell === b.cells[c])

const isEmpty = (row: HeadRow) => row.cells.every((cell) => cell.trim() === '')

/** A cell that stands again in its column below, or has the marks of the values there, is one of them. */
function isAmongValues(row: HeadRow, body: readonly HeadRow[], values: readonly number[]): boolean {
  return row.cells.some((cell, c) => {
    const text = cell.trim()
    if (text === '' || values.includes(c)) return false
    const column = body.map((each) => (each.cells[c] ?? '').trim()).filter((each) => each !== '')
    return column.includes(text) || markVote(text, column) < 0
  })
}

/** Groups above names: full, or sparse as merged cells are written, and not a title at its beginning. */
function isGroupRow(row: HeadRow, width: number): boolean {
  if (row.cells.length > width || row.cells.length < 2) return false
  const filled = row.cells.flatMap((cell, c) => (cell.trim() === '' ? [] : [c]))
  if (filled.length === 0 || !filled.every((c) => canName(row.cells[c] ?? ''))) return false
  if (filled.length >= width * 0.9) return true
  // `Title;;;` and `Account;4711;;;` are filled from the left only.
  return filled.some((c, i) => c !== i)
}

export interface HeaderRows {
  /** Index of the first header row among the rows. */
  readonly start: number
  readonly count: number
}

/**
 * @param rows all rows of the text
 * @param start index of the first row of the table as its shape shows it
 * @param mayMoveUp whether rows above it may still belong to it
 * @returns null for a header of one row, or none
 */
export function headerRows(
  rows: readonly HeadRow[],
  start: number,
  width: number,
  mayMoveUp: boolean
): HeaderRows | null {
  if (width < 2) return null
  // The shape may have taken a sparse row of groups for a title.
  let first = start
  while (mayMoveUp && first > 0 && start - first < mostRows - 1) {
    const above = rows[first - 1]
    const here = rows[first]
    if (!above || !here || above.line + 1 !== here.line || !isGroupRow(above, width)) break
    if (above.cells.length !== width) break
    first--
  }
  for (let count = mostRows; count >= 2; count--) {
    const body = rows.slice(first + count, first + count + bodyLookedAt)
    if (body.length < 2) continue
    const values = valueColumns(body, width)
    if (values.length === 0) continue
    const names = rows.slice(first, first + count)
    const last = names.at(-1)
    if (!last || last.cells.length !== width || !areNames(names, values)) continue
    // A header that stands again above a further table is no value.
    const others = body.filter((row) => !names.some((each) => isSame(each, row)))
    if (isAmongValues(last, others, values)) continue
    // A row without any cell filled may part the names.
    const [top, ...between] = names.slice(0, -1)
    if (!top || !isGroupRow(top, width)) continue
    if (!between.every((row) => isGroupRow(row, width) || isEmpty(row))) continue
    return { start: first, count }
  }
  return null
}
