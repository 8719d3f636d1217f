/**
 * How well a dialect fits a text. The idea, published as data consistency (van den Burg, Nazábal, Sutton: "Wrangling
 * messy CSV files by detecting row and type patterns", 2019) and as table uniformity (García: CSVsniffer): the right
 * dialect gives rows of equal length and cells of known types. Here:
 *
 *   score = prior × quotes × uniformity × gain(width) × types
 *
 * uniformity: the chance that two rows of the table are equally long, lowered by title rows above it. gain: see
 * `widthGain`. types: mean weight of the cells' kinds, raised when columns keep to one kind. quotes: share of quotes that
 * open and close where they may.
 */
import { type CellKind, isStrict, kindOf, kindWeight } from './cell-kind'
import type { HeadRow } from './head-rows'
import { type TableShape, tableShape, widthGain } from './table-shape'

/** Cells whose kind is looked at; rows are taken evenly over the table. */
const cellLimit = 3000

/** How often characters other than these four separate cells in real files. */
const priors: Record<string, number> = {
  ',': 1,
  ';': 1,
  '\t': 1,
  '|': 0.98,
  '\u0001': 1,
  '\u001f': 1,
  '^': 0.85,
  '~': 0.85,
  '§': 0.85,
  '¦': 0.85,
  '¬': 0.8,
  ':': 0.72,
  ' ': 0.55
}
const mostlyValues = 0.6
const blankBetweenValues = 0.8
const rareDelimiter = 0.5
/** A delimiter of several characters was found in nearly every line. */
const longDelimiter = 0.9
/** In two or three lines, equal numbers of words are nothing special. */
const fewWordsWeight = 0.7
/** One word above lines of two words: a name above a column of texts. */
const titledWordsWeight = 0.6
const fewValues = 0.3
/** A single column whose name holds several separators. */
const gluedNameWeight = 0.6
const cutDecimalsWeight = 0.4
/** `$5.00`, `10%`, `a@b`: a rare mark that stands once in every row belongs to a value. */
const markOfValuesWeight = 0.6
/** Apostrophes that enclose no cell as a quote should. */
const apostropheWeight = 0.6
/** A text with quotes is seldom one in which they mean nothing. */
const unquotedPrior = 0.88
const enclosedWeight = 0.1
/** A delimiter that cuts some rows of a single column: one that is not there reads it as it is. */
const cutColumnWeight = 0.8
const singleColumnOfValues = 0.8

export interface Score {
  readonly value: number
  readonly shape: TableShape
}

/**
 * @param seen rows cut by the delimiter and the quote
 * @returns the score and where the table lies among the rows
 */
export function scoreRows(seen: readonly HeadRow[], delimiter: string, quote: string | null): Score {
  if (seen.length === 0) return { value: 0, shape: { width: 1, start: 0 } }
  const shape = tableShape(seen)
  const table = seen.slice(shape.start)
  const types = typeScore(table, shape, quote !== '"')
  const gain = shape.width === 1 && types.strictShare > 0.9 ? singleColumnOfValues : widthGain(shape.width)
  // `12,50` in every row is one column of decimals, the more so under a name without a comma.
  const cutsDecimals = delimiter === ',' && shape.width === 2 && looksLikeDecimals(table, shape.start > 0)
  const isGlued = shape.width === 1 && kindOf(table[0]?.cells[0] ?? '') === 'glued'
  const value =
    (isGlued ? gluedNameWeight : 1) *
    (cutsDecimals ? cutDecimalsWeight : 1) *
    (shape.width === 2 && !(delimiter in priors) && delimiter.length === 1 ? markOfValuesWeight : 1) *
    (quote === "'" && !enclosesCells(seen) ? apostropheWeight : 1) *
    (shape.width === 1 && seen.some((row) => row.cells.length > 1) ? cutColumnWeight : 1) *
    (shape.width === 1 ? 1 : priorOf(delimiter, types.strictShare)) *
    (delimiter === ' ' && seen.length < 4 ? fewWordsWeight : 1) *
    (delimiter === ' ' && shape.start > 0 && types.strictShare < fewValues ? titledWordsWeight : 1) *
    quoteScore(seen) *
    (quote === null ? unquotedPrior : 1) *
    uniformity(table, shape) *
    gain *
    types.value
  return { value, shape }
}

function priorOf(delimiter: string, strictShare: number): number {
  // Words of a text are separated by blanks, values hardly ever.
  if (delimiter === ' ' && strictShare >= mostlyValues) return blankBetweenValues
  return priors[delimiter] ?? (delimiter.length > 1 ? longDelimiter : rareDelimiter)
}

function looksLikeDecimals(table: readonly HeadRow[], hasTitle: boolean): boolean {
  // Under a name without a comma the number may be the last of several cells: `4000:12,50`.
  const whole = hasTitle ? /(^|[;:|^~\t ])[+-]?\d+$/ : /^[+-]?\d+$/
  const pairs = table.filter(
    ({ cells: [left = '', right] }) => right === undefined || (whole.test(left) && /^\d+$/.test(right))
  )
  if (pairs.length < table.length * 0.9) return false
  const cents = table.filter(({ cells }) => cells[1]?.length === 2).length
  return hasTitle || (cents >= table.length * 0.9 && table.length >= 3)
}

function uniformity(table: readonly HeadRow[], shape: TableShape): number {
  const counts = new Map<number, number>()
  for (const { cells } of table) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let sum = 0
  for (const count of counts.values()) sum += (count / table.length) ** 2
  const titles = shape.start > 0 ? 1 + 0.5 * shape.start : 0
  return (sum * table.length) / (table.length + titles)
}

function quoteScore(rows: readonly HeadRow[]): number {
  let good = 0
  let bad = 0
  for (const row of rows) {
    good += row.quoted.length
    // A quote that never closes swallows rows; text behind a closed one is a slip.
    bad += row.open ? 1 : row.broken * 0.1
    good += row.open ? 0 : row.broken * 0.3
  }
  return bad === 0 ? 1 : 1 - (0.7 * bad) / (good + bad + rows.length * 0.1)
}

/** Some cells are enclosed, and more of them well than badly. */
function enclosesCells(rows: readonly HeadRow[]): boolean {
  let well = 0
  let badly = 0
  for (const row of rows) {
    well += row.quoted.length
    badly += row.broken
  }
  return well > badly
}

/** Kinds that may share a column without speaking against it. */
function familyOf(kind: CellKind): string {
  switch (kind) {
    case 'comma-number':
      return 'number'
    case 'word':
    case 'text':
    case 'code':
    case 'boolean':
      return 'words'
    default:
      return kind
  }
}

function typeScore(table: readonly HeadRow[], shape: TableShape, keepsQuotes: boolean) {
  // The first row may be a header, which has other kinds than its columns.
  const body = table.length > 1 ? table.slice(1) : table
  const step = Math.max(1, Math.ceil((body.length * shape.width) / cellLimit))
  const columns: Map<string, number>[] = []
  let weight = 0
  let cells = 0
  let strict = 0
  let filled = 0
  for (let r = 0; r < body.length; r += step) {
    const row = body[r]
    if (!row) continue
    for (let c = 0; c < row.cells.length; c++) {
      const cell = row.cells[c] ?? ''
      const kind = kindOf(cell)
      const isQuoted = row.quoted.length > 0 && row.quoted.includes(c)
      if (keepsQuotes && isEnclosed(cell)) weight += enclosedWeight
      else weight += isQuoted ? Math.max(0.8, kindWeight(kind)) : kindWeight(kind)
      cells++
      if (kind === 'empty') continue
      filled++
      if (isStrict(kind) || (kind === 'comma-number' && /,\d{2}$/.test(cell.trim()))) strict++
      const families = columns[c] ?? new Map<string, number>()
      columns[c] = families
      const family = familyOf(kind)
      families.set(family, (families.get(family) ?? 0) + 1)
    }
  }
  let main = 0
  for (const families of columns) if (families) main += Math.max(...families.values())
  const headerWeight = table.length > 1 && table[0] ? meanWeight(table[0]) : 1
  const mean = cells === 0 ? 0 : weight / cells
  return {
    value: (0.85 * mean + 0.15 * headerWeight) * (0.7 + 0.3 * (filled === 0 ? 0 : main / filled)),
    strictShare: filled === 0 ? 0 : strict / filled
  }
}

/** Quotes around a cell that were kept as text. */
function isEnclosed(cell: string): boolean {
  return cell.length >= 2 && cell.startsWith('"') && cell.endsWith('"')
}

function meanWeight(row: HeadRow): number {
  let sum = 0
  row.cells.forEach((cell, c) => {
    sum += row.quoted.includes(c) ? 0.9 : kindWeight(kindOf(cell))
  })
  return sum / row.cells.length
}
