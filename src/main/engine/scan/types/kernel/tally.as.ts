/**
 * Tally kernel (AssemblyScript, WebAssembly SIMD): counts every value of every column of a clean CSV text, adds up numbers and dates exactly, and hashes
 * whole rows. The text has exactly `columns` fields in every row, quotes only around whole fields, doubled inside, LF or CR LF
 * (`CleanText` of the scanner). A piece holds whole rows from its start; what is left over is given again with the next piece.
 */
import {
  ARENA, ARENA_LIMIT, ARENA_SIZE, ARENA_USED, BLANK_ENDS, BLANK_ROWS, CONFIG, EMPTY, EXAMPLES, INDEX, LENGTH_MAX, LENGTH_MIN, LIMIT, MASK, MODE,
  MODE_FAILED, MODE_STREAM, MODE_TABLE, newTable, OP, insert, RECORD_HEAD, sketch, SKETCH, sketchTable, SKETCH_SIZE, SLOT_SIZE,
  SLOTS, slotOf, STREAMED, SUMS
} from './column.as'
import { addDate } from './dates.as'
import { hasByte, unquote } from './fields.as'
import { allocateZero, release } from './memory.as'
import { addNumber } from './numbers.as'
import { charactersOf, compareTexts, hashOf, sortKey, trim, trimmedEnd, trimmedStart } from './text.as'
import { noteRow, widen } from './texts.as'

export { allocate, allocateZero, release } from './memory.as'
export { newColumn } from './column.as'
export { newNumberSums } from './numbers.as'
export { newDateSums } from './dates.as'
export { repeatsIn } from './repeats.as'
export { beginHashes, scatter } from './rows.as'
export { consumed, split } from './split.as'
export { newTextSums } from './texts.as'

const OP_TEXT = 0
const OP_NUMBER = 1
const OP_DATE = 2
const OP_SCRIPT = 3

/** Reads a value for which the kernel has no code; 0 when it does not parse. Column, text, row, weight. */
// @ts-ignore: decorator
@external('env', 'script')
declare function script(column: u32, ptr: usize, length: u32, row: u32, weight: u32): u32

// ---- one column of a piece

// Of each row while a column is counted: hash u64 (0: empty), start u32, length u32. Behind them a u32 for each row: those not found.
const FIELD_SIZE: u32 = 16

/** Bytes of work space for `rows` rows. */
export function workBytes(rows: u32): u32 {
  return rows * (FIELD_SIZE + 4)
}

/**
 * Counts column `index` of `rows` split rows. `hashes` holds two u64 for each row, which take in the raw value; `firstRow` is the
 * number of the first row; `work` has `workBytes(rows)`. Three loops of their own, so that the memory accesses of one do not wait for the work of another.
 */
export function column(state: usize, index: u32, columns: u32, input: usize, ends: usize, rows: u32, firstRow: u32, quote: i32, hashes: usize, work: usize): void {
  locate(state, index, columns, input, ends, rows, firstRow, quote, hashes, work)
  if (load<u32>(state, MODE) == MODE_FAILED) return
  const misses = work + rows * FIELD_SIZE
  const missing = lookUp(state, rows, work, misses)
  if (missing == 0) return
  if (load<u32>(state, MODE) == MODE_STREAM) {
    streamMissing(state, missing, firstRow, work, misses)
    return
  }
  const done = insertMissing(state, missing, firstRow, work, misses)
  if (done == missing) return
  // The table has become a stream with another table: the rest is looked up again.
  let left: u32 = 0
  for (let at = done; at < missing; at++) {
    const row = load<u32>(misses + (at << 2))
    const slot = slotOf(state, load<u64>(work + row * FIELD_SIZE))
    if (load<u64>(slot) != 0) store<u32>(slot, load<u32>(slot, 8) + 1, 8)
    else store<u32>(misses + (left++ << 2), row)
  }
  if (left > 0) streamMissing(state, left, firstRow, work, misses)
}

/** Finds, trims and hashes the values. */
function locate(state: usize, index: u32, columns: u32, input: usize, ends: usize, rows: u32, firstRow: u32, quote: i32, hashes: usize, work: usize): void {
  const isLast = index == columns - 1
  const step = columns * 4
  const quotes = i8x16.splat(<i8>quote)
  let cursor = ends + index * 4
  let empty: u32 = 0
  for (let row: u32 = 0; row < rows; row++, cursor += step, hashes += 16, work += FIELD_SIZE) {
    let start = input + load<i32>(cursor) + 1
    let end = input + load<u32>(cursor, 4)
    if (isLast && end > start && load<u8>(end - 1) == 13) end--
    if (end > start + 1 && <i32>load<u8>(start) == quote) {
      start++
      end--
      if (hasByte(start, end, quotes)) end = unquote(start, end, quote)
    }
    let hash: u64 = 0
    let rawHash: u64 = 1
    if (end > start) {
      const first = <u32>load<u8>(start)
      const last = <u32>load<u8>(end - 1)
      rawHash = hash = hashOf(start, <u32>(end - start))
      // Blanks are below 33 or begin with C2 or E2 and end with A0, 87 or AF.
      if (first <= 32 || first == 0xc2 || first == 0xe2 || last <= 32 || last >= 0x80) {
        trim(start, end)
        if (trimmedStart != start || trimmedEnd != end) {
          start = trimmedStart
          end = trimmedEnd
          hash = 0
          if (end > start) {
            hash = hashOf(start, <u32>(end - start))
            const n = load<u32>(state, BLANK_ENDS)
            if (n < EXAMPLES) store<u32>(<usize>load<u32>(state, BLANK_ROWS) + n * 4, firstRow + row)
            store<u32>(state, n + 1, BLANK_ENDS)
          }
        }
      }
    }
    if (hash == 0) empty++
    store<u64>(work, hash)
    store<u32>(work, <u32>start, 8)
    store<u32>(work, <u32>(end - start), 12)
    const a = (load<u64>(hashes) ^ rawHash) * 0x9fb21c651e98df25
    store<u64>(hashes, a ^ (a >> 32))
    store<u64>(hashes, (rotl(load<u64>(hashes, 8), 23) + rawHash) * 0xd6e8feb86659fd93, 8)
  }
  store<u32>(state, load<u32>(state, EMPTY) + empty, EMPTY)
}

/** Counts the values that are in the table; the rows of the others go to `misses`. */
function lookUp(state: usize, rows: u32, work: usize, misses: usize): u32 {
  const mask = load<u32>(state, MASK)
  const slots = <usize>load<u32>(state, SLOTS)
  let missing: u32 = 0
  for (let row: u32 = 0; row < rows; row++, work += FIELD_SIZE) {
    const hash = load<u64>(work)
    if (hash == 0) continue
    let at = <u32>hash & mask
    let slot = slots + at * SLOT_SIZE
    let found = load<u64>(slot)
    while (found != hash && found != 0) {
      at = (at + 1) & mask
      slot = slots + at * SLOT_SIZE
      found = load<u64>(slot)
    }
    if (found != 0) store<u32>(slot, load<u32>(slot, 8) + 1, 8)
    else store<u32>(misses + (missing++ << 2), row)
  }
  return missing
}

/** Puts new texts into the table until it is full; answers how many of the misses are done. */
function insertMissing(state: usize, missing: u32, firstRow: u32, work: usize, misses: usize): u32 {
  for (let at: u32 = 0; at < missing; at++) {
    const row = load<u32>(misses + (at << 2))
    const field = work + row * FIELD_SIZE
    const hash = load<u64>(field)
    // The same new text may come more than once in a piece.
    const slot = slotOf(state, hash)
    if (load<u64>(slot) != 0) store<u32>(slot, load<u32>(slot, 8) + 1, 8)
    else if (!insert(state, hash, <usize>load<u32>(field, 8), load<u32>(field, 12), firstRow + row, 1)) {
      overflow(state)
      return at
    }
  }
  return missing
}

/** Takes the misses of a streamed column through its operation. */
function streamMissing(state: usize, missing: u32, firstRow: u32, work: usize, misses: usize): void {
  const registers = <usize>load<u32>(state, SKETCH)
  const op = load<u32>(state, OP)
  if (op == OP_TEXT) {
    streamTexts(state, missing, firstRow, work, misses)
    return
  }
  const config = <usize>load<u32>(state, CONFIG)
  const sums = <usize>load<u32>(state, SUMS)
  let streamed: u32 = 0
  let shortest = load<u32>(state, LENGTH_MIN)
  let longest = load<u32>(state, LENGTH_MAX)
  for (let at: u32 = 0; at < missing; at++) {
    const row = load<u32>(misses + (at << 2))
    const field = work + row * FIELD_SIZE
    const hash = load<u64>(field)
    const start = <usize>load<u32>(field, 8)
    const length = load<u32>(field, 12)
    sketch(registers, hash)
    let characters = length
    let read = true
    if (op == OP_NUMBER) read = addNumber(sums, config, start, start + length, firstRow + row, 1)
    else if (op == OP_DATE) read = addDate(sums, config, start, start + length, firstRow + row, 1)
    else {
      characters = charactersOf(start, length)
      read = script(load<u32>(state, INDEX), start, length, firstRow + row, 1) != 0
    }
    if (read) {
      streamed++
      shortest = min(shortest, characters)
      longest = max(longest, characters)
    } else if (!keep(state, hash, start, length, firstRow + row, 1)) break
  }
  store<u32>(state, load<u32>(state, STREAMED) + streamed, STREAMED)
  store<u32>(state, shortest, LENGTH_MIN)
  store<u32>(state, longest, LENGTH_MAX)
}

/** The same for texts: the smallest and largest of a piece are copied once, so that sorted columns cost no more than others. */
function streamTexts(state: usize, missing: u32, firstRow: u32, work: usize, misses: usize): void {
  const registers = <usize>load<u32>(state, SKETCH)
  const sums = <usize>load<u32>(state, SUMS)
  let shortest = load<u32>(state, LENGTH_MIN)
  let longest = load<u32>(state, LENGTH_MAX)
  let low: usize = 0
  let high: usize = 0
  let lowKey: u64 = u64.MAX_VALUE
  let highKey: u64 = 0
  for (let at: u32 = 0; at < missing; at++) {
    const field = work + load<u32>(misses + (at << 2)) * FIELD_SIZE
    sketch(registers, load<u64>(field))
    const start = <usize>load<u32>(field, 8)
    const length = load<u32>(field, 12)
    const characters = charactersOf(start, length)
    shortest = min(shortest, characters)
    longest = max(longest, characters)
    const key = sortKey(start, length)
    if (key < lowKey || (key == lowKey && isLess(field, low))) {
      low = field
      lowKey = key
    }
    if (high == 0 || key > highKey || (key == highKey && isLess(high, field))) {
      high = field
      highKey = key
    }
    noteRow(sums, firstRow + load<u32>(misses + (at << 2)))
  }
  widen(sums, <usize>load<u32>(low, 8), load<u32>(low, 12))
  widen(sums, <usize>load<u32>(high, 8), load<u32>(high, 12))
  store<u32>(state, load<u32>(state, STREAMED) + missing, STREAMED)
  store<u32>(state, shortest, LENGTH_MIN)
  store<u32>(state, longest, LENGTH_MAX)
}

/** Whether the text of one located field sorts before that of another. */
function isLess(field: usize, other: usize): bool {
  return other == 0 || compareTexts(<usize>load<u32>(field, 8), load<u32>(field, 12), <usize>load<u32>(other, 8), load<u32>(other, 12)) < 0
}

/** Takes a text of the former table, with its count. */
function streamOne(state: usize, hash: u64, start: usize, length: u32, characters: u32, row: u32, weight: u32): void {
  const op = load<u32>(state, OP)
  const config = <usize>load<u32>(state, CONFIG)
  const sums = <usize>load<u32>(state, SUMS)
  let read = true
  if (op == OP_NUMBER) read = addNumber(sums, config, start, start + length, row, weight)
  else if (op == OP_DATE) read = addDate(sums, config, start, start + length, row, weight)
  else if (op == OP_TEXT) {
    widen(sums, start, length)
    noteRow(sums, row)
  }
  else read = script(load<u32>(state, INDEX), start, length, row, weight) != 0
  if (!read) {
    keep(state, hash, start, length, row, weight)
    return
  }
  store<u32>(state, load<u32>(state, STREAMED) + weight, STREAMED)
  if (characters < load<u32>(state, LENGTH_MIN)) store<u32>(state, characters, LENGTH_MIN)
  if (characters > load<u32>(state, LENGTH_MAX)) store<u32>(state, characters, LENGTH_MAX)
}

/** Counts a text that the operation does not read in the table; false when there are too many such texts. */
function keep(state: usize, hash: u64, start: usize, length: u32, row: u32, weight: u32): bool {
  if (load<u32>(state, MODE) == MODE_FAILED) return false
  const slot = slotOf(state, hash)
  if (load<u64>(slot) != 0) store<u32>(slot, load<u32>(slot, 8) + weight, 8)
  else if (!insert(state, hash, start, length, row, weight)) {
    // The operation does not fit the column's values.
    store<u32>(state, MODE_FAILED, MODE)
    return false
  }
  return true
}

// ---- from table to stream

/** Texts that stay in the table of a streamed column because they are frequent. */
const FREQUENT: u32 = 512
let tokens: usize = 0
let tokenBytes: u32 = 0

/** Texts that stay in every table: each as u32 length and its bytes, padded to 4. The area must stay as it is. */
export function setTokens(ptr: usize, bytes: u32): void {
  tokens = ptr
  tokenBytes = bytes
}

/** Sums of the column's operation, made when the column first needs them. */
// @ts-ignore: decorator
@external('env', 'begin')
declare function begin(column: u32): void

/** The table is full: frequent texts stay, the others go through the column's operation with their counts. */
function overflow(state: usize): void {
  const slots = <usize>load<u32>(state, SLOTS)
  const slotCount = load<u32>(state, MASK) + 1
  const arena = <usize>load<u32>(state, ARENA)
  const arenaSize = load<u32>(state, ARENA_SIZE)
  const registers = allocateZero(SKETCH_SIZE)
  sketchTable(state, registers)
  store<u32>(state, <u32>registers, SKETCH)
  let floor: u32 = 2
  for (;;) {
    let kept: u32 = 0
    for (let at: u32 = 0; at < slotCount; at++) if (load<u32>(slots + at * SLOT_SIZE, 8) >= floor) kept++
    if (kept <= FREQUENT) break
    floor += max<u32>(1, floor >> 3)
  }
  newTable(state, 2048, 65536)
  // Room for what stays, whatever the limit was.
  store<u32>(state, load<u32>(state, LIMIT) + 2 * FREQUENT, LIMIT)
  store<u32>(state, load<u32>(state, ARENA_LIMIT) + FREQUENT * 2048, ARENA_LIMIT)
  store<u32>(state, MODE_STREAM, MODE)
  begin(load<u32>(state, INDEX))
  for (let at: u32 = 0; at < tokenBytes; ) {
    const length = load<u32>(tokens + at)
    const hash = hashOf(tokens + at + 4, length)
    if (load<u64>(slotOf(state, hash)) == 0) insert(state, hash, tokens + at + 4, length, 0, 0)
    at += 4 + ((length + 3) & ~3)
  }
  for (let pass = 0; pass < 2; pass++) {
    for (let at: u32 = 0; at < slotCount; at++) {
      const slot = slots + at * SLOT_SIZE
      const hash = load<u64>(slot)
      const count = load<u32>(slot, 8)
      if (hash == 0 || (pass == 0) != (count >= floor)) continue
      const record = arena + load<u32>(slot, 12)
      const row = load<u32>(record)
      const length = load<u32>(record, 4)
      const there = slotOf(state, hash)
      if (load<u64>(there) != 0) {
        store<u32>(there, load<u32>(there, 8) + count, 8)
        store<u32>(<usize>load<u32>(state, ARENA) + load<u32>(there, 12), row)
      } else if (pass == 0) {
        insert(state, hash, record + RECORD_HEAD, length, row, count)
        const kept = <usize>load<u32>(state, ARENA) + load<u32>(slotOf(state, hash), 12)
        store<u32>(kept, load<u32>(record, 8), 8)
      } else streamOne(state, hash, record + RECORD_HEAD, length, load<u32>(record, 8), row, count)
    }
  }
  release(slots, slotCount * SLOT_SIZE)
  release(arena, arenaSize)
}

/** Makes a stream of a column whose table holds all its texts, so that only aggregates are left to carry away. */
export function fold(state: usize): void {
  if (load<u32>(state, MODE) == MODE_TABLE) overflow(state)
}

/** The column's sketch; made from its table when it was not streamed. */
export function sketchOf(state: usize): usize {
  if (load<u32>(state, SKETCH) == 0) {
    const registers = allocateZero(SKETCH_SIZE)
    sketchTable(state, registers)
    store<u32>(state, <u32>registers, SKETCH)
  }
  return <usize>load<u32>(state, SKETCH)
}
