/** Lines below a table that are no data: totals, notes, counts of rows, empty rows of a spreadsheet. */
import { type CellKind, isStrict, kindOf } from './cell-kind'
import { type HeadRow, headRows, type RowRules } from './head-rows'

/** Rows looked at from the end. */
const mostRows = 60
const bodyLookedAt = 300

const totalWord =
  /^(grand[ -]?total|sub[ -]?total|total[es]?|totaal|summe|summen|gesamt|gesamtsumme|endsumme|zwischensumme|insgesamt|sum|totale|suma|razem|celkem|итого|всего|合計|总计|總計|합계)( general| geral| générale?)?\s*[:.]?$/i
const totalBeginning = /^(grand[ -]?total|sub[ -]?total|total|summe|gesamt|sum)\b/i
const noteWord =
  /^(source|sources|quelle|quellen|note|notes|hinweis|anmerkung|remarks?|footnotes?|fußnoten?|generated|erstellt|created|exported|exportiert|printed|gedruckt|stand|as of|report|end of|ende|copyright|©|record count|rows?|records?|count|anzahl|page|seite|total|disclaimer|last updated|updated|fuente|nota|notas|fonte|généré|www\.|https?:|average|durchschnitt|mean|min|max|median)\b/i
const countSentence = /^\(?\d[\d.,]* (rows?|records?|lines?|zeilen|datensätze|lignes|filas|entries|results?)\b/i
const noteMark = /^([*†‡¹²³]|\(\*?\d?\)|\[\d+\]|-{2,}|={2,}|_{2,}|#)/

/** Empty rows that chance may bring about in a sparse table, from which one at the end is one of them. */
const emptyRowsExpected = 0.05

/** Longer texts are looked at from here. */
const tailChars = 64 * 1024
/** Line starts tried to find the start of a row in the middle of a text. */
const startsTried = 40

export interface Ending {
  readonly text: string
  readonly rules: RowRules
  /** Rows before the data; null when the text begins in the middle of the table. */
  readonly headerRows: number | null
}

/**
 * The footer of a text: its lines that are not blank, and how sure it is.
 * @param ending the whole text, or the end of it; null when the end is not known
 */
export function footerOf(ending: Ending | null, width: number): { lines: number; confidence: number } {
  if (ending === null) return { lines: 0, confidence: 0.5 }
  const isWhole = ending.headerRows !== null && ending.text.length <= 4 * tailChars
  const { text, rows } = isWhole
    ? { text: ending.text, rows: headRows(ending.text, ending.rules, true, Number.POSITIVE_INFINITY).rows }
    : rowsAtEnd(ending.text.slice(-tailChars), ending.rules, width)
  const data = isWhole ? rows.slice(ending.headerRows ?? 0) : rows
  const count = footerRows(data, width, isWhole)
  const first = data[data.length - count]
  if (count === 0 || !first) return { lines: 0, confidence: 1 }
  const { lineEnd } = ending.rules
  const lines = text.split(lineEnd === 'cr' || lineEnd === 'mixed' ? /\r\n|\n|\r/ : /\r?\n/)
  return { lines: lines.slice(first.line - 1).filter((line) => line !== '' && line !== '\r').length, confidence: 0.8 }
}

/** Rows of a text that begins anywhere: the start of a row is where most rows fit. */
function rowsAtEnd(tail: string, rules: RowRules, width: number): { text: string; rows: readonly HeadRow[] } {
  const below = { ...rules, skipLines: 0 }
  let best = { text: '', rows: [] as readonly HeadRow[], share: -1 }
  let from = 0
  for (let tried = 0; tried < startsTried && best.share < 0.9; tried++) {
    const next = tail.slice(from).search(/[\r\n]/)
    if (next < 0) break
    from += next + (tail.startsWith('\r\n', from + next) ? 2 : 1)
    const text = tail.slice(from)
    const { rows } = headRows(text, below, true, Number.POSITIVE_INFINITY)
    const good = rows.filter((row) => row.cells.length === width && row.broken === 0).length
    const share = rows.length === 0 ? 0 : good / rows.length
    if (share > best.share) best = { text, rows, share }
  }
  return best
}

/** Where the last `lines` lines of a text begin that are not blank. */
export function footerOffset(text: string, lines: number, lineEnd: RowRules['lineEnd']): number {
  const crEnds = lineEnd === 'cr' || lineEnd === 'mixed'
  let left = lines
  let isBlank = true
  let start = text.length
  for (let i = text.length - 1; i >= 0 && left > 0; i--) {
    const char = text[i]
    if (char === '\n' || (crEnds && char === '\r')) {
      if (!isBlank && --left === 0) return start
      isBlank = true
    } else if (char !== '\r') isBlank = false
    start = i
  }
  return lines === 0 ? text.length : start
}

interface Column {
  readonly family: 'value' | 'words' | 'empty'
  readonly filledShare: number
  /** Largest number; infinite when one is negative: then a sum may be anything. */
  readonly largest: number
}

/**
 * How many rows at the end are no data.
 * @param rows rows at the end of the file, the last ones of the table and what is below it
 * @param width cells of most rows of the table
 * @param isTable whether `rows` begin with the first data row
 */
function footerRows(rows: readonly HeadRow[], width: number, isTable: boolean): number {
  const most = Math.min(mostRows, rows.length - (isTable ? 1 : 2))
  let count = 0
  while (count < most) {
    const end = rows.length - count
    const row = rows[end - 1]
    if (!row) break
    let empty = 0
    while (count + empty < most && isEmptyRow(rows[end - 1 - empty])) empty++
    const bodyEnd = end - Math.max(1, empty)
    const body = rows.slice(Math.max(0, bodyEnd - bodyLookedAt), bodyEnd)
    const columns = columnsOf(body, width)
    const isFooter =
      empty > 0 ? areLeftOver(empty, body, columns) : judge(row, columns, width, body.length) === 'footer'
    if (!isFooter) break
    count += Math.max(1, empty)
  }
  return count
}

const isEmptyRow = (row: HeadRow | undefined) => row?.cells.every((cell) => cell.trim() === '') ?? false

/** Empty rows at the end are those of a sheet unless the table is so sparse that it has such rows, or has them elsewhere. */
function areLeftOver(count: number, body: readonly HeadRow[], columns: readonly Column[]): boolean {
  if (columns.length < 2 || body.length < 2) return false
  const among = body.filter(isEmptyRow).length
  if (among > 0) return count > 4 + 3 * among
  const expected = columns.reduce((product, column) => product * (1 - column.filledShare), body.length)
  return expected < emptyRowsExpected
}

function columnsOf(body: readonly HeadRow[], width: number): Column[] {
  const fitting = body.filter((row) => row.cells.length === width)
  return Array.from({ length: width }, (_, c) => {
    const kinds = fitting.map((row) => kindOf(row.cells[c] ?? '')).filter((kind) => kind !== 'empty')
    const values = kinds.filter(isValue).length
    return {
      family: kinds.length === 0 ? 'empty' : values >= kinds.length * 0.8 ? 'value' : 'words',
      filledShare: fitting.length === 0 ? 0 : kinds.length / fitting.length,
      largest: largestOf(fitting.map((row) => row.cells[c] ?? ''))
    }
  })
}

function largestOf(cells: readonly string[]): number {
  let largest = 0
  for (const cell of cells) {
    const value = numberIn(cell)
    if (value < 0) return Number.POSITIVE_INFINITY
    if (value > largest) largest = value
  }
  return largest
}

/** The number in a text, roughly: the last mark before one or two digits is the decimal mark. NaN when there is none. */
function numberIn(text: string): number {
  const digits = text.replace(/[^\d.,-]/g, '')
  if (!/\d/.test(digits)) return Number.NaN
  const parts = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(digits)
  return Number(`${(parts?.[1] ?? '').replace(/[.,]/g, '')}.${parts?.[2] ?? '0'}`)
}

const isValue = (kind: CellKind) => isStrict(kind) || kind === 'comma-number' || kind === 'code'

function judge(row: HeadRow, columns: readonly Column[], width: number, bodyRows: number): 'data' | 'footer' {
  const filled = row.cells.flatMap((cell, c) => (cell.trim() === '' ? [] : [{ c, text: cell.trim() }]))
  const [first] = filled
  if (!first || bodyRows < 1) return 'data'
  const only = filled.length === 1
  const isFit = row.cells.length === width
  if (width === 1) return isNoteInColumn(first.text, columns[0], bodyRows) ? 'footer' : 'data'
  if (totalWord.test(first.text) && row.cells.length <= width) return 'footer'
  if (isFit && totalBeginning.test(first.text) && lacksFilled(filled, columns)) return 'footer'
  if (!isFit) return isShortNote(row, first.text, only, columns[0]) ? 'footer' : 'data'
  if (only && first.c === 0) return isPaddedNote(first.text, columns) ? 'footer' : 'data'
  return isUnlabelledTotal(filled, columns) ? 'footer' : 'data'
}

/** A column that is filled everywhere else is empty here, or holds words among values. */
function lacksFilled(filled: readonly { c: number; text: string }[], columns: readonly Column[]): boolean {
  return columns.some((column, c) => {
    const cell = filled.find((each) => each.c === c)
    if (cell === undefined) return column.filledShare >= 0.9
    return column.family === 'value' && column.filledShare >= 0.9 && !isValue(kindOf(cell.text))
  })
}

/** Words that no column of values has, in a file of one column. */
function isNoteInColumn(text: string, column: Column | undefined, bodyRows: number): boolean {
  if (column?.family !== 'value' || bodyRows < 3 || isValue(kindOf(text))) return false
  return noteWord.test(text) || countSentence.test(text) || (noteMark.test(text) && / /.test(text))
}

/** A row of fewer cells: a sentence, not a row that was cut. */
function isShortNote(row: HeadRow, text: string, only: boolean, column: Column | undefined): boolean {
  if (row.open) return false
  if (noteWord.test(text) || countSentence.test(text) || noteMark.test(text)) return true
  const kind = kindOf(text)
  if (isValue(kind)) return false
  if (!only) return column?.family === 'value' && row.cells.length <= 3 && text.split(/\s+/).length >= 3
  return text.split(/\s+/).length >= 3 || (column?.family === 'value' && kind !== 'empty')
}

/** Text in the first cell alone, in a table whose rows are filled. */
function isPaddedNote(text: string, columns: readonly Column[]): boolean {
  const others = columns.slice(1)
  const filled = others.filter((column) => column.filledShare >= 0.6).length
  if (filled < Math.max(1, others.length * 0.5)) return false
  if (noteWord.test(text) || countSentence.test(text) || noteMark.test(text)) return true
  return columns[0]?.family === 'value' && !isValue(kindOf(text)) && kindOf(text) !== 'empty'
}

/** Sums below columns of values with nothing in the columns of words, keys and dates. */
function isUnlabelledTotal(filled: readonly { c: number; text: string }[], columns: readonly Column[]): boolean {
  if (filled.some(({ c, text }) => columns[c]?.family === 'words' || kindOf(text) !== 'number')) return false
  const empty = columns.filter((column, c) => column.filledShare >= 0.95 && !filled.some((cell) => cell.c === c))
  const firstIsEmpty = !filled.some(({ c }) => c === 0) && (columns[0]?.filledShare ?? 0) >= 0.95
  const areSums = filled.every(({ c, text }) => numberIn(text) >= (columns[c]?.largest ?? 0))
  return areSums && firstIsEmpty && empty.length >= 2 && empty.length >= filled.length
}
