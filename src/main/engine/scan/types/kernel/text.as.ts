/** Bytes of one value: hash, blanks at its ends, characters, order. Reads may run up to 16 bytes past the end of a value. */

const K0: u64 = 0x9e3779b97f4a7c15
const K1: u64 = 0xff51afd7ed558ccd
const K2: u64 = 0xc4ceb9fe1a85ec53

// @ts-ignore: decorator
@inline
function mix(x: u64): u64 {
  x ^= x >> 32
  x *= K1
  x ^= x >> 29
  return x * K2
}

/** 64-bit hash, never 0. Every step is a bijection of the state, so texts of up to 8 bytes of one length never collide. */
// @ts-ignore: decorator
@inline
export function hashOf(ptr: usize, length: u32): u64 {
  let h: u64 = <u64>length * K0
  if (length <= 8) {
    const word = length == 0 ? 0 : load<u64>(ptr) & (<u64>-1 >> ((8 - length) << 3))
    h = mix(h ^ word)
  } else {
    let at: u32 = 0
    while (at + 8 < length) {
      h = mix(h ^ load<u64>(ptr + at))
      h ^= h >> 31
      at += 8
    }
    h = mix(h ^ load<u64>(ptr + length - 8))
  }
  h ^= h >> 32
  return h == 0 ? 1 : h
}

// @ts-ignore: decorator
@inline
export function isAsciiBlank(c: u32): bool {
  return c == 32 || c - 9 <= 4
}

/** Bytes of the blank that begins at `ptr`, or 0: ASCII blanks, U+00A0, U+2007, U+202F. */
export function blankAt(ptr: usize, end: usize): u32 {
  const c = <u32>load<u8>(ptr)
  if (isAsciiBlank(c)) return 1
  if (c == 0xc2) return ptr + 2 <= end && load<u8>(ptr, 1) == 0xa0 ? 2 : 0
  if (c == 0xe2 && ptr + 3 <= end && load<u8>(ptr, 1) == 0x80) {
    const d = load<u8>(ptr, 2)
    return d == 0x87 || d == 0xaf ? 3 : 0
  }
  return 0
}

/** Bytes of the blank that ends before `end`, or 0. */
function blankBefore(start: usize, end: usize): u32 {
  const c = <u32>load<u8>(end - 1)
  if (isAsciiBlank(c)) return 1
  if (c == 0xa0 && end - start >= 2 && load<u8>(end - 2) == 0xc2) return 2
  if ((c == 0x87 || c == 0xaf) && end - start >= 3 && load<u8>(end - 2) == 0x80 && load<u8>(end - 3) == 0xe2) return 3
  return 0
}

/** Result of `trim`. */
export let trimmedStart: usize = 0
export let trimmedEnd: usize = 0

/** Cuts blanks off both ends; the result is in `trimmedStart` and `trimmedEnd`. */
export function trim(start: usize, end: usize): void {
  while (start < end) {
    const n = blankAt(start, end)
    if (n == 0) break
    start += n
  }
  while (end > start) {
    const n = blankBefore(start, end)
    if (n == 0) break
    end -= n
  }
  trimmedStart = start
  trimmedEnd = end
}

/** Code points of UTF-8 bytes. */
export function charactersOf(ptr: usize, length: u32): u32 {
  let count: u32 = length
  for (let at: u32 = 0; at < length; at += 16) {
    // Continuation bytes are -128 to -65 as signed numbers.
    let rest = i8x16.bitmask(i8x16.lt_s(v128.load(ptr + at), i8x16.splat(-64)))
    if (length - at < 16) rest &= (1 << (length - at)) - 1
    count -= popcnt(rest)
  }
  return count
}

/** The first 8 bytes as a number that sorts like them. */
// @ts-ignore: decorator
@inline
export function sortKey(ptr: usize, length: u32): u64 {
  if (length == 0) return 0
  const word = load<u64>(ptr)
  return bswap<u64>(length >= 8 ? word : word & (<u64>-1 >> ((8 - length) << 3)))
}

/** Order of two texts by bytes: negative, 0 or positive. */
export function compareTexts(a: usize, aLength: u32, b: usize, bLength: u32): i32 {
  const shorter = min(aLength, bLength)
  const order = memory.compare(a, b, shorter)
  return order != 0 ? order : <i32>aLength - <i32>bLength
}
