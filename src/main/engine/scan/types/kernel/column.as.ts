/**
 * State of one column and its table of texts.
 *
 * The table maps a text's 64-bit hash to a count and a record (first row, bytes, characters, text). Two texts are taken for one when their hashes
 * are equal: among 65,536 texts that happens with a chance of 10^-10.
 */
import { allocate, allocateZero, release } from './memory.as'
import { charactersOf } from './text.as'

// Offsets in a column's state.
export const MODE = 0
export const OP = 4
export const SLOTS = 8
export const MASK = 12
export const USED = 16
export const ARENA = 20
export const ARENA_USED = 24
export const ARENA_SIZE = 28
export const LIMIT = 32
export const ARENA_LIMIT = 36
export const EMPTY = 40
export const BLANK_ENDS = 44
export const BLANK_ROWS = 48
export const SKETCH = 52
export const STREAMED = 56
export const LENGTH_MIN = 60
export const LENGTH_MAX = 64
export const SUMS = 68
export const CONFIG = 72
export const INDEX = 76
export const STATE_SIZE = 80

export const MODE_TABLE = 0
export const MODE_STREAM = 1
export const MODE_FAILED = 2

// Slot: hash u64, count u32, record offset u32.
export const SLOT_SIZE = 16
const FIRST_SLOTS: u32 = 256
const FIRST_ARENA: u32 = 4096
// Record: first row, bytes stored, characters of the whole text, then the bytes.
export const RECORD_HEAD = 12
/** Longer texts are kept by their first bytes only. */
export const MAX_STORED: u32 = 1024

export const EXAMPLES: u32 = 100
export const SKETCH_SIZE: u32 = 16384

/** State of a column with an empty table. */
export function newColumn(index: u32, limit: u32, arenaLimit: u32): usize {
  const state = allocateZero(STATE_SIZE)
  store<u32>(state, index, INDEX)
  store<u32>(state, limit, LIMIT)
  store<u32>(state, arenaLimit, ARENA_LIMIT)
  store<u32>(state, u32.MAX_VALUE, LENGTH_MIN)
  store<u32>(state, <u32>allocateZero(EXAMPLES * 4), BLANK_ROWS)
  newTable(state, FIRST_SLOTS, FIRST_ARENA)
  return state
}

export function newTable(state: usize, slots: u32, arena: u32): void {
  store<u32>(state, <u32>allocateZero(slots * SLOT_SIZE), SLOTS)
  store<u32>(state, slots - 1, MASK)
  store<u32>(state, 0, USED)
  store<u32>(state, <u32>allocate(arena), ARENA)
  store<u32>(state, arena, ARENA_SIZE)
  // Offset 0 would look like nothing.
  store<u32>(state, 4, ARENA_USED)
}

/** The slot of a hash, or the free one where it belongs. */
// @ts-ignore: decorator
@inline
export function slotOf(state: usize, hash: u64): usize {
  const mask = load<u32>(state, MASK)
  const slots = <usize>load<u32>(state, SLOTS)
  let at = <u32>hash & mask
  let slot = slots + at * SLOT_SIZE
  let found = load<u64>(slot)
  while (found != hash && found != 0) {
    at = (at + 1) & mask
    slot = slots + at * SLOT_SIZE
    found = load<u64>(slot)
  }
  return slot
}

/** Puts a text that is not there yet into the table; false when the table is full. */
export function insert(state: usize, hash: u64, ptr: usize, length: u32, row: u32, count: u32): bool {
  const used = load<u32>(state, USED)
  if (used >= load<u32>(state, LIMIT)) return false
  let stored = min(length, MAX_STORED)
  // A cut text ends with a whole character.
  if (stored < length) while (stored > 0 && (load<u8>(ptr + stored) & 0xc0) == 0x80) stored--
  const bytes = (RECORD_HEAD + stored + 3) & ~3
  let at = load<u32>(state, ARENA_USED)
  if (at + bytes > load<u32>(state, ARENA_SIZE)) {
    if (at + bytes > load<u32>(state, ARENA_LIMIT)) return false
    growArena(state, at + bytes)
  }
  if (used * 2 >= load<u32>(state, MASK)) growSlots(state)
  const record = <usize>load<u32>(state, ARENA) + at
  store<u32>(record, row)
  store<u32>(record, stored, 4)
  store<u32>(record, charactersOf(ptr, length), 8)
  memory.copy(record + RECORD_HEAD, ptr, stored)
  const slot = slotOf(state, hash)
  store<u64>(slot, hash)
  store<u32>(slot, count, 8)
  store<u32>(slot, at, 12)
  store<u32>(state, at + bytes, ARENA_USED)
  store<u32>(state, used + 1, USED)
  return true
}

function growArena(state: usize, needed: u32): void {
  const old = <usize>load<u32>(state, ARENA)
  const oldSize = load<u32>(state, ARENA_SIZE)
  let size = oldSize
  while (size < needed) size <<= 1
  const grown = allocate(size)
  memory.copy(grown, old, load<u32>(state, ARENA_USED))
  release(old, oldSize)
  store<u32>(state, <u32>grown, ARENA)
  store<u32>(state, size, ARENA_SIZE)
}

function growSlots(state: usize): void {
  const old = <usize>load<u32>(state, SLOTS)
  const oldCount = load<u32>(state, MASK) + 1
  const count = oldCount << 1
  store<u32>(state, <u32>allocateZero(count * SLOT_SIZE), SLOTS)
  store<u32>(state, count - 1, MASK)
  for (let at: u32 = 0; at < oldCount; at++) {
    const slot = old + at * SLOT_SIZE
    const hash = load<u64>(slot)
    if (hash == 0) continue
    const target = slotOf(state, hash)
    store<u64>(target, hash)
    store<u64>(target, load<u64>(slot, 8), 8)
  }
  release(old, oldCount * SLOT_SIZE)
}

/** Notes a hash in the sketch of different texts (HyperLogLog, 2^14 registers). */
// @ts-ignore: decorator
@inline
export function sketch(registers: usize, hash: u64): void {
  // The table takes its place from the low bits, the sketch from the high ones; one more round parts them.
  const h = hash * 0x9fb21c651e98df25
  const at = <usize>(h >> 50)
  const rank = <u32>clz((h << 14) | 0x2000) + 1
  if (load<u8>(registers + at) < <u8>rank) store<u8>(registers + at, <u8>rank)
}

/** Sketch of all texts of a table. */
export function sketchTable(state: usize, registers: usize): void {
  const slots = <usize>load<u32>(state, SLOTS)
  const count = load<u32>(state, MASK) + 1
  for (let at: u32 = 0; at < count; at++) {
    const hash = load<u64>(slots + at * SLOT_SIZE)
    if (hash != 0) sketch(registers, hash)
  }
}
