/** One field of a row: its text without quotes and escapes (see cells.as.ts). */
import {
  LF,
  CR,
  BLANK,
  BY_DELIMITER,
  BY_LINE_END,
  BY_TEXT_END,
  INCOMPLETE,
  delimiter,
  delimiterPtr,
  delimiterLength,
  skipSpace,
  quote,
  escape,
  crEnds,
  afterCr,
  pieceEnd,
  isLast,
  next,
  out,
  ended,
  broken,
  innerLines
} from './cells-state.as'

@inline
function countInner(c: i32, p: usize): void {
  if (c == LF) {
    if (!crEnds || load<u8>(p - 1) != CR) innerLines++
  } else if (c == CR && crEnds) {
    innerLines++
  }
}

/** 1: the delimiter, whose first byte stands at p, is there, 0: it is not, -1: the piece ends too early to tell. */
function matchDelimiter(p: usize): i32 {
  for (let i: i32 = 1; i < delimiterLength; i++) {
    if (p + i >= pieceEnd) return isLast ? 0 : -1
    if (load<u8>(p + i) != load<u8>(delimiterPtr + i)) return 0
  }
  return 1
}

/** Reads one field from p, appends its text to `out`, sets `next` (behind its end) and `ended`. */
export function field(p: usize): void {
  const end = pieceEnd
  let o = out
  let isText = true
  if (skipSpace) {
    while (p < end && i32(load<u8>(p)) == BLANK) p++
  }
  if (p < end && i32(load<u8>(p)) == quote) {
    p++
    isText = false
    const vQuote = i8x16.splat(i8(quote))
    const vEscape = i8x16.splat(i8(escape < 0 ? quote : escape))
    const vLf = i8x16.splat(i8(LF))
    const vCr = i8x16.splat(i8(CR))
    for (;;) {
      while (p + 16 <= end) {
        const v = v128.load(p)
        const special = i8x16.bitmask(
          v128.or(
            v128.or(i8x16.eq(v, vQuote), i8x16.eq(v, vEscape)),
            v128.or(i8x16.eq(v, vLf), i8x16.eq(v, vCr))
          )
        )
        v128.store(o, v)
        if (special != 0) {
          const n = usize(ctz(special))
          p += n
          o += n
          break
        }
        p += 16
        o += 16
      }
      if (p >= end) {
        if (!isLast) {
          ended = INCOMPLETE
          return
        }
        broken = true
        out = o
        next = p
        ended = BY_TEXT_END
        return
      }
      const c = i32(load<u8>(p))
      if (c == quote) {
        p++
        if (p >= end) break
        if (i32(load<u8>(p)) != quote) break
        store<u8>(o++, u8(quote))
        p++
      } else if (c == escape) {
        p++
        if (p < end) {
          const literal = i32(load<u8>(p))
          countInner(literal, p)
          store<u8>(o++, u8(literal))
          p++
        } else if (!isLast) {
          ended = INCOMPLETE
          return
        }
      } else {
        countInner(c, p)
        store<u8>(o++, u8(c))
        p++
      }
    }
    // Behind the closing quote.
    if (p >= end) {
      if (!isLast) {
        ended = INCOMPLETE
        return
      }
    } else {
      const c = i32(load<u8>(p))
      if (c == CR && !crEnds) {
        if (p + 1 >= end) {
          if (!isLast) {
            ended = INCOMPLETE
            return
          }
          p++
        } else if (load<u8>(p + 1) == LF) {
          p++
        } else {
          isText = true
        }
      } else if (c == delimiter) {
        const match = matchDelimiter(p)
        if (match < 0) {
          ended = INCOMPLETE
          return
        }
        if (match == 0) isText = true
      } else if (c != LF && c != CR) {
        isText = true
      }
      if (isText) broken = true
    }
  }

  let escaped: usize = 0
  if (isText) {
    const vDelimiter = i8x16.splat(i8(delimiter))
    const vQuote = i8x16.splat(i8(quote < 0 ? LF : quote))
    const vEscape = i8x16.splat(i8(escape < 0 ? LF : escape))
    const vLf = i8x16.splat(i8(LF))
    const vCr = i8x16.splat(i8(CR))
    for (;;) {
      while (p + 16 <= end) {
        const v = v128.load(p)
        const special = i8x16.bitmask(
          v128.or(
            v128.or(v128.or(i8x16.eq(v, vDelimiter), i8x16.eq(v, vQuote)), i8x16.eq(v, vEscape)),
            v128.or(i8x16.eq(v, vLf), i8x16.eq(v, vCr))
          )
        )
        v128.store(o, v)
        if (special != 0) {
          const n = usize(ctz(special))
          p += n
          o += n
          break
        }
        p += 16
        o += 16
      }
      if (p >= end) break
      const c = i32(load<u8>(p))
      if (c == LF || (c == CR && crEnds)) break
      if (c == delimiter) {
        const match = matchDelimiter(p)
        if (match < 0) {
          ended = INCOMPLETE
          return
        }
        if (match > 0) break
      }
      if (c == escape) {
        p++
        if (p < end) {
          const literal = i32(load<u8>(p))
          countInner(literal, p)
          escaped = p
          store<u8>(o++, u8(literal))
          p++
        } else if (!isLast) {
          ended = INCOMPLETE
          return
        }
      } else {
        if (c == quote) broken = true
        store<u8>(o++, u8(c))
        p++
      }
    }
  }

  if (p >= end) {
    if (!isLast) {
      ended = INCOMPLETE
      return
    }
    if (isText && o > out && !crEnds && load<u8>(p - 1) == CR && escaped != p - 1) o--
    ended = BY_TEXT_END
  } else {
    const c = i32(load<u8>(p))
    if (c == delimiter) {
      ended = BY_DELIMITER
      p += usize(delimiterLength - 1)
    } else {
      ended = BY_LINE_END
      if (c == LF) {
        if (isText && o > out && !crEnds && load<u8>(p - 1) == CR && escaped != p - 1) o--
        // CR LF is one line end, also when the CR was escaped and has been counted.
        if (!(crEnds && isText && escaped == p - 1 && load<u8>(p - 1) == CR)) innerLines++
      } else {
        innerLines++
        afterCr = true
      }
    }
    p++
  }
  out = o
  next = p
}
