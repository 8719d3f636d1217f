/**
 * Texts of a column that are written once and counted by number, as long as few of them are different. One dictionary serves all groups of rows
 * that are being filled; when there are too many different texts, what has been numbered is written out in full.
 */
import { allocateZero, release } from './memory.as'
import { appendText, BUFFER_SIZE, CAPACITY, room, START, USED } from './table-buffers.as'
import { hashOf } from './text.as'

// Offsets in a dictionary. Slot: u32 of the hash, u32 number + 1.
export const TEXTS: usize = 0
const OFFSETS: usize = 12
const SLOTS: usize = 24
const MASK: usize = 28
export const COUNT: usize = 32
export const IS_PLAIN: usize = 36
const ASKED: usize = 40
const DICTIONARY_SIZE: u32 = 44

const FIRST_SLOTS: u32 = 256
const MOST: u32 = 16384
const MOST_BYTES: u32 = 1024 * 1024
/** From so many on, half of the texts that were asked for must have been there. */
const JUDGED_FROM: u32 = 512

export function newDictionary(): usize {
  const dictionary = allocateZero(DICTIONARY_SIZE)
  store<u32>(dictionary, <u32>allocateZero(FIRST_SLOTS * 8), SLOTS)
  store<u32>(dictionary, FIRST_SLOTS - 1, MASK)
  return dictionary
}

/** Forgets all texts; none of their numbers may be in use. */
export function emptyDictionary(dictionary: usize): void {
  memory.fill(<usize>load<u32>(dictionary, SLOTS), 0, (load<u32>(dictionary, MASK) + 1) * 8)
  store<u32>(dictionary, 0, TEXTS + USED)
  store<u32>(dictionary, 0, OFFSETS + USED)
  store<u32>(dictionary, 0, COUNT)
  store<u32>(dictionary, 0, IS_PLAIN)
  store<u32>(dictionary, 0, ASKED)
}

/** Compares eight bytes at a time; up to seven behind the texts are read and left out. */
// @ts-ignore: decorator
@inline
function isEqual(a: usize, b: usize, length: u32): bool {
  let at: u32 = 0
  while (at + 8 <= length) {
    if (load<u64>(a + at) != load<u64>(b + at)) return false
    at += 8
  }
  if (at == length) return true
  return ((load<u64>(a + at) ^ load<u64>(b + at)) & (<u64>-1 >> ((8 - (length - at)) << 3))) == 0
}

export const TOO_MANY: u32 = u32.MAX_VALUE

/** The number of a text, new or not; `TOO_MANY` when the dictionary has to be given up. */
// @ts-ignore: decorator
@inline
export function numberOf(dictionary: usize, start: usize, length: u32): u32 {
  const hash = hashOf(start, length)
  const tag = <u32>(hash >> 32)
  const mask = load<u32>(dictionary, MASK)
  const slots = <usize>load<u32>(dictionary, SLOTS)
  let at = <u32>hash & mask
  let found: u32
  while ((found = load<u32>(slots + (<usize>at << 3), 4)) != 0) {
    if (load<u32>(slots + (<usize>at << 3)) == tag) {
      const text = textAt(dictionary, found - 1)
      if (load<u32>(text) == length && isEqual(text + 4, start, length)) return found - 1
    }
    at = (at + 1) & mask
  }
  return added(dictionary, start, length, hash)
}

/** Counts texts that were asked for: the share of new ones decides whether the dictionary is worth it. */
export function countAsked(dictionary: usize, asked: u32): void {
  store<u32>(dictionary, load<u32>(dictionary, ASKED) + asked, ASKED)
}

// @ts-ignore: decorator
@inline
function textAt(dictionary: usize, number: u32): usize {
  const offset = load<u32>(<usize>load<u32>(dictionary, OFFSETS + START) + (<usize>number << 2))
  return <usize>load<u32>(dictionary, TEXTS + START) + offset
}

function added(dictionary: usize, start: usize, length: u32, hash: u64): u32 {
  const count = load<u32>(dictionary, COUNT)
  const bytes = load<u32>(dictionary, TEXTS + USED)
  const isMostlyNew = count >= JUDGED_FROM && count * 2 > load<u32>(dictionary, ASKED)
  if (count >= MOST || bytes + length > MOST_BYTES || isMostlyNew) return TOO_MANY
  if (count * 2 >= load<u32>(dictionary, MASK)) growSlots(dictionary)
  store<u32>(room(dictionary + OFFSETS, 4), bytes)
  store<u32>(dictionary, load<u32>(dictionary, OFFSETS + USED) + 4, OFFSETS + USED)
  appendText(dictionary + TEXTS, start, length)
  put(dictionary, hash, count)
  store<u32>(dictionary, count + 1, COUNT)
  return count
}

function put(dictionary: usize, hash: u64, number: u32): void {
  const mask = load<u32>(dictionary, MASK)
  const slots = <usize>load<u32>(dictionary, SLOTS)
  let at = <u32>hash & mask
  while (load<u32>(slots + (<usize>at << 3), 4) != 0) at = (at + 1) & mask
  store<u32>(slots + (<usize>at << 3), <u32>(hash >> 32))
  store<u32>(slots + (<usize>at << 3), number + 1, 4)
}

function growSlots(dictionary: usize): void {
  const old = load<u32>(dictionary, MASK) + 1
  release(<usize>load<u32>(dictionary, SLOTS), old * 8)
  store<u32>(dictionary, <u32>allocateZero(old * 16), SLOTS)
  store<u32>(dictionary, old * 2 - 1, MASK)
  for (let number: u32 = 0, count = load<u32>(dictionary, COUNT); number < count; number++) {
    const text = textAt(dictionary, number)
    put(dictionary, hashOf(text + 4, load<u32>(text)), number)
  }
}

/** Writes in full what stands in `buffer` as numbers (u16). */
export function spellOut(dictionary: usize, buffer: usize): void {
  const count = load<u32>(buffer, USED) >> 1
  if (count == 0) return
  const copy = allocateZero(<u32>BUFFER_SIZE)
  memory.copy(copy, buffer, BUFFER_SIZE)
  memory.fill(buffer, 0, BUFFER_SIZE)
  for (let at: u32 = 0; at < count; at++) {
    const text = textAt(dictionary, <u32>load<u16>(<usize>load<u32>(copy, START) + (<usize>at << 1)))
    appendText(buffer, text + 4, load<u32>(text))
  }
  release(<usize>load<u32>(copy, START), load<u32>(copy, CAPACITY))
  release(copy, <u32>BUFFER_SIZE)
}
