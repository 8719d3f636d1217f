/**
 * Numbers of a streamed column: reads a subset of what shared/domain/readings/number.ts defines (at most 18 significant
 * and 31 fraction digits) and adds them up exactly, apart for each number of fraction digits. What it does not read goes into the column's table.
 */
import { allocateZero } from './memory.as'
import { EXAMPLES } from './column.as'
import { blankAt } from './text.as'

// Offsets in the configuration.
export const DECIMAL = 0 // u8 byte of the decimal mark
export const THOUSANDS = 1 // u8: 0, or one of , . ' and space
export const PERCENT = 2
export const PARENTHESES = 3
export const TRAILING = 4
export const CURRENCIES = 5 // u8 count, then 8 marks of 8 bytes: length, bytes
export const CURRENCY_LIST = 8
export const BIN_SCALE = 72
export const BIN_COUNT = 76
export const BIN_FROM = 80 // f64
export const BIN_WIDTH = 88 // f64
export const LIMITS = 96 // u32: for each number of fraction digits the largest magnitude of the chosen type (i64), or 0
export const MOST_DIGITS = 100 // u32: fraction digits of the chosen type
export const MISFITS = 104 // u32: sums of the numbers that do not fit it
export const NUMBER_CONFIG_SIZE = 112

// Offsets in the sums.
export const SCALES: u32 = 32
export const SCALE_SIZE: u32 = 40 // count u64, low sum u64, high sum i64, min i64, max i64
export const GROUPED = SCALES * SCALE_SIZE
export const NEGATIVES = GROUPED + 4
export const NEGATIVE_ROW_COUNT = NEGATIVES + 4
export const NEGATIVE_ROWS = NEGATIVE_ROW_COUNT + 4
// How often each currency mark occurs, in the order of the configuration.
export const MARK_COUNTS = NEGATIVE_ROWS + 400
export const BINS = MARK_COUNTS + 32

/** Zeroed sums with `bins` bins. */
export function newNumberSums(bins: u32): usize {
  const sums = allocateZero(BINS + bins * 4)
  for (let scale: u32 = 0; scale < SCALES; scale++) {
    store<i64>(sums + scale * SCALE_SIZE, i64.MAX_VALUE, 24)
    store<i64>(sums + scale * SCALE_SIZE, i64.MIN_VALUE, 32)
  }
  return sums
}

// The number that was read last.
export let units: i64 = 0
export let scale: u32 = 0
let grouped: bool = false
let config: usize = 0
// Number of the currency mark from 1, or 0.
let markRead: u32 = 0

/** Bytes of the thousands mark at `ptr`, or 0. A space stands for the no-break spaces too, ' for ’. */
function groupMarkAt(ptr: usize, end: usize, mark: u32): u32 {
  const c = <u32>load<u8>(ptr)
  if (c == mark) return 1
  if (mark == 32) return c >= 0xc2 ? blankAt(ptr, end) : 0
  if (mark == 39 && c == 0xe2 && ptr + 3 <= end && load<u8>(ptr, 1) == 0x80 && load<u8>(ptr, 2) == 0x99) return 3
  return 0
}

/** Reads digits and marks from `start`; the end of what was read, or 0 when it is no number that is read here. */
function body(start: usize, end: usize): usize {
  let p = start
  let value: u64 = 0
  let digit: u32 = 0
  while (p < end && (digit = <u32>load<u8>(p) - 48) <= 9) {
    value = value * 10 + digit
    p++
  }
  let whole = <u32>(p - start)
  grouped = false
  const mark = <u32>load<u8>(config, THOUSANDS)
  if (mark != 0 && whole - 1 <= 2 && load<u8>(start) != 48) {
    for (;;) {
      const width = p < end ? groupMarkAt(p, end, mark) : 0
      // A blank may also stand before a unit.
      if (width == 0 || p + width + 3 > end) break
      const a = <u32>load<u8>(p + width) - 48
      const b = <u32>load<u8>(p + width, 1) - 48
      const c = <u32>load<u8>(p + width, 2) - 48
      if (a > 9 || b > 9 || c > 9) break
      value = value * 1000 + (a * 100 + b * 10 + c)
      p += width + 3
      whole += 3
      grouped = true
    }
  }
  const firstIsZero = whole > 0 && load<u8>(start) == 48
  let fraction: u32 = 0
  if (p < end && load<u8>(p) == load<u8>(config, DECIMAL)) {
    const from = ++p
    while (p < end && (digit = <u32>load<u8>(p) - 48) <= 9) {
      value = value * 10 + digit
      p++
    }
    fraction = <u32>(p - from)
    if (fraction == 0 || fraction >= SCALES) return 0
    if (whole + fraction > 18) {
      // Zeros at the front don't count as digits; the sum above may have run over, so the digits are counted again.
      let at = start
      let zeros: u32 = 0
      while (at < p && (load<u8>(at) == 48 || load<u8>(at) == load<u8>(config, DECIMAL))) {
        if (load<u8>(at) == 48) zeros++
        at++
      }
      if (whole + fraction - zeros > 18) return 0
    }
  } else if (whole == 0 || whole > 15 || (firstIsZero && whole > 1)) return 0 // none, or a code and no number
  units = <i64>value
  scale = fraction
  return p
}

/** Past the blanks between the parts of a number: line breaks, which are cut off at the ends of a cell, are none of them. */
function blanks(p: usize, end: usize): usize {
  while (p < end) {
    const c = <u32>load<u8>(p)
    if (c > 9 && c < 32) break
    const n = blankAt(p, end)
    if (n == 0) break
    p += n
  }
  return p
}

/** Bytes of the longest currency mark at `p`, or 0. */
function currencyAt(p: usize, end: usize): u32 {
  const count = <u32>load<u8>(config, CURRENCIES)
  for (let at: u32 = 0; at < count; at++) {
    const mark = config + CURRENCY_LIST + at * 8
    const length = <u32>load<u8>(mark)
    if (p + length <= end && memory.compare(p, mark + 1, length) == 0) {
      markRead = at + 1
      return length
    }
  }
  return 0
}

/** Skips blanks and a percent or currency mark. */
function unit(p: usize, end: usize): usize {
  const at = blanks(p, end)
  if (at >= end) return p
  if (load<u8>(at) == 37) return load<u8>(config, PERCENT) ? at + 1 : p
  const n = currencyAt(at, end)
  return n > 0 ? at + n : p
}

/** Reads a number with anything around its digits. */
function affixed(start: usize, end: usize): bool {
  let p = start
  let signed = false
  let negative = false
  let c = <u32>load<u8>(p)
  if (c == 45 || c == 43) {
    signed = true
    negative = c == 45
    p = blanks(p + 1, end)
  }
  const before = p < end ? currencyAt(p, end) : 0
  if (before > 0) p = blanks(p + before, end)
  if (p >= end) return false
  c = <u32>load<u8>(p)
  if (before > 0 && !signed && (c == 45 || c == 43)) {
    signed = true
    negative = c == 45
    p = blanks(p + 1, end)
  }
  let open = false
  if (!signed && c == 40 && load<u8>(config, PARENTHESES)) {
    open = true
    p = blanks(p + 1, end)
    const inside = p < end ? currencyAt(p, end) : 0
    if (inside > 0) p = blanks(p + inside, end)
  }
  p = body(p, end)
  if (p == 0) return false
  p = unit(p, end)
  if (open) {
    p = blanks(p, end)
    if (p >= end || load<u8>(p) != 41) return false
    negative = true
    p = unit(p + 1, end)
  } else if (!signed && p < end && load<u8>(config, TRAILING)) {
    const at = blanks(p, end)
    if (at < end && load<u8>(at) == 45) {
      negative = true
      p = unit(at + 1, end)
    }
  }
  if (negative) units = -units
  return p == end
}

/** All ones in as many lanes at the right as the offset says. */
export const windowMask = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255
])

/**
 * Reads up to 16 digits with at most one decimal mark among them, all at once: the digits are aligned to the right, the mark is
 * squeezed out, and neighbours are joined to two, four and eight digits. False when the text is anything else.
 */
// @ts-ignore: decorator
@inline
function plain(start: usize, end: usize): bool {
  const length = <u32>(end - start)
  if (length - 1 > 15) return false
  const text = v128.load(end - 16)
  const values = i8x16.sub(text, i8x16.splat(48))
  const wanted = (0xffff << (16 - length)) & 0xffff
  const digits = i8x16.bitmask(i8x16.lt_u(values, i8x16.splat(10))) & wanted
  const marks = i8x16.bitmask(i8x16.eq(text, i8x16.splat(load<i8>(config, DECIMAL)))) & wanted
  if ((digits | marks) != wanted || (marks & (marks - 1)) != 0) return false
  let lanes = v128.and(values, v128.load(windowMask + length))
  let fraction: u32 = 0
  if (marks != 0) {
    const at = ctz(marks)
    fraction = 15 - at
    if (fraction == 0) return false
    const order = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    lanes = i8x16.swizzle(lanes, i8x16.add(order, i8x16.le_u(order, i8x16.splat(<i8>at))))
  } else if (length > 15 || (length > 1 && load<u8>(start) == 48)) return false
  const pairs = i16x8.add(i16x8.mul(v128.and(lanes, i16x8.splat(255)), i16x8.splat(10)), i16x8.shr_u(lanes, 8))
  const fours = i32x4.dot_i16x8_s(pairs, i16x8(100, 1, 100, 1, 100, 1, 100, 1))
  const high = <i64>i32x4.extract_lane(fours, 0) * 10000 + <i64>i32x4.extract_lane(fours, 1)
  const low = <i64>i32x4.extract_lane(fours, 2) * 10000 + <i64>i32x4.extract_lane(fours, 3)
  units = high * 100000000 + low
  scale = fraction
  grouped = false
  return true
}

/** Reads one value into `units` and `scale`; false when it is not read here. */
// @ts-ignore: decorator
@inline
export function readNumber(configuration: usize, start: usize, end: usize): bool {
  config = configuration
  markRead = 0
  const negative = load<u8>(start) == 45
  const first = start + <usize>negative
  if (plain(first, end) || (first < end && body(first, end) == end)) {
    if (negative) units = -units
    return true
  }
  return affixed(start, end)
}

// @ts-ignore: decorator
@inline
function addUnits(sums: usize, weight: u32): void {
  const part = sums + scale * SCALE_SIZE
  const w = <i64>weight
  store<u64>(part, load<u64>(part) + w)
  store<u64>(part, load<u64>(part, 8) + (units & 0xffffffff) * w, 8)
  store<i64>(part, load<i64>(part, 16) + (units >> 32) * w, 16)
  if (units < load<i64>(part, 24)) store<i64>(part, units, 24)
  if (units > load<i64>(part, 32)) store<i64>(part, units, 32)
}

/** Counts a row of the negatives, or of the misfits where the sums are theirs. */
function note(sums: usize, row: u32, weight: u32): void {
  store<u32>(sums, load<u32>(sums, NEGATIVES) + weight, NEGATIVES)
  const n = load<u32>(sums, NEGATIVE_ROW_COUNT)
  if (n < EXAMPLES) {
    store<u32>(sums + n * 4, row, NEGATIVE_ROWS)
    store<u32>(sums, n + 1, NEGATIVE_ROW_COUNT)
  }
}

/** Whether the number that was read fits the chosen type; zeros at the end of a fraction do not count. */
function fitsType(configuration: usize): bool {
  const most = load<u32>(configuration, MOST_DIGITS)
  let value = units
  let digits = scale
  while (digits > most && value % 10 == 0) {
    value /= 10
    digits--
  }
  const limit = load<i64>(<usize>load<u32>(configuration, LIMITS) + digits * 8)
  return value <= limit && value >= -limit
}

/** Reads one value and adds it `weight` times; false when it is not read here. */
export function addNumber(sums: usize, configuration: usize, start: usize, end: usize, row: u32, weight: u32): bool {
  if (!readNumber(configuration, start, end)) return false
  if (load<u32>(configuration, LIMITS) != 0 && !fitsType(configuration)) {
    const misfits = <usize>load<u32>(configuration, MISFITS)
    addUnits(misfits, weight)
    note(misfits, row, weight)
    return true
  }
  addUnits(sums, weight)
  if (markRead != 0) {
    const mark = sums + MARK_COUNTS + (markRead - 1) * 4
    store<u32>(mark, load<u32>(mark) + weight)
  }
  if (grouped) store<u32>(sums, load<u32>(sums, GROUPED) + weight, GROUPED)
  if (units < 0) note(sums, row, weight)
  const bins = load<i32>(configuration, BIN_COUNT)
  if (bins > 0) {
    const binScale = load<u32>(configuration, BIN_SCALE)
    let x = <f64>units
    if (scale < binScale) x *= powerOfTen(binScale - scale)
    else if (scale > binScale) x = Math.floor(x / powerOfTen(scale - binScale))
    let at = Math.floor((x - load<f64>(configuration, BIN_FROM)) / load<f64>(configuration, BIN_WIDTH))
    at = max(0, min(<f64>(bins - 1), at))
    const bin = sums + BINS + (<usize>at << 2)
    store<u32>(bin, load<u32>(bin) + weight)
  }
  return true
}

function powerOfTen(n: u32): f64 {
  let power: f64 = 1
  while (n-- > 0) power *= 10
  return power
}
