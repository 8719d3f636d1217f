/** Appends listed rows of one column to a group's field. */
import { readNumber, scale, units } from './numbers.as'
import { appendText, room, setNull, START, USED, VALUES } from './table-buffers.as'
import { countAsked, IS_PLAIN, numberOf, spellOut, TOO_MANY } from './table-dictionary.as'
import { cutBlanks, end, isNothing, listed, locate, NOT_LISTED, start } from './table-fields.as'
import {
  BYTES, CHOICES, columnAt, CONFIG, DICTIONARY, fieldAt, groupAt, groupCount, INDEX, LIMITS, ODD_COUNT, ODD_ROWS, ODD_TEXTS, SCALE,
  setBytes, sourceColumns, TOKENS, TOKENS_FIRST
} from './table-state.as'

const powers: usize = memory.data<i64>([
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000, 10000000000000,
  100000000000000, 1000000000000000, 10000000000000000, 100000000000000000, 1000000000000000000
])

// @ts-ignore: decorator
@inline
function powerOf(digits: u32): i64 {
  return load<i64>(powers + (<usize>digits << 3))
}

/** Finds the text of a listed row's field. */
// @ts-ignore: decorator
@inline
function find(input: usize, ends: usize, rows: usize, at: u32, step: u32, isLast: bool): void {
  const cursor = ends + <usize>load<u32>(rows + (<usize>at << 2)) * step
  locate(input + load<i32>(cursor) + 1, input + load<u32>(cursor, 4), isLast)
}

export function appendTexts(at: u32, field: usize, input: usize, ends: usize, rows: usize, count: u32, row0: u32, isRaw: bool): void {
  const column = columnAt(at)
  const index = load<u32>(column, INDEX)
  const isLast = index == sourceColumns - 1
  const step = sourceColumns * 4
  const tokens = <usize>load<u32>(column, TOKENS)
  const dictionary = <usize>load<u32>(column, DICTIONARY)
  const values = field + VALUES
  let isPlain = load<u32>(dictionary, IS_PLAIN) != 0
  let out: usize = 0
  if (!isPlain) {
    out = room(values, count * 2)
    countAsked(dictionary, count)
  }
  ends += index * 4
  for (let n: u32 = 0; n < count; n++) {
    find(input, ends, rows, n, step, isLast)
    if (!isRaw) cutBlanks()
    if (start == end || (!isRaw && listed(tokens) != NOT_LISTED)) {
      setNull(field, row0 + n)
      continue
    }
    const length = <u32>(end - start)
    if (!isPlain) {
      const number = numberOf(dictionary, start, length)
      if (number != TOO_MANY) {
        store<u16>(out, <u16>number)
        out += 2
        continue
      }
      store<u32>(values, <u32>(out - <usize>load<u32>(values, START)), USED)
      giveUp(at, dictionary)
      isPlain = true
    }
    appendText(values, start, length)
  }
  if (!isPlain) store<u32>(values, <u32>(out - <usize>load<u32>(values, START)), USED)
}

/** Writes a column's texts in full from now on, in all groups. */
function giveUp(at: u32, dictionary: usize): void {
  for (let group: u32 = 0; group < groupCount; group++) {
    const values = fieldAt(groupAt(group), at) + VALUES
    const before = load<u32>(values, USED)
    spellOut(dictionary, values)
    setBytes(groupAt(group), load<u32>(groupAt(group), BYTES) + load<u32>(values, USED) - before)
  }
  store<u32>(dictionary, 1, IS_PLAIN)
}

/** A row without a value, and the text that is to be read otherwise. */
export function setOdd(column: usize, field: usize, row: u32, textStart: usize, length: u32): void {
  setNull(field, row)
  appendText(field + ODD_TEXTS, textStart, length)
  store<u32>(room(field + ODD_ROWS, 4), row)
  store<u32>(field, load<u32>(field, ODD_ROWS + USED) + 4, ODD_ROWS + USED)
  store<u32>(column, load<u32>(column, ODD_COUNT) + 1, ODD_COUNT)
}

// @ts-ignore: decorator
@inline
function fits(limits: usize): bool {
  const limit = load<i64>(limits + (<usize>scale << 3))
  return units <= limit && units >= -limit
}

// Both parts of the quotient are exact: the nearest double comes out.
const EXACT: i64 = 1 << 53

// @ts-ignore: decorator
@inline
function isExact(): bool {
  return units <= EXACT && units >= -EXACT && scale <= 18
}

// @ts-ignore: decorator
@inline
function appendNumeric(column: usize, field: usize, input: usize, ends: usize, rows: usize, count: u32, row0: u32, isDouble: bool): void {
  const index = load<u32>(column, INDEX)
  const isLast = index == sourceColumns - 1
  const step = sourceColumns * 4
  const config = <usize>load<u32>(column, CONFIG)
  const limits = <usize>load<u32>(column, LIMITS)
  const digits = load<u32>(column, SCALE)
  const tokens = <usize>load<u32>(column, TOKENS)
  const tokensFirst = load<u32>(column, TOKENS_FIRST) != 0
  let out = room(field + VALUES, count * 8)
  ends += index * 4
  for (let n: u32 = 0; n < count; n++) {
    find(input, ends, rows, n, step, isLast)
    const rawStart = start
    const rawEnd = end
    if (start == end || (tokensFirst && isNothing(tokens))) {
      setNull(field, row0 + n)
      continue
    }
    let isRead = readNumber(config, start, end) && (isDouble ? isExact() : fits(limits))
    if (!isRead) {
      if (isNothing(tokens)) {
        setNull(field, row0 + n)
        continue
      }
      isRead = readNumber(config, start, end) && (isDouble ? isExact() : fits(limits))
    }
    if (!isRead) {
      setOdd(column, field, row0 + n, rawStart, <u32>(rawEnd - rawStart))
      continue
    }
    if (isDouble) store<f64>(out, <f64>units / <f64>powerOf(scale))
    else store<i64>(out, units * powerOf(digits - scale))
    out += 8
  }
  store<u32>(field, <u32>(out - <usize>load<u32>(field, VALUES + START)), VALUES + USED)
}

export function appendNumbers(column: usize, field: usize, input: usize, ends: usize, rows: usize, count: u32, row0: u32): void {
  appendNumeric(column, field, input, ends, rows, count, row0, false)
}

export function appendDoubles(column: usize, field: usize, input: usize, ends: usize, rows: usize, count: u32, row0: u32): void {
  appendNumeric(column, field, input, ends, rows, count, row0, true)
}

export function appendChoices(column: usize, field: usize, input: usize, ends: usize, rows: usize, count: u32, row0: u32): void {
  const index = load<u32>(column, INDEX)
  const isLast = index == sourceColumns - 1
  const step = sourceColumns * 4
  const tokens = <usize>load<u32>(column, TOKENS)
  const choices = <usize>load<u32>(column, CHOICES)
  let out = room(field + VALUES, count)
  ends += index * 4
  for (let n: u32 = 0; n < count; n++) {
    find(input, ends, rows, n, step, isLast)
    const rawStart = start
    const rawEnd = end
    if (isNothing(tokens)) {
      setNull(field, row0 + n)
      continue
    }
    const choice = listed(choices)
    if (choice != NOT_LISTED) store<u8>(out++, <u8>choice)
    else setOdd(column, field, row0 + n, rawStart, <u32>(rawEnd - rawStart))
  }
  store<u32>(field, <u32>(out - <usize>load<u32>(field, VALUES + START)), VALUES + USED)
}
