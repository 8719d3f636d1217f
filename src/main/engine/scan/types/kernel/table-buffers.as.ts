/** Growing buffers, and the values of one column in one group of rows: what has a value, one after the other, and a bit for each row that says so. */
import { allocate, release } from './memory.as'

// Offsets in a buffer.
export const START: usize = 0
export const USED: usize = 4
export const CAPACITY: usize = 8
export const BUFFER_SIZE: usize = 12

/** Bytes behind every buffer that may be written by copies of 16 bytes at a time. */
const BEHIND: u32 = 16

/** Makes room for `bytes` more and answers where they go; `USED` is the caller's to raise. */
// @ts-ignore: decorator
@inline
export function room(buffer: usize, bytes: u32): usize {
  if (load<u32>(buffer, USED) + bytes + BEHIND > load<u32>(buffer, CAPACITY)) grow(buffer, bytes)
  return <usize>load<u32>(buffer, START) + load<u32>(buffer, USED)
}

function grow(buffer: usize, bytes: u32): void {
  const used = load<u32>(buffer, USED)
  const old = load<u32>(buffer, CAPACITY)
  let capacity = max<u32>(old << 1, 256)
  while (capacity < used + bytes + BEHIND) capacity <<= 1
  const start = allocate(capacity)
  memory.copy(start, <usize>load<u32>(buffer, START), used)
  if (old > 0) release(<usize>load<u32>(buffer, START), old)
  store<u32>(buffer, <u32>start, START)
  store<u32>(buffer, capacity, CAPACITY)
}

// Offsets in a field: the values of one column in one group of rows.
export const VALUES: usize = 0
/** A bit for each row, 1 where it has a value; only made when the first row without one comes. */
export const FILLED: usize = 12
export const NULLS: usize = 24
export const FIELD_SIZE: usize = 28

/** Says that row `row` of the group has no value. Rows come in order. */
export function setNull(field: usize, row: u32): void {
  const byte = row >> 3
  widen(field, byte + 1)
  const bits = <usize>load<u32>(field, FILLED + START) + byte
  store<u8>(bits, <u8>(<u32>load<u8>(bits) & ~(1 << (row & 7))))
  store<u32>(field, load<u32>(field, NULLS) + 1, NULLS)
}

/** Lets the bits of a field be as many bytes, new ones full of ones. */
export function widen(field: usize, bytes: u32): void {
  const used = load<u32>(field, FILLED + USED)
  if (bytes <= used) return
  memory.fill(room(field + FILLED, bytes - used), 0xff, bytes - used)
  store<u32>(field, bytes, FILLED + USED)
}

export function emptyField(field: usize): void {
  store<u32>(field, 0, VALUES + USED)
  store<u32>(field, 0, FILLED + USED)
  store<u32>(field, 0, NULLS)
}

/** Appends a text as Parquet's plain encoding has it: length and bytes. */
// @ts-ignore: decorator
@inline
export function appendText(buffer: usize, start: usize, length: u32): void {
  const at = room(buffer, length + 4)
  store<u32>(at, length)
  copyText(at + 4, start, length)
  store<u32>(buffer, load<u32>(buffer, USED) + length + 4, USED)
}

/** Copies a text 16 bytes at a time; as many may be read and written behind it. */
// @ts-ignore: decorator
@inline
function copyText(to: usize, from: usize, length: u32): void {
  if (length > 64) memory.copy(to, from, length)
  else for (let at: u32 = 0; at < length; at += 16) v128.store(to + at, v128.load(from + at))
}
