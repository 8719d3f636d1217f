/**
 * Cells of CSV rows (AssemblyScript, WebAssembly SIMD): the same rules as structure.as.ts (see ../rules.ts), but with the
 * text of the cells. `read` gives unescaped cells and where they end; `rewrite` and `align` give RFC 4180 text. All take whole
 * rows only and say where the first row begins that they did not take.
 */

import {
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
import { toRow } from './cells-rows.as'

export { rowsOut, rowsSkipped, rowsSeen, outBytes, linesTaken, tooManyCells, outFull } from './cells-state.as'
export { rewrite, layoutAligned, countFrom, align } from './cells-write.as'

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
