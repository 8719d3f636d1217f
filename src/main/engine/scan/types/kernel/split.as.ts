/** Finds the ends of all fields of a piece, 64 bytes a step (compare, bit masks, prefix-xor for quotes). */

/** Bytes of the piece that whole rows took. */
export let consumed: u32 = 0

// @ts-ignore: decorator
@inline
function maskOf(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    <u64>i8x16.bitmask(a) | (<u64>i8x16.bitmask(b) << 16) | (<u64>i8x16.bitmask(c) << 32) | (<u64>i8x16.bitmask(d) << 48)
  )
}

// @ts-ignore: decorator
@inline
function isEither(x: v128, a: v128, b: v128): v128 {
  return v128.or(i8x16.eq(x, a), i8x16.eq(x, b))
}

/**
 * Finds the ends of all fields of a piece. `ends` gets -1 and then one offset for each field; it needs room for
 * `length` + 8 numbers. 64 bytes behind the piece must be readable. Answers the number of whole rows (at most `maxRows`), or -1 when a row has another
 * number of fields than it should. `quote` below 0: no quoting.
 */
export function split(input: usize, length: u32, ends: usize, delimiter: i32, quote: i32, columns: u32, maxRows: u32): i32 {
  const delimiters = i8x16.splat(<i8>delimiter)
  const quotes = i8x16.splat(<i8>quote)
  const lineEnds = i8x16.splat(10)
  store<i32>(ends, -1)
  let out = ends + 4
  let carry: u64 = 0
  for (let at: u32 = 0; at < length; at += 64) {
    const ptr = input + at
    const a = v128.load(ptr)
    const b = v128.load(ptr, 16)
    const c = v128.load(ptr, 32)
    const d = v128.load(ptr, 48)
    let found = maskOf(
      isEither(a, delimiters, lineEnds),
      isEither(b, delimiters, lineEnds),
      isEither(c, delimiters, lineEnds),
      isEither(d, delimiters, lineEnds)
    )
    if (quote >= 0) {
      let inside = maskOf(i8x16.eq(a, quotes), i8x16.eq(b, quotes), i8x16.eq(c, quotes), i8x16.eq(d, quotes))
      if (inside != 0 || carry != 0) {
        inside ^= inside << 1
        inside ^= inside << 2
        inside ^= inside << 4
        inside ^= inside << 8
        inside ^= inside << 16
        inside ^= inside << 32
        inside ^= carry
        carry = <u64>(<i64>inside >> 63)
        found &= ~inside
      }
    }
    if (length - at < 64) found &= (<u64>1 << (length - at)) - 1
    const next = out + (<usize>popcnt(found) << 2)
    while (out < next) {
      // Four at a time; what is written too far is overwritten by the next block.
      store<u32>(out, at + <u32>ctz(found))
      found &= found - 1
      store<u32>(out, at + <u32>ctz(found), 4)
      found &= found - 1
      store<u32>(out, at + <u32>ctz(found), 8)
      found &= found - 1
      store<u32>(out, at + <u32>ctz(found), 12)
      found &= found - 1
      out += 16
    }
    out = next
  }
  const rows = min(<u32>(out - ends - 4) / 4 / columns, maxRows)
  for (let row: u32 = 1; row <= rows; row++) {
    if (load<u8>(input + load<u32>(ends + row * columns * 4)) != 10) return -1
  }
  consumed = rows == 0 ? 0 : load<u32>(ends + rows * columns * 4) + 1
  return rows
}

