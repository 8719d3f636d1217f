/** The structural pass byte by byte: every dialect, every broken quote (see structure.as.ts). */
import {
  ROW,
  FIELD,
  TEXT,
  QUOTED,
  QUOTE,
  QUOTE_CR,
  COMMENT,
  RAW,
  AFTER_CR,
  ESCAPED,
  ESCAPED_QUOTED,
  LF,
  CR,
  BLANK,
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
  state,
  pieceEnd,
  isLast,
  lastSeparator,
  rowStart,
  delimiters,
  broken,
  embedded,
  commentLines,
  dataEnd,
  absOf,
  before,
  separatorAt,
  endRow,
  endLine
} from './structure-state.as'

/** 1: the comment prefix stands at p, 0: it does not, -1: the piece ends too early to tell. */
function matchComment(p: usize): i32 {
  for (let i: i32 = 0; i < commentLength; i++) {
    if (p + i >= pieceEnd) return isLast ? 0 : -1
    if (load<u8>(p + i) != load<u8>(commentPtr + i)) return 0
  }
  return 1
}

/** The same for the delimiter, whose first byte stands at p. */
function matchDelimiter(p: usize): i32 {
  for (let i: i32 = 1; i < delimiterLength; i++) {
    if (p + i >= pieceEnd) return isLast ? 0 : -1
    if (load<u8>(p + i) != load<u8>(delimiterPtr + i)) return 0
  }
  return 1
}

/**
 * Byte by byte from `p` to `to`. Returns the first byte not taken (before `to` only when a comment or a long delimiter can't be
 * told yet).
 */
export function exact(p: usize, to: usize): usize {
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
        if (skipSpace && c == BLANK) break
        state = TEXT
        continue
      }
      case TEXT: {
        const match = c == delimiter ? matchDelimiter(p) : 0
        if (match < 0) return p
        if (match > 0) {
          p = passDelimiter(p)
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
        const match = c == delimiter ? matchDelimiter(p) : 0
        if (match < 0) return p
        if (c == quote) {
          state = QUOTED
        } else if (match > 0) {
          p = passDelimiter(p)
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

/** Ends a field. Returns the delimiter's last byte. */
@inline
function passDelimiter(p: usize): usize {
  delimiters++
  separatorAt(absOf(p))
  lastSeparator += i64(delimiterLength - 1)
  state = FIELD
  return p + usize(delimiterLength - 1)
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
