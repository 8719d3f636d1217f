/**
 * Dates and timestamps of a streamed column: reads patterns as shared/domain/readings/date.ts defines them, within the years 1800 to 2200, under one
 * or more ways at the same time. What no way reads goes into the column's table.
 */
import { allocateZero } from './memory.as'
import { EXAMPLES } from './column.as'

// Offsets in the configuration, then for each way: count of patterns u8; for each pattern: flags u8, count of tokens
// u8, tokens of two bytes (code, literal byte).
export const TODAY = 0 // i32, days since 1970
export const PIVOT = 4 // u8
export const WAYS = 5 // u8
const NAMES = 6 // u16, where the names of months begin
export const PROGRAM = 8

const HALF_DAY = 1
const YEAR_FIRST = 2

const LITERAL = 0
const YYYY = 1
const YY = 2
const MM = 3
const M = 4
const MMM = 5
const DD = 6
const D = 7
const HH = 8
const H = 9
const MINUTE = 10
const SECOND = 11
const FRACTION = 12
const HALF = 13
const ZONE = 14

// Offsets in the sums of one way.
export const VALID = 0
export const ONLY = 4
export const AFTER = 8
export const ONLY_ROW_COUNT = 12
export const MIN = 16
export const MAX = 24
export const ONLY_ROWS = 32
export const MONTHS = 432
export const FIRST_YEAR = 1800
export const MONTH_COUNT = 401 * 12
export const WAY_SIZE = MONTHS + MONTH_COUNT * 4

export function newDateSums(ways: u32): usize {
  const sums = allocateZero(ways * WAY_SIZE)
  for (let way: u32 = 0; way < ways; way++) {
    store<i64>(sums + way * WAY_SIZE, i64.MAX_VALUE, MIN)
    store<i64>(sums + way * WAY_SIZE, i64.MIN_VALUE, MAX)
  }
  return sums
}

// What the last pattern read.
let days: i32 = 0
export let micros: i64 = 0
let monthIndex: i32 = 0
let next: usize = 0
// Names of months: length u8, number u8, bytes in lower case; a length of 0 ends them.
let names: usize = 0

// @ts-ignore: decorator
@inline
function digitAt(p: usize): u32 {
  return <u32>load<u8>(p) - 48
}

/** Exactly two digits at `next`, or -1. */
function two(end: usize): i32 {
  if (next + 2 > end) return -1
  const a = digitAt(next)
  const b = digitAt(next + 1)
  if (a > 9 || b > 9) return -1
  next += 2
  return a * 10 + b
}

/** One or two digits at `next`, or -1. */
function oneOrTwo(end: usize): i32 {
  if (next >= end) return -1
  const a = digitAt(next)
  if (a > 9) return -1
  next++
  if (next < end) {
    const b = digitAt(next)
    if (b <= 9) {
      next++
      return a * 10 + b
    }
  }
  return a
}

/** In lower case: ASCII letters, and letters of Latin-1 by the byte behind their 0xc3. */
// @ts-ignore: decorator
@inline
function lower(c: u32, before: u32): u32 {
  return c < 128 || before == 0xc3 ? c | 32 : c
}

// @ts-ignore: decorator
@inline
function isLetter(c: u32): bool {
  return c >= 128 || (c | 32) - 97 <= 25
}

/** Number of the name of a month at `next`, or -1. The dot behind it is read unless the pattern wants it (`dotted`). */
function monthName(end: usize, dotted: bool): i32 {
  let length: u32 = 0
  while (next + length < end && isLetter(<u32>load<u8>(next + length))) length++
  let name = names
  let size: u32
  while ((size = <u32>load<u8>(name)) != 0) {
    if (size == length) {
      let at: u32 = 0
      let before: u32 = 0
      while (at < length) {
        const c = <u32>load<u8>(next + at)
        if (lower(c, before) != <u32>load<u8>(name + at, 2)) break
        before = c
        at++
      }
      if (at == length) {
        next += length
        if (next < end && load<u8>(next) == 46 && (!dotted || (next + 1 < end && load<u8>(next, 1) == 46))) next++
        return <i32>load<u8>(name, 1)
      }
    }
    name += 2 + size
  }
  return -1
}

/** Skips three letters in any case; false where they are others. */
function isWord(end: usize, a: u32, b: u32, c: u32): bool {
  if (next + 3 > end) return false
  if ((<u32>load<u8>(next) | 32) != a || (<u32>load<u8>(next, 1) | 32) != b || (<u32>load<u8>(next, 2) | 32) != c) return false
  next += 3
  return true
}

/** Skips four letters in any case; false where they are others. */
function isLongWord(end: usize, a: u32, b: u32, c: u32, d: u32): bool {
  if (next + 4 > end || (<u32>load<u8>(next, 3) | 32) != d) return false
  if (!isWord(end, a, b, c)) return false
  next++
  return true
}

/** Minutes of a zone that is named, or i32.MIN_VALUE; the names of shared/domain/readings/zone.ts. */
function namedZone(end: usize): i32 {
  if (isLongWord(end, 119, 101, 115, 116)) return 60 // west
  if (isLongWord(end, 99, 101, 115, 116)) return 120 // cest
  if (isLongWord(end, 109, 101, 115, 122)) return 120 // mesz
  if (isLongWord(end, 101, 101, 115, 116)) return 180 // eest
  if (isWord(end, 101, 115, 116)) return -300 // est
  if (isWord(end, 101, 100, 116)) return -240 // edt
  if (isWord(end, 99, 100, 116)) return -300 // cdt
  if (isWord(end, 109, 115, 116)) return -420 // mst
  if (isWord(end, 109, 100, 116)) return -360 // mdt
  if (isWord(end, 112, 115, 116)) return -480 // pst
  if (isWord(end, 112, 100, 116)) return -420 // pdt
  if (isWord(end, 119, 101, 116)) return 0 // wet
  if (isWord(end, 99, 101, 116)) return 60 // cet
  if (isWord(end, 109, 101, 122)) return 60 // mez
  if (isWord(end, 101, 101, 116)) return 120 // eet
  return i32.MIN_VALUE
}

/** Minutes of an offset at `next`, or i32.MIN_VALUE. */
function zone(end: usize): i32 {
  if (next >= end) return i32.MIN_VALUE
  const isUniversal = isWord(end, 117, 116, 99) || isWord(end, 103, 109, 116)
  if (isUniversal && next >= end) return 0
  let c = <u32>load<u8>(next)
  if (isUniversal && c != 43 && c != 45) return 0
  if (!isUniversal && isLetter(c)) {
    if ((c | 32) != 122) return namedZone(end)
    next++
    return 0
  }
  next++
  if (c != 43 && c != 45) return i32.MIN_VALUE
  const hours = isUniversal ? oneOrTwo(end) : two(end)
  if (hours < 0 || hours > 18) return i32.MIN_VALUE
  let minutes = 0
  if (next < end) {
    if (load<u8>(next) == 58) next++
    minutes = two(end)
    if (minutes < 0 || minutes > 59) return i32.MIN_VALUE
  }
  return (c == 45 ? -1 : 1) * (hours * 60 + minutes)
}

/** Days since 1970-01-01 of a day, or i32.MIN_VALUE when there is no such day. */
export function dayOf(year: i32, month: i32, day: i32): i32 {
  if (month < 1 || month > 12 || day < 1) return i32.MIN_VALUE
  const leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  const last = month == 2 ? (leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
  if (day > last) return i32.MIN_VALUE
  const y = month <= 2 ? year - 1 : year
  const era = y / 400
  const yearOfEra = y - era * 400
  const dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
  return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468
}

/** Year * 12 + month - 1 of a day. */
export function monthOfDay(day: i32): i32 {
  const z = day + 719468
  const era = z / 146097
  const dayOfEra = z - era * 146097
  const yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
  const dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  const shifted = (5 * dayOfYear + 2) / 153
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)) * 12 + month - 1
}

/** Reads a whole value by one pattern. */
function readPattern(pattern: usize, start: usize, end: usize, pivot: i32): bool {
  const flags = <u32>load<u8>(pattern)
  const count = <u32>load<u8>(pattern, 1)
  let year = 0
  let month = 1
  let day = 1
  let hour = 0
  let seconds = 0
  let fraction: i64 = 0
  let half = 0
  let offset = 0
  next = start
  for (let at: u32 = 0; at < count; at++) {
    const token = pattern + 2 + at * 2
    const code = <u32>load<u8>(token)
    switch (code) {
      case LITERAL:
        if (next >= end || load<u8>(next) != load<u8>(token, 1)) return false
        next++
        break
      case YYYY: {
        const a = two(end)
        const b = two(end)
        if (a < 0 || b < 0) return false
        year = a * 100 + b
        break
      }
      case YY:
        year = two(end)
        if (year < 0) return false
        year += year <= pivot ? 2000 : 1900
        break
      case MM:
        month = two(end)
        break
      case M:
        month = oneOrTwo(end)
        break
      case MMM:
        month = monthName(end, at + 1 < count && load<u8>(token, 2) == LITERAL && load<u8>(token, 3) == 46)
        break
      case DD:
        day = two(end)
        break
      case D:
        day = oneOrTwo(end)
        break
      case HH:
      case H:
        hour = code == HH ? two(end) : oneOrTwo(end)
        if (hour < 0 || hour > 23 || (flags & HALF_DAY && (hour < 1 || hour > 12))) return false
        break
      case MINUTE:
      case SECOND: {
        const n = two(end)
        if (n < 0 || n > 59) return false
        seconds += code == MINUTE ? n * 60 : n
        break
      }
      case FRACTION: {
        let n = 0
        while (next < end && n < 9 && digitAt(next) <= 9) {
          if (n < 6) fraction = fraction * 10 + digitAt(next)
          next++
          n++
        }
        if (n == 0) return false
        while (n < 6) {
          fraction *= 10
          n++
        }
        break
      }
      case HALF: {
        if (next + 2 > end) return false
        const c = <u32>load<u8>(next) | 32
        if (c != 97 && c != 112) return false
        half = c == 112 ? 2 : 1
        next++
        if (load<u8>(next) == 46) next++
        if (next >= end || (<u32>load<u8>(next) | 32) != 109) return false
        next++
        if (next < end && load<u8>(next) == 46) next++
        break
      }
      case ZONE:
        offset = zone(end)
        if (offset == i32.MIN_VALUE) return false
        break
    }
  }
  if (next != end || year < FIRST_YEAR || year > 2200) return false
  if (half > 0) hour = (hour % 12) + (half == 2 ? 12 : 0)
  days = dayOf(year, month, day)
  if (days == i32.MIN_VALUE) return false
  const inDay = hour * 3600 + seconds - offset * 60
  micros = <i64>days * 86400000000 + <i64>inDay * 1000000 + fraction
  monthIndex = year * 12 + month - 1
  if (inDay < 0 || inDay >= 86400) {
    days += inDay < 0 ? -1 : 1
    monthIndex = monthOfDay(days)
  }
  monthIndex -= FIRST_YEAR * 12
  return monthIndex >= 0 && monthIndex < MONTH_COUNT
}

/** Reads one value under the first way into `micros`; false when it is not read here. */
export function readDate(config: usize, start: usize, end: usize): bool {
  const pivot = <i32>load<u8>(config, PIVOT)
  names = config + load<u16>(config, NAMES)
  let program = config + PROGRAM + 1
  for (let patterns = <u32>load<u8>(config + PROGRAM); patterns > 0; patterns--) {
    if (readPattern(program, start, end, pivot)) return true
    program += 2 + <u32>load<u8>(program, 1) * 2
  }
  return false
}

/** Ways that decide between each other which values only one of them reads; further ones are counted along. */
const DECIDING: u32 = 2

/** Reads one value under every way and counts it `weight` times; false when no way reads it. */
export function addDate(sums: usize, config: usize, start: usize, end: usize, row: u32, weight: u32): bool {
  const ways = <u32>load<u8>(config, WAYS)
  const today = load<i32>(config, TODAY)
  const pivot = <i32>load<u8>(config, PIVOT)
  let program = config + PROGRAM
  names = config + load<u16>(config, NAMES)
  let readers: u32 = 0
  let reader: usize = 0
  let isRead = false
  for (let way: u32 = 0; way < ways; way++) {
    const part = sums + way * WAY_SIZE
    let patterns = <u32>load<u8>(program)
    program++
    let read = false
    for (; patterns > 0; patterns--) {
      if (!read && readPattern(program, start, end, pivot)) {
        read = true
        isRead = true
        if (way < DECIDING) {
          readers++
          reader = part
        }
        store<u32>(part, load<u32>(part, VALID) + weight, VALID)
        if (days > today) store<u32>(part, load<u32>(part, AFTER) + weight, AFTER)
        if (micros < load<i64>(part, MIN)) store<i64>(part, micros, MIN)
        if (micros > load<i64>(part, MAX)) store<i64>(part, micros, MAX)
        const month = part + MONTHS + monthIndex * 4
        store<u32>(month, load<u32>(month) + weight)
      }
      program += 2 + <u32>load<u8>(program, 1) * 2
    }
  }
  if (!isRead) return false
  if (readers == 1 && ways > 1) {
    store<u32>(reader, load<u32>(reader, ONLY) + weight, ONLY)
    const n = load<u32>(reader, ONLY_ROW_COUNT)
    if (n < EXAMPLES) {
      store<u32>(reader + n * 4, row, ONLY_ROWS)
      store<u32>(reader, n + 1, ONLY_ROW_COUNT)
    }
  }
  return true
}
