/**
 * Verification kernel (AssemblyScript, WebAssembly SIMD): says of every value of a typed column whether it reads as the type, and nothing
 * else: empty values, exact sums, smallest and largest. The common ways of writing (plain digits with one decimal mark, dates of fixed width) are read
 * by vector instructions; what they do not read goes through the same code as the tally, and what that does not read into the column's table of
 * texts, where plain TypeScript has the last word. The text is cut as described in tally.as.ts.
 */
import {
  CONFIG, EMPTY, insert, MODE, MODE_FAILED, slotOf, STREAMED as HOME, SUMS
} from './column.as'
import { addDate, MAX, MIN, VALID } from './dates.as'
import { hasByte, unquote } from './fields.as'
import {
  BOUND, HAS_TIME, instantOf, makeMonths, NO_INSTANT, ORDER, pairsOf, TAIL, TEMPLATE, WIDTH
} from './fixed-dates.as'
import { DECIMAL, readNumber, SCALE_SIZE, scale, units, windowMask } from './numbers.as'
import { hashOf, trim, trimmedEnd, trimmedStart } from './text.as'

export { allocate, allocateZero, release } from './memory.as'
export { newColumn } from './column.as'
export { newNumberSums } from './numbers.as'
export { newDateSums } from './dates.as'
export { consumed, split } from './split.as'

const NUMBER: u32 = 0
const DATE: u32 = 1
const TABLE: u32 = 2

/** Counts a text that is not read here; the column has failed when there are too many of them. */
function keep(state: usize, start: usize, end: usize, row: u32): void {
  const length = <u32>(end - start)
  const hash = hashOf(start, length)
  const slot = slotOf(state, hash)
  if (load<u64>(slot) != 0) store<u32>(slot, load<u32>(slot, 8) + 1, 8)
  else if (!insert(state, hash, start, length, row, 1)) store<u32>(state, MODE_FAILED, MODE)
}

// @ts-ignore: decorator
@inline
function addUnits(sums: usize, value: i64, fraction: u32): void {
  const part = sums + fraction * SCALE_SIZE
  store<u64>(part, load<u64>(part) + 1)
  store<u64>(part, load<u64>(part, 8) + (value & 0xffffffff), 8)
  store<i64>(part, load<i64>(part, 16) + (value >> 32), 16)
  if (value < load<i64>(part, 24)) store<i64>(part, value, 24)
  if (value > load<i64>(part, 32)) store<i64>(part, value, 32)
}

// @ts-ignore: decorator
@inline
function fits(value: i64, fraction: u32, limits: usize): bool {
  const limit = load<i64>(limits + fraction * 8)
  return value <= limit && value >= -limit
}

/** A value in quotes, with blanks, or in another way of writing. */
function other(state: usize, op: u32, start: usize, end: usize, row: u32, quote: i32, limits: usize): void {
  if (end > start + 1 && <i32>load<u8>(start) == quote) {
    start++
    end--
    if (hasByte(start, end, i8x16.splat(<i8>quote))) end = unquote(start, end, quote)
  }
  trim(start, end)
  start = trimmedStart
  end = trimmedEnd
  if (start == end) {
    store<u32>(state, load<u32>(state, EMPTY) + 1, EMPTY)
    return
  }
  const sums = <usize>load<u32>(state, SUMS)
  const config = <usize>load<u32>(state, CONFIG)
  if (op == NUMBER) {
    if (readNumber(config, start, end) && fits(units, scale, limits)) addUnits(sums, units, scale)
    else keep(state, start, end, row)
  } else if (op == TABLE || !addDate(sums, config, start, end, row, 1)) keep(state, start, end, row)
}

/**
 * Reads column `index` of `rows` split rows as numbers. `limits`: for each number of fraction digits the largest magnitude (i64, in units of the
 * last digit) that the type holds, below 0 for none.
 */
export function verifyNumbers(state: usize, index: u32, columns: u32, input: usize, ends: usize, rows: u32, firstRow: u32, quote: i32, limits: usize): void {
  if (load<u32>(state, MODE) == MODE_FAILED) return
  const isLast = index == columns - 1
  const step = columns * 4
  const sums = <usize>load<u32>(state, SUMS)
  const decimal = <u32>load<u8>(<usize>load<u32>(state, CONFIG), DECIMAL)
  const order = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
  const isLimited = load<i64>(limits) != i64.MAX_VALUE || load<i64>(limits + 8) != i64.MAX_VALUE
  // Most columns write most of their values with one number of fraction digits: that sum stays in registers.
  let home: u32 = load<u32>(state, HOME)
  let count: u64 = 0
  let sumLow: u64 = 0
  let sumHigh: i64 = 0
  let low: i64 = i64.MAX_VALUE
  let high: i64 = i64.MIN_VALUE
  let away: u32 = home
  let cursor = ends + index * 4
  let empty: u32 = 0
  for (let row: u32 = 0; row < rows; row++, cursor += step) {
    let start = input + load<i32>(cursor) + 1
    let end = input + load<u32>(cursor, 4)
    if (isLast && end > start && load<u8>(end - 1) == 13) end--
    const rawStart = start
    const rawEnd = end
    if (<i32>load<u8>(start) == quote && end > start + 1) {
      start++
      end--
    }
    if (start == end) {
      empty++
      continue
    }
    const negative = load<u8>(start) == 45
    const first = start + <usize>negative
    const length = <u32>(end - first)
    if (length - 1 <= 15) {
      const values = i8x16.sub(v128.load(end - 16), i8x16.splat(48))
      const marks = i8x16.bitmask(i8x16.ge_u(values, i8x16.splat(10))) & (0xffff << (16 - length)) & 0xffff
      let lanes = v128.and(values, v128.load(windowMask + length))
      let fraction: u32 = 0
      let good: bool
      // No branch on the first digit: it may be anything. With bit operations for the same reason.
      if (marks == 0) good = <bool>(<u32>(length == 1) | (<u32>(length <= 15) & <u32>(load<u8>(first) != 48)))
      else {
        const at = <u32>ctz(marks)
        fraction = 15 - at
        good = (marks & (marks - 1)) == 0 && fraction != 0 && <u32>load<u8>(end - 1 - fraction) == decimal
        // The digits before the mark move up by one place, over it.
        lanes = i8x16.swizzle(lanes, i8x16.add(order, i8x16.le_u(order, i8x16.splat(<i8>at))))
      }
      if (good) {
        const pairs = pairsOf(lanes)
        const fours = i32x4.dot_i16x8_s(pairs, i16x8(100, 1, 100, 1, 100, 1, 100, 1))
        let value = <i64>(i32x4.extract_lane(fours, 2) * 10000 + i32x4.extract_lane(fours, 3))
        if (length > 8) value += (<i64>i32x4.extract_lane(fours, 0) * 10000 + <i64>i32x4.extract_lane(fours, 1)) * 100000000
        const sign = -<i64>negative
        value = (value ^ sign) - sign
        if (!isLimited || fits(value, fraction, limits)) {
          if (fraction == home) {
            count++
            sumLow += value & 0xffffffff
            sumHigh += value >> 32
            low = min(low, value)
            high = max(high, value)
          } else {
            away = fraction
            addUnits(sums, value, fraction)
          }
          continue
        }
      }
    }
    other(state, NUMBER, rawStart, rawEnd, firstRow + row, quote, limits)
  }
  const part = sums + home * SCALE_SIZE
  store<u64>(part, load<u64>(part) + count)
  store<u64>(part, load<u64>(part, 8) + sumLow, 8)
  store<i64>(part, load<i64>(part, 16) + sumHigh, 16)
  store<i64>(part, min(low, load<i64>(part, 24)), 24)
  store<i64>(part, max(high, load<i64>(part, 32)), 32)
  // The next piece begins where this one mostly was.
  if (count * 2 < rows) store<u32>(state, away, HOME)
  store<u32>(state, load<u32>(state, EMPTY) + empty, EMPTY)
}

/** Reads a column as dates; `plan` is that of the first pattern, when it is of fixed width. */
export function verifyDates(state: usize, index: u32, columns: u32, input: usize, ends: usize, rows: u32, firstRow: u32, quote: i32, plan: usize): void {
  if (load<u32>(state, MODE) == MODE_FAILED) return
  makeMonths()
  const isLast = index == columns - 1
  const step = columns * 4
  const sums = <usize>load<u32>(state, SUMS)
  const width = load<u32>(plan, WIDTH)
  const hasTime = load<u32>(plan, HAS_TIME) != 0
  const isLong = width > 16
  const template = v128.load(plan, TEMPLATE)
  const bound = v128.load(plan, BOUND)
  const order = v128.load(plan, ORDER)
  const tailTemplate = v128.load(plan, TEMPLATE + TAIL)
  const tailBound = v128.load(plan, BOUND + TAIL)
  const tailOrder = v128.load(plan, ORDER + TAIL)
  let cursor = ends + index * 4
  let empty: u32 = 0
  let valid: u32 = 0
  let low = load<i64>(sums, MIN)
  let high = load<i64>(sums, MAX)
  for (let row: u32 = 0; row < rows; row++, cursor += step) {
    let start = input + load<i32>(cursor) + 1
    let end = input + load<u32>(cursor, 4)
    if (isLast && end > start && load<u8>(end - 1) == 13) end--
    const rawStart = start
    const rawEnd = end
    if (<i32>load<u8>(start) == quote && end > start + 1) {
      start++
      end--
    }
    const length = <u32>(end - start)
    if (length == 0) {
      empty++
      continue
    }
    if (length == width) {
      const rest = i8x16.sub(v128.load(start), template)
      let good: bool = i8x16.all_true(i8x16.le_u(rest, bound))
      let digits = i8x16.swizzle(rest, order)
      if (isLong) {
        const tail = i8x16.sub(v128.load(end - 16), tailTemplate)
        good = good && i8x16.all_true(i8x16.le_u(tail, tailBound))
        digits = v128.or(digits, i8x16.swizzle(tail, tailOrder))
      }
      const micros = good ? instantOf(pairsOf(digits), hasTime) : NO_INSTANT
      if (micros != NO_INSTANT) {
        valid++
        low = min(low, micros)
        high = max(high, micros)
        continue
      }
    }
    other(state, DATE, rawStart, rawEnd, firstRow + row, quote, 0)
  }
  store<u32>(sums, load<u32>(sums, VALID) + valid, VALID)
  store<i64>(sums, min(low, load<i64>(sums, MIN)), MIN)
  store<i64>(sums, max(high, load<i64>(sums, MAX)), MAX)
  store<u32>(state, load<u32>(state, EMPTY) + empty, EMPTY)
}

/** Counts the texts of a column that has few of them. */
export function verifyTexts(state: usize, index: u32, columns: u32, input: usize, ends: usize, rows: u32, firstRow: u32, quote: i32): void {
  const isLast = index == columns - 1
  const step = columns * 4
  let cursor = ends + index * 4
  for (let row: u32 = 0; row < rows; row++, cursor += step) {
    if (load<u32>(state, MODE) == MODE_FAILED) return
    const start = input + load<i32>(cursor) + 1
    let end = input + load<u32>(cursor, 4)
    if (isLast && end > start && load<u8>(end - 1) == 13) end--
    if (end == start) store<u32>(state, load<u32>(state, EMPTY) + 1, EMPTY)
    else other(state, TABLE, start, end, firstRow + row, quote, 0)
  }
}
