/** The values of a field as the bytes of Parquet pages: which rows have one (definition levels), and numbers packed to as few bits as they need. */
import { room, START, USED } from './table-buffers.as'

const out: usize = memory.data(12, 16)

/** Where the bytes written last begin. */
// @ts-ignore: decorator
@inline
export function outStart(): usize {
  return <usize>load<u32>(out, START)
}

// @ts-ignore: decorator
@inline
export function outBytes(): u32 {
  return load<u32>(out, USED)
}

/** Forgets what was written, and makes room so that nothing moves while as many bytes are written. */
export function beginOut(bytes: u32): void {
  store<u32>(out, 0, USED)
  room(out, bytes)
}

// @ts-ignore: decorator
@inline
function byte(value: u32): void {
  store<u8>(room(out, 1), <u8>value)
  store<u32>(out, load<u32>(out, USED) + 1, USED)
}

function varint(value: u64): void {
  while (value >= 128) {
    byte((<u32>value & 127) | 128)
    value >>= 7
  }
  byte(<u32>value)
}

/** Small numbers of both signs in few bytes. */
function zigzag(value: i64): void {
  varint(<u64>((value << 1) ^ (value >> 63)))
}

/** Bytes that the levels of as many rows take at most. */
export function levelBytes(rows: u32): u32 {
  return (rows >> 3) + 16
}

/** Definition levels of `rows` rows behind their length: one run, or the bits of `filled`. */
export function writeLevels(rows: u32, nulls: u32, filled: usize): void {
  const head = load<u32>(out, USED)
  store<u32>(room(out, 4), 0)
  store<u32>(out, head + 4, USED)
  if (nulls == 0 || nulls == rows) {
    varint(rows << 1)
    byte(nulls == 0 ? 1 : 0)
  } else {
    const groups = (rows + 7) >> 3
    varint((groups << 1) | 1)
    memory.copy(room(out, groups), filled, groups)
    store<u32>(out, load<u32>(out, USED) + groups, USED)
  }
  store<u32>(outStart() + head, load<u32>(out, USED) - head - 4)
}

/** Bytes that as many packed numbers take at most. */
export function packedBytes(count: u32): u32 {
  return count * 2 + 64
}

/** Dictionary numbers (u16, below `different`): their width in bits, then one packed run. */
export function writeNumbers(numbers: usize, count: u32, different: u32): void {
  const width = max<u32>(1, 32 - clz(max<u32>(different, 1) - 1))
  byte(width)
  const groups = (count + 7) >> 3
  varint((groups << 1) | 1)
  const from = room(out, groups * width + 8)
  let to = from
  let bits: u64 = 0
  let filled: u32 = 0
  for (let at: u32 = 0; at < count; at++) {
    bits |= <u64>load<u16>(numbers + (<usize>at << 1)) << filled
    filled += width
    if (filled >= 32) {
      store<u32>(to, <u32>bits)
      to += 4
      bits >>= 32
      filled -= 32
    }
  }
  store<u64>(to, bits)
  memory.fill(to + 8, 0, 8)
  store<u32>(out, load<u32>(out, USED) + groups * width, USED)
}

/** Bytes of 0 and 1, as bits. */
export function writeBits(values: usize, count: u32): void {
  const groups = (count + 7) >> 3
  const to = room(out, groups)
  for (let group: u32 = 0; group < groups; group++) {
    let bits: u32 = 0
    const left = min<u32>(8, count - (group << 3))
    for (let at: u32 = 0; at < left; at++) bits |= <u32>load<u8>(values + (group << 3) + at) << at
    store<u8>(to + group, <u8>bits)
  }
  store<u32>(out, load<u32>(out, USED) + groups, USED)
}

// A block of differences, cut into four of 32.
const BLOCK: u32 = 128
const PART: u32 = 32
/** Wider differences do not fit into what packing holds at once. */
const MOST_BITS: u32 = 56
const differences: usize = memory.data(<i32>BLOCK * 8, 16)

/** Bytes that as many numbers take at most as differences. */
export function deltaBytes(count: u32): u32 {
  return count * 7 + (count / BLOCK + 1) * 32 + 64
}

/**
 * Numbers of 8 or (`isShort`) 4 bytes as differences, each block of them in as few bits as it needs (DELTA_BINARY_PACKED). False when that is no
 * shorter; what was written then does not count.
 */
export function writeDeltas(values: usize, count: u32, isShort: bool): bool {
  const from = load<u32>(out, USED)
  varint(BLOCK)
  varint(BLOCK / PART)
  varint(count)
  let last = numberAt(values, 0, isShort)
  zigzag(last)
  for (let at: u32 = 1; at < count; at += BLOCK) {
    const size = min(BLOCK, count - at)
    let least: i64 = i64.MAX_VALUE
    for (let n: u32 = 0; n < size; n++) {
      const value = numberAt(values, at + n, isShort)
      const difference = value - last
      last = value
      least = min(least, difference)
      store<i64>(differences + (<usize>n << 3), difference)
    }
    for (let n = size; n < BLOCK; n++) store<i64>(differences + (<usize>n << 3), least)
    zigzag(least)
    const widths = load<u32>(out, USED)
    store<u32>(room(out, 4), 0)
    store<u32>(out, widths + 4, USED)
    for (let part: u32 = 0; part * PART < size; part++) {
      const width = pack(differences + <usize>(part * PART) * 8, least)
      if (width > MOST_BITS) return false
      store<u8>(outStart() + widths + part, <u8>width)
    }
  }
  return load<u32>(out, USED) - from < count * (isShort ? 4 : 8)
}

// @ts-ignore: decorator
@inline
function numberAt(values: usize, at: u32, isShort: bool): i64 {
  return isShort ? <i64>load<i32>(values + (<usize>at << 2)) : load<i64>(values + (<usize>at << 3))
}

/** Packs 32 numbers above `least`; answers how many bits each has. */
function pack(numbers: usize, least: i64): u32 {
  let all: u64 = 0
  for (let n: usize = 0; n < PART; n++) all |= <u64>(load<i64>(numbers + (n << 3)) - least)
  const width: u32 = 64 - <u32>clz(all)
  if (width > MOST_BITS) return width
  let to = room(out, width * 4 + 8)
  let bits: u64 = 0
  let filled: u32 = 0
  for (let n: usize = 0; n < PART; n++) {
    bits |= <u64>(load<i64>(numbers + (n << 3)) - least) << filled
    store<u64>(to, bits)
    const total = filled + width
    to += total >> 3
    bits >>= <u64>(total & ~7)
    filled = total & 7
  }
  store<u32>(out, load<u32>(out, USED) + width * 4, USED)
  return width
}
