/** From one row to the next: passes over skipped lines, comments and blank lines (see cells.as.ts). */
import {
  LF,
  CR,
  crEnds,
  commentPtr,
  commentLength,
  skipLeft,
  afterCr,
  pieceEnd,
  isLast,
  next,
  linesTaken
} from './cells-state.as'

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
export function toRow(p: usize): bool {
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
