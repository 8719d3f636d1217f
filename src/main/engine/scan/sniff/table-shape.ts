/** Where the table is among the rows of a text: its width, and the title rows above it. */
import { isStrict, kindOf } from './cell-kind'
import type { HeadRow } from './head-rows'

export interface TableShape {
  /** Cells of most rows. */
  readonly width: number
  /** Index of the first row of the table: the header or the first data row. */
  readonly start: number
}

/** Rows below a candidate that must mostly have the width of the table. */
const rowsLookedAt = 12

/** What the first of several tables has at least: columns, full rows in a run, and rows next to the largest one. */
const leastTableWidth = 3
const leastTableRows = 8
const leastTableShare = 0.5

/** How much it speaks for a cut that rows have this many cells: being cut at all counts, the number hardly. */
export function widthGain(width: number): number {
  return width <= 1 ? 0.45 : 1 - 0.5 / width
}

/** @param rows at least one row */
export function tableShape(rows: readonly HeadRow[]): TableShape {
  const width = firstTableWidth(rows) ?? tableWidth(rows)
  let start = firstRowOfWidth(rows, width)
  if (width >= 2) start = belowPaddedTitles(rows, start, width)
  // A header may be one name short: then the first column, the row names, has none.
  const above = rows[start - 1]
  const first = rows[start]
  if (above && first && width >= 4 && above.cells.length === width - 1 && above.line + 1 === first.line) {
    const areNames = isHeaderLike(above.cells) && !isHeaderLike(first.cells)
    if (areNames || (holdsNoValue(above.cells) && first.cells.filter(isValueKind).length >= width / 2)) start--
  }
  return { width, start }
}

/**
 * Files of several tables: the first one counts when it holds many full rows, one below the other. The rows of the other
 * ones are ragged then, and none is taken for a title.
 */
function firstTableWidth(rows: readonly HeadRow[]): number | null {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const most = Math.max(...counts.values())
  let run = 0
  let last = 0
  for (const row of rows) {
    const width = row.cells.length
    run = width === last && width >= leastTableWidth && (hasValues(row) || filled(row) >= width * 0.9) ? run + 1 : 0
    last = width
    if (run >= leastTableRows && (counts.get(width) ?? 0) >= most * leastTableShare) return width
  }
  return null
}

function tableWidth(rows: readonly HeadRow[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let width = 1
  let best = 0
  for (const [candidate, count] of counts) {
    const weight = count * widthGain(candidate)
    if (weight > best || (weight === best && candidate > width)) {
      width = candidate
      best = weight
    }
  }
  return width
}

function firstRowOfWidth(rows: readonly HeadRow[], width: number): number {
  for (let i = 0; i < rows.length; i++) {
    const cells = rows[i]?.cells ?? []
    const fits = cells.length === width || (cells.length > width && width > 1 && isHeaderLike(withoutTail(cells)))
    if (!fits) continue
    const below = rows.slice(i + 1, i + 1 + rowsLookedAt)
    const fitting = below.filter((row) => row.cells.length === width).length
    // Names above a few rows of which most are cut.
    if (i === 0 && fitting > 0 && width >= 3 && cells.length === width && isHeaderLike(cells)) return i
    // The only row of its width is no table when rows of values stand above it.
    if (below.length === 0 && rows.slice(0, i).some(hasValues)) return 0
    if (below.length === 0 || fitting >= below.length * 0.5) return i
  }
  return Math.max(
    0,
    rows.findIndex((row) => row.cells.length === width)
  )
}

/** Words in every cell; names may occur twice. */
function holdsNoValue(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() !== '' && !isValueKind(cell))
}

/** A delimiter at the end of a row of names makes no name. */
function withoutTail(cells: readonly string[]): readonly string[] {
  return cells.at(-1)?.trim() === '' ? cells.slice(0, -1) : cells
}

function hasValues({ cells }: HeadRow): boolean {
  return cells.length > 1 && cells.every((cell) => isValueKind(cell) || cell.trim() === '')
}

/** Spreadsheets pad title rows with empty cells to the width of the table. */
function belowPaddedTitles(rows: readonly HeadRow[], from: number, width: number): number {
  const sparse = Math.max(1, Math.floor(width * 0.34))
  let start = from
  while (start < rows.length && filled(rows[start]) <= sparse) start++
  const first = rows[start]
  if (start === from || !first) return from
  const names = first.cells.filter((cell) => cell.trim() !== '')
  const areNames = isHeaderLike(names) || (holdsNoValue(names) && standsAboveValues(first, rows.slice(start + 1)))
  if (areNames && filled(first) >= width * 0.7) return start
  // Without a header below only text in the first cell is a title: a sparse row of data is not.
  const areTitles = rows
    .slice(from, start)
    .every(({ cells }) => filledBehind(cells) === 0 && !isValueKind(cells[0] ?? ''))
  const below = rows.slice(start, start + rowsLookedAt)
  const areFull = below.every((row) => filled(row) >= width * 0.6)
  const areNamed = areNames && filled(first) >= width * 0.5
  return width >= 3 && areTitles && (areFull || areNamed) ? start : from
}

/** Most of the rows right below hold values where the row has words. */
function standsAboveValues(row: HeadRow, below: readonly HeadRow[]): boolean {
  const near = below.slice(0, rowsLookedAt)
  const holding = near.filter(({ cells }) =>
    row.cells.some((cell, c) => cell.trim() !== '' && isValueKind(cells[c] ?? ''))
  )
  return near.length > 0 && holding.length > near.length / 2
}

function filled(row: HeadRow | undefined): number {
  return row === undefined ? 0 : row.cells.filter((cell) => cell.trim() !== '').length
}

function filledBehind(cells: readonly string[]): number {
  return cells.filter((cell, c) => c > 0 && cell.trim() !== '').length
}

function isValueKind(cell: string): boolean {
  return isStrict(kindOf(cell)) || kindOf(cell) === 'comma-number'
}

/** Whether all cells could be column names: words, none twice, none empty, no value of a strict kind. */
export function isHeaderLike(cells: readonly string[]): boolean {
  const seen = new Set<string>()
  for (const cell of cells) {
    const name = cell.trim().toLowerCase()
    if (name === '' || seen.has(name) || name.length > 100) return false
    seen.add(name)
    const kind = kindOf(name)
    if (isStrict(kind) || kind === 'comma-number' || kind === 'empty') return false
    // `No` is the short form of number, too.
    if (kind === 'boolean' && name.length > 1 && name !== 'no') return false
  }
  return true
}
