/** Quotes of one field. */

/** Makes doubled quotes single, in place: the rows of a piece are read once. Answers the new end. */
export function unquote(start: usize, end: usize, quote: u32): usize {
  let out = start
  for (let p = start; p < end; p++) {
    const c = load<u8>(p)
    store<u8>(out++, c)
    if (c == quote && p + 1 < end && load<u8>(p, 1) == quote) p++
  }
  return out
}

/** Whether one of the bytes is `byte` (in all lanes). */
// @ts-ignore: decorator
@inline
export function hasByte(start: usize, end: usize, byte: v128): bool {
  for (let p = start; p < end; p += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(p), byte))
    if (found != 0) return p + <usize>ctz(found) < end
  }
  return false
}
