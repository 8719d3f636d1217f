/**
 * Dates of a fixed width (at most 32 bytes of digits and marks), read by vector instructions. A plan says what is taken away from the first 16
 * bytes, the largest rest of each byte, and where the 14 digits YYYYMMDDhhmmss stand; then the same for the last 16.
 */
import { dayOf, FIRST_YEAR } from './dates.as'
import { allocate } from './memory.as'

// Offsets in a plan.
export const WIDTH: usize = 0 // u32, 0: the pattern is none of fixed width
export const HAS_TIME: usize = 4
export const TEMPLATE: usize = 16
export const BOUND: usize = 32
export const ORDER: usize = 48
export const TAIL: usize = 48

const YEARS: i32 = 401
let firstDays: usize = 0
let monthLengths: usize = 0

/** For each month the day it begins with and how many it has; called once before anything is read. */
export function makeMonths(): void {
  if (firstDays != 0) return
  firstDays = allocate(YEARS * 12 * 4)
  monthLengths = allocate(YEARS * 12)
  for (let at = 0; at < YEARS * 12; at++) {
    const year = FIRST_YEAR + at / 12
    const month = (at % 12) + 1
    store<i32>(firstDays + at * 4, dayOf(year, month, 1))
    let length = 28
    while (length < 31 && dayOf(year, month, length + 1) != i32.MIN_VALUE) length++
    store<u8>(monthLengths + at, <u8>length)
  }
}

/** Digits in neighbouring lanes joined to numbers of two digits, in lanes of 16 bits. */
// @ts-ignore: decorator
@inline
export function pairsOf(digits: v128): v128 {
  // 2561 = 10 * 256 + 1: in the upper half of each lane 10 times the first digit meets the second.
  return i16x8.shr_u(i16x8.mul(digits, i16x8.splat(2561)), 8)
}

/** Answer of `instantOf` for pairs that are no instant. */
export const NO_INSTANT: i64 = i64.MIN_VALUE

/** Microseconds since 1970 of the pairs YYYY MM DD hh mm ss, or `NO_INSTANT`. */
// @ts-ignore: decorator
@inline
export function instantOf(pairs: v128, hasTime: bool): i64 {
  const year = <u32>(i16x8.extract_lane_u(pairs, 0) * 100 + i16x8.extract_lane_u(pairs, 1)) - FIRST_YEAR
  const month = <u32>i16x8.extract_lane_u(pairs, 2) - 1
  if (year >= <u32>YEARS || month >= 12) return NO_INSTANT
  const at = year * 12 + month
  const day = <u32>i16x8.extract_lane_u(pairs, 3) - 1
  if (day >= <u32>load<u8>(monthLengths + at)) return NO_INSTANT
  const micros = <i64>(load<i32>(firstDays + at * 4) + day) * 86400000000
  if (!hasTime) return micros
  const hour = <u32>i16x8.extract_lane_u(pairs, 4)
  const minute = <u32>i16x8.extract_lane_u(pairs, 5)
  const second = <u32>i16x8.extract_lane_u(pairs, 6)
  if (hour >= 24 || minute >= 60 || second >= 60) return NO_INSTANT
  return micros + <i64>(hour * 3600 + minute * 60 + second) * 1000000
}
