/** Where the text of a field is: without quotes, with doubled quotes made single, without blanks, and whether it is one of a list of texts. */
import { hasByte } from './fields.as'
import { room, START, USED } from './table-buffers.as'
import { trim, trimmedEnd, trimmedStart } from './text.as'

/** The text that was found last. */
export let start: usize = 0
export let end: usize = 0

let quote: i32 = -1
// Texts without their doubled quotes; good until the next piece.
const scratch: usize = memory.data(12, 16)

/** Begins a piece; `most` is how many bytes all its texts may have together. */
export function beginFields(quoteByte: i32, most: u32): void {
  quote = quoteByte
  store<u32>(scratch, 0, USED)
  room(scratch, most)
}

/** Finds the text of a field. The piece itself stays as it is: a column may be read more than once. */
// @ts-ignore: decorator
@inline
export function locate(rawStart: usize, rawEnd: usize, isLast: bool): void {
  start = rawStart
  end = rawEnd
  if (isLast && end > start && load<u8>(end - 1) == 13) end--
  if (end > start + 1 && <i32>load<u8>(start) == quote) {
    start++
    end--
    if (hasByte(start, end, i8x16.splat(<i8>quote))) makeSingle()
  }
}

/** Copies the text with its doubled quotes made single. */
function makeSingle(): void {
  const from = room(scratch, <u32>(end - start))
  let out = from
  for (let p = start; p < end; p++) {
    const c = load<u8>(p)
    store<u8>(out++, c)
    if (<i32>c == quote && p + 1 < end && <i32>load<u8>(p, 1) == quote) p++
  }
  store<u32>(scratch, load<u32>(scratch, USED) + <u32>(end - start), USED)
  start = from
  end = out
}

/** Cuts blanks off both ends. Blanks are below 33 or begin with C2 or E2 and end with A0, 87 or AF. */
// @ts-ignore: decorator
@inline
export function cutBlanks(): void {
  if (start == end) return
  const first = <u32>load<u8>(start)
  const last = <u32>load<u8>(end - 1)
  if (first <= 32 || first == 0xc2 || first == 0xe2 || last <= 32 || last >= 0x80) {
    trim(start, end)
    start = trimmedStart
    end = trimmedEnd
  }
}

// A list of texts: bits of the lengths that occur (31 for that and more), count, then for each its length, a number, and its bytes, padded to 4.
export const NOT_LISTED: u32 = u32.MAX_VALUE

/** The number of the text in a list, or `NOT_LISTED`. */
// @ts-ignore: decorator
@inline
export function listed(list: usize): u32 {
  const length = <u32>(end - start)
  if ((load<u32>(list) & (1 << min<u32>(length, 31))) == 0) return NOT_LISTED
  return search(list, length)
}

function search(list: usize, length: u32): u32 {
  let entry = list + 8
  for (let left = load<u32>(list, 4); left > 0; left--) {
    const size = load<u32>(entry)
    if (size == length && memory.compare(entry + 8, start, length) == 0) return load<u32>(entry, 4)
    entry += 8 + ((size + 3) & ~3)
  }
  return NOT_LISTED
}

/** Whether the text is empty or a null token; cuts its blanks. */
// @ts-ignore: decorator
@inline
export function isNothing(tokens: usize): bool {
  cutBlanks()
  return start == end || listed(tokens) != NOT_LISTED
}
