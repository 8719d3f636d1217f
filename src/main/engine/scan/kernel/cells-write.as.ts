/** Rows written as RFC 4180 text (see cells.as.ts). */
import {
  LF,
  CR,
  COMMA,
  QUOTE,
  INDEX_STEP_MASK,
  BY_DELIMITER,
  INCOMPLETE,
  afterCr,
  outPtr,
  cellPtr,
  cellCapacity,
  rowPtr,
  pieceEnd,
  isLast,
  next,
  out,
  ended,
  rowsOut,
  rowsSkipped,
  rowsSeen,
  outBytes,
  linesTaken,
  tooManyCells,
  rowsWritten,
  scratchPtr,
  placesPtr,
  placeCount,
  tailPtr,
  tailLength,
  outLimit,
  outFull
} from './cells-state.as'
import { field } from './cells-field.as'
import { toRow } from './cells-rows.as'

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

/** How `align` writes rows (see cells-state.as.ts). `scratch`: room for one row; `limit`: end of the output. */
export function layoutAligned(
  scratch: usize,
  places: usize,
  count: i32,
  tail: usize,
  tailBytes: i32,
  limit: usize
): void {
  scratchPtr = scratch
  placesPtr = places
  placeCount = count
  tailPtr = tail
  tailLength = tailBytes
  outLimit = limit
}

/** Every 1,024th row is counted from here on as if so many rows had been written before, by other kernels. */
export function countFrom(rows: i32): void {
  rowsWritten = rows
}

/** Copies bytes to `out`; up to 15 bytes behind them are overwritten. */
@inline
function append(from: usize, length: usize): void {
  for (let i: usize = 0; i < length; i += 16) v128.store(out + i, v128.load(from + i))
  out += length
}

/** Writes cell number `i` of the row in the scratch. */
@inline
function appendCell(i: i32): void {
  const from = i == 0 ? 0 : usize(load<u32>(cellPtr + usize(i - 1) * 4))
  const begin = out
  append(scratchPtr + from, usize(load<u32>(cellPtr + usize(i) * 4)) - from)
  quoteWhereNeeded(begin)
}

/**
 * As `rewrite`, with the cells of each row in the order of `places`, and the tail behind them. Rows with another number of
 * cells than `columns` are left out, or with `keepRagged` written as they are. Stops where the output is full.
 */
export function align(p: usize, end: usize, last: bool, columns: i32, keepRagged: bool): usize {
  pieceEnd = end
  isLast = last
  rowsOut = 0
  linesTaken = 0
  outFull = false
  tooManyCells = false
  let to = outPtr
  let indexed: i32 = 0
  while (toRow(p)) {
    p = next
    let cells: i32 = 0
    let at = p
    out = scratchPtr
    do {
      field(at)
      if (ended == INCOMPLETE) break
      if (cells < cellCapacity) store<u32>(cellPtr + usize(cells) * 4, u32(out - scratchPtr))
      cells++
      at = next
    } while (ended == BY_DELIMITER)
    if (ended == INCOMPLETE) {
      next = p
      break
    }
    const isWhole = cells == columns
    const isWritten = isWhole || keepRagged
    if (isWritten) {
      if (cells > cellCapacity) {
        tooManyCells = true
        next = p
        break
      }
      const most = usize(max(cells, placeCount))
      if (to + (out - scratchPtr) * 2 + most * 3 + usize(tailLength) + 64 > outLimit) {
        outFull = true
        // The row is read again: its line end has not been passed.
        afterCr = false
        next = p
        break
      }
      const rowBegin = to
      out = to
      if (isWhole) {
        for (let i: i32 = 0; i < placeCount; i++) {
          const place = load<i32>(placesPtr + usize(i) * 4)
          if (place >= 0) appendCell(place)
          store<u8>(out++, COMMA)
        }
        if (tailLength > 0) {
          append(tailPtr, usize(tailLength))
          store<u8>(out++, COMMA)
        }
      } else {
        for (let i: i32 = 0; i < cells; i++) {
          appendCell(i)
          store<u8>(out++, COMMA)
        }
      }
      // An empty line would be a blank one, no row with one empty cell.
      if (out - rowBegin == 1) {
        store<u8>(rowBegin, QUOTE)
        store<u8>(rowBegin + 1, QUOTE)
        out = rowBegin + 3
      }
      store<u8>(out - 1, LF)
      if ((rowsWritten & INDEX_STEP_MASK) == 0) {
        store<u32>(rowPtr + usize(indexed) * 4, u32(rowBegin - outPtr))
        indexed++
      }
      rowsWritten++
      rowsOut++
      to = out
    }
    rowsSeen++
    p = at
    next = p
  }
  outBytes = i32(to - outPtr)
  rowsSkipped = indexed
  return next
}
