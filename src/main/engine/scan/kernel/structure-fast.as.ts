/** The structural pass in blocks of 64 bytes: well-formed quotes only (see structure.as.ts). */
import {
  ROW,
  FIELD,
  TEXT,
  QUOTED,
  QUOTE,
  QUOTE_CR,
  LF,
  CR,
  INDEX_STEP_MASK,
  delimiter,
  quote,
  crEnds,
  headerPending,
  columns,
  maxFieldBytes,
  maxRowBytes,
  oddCapacity,
  indexCapacity,
  state,
  lastSeparator,
  nonAscii,
  rowStart,
  rowLine,
  delimiters,
  broken,
  lineEnds,
  embedded,
  oddCount,
  indexCount,
  rowCount,
  dataEnd,
  tooLongLine,
  absOf,
  before,
  endRow
} from './structure-state.as'

@inline
function maskOf(a: v128, b: v128, c: v128, d: v128, byte: v128): u64 {
  return (
    u64(u32(i8x16.bitmask(i8x16.eq(a, byte)))) |
    (u64(u32(i8x16.bitmask(i8x16.eq(b, byte)))) << 16) |
    (u64(u32(i8x16.bitmask(i8x16.eq(c, byte)))) << 32) |
    (u64(u32(i8x16.bitmask(i8x16.eq(d, byte)))) << 48)
  )
}

/** Bit i of the result: the exclusive or of bits 0 to i. */
@inline
function prefixXor(x: u64): u64 {
  x ^= x << 1
  x ^= x << 2
  x ^= x << 4
  x ^= x << 8
  x ^= x << 16
  x ^= x << 32
  return x
}

/**
 * Takes blocks of 64 bytes while they are well-formed. Returns the first byte not taken.
 *
 * What changes with every row lives in locals here; ordinary rows are counted in place, all others by `endRow`.
 */
export function fast(p: usize, end: usize): usize {
  const vDelimiter = i8x16.splat(i8(delimiter))
  const vQuote = i8x16.splat(i8(quote))
  const vLf = i8x16.splat(i8(LF))
  const vCr = i8x16.splat(i8(CR))
  const quotes = quote >= 0
  const crlfOnly = crEnds
  const usual = columns - 1
  // What the last byte means for the next block; as bits, because which state it is can't be predicted.
  let insideBefore: u64 = state == QUOTED ? ~u64(0) : 0
  let mayOpenFirst = u64(state == ROW || state == FIELD || state == QUOTE)
  let closedBefore = u64(state == QUOTE)
  let crBefore = u64(state == QUOTE_CR)
  let isFull = false
  let lf: u64 = 0
  let separators: u64 = 0
  const from = p
  let found = delimiters
  let rows = rowCount
  let start = rowStart
  let ends = lineEnds
  let within = embedded
  let last = lastSeparator
  let line = rowLine
  let behindData = dataEnd
  let isOrdinary = !broken && !headerPending
  let bytes = i8x16.splat(0)
  while (p + 64 <= end && !isFull) {
    const a = v128.load(p)
    const b = v128.load(p, 16)
    const c = v128.load(p, 32)
    const d = v128.load(p, 48)
    bytes = v128.or(bytes, v128.or(v128.or(a, b), v128.or(c, d)))
    const lineFeeds = maskOf(a, b, c, d, vLf)
    let delimiterBits = maskOf(a, b, c, d, vDelimiter)
    if (crlfOnly) {
      // Only CR LF is taken here; there the CR needs no attention of its own.
      const cr = maskOf(a, b, c, d, vCr)
      if (((cr << 1) & ~lineFeeds) != 0 || cr >> 63 != 0) break
    }
    let rowEnds = lineFeeds
    let inner: u64 = 0
    if (quotes) {
      const quoteBits = maskOf(a, b, c, d, vQuote)
      const inside = prefixXor(quoteBits) ^ insideBefore
      const closing = quoteBits & ~inside
      const openable = delimiterBits | lineFeeds | closing
      const misplaced = quoteBits & inside & ~((openable << 1) | mayOpenFirst)
      const strange = ((closing << 1) | closedBefore) & ~(delimiterBits | lineFeeds | quoteBits)
      if ((misplaced | strange | crBefore) != 0) {
        // Behind a closing quote only CR LF is left.
        if (misplaced != 0) break
        const cr = maskOf(a, b, c, d, vCr)
        if ((strange & ~cr) != 0) break
        if ((((strange << 1) | crBefore) & ~lineFeeds) != 0) break
        crBefore = strange >> 63
      }
      insideBefore = u64(i64(inside) >> 63)
      mayOpenFirst = openable >> 63
      closedBefore = closing >> 63
      delimiterBits &= ~inside
      rowEnds = lineFeeds & ~inside
      inner = lineFeeds & inside
    }
    const abs = absOf(p)
    separators = delimiterBits | rowEnds
    lf = rowEnds
    if (separators != 0) {
      // Only the field that ends first can have begun before this block, and so be too long.
      if (abs + i64(ctz(separators)) - last - 1 > maxFieldBytes && tooLongLine == 0) tooLongLine = line
      last = abs + 63 - i64(clz(separators))
    }
    while (rowEnds != 0) {
      const below = (rowEnds & (0 - rowEnds)) - 1
      const at = abs + i64(ctz(rowEnds))
      found += i32(popcnt(delimiterBits & below))
      delimiterBits &= ~below
      const length = at - start
      if (isOrdinary && found == usual && (rows & INDEX_STEP_MASK) != 0 && length > 1 && length <= maxRowBytes) {
        rows++
        ends++
        start = at + 1
        behindData = start
      } else {
        delimiters = found
        rowCount = rows
        rowStart = start
        lineEnds = ends
        embedded = within
        rowLine = line
        dataEnd = behindData
        endRow(at, before(p + usize(ctz(rowEnds))))
        behindData = dataEnd
        rows = rowCount
        start = rowStart
        ends = lineEnds
        isOrdinary = !headerPending
        isFull = oddCount + 64 > oddCapacity || indexCount + 1 > indexCapacity
      }
      found = 0
      if (inner != 0) {
        within += popcnt(inner & below)
        inner &= ~below
      }
      line = 1 + ends + within
      rowEnds &= rowEnds - 1
    }
    found += i32(popcnt(delimiterBits))
    within += popcnt(inner)
    p += 64
  }
  if (i8x16.bitmask(bytes) != 0) nonAscii = true
  if (p == from) return p
  if (insideBefore != 0) state = QUOTED
  else if (closedBefore != 0) state = QUOTE
  else if (crBefore != 0) state = QUOTE_CR
  else if (lf >> 63 != 0) state = ROW
  else if (separators >> 63 != 0) state = FIELD
  else state = TEXT
  delimiters = found
  rowCount = rows
  rowStart = start
  lineEnds = ends
  embedded = within
  rowLine = line
  dataEnd = behindData
  lastSeparator = last
  return p
}
