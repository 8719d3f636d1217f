/**
 * Cells of CSV rows (AssemblyScript, WebAssembly SIMD): the same rules as structure.as.ts (see ../rules.ts), but with the
 * text of the cells. `read` gives unescaped cells and where they end; `rewrite` gives RFC 4180 text. Both take whole
 * rows only and say where the first row begins that they did not take.
 */

import {
  LF,
  CR,
  COMMA,
  QUOTE,
  INDEX_STEP_MASK,
  BY_DELIMITER,
  INCOMPLETE,
  delimiter,
  delimiterPtr,
  delimiterLength,
  skipSpace,
  quote,
  escape,
  crEnds,
  commentPtr,
  commentLength,
  skipLeft,
  afterCr,
  outPtr,
  cellPtr,
  cellCapacity,
  rowPtr,
  rowCapacity,
  pieceEnd,
  isLast,
  next,
  out,
  ended,
  broken,
  innerLines,
  rowsOut,
  rowsSkipped,
  rowsSeen,
  outBytes,
  linesTaken,
  tooManyCells,
  rowsWritten
} from './cells-state.as'
import { field } from './cells-field.as'

export { rowsOut, rowsSkipped, rowsSeen, outBytes, linesTaken, tooManyCells } from './cells-state.as'

export function configure(
  delimiterBytes: usize,
  delimiterCount: i32,
  quoteByte: i32,
  escapeByte: i32,
  crEndsRows: bool,
  prefixPtr: usize,
  prefixLength: i32,
  skipLines: i32,
  skipBlanks: bool
): void {
  delimiter = i32(load<u8>(delimiterBytes))
  delimiterPtr = delimiterBytes
  delimiterLength = delimiterCount
  skipSpace = skipBlanks
  quote = quoteByte
  escape = escapeByte
  crEnds = crEndsRows
  commentPtr = prefixPtr
  commentLength = prefixLength
  skipLeft = skipLines
  afterCr = false
  rowsSeen = 0
  rowsWritten = 0
}

/**
 * Areas for results. `out`: as many bytes as a piece has and 64 more for `read`, three times as many for `rewrite`. Cells: u32 each, the offset in
 * `out` behind the cell. Rows, 16 bytes each: cells up to and with this row (u32), physical line ends before it since
 * the piece began (u32), its offset in the piece (u32), whether its quotes are broken (u32). Rewriting: the
 * row area takes the offset in `out` (u32) of every 1,024th row written instead.
 */
export function layout(o: usize, cells: usize, cellCap: i32, rows: usize, rowCap: i32): void {
  outPtr = o
  cellPtr = cells
  cellCapacity = cellCap
  rowPtr = rows
  rowCapacity = rowCap
}

/** The byte behind the line that begins at p, or 0 when it does not end in this piece. */
function lineBehind(p: usize): usize {
  while (p < pieceEnd) {
    const c = i32(load<u8>(p))
    if (c == LF) return p + 1
    if (c == CR && crEnds) {
      afterCr = true
      return p + 1
    }
    p++
  }
  return isLast ? p : 0
}

/** 1: the comment prefix stands at p, 0: it does not, -1: the piece ends too early to tell. */
function matchComment(p: usize): i32 {
  for (let i: i32 = 0; i < commentLength; i++) {
    if (p + i >= pieceEnd) return isLast ? 0 : -1
    if (load<u8>(p + i) != load<u8>(commentPtr + i)) return 0
  }
  return 1
}

/** Passes over skipped lines, comments and blank lines. True: a row begins at `next`; false: nothing more can be told. */
function toRow(p: usize): bool {
  next = p
  while (next < pieceEnd) {
    const c = i32(load<u8>(next))
    if (afterCr) {
      afterCr = false
      if (c == LF) {
        next++
        continue
      }
    }
    if (skipLeft > 0 || commentLength > 0) {
      const match = skipLeft > 0 ? 1 : matchComment(next)
      if (match < 0) return false
      if (match > 0) {
        const behind = lineBehind(next)
        if (behind == 0) return false
        if (skipLeft > 0) skipLeft--
        linesTaken++
        next = behind
        continue
      }
    }
    if (c == LF) {
      next++
      linesTaken++
      continue
    }
    if (c == CR) {
      if (crEnds) {
        next++
        linesTaken++
        afterCr = true
        continue
      }
      if (next + 1 >= pieceEnd) {
        if (isLast) next++
        return false
      }
      if (load<u8>(next + 1) == LF) {
        next += 2
        linesTaken++
        continue
      }
    }
    return true
  }
  return false
}

/**
 * Reads rows of the piece [p, end). The first `skipRows` are passed over (counted in `rowsSkipped`), then up to `maxRows` are
 * stored. `last`: nothing follows the piece. Returns where the first row not taken begins.
 */
export function read(p: usize, end: usize, last: bool, skipRows: i32, maxRows: i32): usize {
  const begin = p
  pieceEnd = end
  isLast = last
  rowsOut = 0
  rowsSkipped = 0
  linesTaken = 0
  tooManyCells = false
  out = outPtr
  let cells: i32 = 0
  const most = min(maxRows, rowCapacity)
  while (rowsOut < most && toRow(p)) {
    p = next
    const rowBegin = p
    const outBefore = out
    const cellsBefore = cells
    broken = false
    innerLines = 0
    let at = p
    do {
      field(at)
      if (ended == INCOMPLETE) {
        outBytes = i32(outBefore - outPtr)
        return rowBegin
      }
      if (cells == cellCapacity) {
        // Only a row that does not fit even when it is alone is refused.
        if (cellsBefore == 0) tooManyCells = true
        afterCr = false
        outBytes = i32(outBefore - outPtr)
        return rowBegin
      }
      store<u32>(cellPtr + usize(cells) * 4, u32(out - outPtr))
      cells++
      at = next
    } while (ended == BY_DELIMITER)
    if (rowsSkipped < skipRows) {
      rowsSkipped++
      out = outPtr
      cells = 0
    } else {
      const row = rowPtr + usize(rowsOut) * 16
      store<u32>(row, cells)
      store<u32>(row + 4, linesTaken)
      store<u32>(row + 8, u32(rowBegin - begin))
      store<u32>(row + 12, broken ? 1 : 0)
      rowsOut++
    }
    linesTaken += innerLines
    p = at
    next = p
  }
  outBytes = i32(out - outPtr)
  return rowsOut < most ? next : p
}

/** Puts the text [start, out) into quotes where RFC 4180 asks for it. */
function quoteWhereNeeded(start: usize): void {
  const vComma = i8x16.splat(i8(COMMA))
  const vQuote = i8x16.splat(i8(QUOTE))
  const vLf = i8x16.splat(i8(LF))
  const vCr = i8x16.splat(i8(CR))
  let needed = false
  let p = start
  while (p < out) {
    const v = v128.load(p)
    let special = i8x16.bitmask(
      v128.or(v128.or(i8x16.eq(v, vComma), i8x16.eq(v, vQuote)), v128.or(i8x16.eq(v, vLf), i8x16.eq(v, vCr)))
    )
    if (p + 16 > out) special &= (1 << i32(out - p)) - 1
    if (special != 0) {
      needed = true
      break
    }
    p += 16
  }
  if (!needed) return
  let quotes: usize = 0
  for (let i = start; i < out; i++) if (load<u8>(i) == QUOTE) quotes++
  let from = out
  let to = out + quotes + 2
  out = to
  store<u8>(--to, QUOTE)
  while (from > start) {
    const c = load<u8>(--from)
    store<u8>(--to, c)
    if (c == QUOTE) store<u8>(--to, QUOTE)
  }
  store<u8>(--to, QUOTE)
}

/**
 * Writes rows of the piece [p, end) as RFC 4180: comma, `"`, LF. With `columns` > 0 only rows with that many cells are
 * written. Returns where the first row not taken begins.
 */
export function rewrite(p: usize, end: usize, last: bool, columns: i32): usize {
  pieceEnd = end
  isLast = last
  rowsOut = 0
  linesTaken = 0
  out = outPtr
  let indexed: i32 = 0
  while (toRow(p)) {
    p = next
    const outBefore = out
    let cells: i32 = 0
    let at = p
    do {
      const cellBegin = out
      field(at)
      if (ended == INCOMPLETE) {
        outBytes = i32(outBefore - outPtr)
        rowsSkipped = indexed
        return p
      }
      quoteWhereNeeded(cellBegin)
      store<u8>(out++, COMMA)
      cells++
      at = next
    } while (ended == BY_DELIMITER)
    rowsSeen++
    if (columns > 0 && cells != columns) {
      out = outBefore
    } else {
      // An empty line would be a blank one, no row with one empty cell.
      if (cells == 1 && out - outBefore == 1) {
        store<u8>(outBefore, QUOTE)
        store<u8>(outBefore + 1, QUOTE)
        out = outBefore + 3
      }
      store<u8>(out - 1, LF)
      if ((rowsWritten & INDEX_STEP_MASK) == 0) {
        store<u32>(rowPtr + usize(indexed) * 4, u32(outBefore - outPtr))
        indexed++
      }
      rowsWritten++
      rowsOut++
    }
    p = at
    next = p
  }
  outBytes = i32(out - outPtr)
  rowsSkipped = indexed
  return next
}
