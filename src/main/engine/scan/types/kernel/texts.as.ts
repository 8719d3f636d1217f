/** Smallest and largest text of a streamed column, and the first rows of it. */
import { allocate, allocateZero } from './memory.as'
import { EXAMPLES } from './column.as'
import { compareTexts, sortKey } from './text.as'

// Sums of a text: smallest and largest (pointer, bytes, key), then the first rows.
const TEXT_MAX = 16
export const TEXT_ROW_COUNT = 32
export const TEXT_ROWS = 36
const TEXT_BYTES: u32 = 1024
export const TEXT_SIZE: u32 = 36 + 400

/** Sums of a text column. */
export function newTextSums(): usize {
  return allocateZero(TEXT_SIZE)
}

/** Lets a text be the smallest or largest so far. */
export function widen(sums: usize, start: usize, length: u32): void {
  const key = sortKey(start, length)
  const kept = min(length, TEXT_BYTES)
  const largest = sums + TEXT_MAX
  if (load<u32>(sums) == 0) {
    keepText(sums, start, kept, key)
    keepText(largest, start, kept, key)
    return
  }
  const low = load<u64>(sums, 8)
  if (key < low || (key == low && compareTexts(start, kept, <usize>load<u32>(sums), load<u32>(sums, 4)) < 0)) {
    keepText(sums, start, kept, key)
  }
  const high = load<u64>(largest, 8)
  if (key > high || (key == high && compareTexts(start, kept, <usize>load<u32>(largest), load<u32>(largest, 4)) > 0)) {
    keepText(largest, start, kept, key)
  }
}

function keepText(place: usize, start: usize, length: u32, key: u64): void {
  if (load<u32>(place) == 0) store<u32>(place, <u32>allocate(TEXT_BYTES))
  // A cut text ends with a whole character.
  let kept = length
  if (kept == TEXT_BYTES) while (kept > 0 && (load<u8>(start + kept) & 0xc0) == 0x80) kept--
  memory.copy(<usize>load<u32>(place), start, kept)
  store<u32>(place, kept, 4)
  store<u64>(place, key, 8)
}

/** Notes one of the first rows. */
// @ts-ignore: decorator
@inline
export function noteRow(sums: usize, row: u32): void {
  const n = load<u32>(sums, TEXT_ROW_COUNT)
  if (n >= EXAMPLES) return
  store<u32>(sums + n * 4, row, TEXT_ROWS)
  store<u32>(sums, n + 1, TEXT_ROW_COUNT)
}
