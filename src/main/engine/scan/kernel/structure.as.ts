/**
 * Structural pass over CSV bytes (AssemblyScript, WebAssembly SIMD). The rules of reading are in ../rules.ts.
 *
 * Bytes come in pieces; all state lives between calls, so a piece may end anywhere. Two ways through the bytes give
 * the same result: `fast` takes 64 bytes a step and holds as long as every quote opens at the start of a field and
 * closes at its end (checked with the same bit masks that find the separators); a block in which one does not goes
 * through `exact`, byte by byte from the same state. Lone CR as line end, backslash escapes, comments and skipped
 * lines are always read by `exact`.
 */

// States between two bytes.
const ROW = 0 // at the start of a row
const FIELD = 1 // at the start of a field that is not the first
const TEXT = 2 // inside an unquoted field, or behind the closing quote of a broken one
const QUOTED = 3 // inside a quoted field
const QUOTE = 4 // behind a quote inside a quoted field: the closing one, or the first of a doubled one
const QUOTE_CR = 5 // behind the closing quote and a CR
const COMMENT = 6
const RAW = 7 // inside a skipped line
const AFTER_CR = 8 // behind a CR that ended a row; a LF here belongs to it
const ESCAPED = 9 // behind a backslash in an unquoted field
const ESCAPED_QUOTED = 10 // behind a backslash in a quoted field

const LF: i32 = 10
const CR: i32 = 13
/** Data rows between two entries of the row index. */
const INDEX_STEP_MASK: i64 = 1023
const RAGGED = 1
const BROKEN = 2

// Dialect.
let delimiter: i32 = 44
let quote: i32 = -1
let escape: i32 = -1
let crEnds: bool = false
let commentPtr: usize = 0
let commentLength: i32 = 0
let skipLeft: i32 = 0
let headerPending: bool = false
let columns: i32 = 0
let maxFieldBytes: i64 = 0
let maxRowBytes: i64 = 0
let mayBeFast: bool = false

// Areas for results; the caller drains them between calls.
let oddPtr: usize = 0
let oddCapacity: i32 = 0
let indexPtr: usize = 0
let indexCapacity: i32 = 0

// Position and state.
let state: i32 = ROW
let pieceStart: usize = 0
let pieceEnd: usize = 0
let pieceAbs: i64 = 0
let isLast: bool = false
let byteBefore: i32 = -1
let lastSeparator: i64 = -1
let rowStart: i64 = 0
let rowLine: i64 = 1
let delimiters: i32 = 0
let broken: bool = false
let lineEnds: i64 = 0
let embedded: i64 = 0

// Results.
export let oddCount: i32 = 0
export let indexCount: i32 = 0
export let rowCount: i64 = 0
export let blankLines: i64 = 0
export let commentLines: i64 = 0
export let raggedCount: i64 = 0
export let brokenCount: i64 = 0
export let endsInQuote: bool = false
/** 0-based absolute offset and 1-based line of the header, -1 when there is none; fields; whether it is broken. */
export let headerStart: i64 = -1
export let headerLine: i64 = 0
export let headerFields: i32 = 0
export let headerBroken: bool = false
/** Absolute offset behind the last data row with its line end. */
export let dataEnd: i64 = 0
/** 1-based line of the row with a field or row that is too long, 0 when there is none. */
export let tooLongLine: i64 = 0

export function configure(
  delimiterByte: i32,
  quoteByte: i32,
  escapeByte: i32,
  crEndsRows: bool,
  prefixPtr: usize,
  prefixLength: i32,
  skipLines: i32,
  hasHeader: bool,
  columnCount: i32,
  fieldLimit: f64,
  rowLimit: f64,
  allowFast: bool
): void {
  delimiter = delimiterByte
  quote = quoteByte
  escape = escapeByte
  crEnds = crEndsRows
  commentPtr = prefixPtr
  commentLength = prefixLength
  skipLeft = skipLines
  headerPending = hasHeader
  columns = columnCount
  maxFieldBytes = i64(fieldLimit)
  maxRowBytes = i64(rowLimit)
  mayBeFast = allowFast && escape < 0 && commentLength == 0
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

@inline
function absOf(p: usize): i64 {
  return pieceAbs + i64(p - pieceStart)
}

@inline
function before(p: usize): i32 {
  return p > pieceStart ? i32(load<u8>(p - 1)) : byteBefore
}

@inline
function separatorAt(abs: i64): void {
  if (abs - lastSeparator - 1 > maxFieldBytes && tooLongLine == 0) tooLongLine = rowLine
  lastSeparator = abs
}

/** Counts the row that ends before `abs` (the line end's offset, or the end of the text) and starts the next one. */
function endRow(abs: i64, byteBeforeEnd: i32): void {
  const length = abs - rowStart
  if (length > maxRowBytes && tooLongLine == 0) tooLongLine = rowLine
  if (length < 2 && delimiters == 0 && !broken && (length == 0 || byteBeforeEnd == CR)) {
    blankLines++
  } else if (headerPending) {
    headerPending = false
    headerStart = rowStart
    headerLine = rowLine
    headerFields = delimiters + 1
    headerBroken = broken
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
function endLine(abs: i64): void {
  lineEnds++
  rowStart = abs + 1
  rowLine = 1 + lineEnds + embedded
  lastSeparator = abs
}

/** 1: the comment prefix stands at p, 0: it does not, -1: the piece ends too early to tell. */
function matchComment(p: usize): i32 {
  for (let i: i32 = 0; i < commentLength; i++) {
    if (p + i >= pieceEnd) return isLast ? 0 : -1
    if (load<u8>(p + i) != load<u8>(commentPtr + i)) return 0
  }
  return 1
}

/** Byte by byte from `p` to `to`. Returns the first byte not taken (before `to` only when a comment can't be told yet). */
function exact(p: usize, to: usize): usize {
  while (p < to) {
    const c = i32(load<u8>(p))
    switch (state) {
      case ROW: {
        if (skipLeft > 0) {
          state = RAW
          continue
        }
        if (commentLength > 0) {
          const match = matchComment(p)
          if (match < 0) return p
          if (match > 0) {
            state = COMMENT
            continue
          }
        }
        state = FIELD
        continue
      }
      case FIELD: {
        if (c == quote) {
          state = QUOTED
          break
        }
        state = TEXT
        continue
      }
      case TEXT: {
        if (c == delimiter) {
          delimiters++
          separatorAt(absOf(p))
          state = FIELD
        } else if (c == LF) {
          // A CR directly before can only be an escaped one here: CR LF is one physical line.
          if (crEnds && before(p) == CR) embedded--
          separatorAt(absOf(p))
          endRow(absOf(p), before(p))
          state = ROW
        } else if (c == CR && crEnds) {
          separatorAt(absOf(p))
          endRow(absOf(p), -1)
          state = AFTER_CR
        } else if (c == escape) {
          state = ESCAPED
        } else if (c == quote) {
          broken = true
        }
        break
      }
      case QUOTED: {
        if (c == quote) {
          state = QUOTE
        } else if (c == escape) {
          state = ESCAPED_QUOTED
        } else {
          countEmbedded(c, p)
        }
        break
      }
      case QUOTE: {
        if (c == quote) {
          state = QUOTED
        } else if (c == delimiter) {
          delimiters++
          separatorAt(absOf(p))
          state = FIELD
        } else if (c == LF) {
          separatorAt(absOf(p))
          endRow(absOf(p), -1)
          state = ROW
        } else if (c == CR) {
          if (crEnds) {
            separatorAt(absOf(p))
            endRow(absOf(p), -1)
            state = AFTER_CR
          } else {
            state = QUOTE_CR
          }
        } else {
          broken = true
          state = TEXT
          continue
        }
        break
      }
      case QUOTE_CR: {
        if (c == LF) {
          separatorAt(absOf(p))
          endRow(absOf(p), -1)
          state = ROW
          break
        }
        broken = true
        state = TEXT
        continue
      }
      case COMMENT:
      case RAW: {
        if (c == LF || (c == CR && crEnds)) {
          if (state == RAW) skipLeft--
          else commentLines++
          endLine(absOf(p))
          state = c == LF ? ROW : AFTER_CR
        }
        break
      }
      case AFTER_CR: {
        state = ROW
        if (c == LF) {
          if (dataEnd == rowStart) dataEnd++
          rowStart++
          lastSeparator++
          break
        }
        continue
      }
      case ESCAPED: {
        countEmbedded(c, p)
        state = TEXT
        break
      }
      default: {
        countEmbedded(c, p)
        state = QUOTED
        break
      }
    }
    p++
  }
  return p
}

/** Counts a line end inside of a field; CR LF is one where CR ends lines too. */
@inline
function countEmbedded(c: i32, p: usize): void {
  if (c == LF) {
    if (!crEnds || before(p) != CR) embedded++
  } else if (c == CR && crEnds) {
    embedded++
  }
}

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

/** Takes blocks of 64 bytes while they are well-formed. Returns the first byte not taken. */
function fast(p: usize, end: usize): usize {
  const vDelimiter = i8x16.splat(i8(delimiter))
  const vQuote = i8x16.splat(i8(quote))
  const vLf = i8x16.splat(i8(LF))
  const vCr = i8x16.splat(i8(CR))
  const quotes = quote >= 0
  while (p + 64 <= end) {
    if (oddCount + 64 > oddCapacity || indexCount + 1 > indexCapacity) return p
    const a = v128.load(p)
    const b = v128.load(p, 16)
    const c = v128.load(p, 32)
    const d = v128.load(p, 48)
    const lf = maskOf(a, b, c, d, vLf)
    let delimiterBits = maskOf(a, b, c, d, vDelimiter)
    const quoteBits: u64 = quotes ? maskOf(a, b, c, d, vQuote) : 0
    if (crEnds) {
      // Only CR LF is taken here; there the CR needs no attention of its own.
      const cr = maskOf(a, b, c, d, vCr)
      if (((cr << 1) & ~lf) != 0 || cr >> 63 != 0) return p
    }
    let rowEnds = lf
    let inner: u64 = 0
    let inside: u64 = 0
    if ((quoteBits | u64(state == QUOTED)) != 0 || state == QUOTE || state == QUOTE_CR) {
      inside = prefixXor(quoteBits) ^ (state == QUOTED ? ~u64(0) : 0)
      const opening = quoteBits & inside
      const closing = quoteBits & ~inside
      const mayOpen = ((delimiterBits | lf | closing) << 1) | u64(state == ROW || state == FIELD || state == QUOTE)
      if ((opening & ~mayOpen) != 0) return p
      const behind = (closing << 1) | u64(state == QUOTE)
      const strange = behind & ~(delimiterBits | lf | quoteBits)
      if (strange != 0 || state == QUOTE_CR) {
        // Behind a closing quote only CR LF is left.
        const cr = maskOf(a, b, c, d, vCr)
        if ((strange & ~cr) != 0) return p
        const needLf = (strange << 1) | u64(state == QUOTE_CR)
        if ((needLf & ~lf) != 0) return p
      }
      delimiterBits &= ~inside
      rowEnds = lf & ~inside
      inner = lf & inside
    }
    const abs = absOf(p)
    const separators = delimiterBits | rowEnds
    // Only the field that ends first can have begun before this block, and so be too long.
    if (separators != 0) separatorAt(abs + i64(ctz(separators)))
    while (rowEnds != 0) {
      const below = (rowEnds & (0 - rowEnds)) - 1
      const at = i64(ctz(rowEnds))
      delimiters += i32(popcnt(delimiterBits & below))
      delimiterBits &= ~below
      if (inner != 0) {
        embedded += popcnt(inner & below)
        inner &= ~below
      }
      endRow(abs + at, before(p + usize(at)))
      rowEnds &= rowEnds - 1
    }
    delimiters += i32(popcnt(delimiterBits))
    embedded += popcnt(inner)
    if (separators != 0) lastSeparator = abs + 63 - i64(clz(separators))
    if (inside >> 63 != 0) {
      state = QUOTED
    } else if (separators >> 63 != 0) {
      state = lf >> 63 != 0 ? ROW : FIELD
    } else if (quoteBits >> 63 != 0) {
      state = QUOTE
    } else if ((quoteBits >> 62) & 1 && load<u8>(p + 63) == CR && !((inside >> 62) & 1)) {
      state = QUOTE_CR
    } else {
      state = TEXT
    }
    p += 64
  }
  return p
}

/**
 * Takes bytes [p, end) that stand at absolute offset `abs` of the file. `last`: nothing follows. Returns the first byte
 * not taken: when a result area is nearly full (drain and call again with the rest) or the piece ends inside of
 * what may be a comment prefix (put the rest in front of the next piece).
 */
export function scan(p: usize, end: usize, abs: f64, last: bool): usize {
  pieceStart = p
  pieceEnd = end
  pieceAbs = i64(abs)
  isLast = last
  while (p < end) {
    if (oddCount + 64 > oddCapacity || indexCount + 1 > indexCapacity) break
    if (mayBeFast && skipLeft == 0 && state <= QUOTE_CR) {
      p = fast(p, end)
      if (p == end) break
      if (oddCount + 64 > oddCapacity || indexCount + 1 > indexCapacity) break
    }
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
