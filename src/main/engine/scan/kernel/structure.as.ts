/**
 * Structural pass over CSV bytes (AssemblyScript, WebAssembly SIMD). The rules of reading are in ../rules.ts.
 *
 * Bytes come in pieces; all state lives between calls, so a piece may end anywhere. Two ways through the bytes give
 * the same result: `fast` takes 64 bytes a step and holds as long as every quote opens at the start of a field and
 * closes at its end (checked with the same bit masks that find the separators); a block in which one does not goes
 * through `exact`, byte by byte from the same state. Lone CR as line end, backslash escapes, comments, skipped
 * lines, delimiters of several bytes and blanks that belong to the delimiter are always read by `exact`.
 */

import {
  TEXT,
  QUOTED,
  QUOTE_CR,
  COMMENT,
  RAW,
  ESCAPED_QUOTED,
  delimiter,
  delimiterPtr,
  delimiterLength,
  quote,
  skipSpace,
  resetState,
  escape,
  crEnds,
  commentPtr,
  commentLength,
  skipLeft,
  headerPending,
  columns,
  maxFieldBytes,
  maxRowBytes,
  mayBeFast,
  oddPtr,
  oddCapacity,
  indexPtr,
  indexCapacity,
  state,
  pieceStart,
  pieceEnd,
  pieceAbs,
  isLast,
  byteBefore,
  lastSeparator,
  nonAscii,
  rowStart,
  rowLine,
  broken,
  oddCount,
  indexCount,
  commentLines,
  endsInQuote,
  dataEnd,
  tooLongLine,
  absOf,
  before,
  endRow
} from './structure-state.as'
import { exact } from './structure-exact.as'
import { fast } from './structure-fast.as'

export { nonAscii, oddCount, indexCount, rowCount, blankLines, commentLines, raggedCount, brokenCount, endsInQuote, rowLine, headerStart, headerLine, headerFields, headerBroken, dataEnd, tooLongLine } from './structure-state.as'

export function configure(
  delimiterBytes: usize,
  delimiterCount: i32,
  quoteByte: i32,
  escapeByte: i32,
  crEndsRows: bool,
  prefixPtr: usize,
  prefixLength: i32,
  skipLines: i32,
  headerRows: i32,
  skipBlanks: bool,
  columnCount: i32,
  fieldLimit: f64,
  rowLimit: f64,
  allowFast: bool
): void {
  resetState()
  delimiter = i32(load<u8>(delimiterBytes))
  delimiterPtr = delimiterBytes
  delimiterLength = delimiterCount
  quote = quoteByte
  escape = escapeByte
  crEnds = crEndsRows
  commentPtr = prefixPtr
  commentLength = prefixLength
  skipLeft = skipLines
  headerPending = headerRows
  skipSpace = skipBlanks
  columns = columnCount
  maxFieldBytes = i64(fieldLimit)
  maxRowBytes = i64(rowLimit)
  mayBeFast = allowFast && escape < 0 && commentLength == 0 && delimiterLength == 1 && !skipSpace
}

/** Where odd rows (24 bytes each: row f64, line f64, fields u32, flags u32) and index entries (offset f64, line f64) go. */
export function layout(odd: usize, oddCap: i32, index: usize, indexCap: i32): void {
  oddPtr = odd
  oddCapacity = oddCap
  indexPtr = index
  indexCapacity = indexCap
}

/** Empties the result areas. */
export function drained(): void {
  oddCount = 0
  indexCount = 0
}

/** First byte offset of the text in the file (behind a byte order mark). */
export function startAt(offset: f64): void {
  rowStart = i64(offset)
  lastSeparator = rowStart - 1
  dataEnd = rowStart
}

/**
 * Takes bytes [p, end) that stand at absolute offset `abs` of the file. `last`: nothing follows. Returns the first byte
 * not taken: when a result area is nearly full (drain and call again with the rest) or the piece ends inside of
 * what may be a comment prefix or a long delimiter (put the rest in front of the next piece).
 */
export function scan(p: usize, end: usize, abs: f64, last: bool): usize {
  pieceStart = p
  pieceEnd = end
  pieceAbs = i64(abs)
  isLast = last
  nonAscii = false
  while (p < end) {
    if (oddCount + 64 > oddCapacity || indexCount + 1 > indexCapacity) break
    if (mayBeFast && skipLeft == 0 && state <= QUOTE_CR) {
      p = fast(p, end)
      if (p == end) break
      if (oddCount + 64 > oddCapacity || indexCount + 1 > indexCapacity) break
    }
    nonAscii = true
    const to = min(p + 64, end)
    const stopped = exact(p, to)
    p = stopped
    if (stopped < to) break
  }
  byteBefore = before(p)
  const at = absOf(p)
  if (at - lastSeparator - 1 > maxFieldBytes || at - rowStart > maxRowBytes) {
    if (tooLongLine == 0 && state != RAW && state != COMMENT) tooLongLine = rowLine
  }
  return p
}

/** The end of the text at absolute offset `abs`: counts a last row without line end. */
export function finish(abs: f64): void {
  const at = i64(abs)
  if (state == COMMENT) commentLines++
  if (state == RAW || state == COMMENT) return
  if (state == QUOTED || state == ESCAPED_QUOTED) {
    endsInQuote = true
    broken = true
  }
  if (at == rowStart) return
  endRow(at, state == TEXT ? byteBefore : -1)
  if (dataEnd > at) dataEnd = at
}
