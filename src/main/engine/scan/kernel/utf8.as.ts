/** Counts undecodable sequences of UTF-8 (AssemblyScript, WebAssembly SIMD). Lives in the memory of the structure kernel. */

let badPtr: usize = 0
let badCapacity: i32 = 0
/** Bytes that the sequence at the end still lacks. */
export let need: i32 = 0
let lower: i32 = 0x80
let upper: i32 = 0xbf
let sequenceStart: i64 = 0
export let badCount: i64 = 0

/** A new text; where the absolute offsets (f64) of its first undecodable sequences go. */
export function layoutUtf8(ptr: usize, capacity: i32): void {
  badPtr = ptr
  badCapacity = capacity
  badCount = 0
  need = 0
  lower = 0x80
  upper = 0xbf
}

function bad(abs: i64): void {
  if (badCount < i64(badCapacity)) store<f64>(badPtr + usize(badCount) * 8, f64(abs))
  badCount++
}

/** Counts what a decoder would replace by U+FFFD (one per maximal subpart, as the WHATWG encoding standard says). */
export function utf8(p: usize, end: usize, abs: f64): void {
  const start = p
  const base = i64(abs)
  while (p < end) {
    if (need == 0) {
      while (p + 64 <= end) {
        const any = v128.or(
          v128.or(v128.load(p), v128.load(p, 16)),
          v128.or(v128.load(p, 32), v128.load(p, 48))
        )
        if (i8x16.bitmask(any) != 0) break
        p += 64
      }
      if (p >= end) break
    }
    // One block (or what is left) byte by byte.
    const to = min(p + 64, end)
    while (p < to) {
      const c = i32(load<u8>(p))
      if (need == 0) {
        if (c >= 0x80) {
          sequenceStart = base + i64(p - start)
          if (c >= 0xc2 && c <= 0xdf) {
            need = 1
          } else if (c >= 0xe0 && c <= 0xef) {
            if (c == 0xe0) lower = 0xa0
            if (c == 0xed) upper = 0x9f
            need = 2
          } else if (c >= 0xf0 && c <= 0xf4) {
            if (c == 0xf0) lower = 0x90
            if (c == 0xf4) upper = 0x8f
            need = 3
          } else {
            bad(sequenceStart)
          }
        }
      } else if (c < lower || c > upper) {
        bad(sequenceStart)
        need = 0
        lower = 0x80
        upper = 0xbf
        continue
      } else {
        lower = 0x80
        upper = 0xbf
        need--
      }
      p++
    }
  }
}

/** The end of the text: a sequence that was cut off counts too. */
export function finishUtf8(): void {
  if (need > 0) bad(sequenceStart)
  need = 0
}
