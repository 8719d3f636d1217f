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

function varint(value: u32): void {
  while (value >= 128) {
    byte((value & 127) | 128)
    value >>= 7
  }
  byte(value)
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
