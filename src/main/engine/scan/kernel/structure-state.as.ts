/** State of the structural pass between two bytes, and what happens at the end of a row (see structure.as.ts). */

// States between two bytes.
export const ROW = 0 // at the start of a row
export const FIELD = 1 // at the start of a field that is not the first
export const TEXT = 2 // inside an unquoted field, or behind the closing quote of a broken one
export const QUOTED = 3 // inside a quoted field
export const QUOTE = 4 // behind a quote inside a quoted field: the closing one, or the first of a doubled one
export const QUOTE_CR = 5 // behind the closing quote and a CR
export const COMMENT = 6
export const RAW = 7 // inside a skipped line
export const AFTER_CR = 8 // behind a CR that ended a row; a LF here belongs to it
export const ESCAPED = 9 // behind a backslash in an unquoted field
export const ESCAPED_QUOTED = 10 // behind a backslash in a quoted field

export const LF: i32 = 10
export const CR: i32 = 13
export const BLANK: i32 = 32
/** Data rows between two entries of the row index. */
export const INDEX_STEP_MASK: i64 = 1023
export const RAGGED = 1
export const BROKEN = 2

// Dialect.
export let delimiter: i32 = 44
/** The delimiter's bytes where it has several; `delimiter` is the first. */
export let delimiterPtr: usize = 0
export let delimiterLength: i32 = 1
export let quote: i32 = -1
export let escape: i32 = -1
export let crEnds: bool = false
export let commentPtr: usize = 0
export let commentLength: i32 = 0
export let skipLeft: i32 = 0
/** Blanks at the beginning of a field are passed over. */
export let skipSpace: bool = false
/** Header rows that are still to come. */
export let headerPending: i32 = 0
export let columns: i32 = 0
export let maxFieldBytes: i64 = 0
export let maxRowBytes: i64 = 0
export let mayBeFast: bool = false

// Areas for results; the caller drains them between calls.
export let oddPtr: usize = 0
export let oddCapacity: i32 = 0
export let indexPtr: usize = 0
export let indexCapacity: i32 = 0

// Position and state.
export let state: i32 = ROW
export let pieceStart: usize = 0
export let pieceEnd: usize = 0
export let pieceAbs: i64 = 0
export let isLast: bool = false
export let byteBefore: i32 = -1
export let lastSeparator: i64 = -1
export let rowStart: i64 = 0
export let rowLine: i64 = 1
export let delimiters: i32 = 0
export let broken: bool = false
export let lineEnds: i64 = 0
export let embedded: i64 = 0

// Results.
/** Whether the last call met a byte above 127, or may have. */
export let nonAscii: bool = false
export let oddCount: i32 = 0
export let indexCount: i32 = 0
export let rowCount: i64 = 0
export let blankLines: i64 = 0
export let commentLines: i64 = 0
export let raggedCount: i64 = 0
export let brokenCount: i64 = 0
export let endsInQuote: bool = false
/** 0-based absolute offset and 1-based line of the (first) header row, -1 when there is none; fields; whether it is broken. */
export let headerStart: i64 = -1
export let headerLine: i64 = 0
export let headerFields: i32 = 0
export let headerBroken: bool = false
/** Absolute offset behind the last data row with its line end. */
export let dataEnd: i64 = 0
/** 1-based line of the row with a field or row that is too long, 0 when there is none. */
export let tooLongLine: i64 = 0

@inline
export function absOf(p: usize): i64 {
  return pieceAbs + i64(p - pieceStart)
}

@inline
export function before(p: usize): i32 {
  return p > pieceStart ? i32(load<u8>(p - 1)) : byteBefore
}

@inline
export function separatorAt(abs: i64): void {
  if (abs - lastSeparator - 1 > maxFieldBytes && tooLongLine == 0) tooLongLine = rowLine
  lastSeparator = abs
}

/** Counts the row that ends before `abs` (the line end's offset, or the end of the text) and starts the next one. */
export function endRow(abs: i64, byteBeforeEnd: i32): void {
  const length = abs - rowStart
  if (length > maxRowBytes && tooLongLine == 0) tooLongLine = rowLine
  if (length < 2 && delimiters == 0 && !broken && (length == 0 || byteBeforeEnd == CR)) {
    blankLines++
  } else if (headerPending > 0) {
    headerPending--
    if (headerStart < 0) {
      headerStart = rowStart
      headerLine = rowLine
      headerFields = delimiters + 1
      headerBroken = broken
    }
  } else {
    if ((rowCount & INDEX_STEP_MASK) == 0) {
      const entry = indexPtr + usize(indexCount) * 16
      store<f64>(entry, f64(rowStart))
      store<f64>(entry + 8, f64(rowLine))
      indexCount++
    }
    const ragged = delimiters + 1 != columns
    if (ragged || broken) {
      const odd = oddPtr + usize(oddCount) * 24
      store<f64>(odd, f64(rowCount))
      store<f64>(odd + 8, f64(rowLine))
      store<u32>(odd + 16, delimiters + 1)
      store<u32>(odd + 20, (ragged ? RAGGED : 0) | (broken ? BROKEN : 0))
      oddCount++
      if (ragged) raggedCount++
      if (broken) brokenCount++
    }
    rowCount++
    dataEnd = abs + 1
  }
  delimiters = 0
  broken = false
  endLine(abs)
}

@inline
export function endLine(abs: i64): void {
  lineEnds++
  rowStart = abs + 1
  rowLine = 1 + lineEnds + embedded
  lastSeparator = abs
}

/** Back to the beginning of a text. */
export function resetState(): void {
  state = ROW
  byteBefore = -1
  lastSeparator = -1
  rowStart = 0
  rowLine = 1
  delimiters = 0
  broken = false
  lineEnds = 0
  embedded = 0
  oddCount = 0
  indexCount = 0
  rowCount = 0
  blankLines = 0
  commentLines = 0
  raggedCount = 0
  brokenCount = 0
  endsInQuote = false
  headerStart = -1
  headerLine = 0
  headerFields = 0
  headerBroken = false
  dataEnd = 0
  tooLongLine = 0
}
