/** Appends one column of the rows of a piece to the fields of their groups. */
import { readNumber, scale, units } from './numbers.as'
import { appendText, room, setNull, USED, VALUES } from './table-buffers.as'
import { countAsked, IS_PLAIN, numberOf, spellOut, TOO_MANY } from './table-dictionary.as'
import { cutBlanks, end, isNothing, listed, locate, NOT_LISTED, start } from './table-fields.as'
import {
  beginColumn, BYTES, CHOICES, columnAt, CONFIG, DICTIONARY, endColumn, fieldAt, fieldIn, groupAt, groupCount, groupOfRowAt, INDEX, LIMITS,
  ODD_COUNT, ODD_ROWS, ODD_TEXTS, outIn, passed, placeOfRowAt, SCALE, setBytes, sourceColumns, TOKENS, TOKENS_FIRST
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

export function appendTexts(at: u32, input: usize, ends: usize, rows: u32, isRaw: bool): void {
  const column = columnAt(at)
  const index = load<u32>(column, INDEX)
  const isLast = index == sourceColumns - 1
  const step = sourceColumns * 4
  const tokens = <usize>load<u32>(column, TOKENS)
  const dictionary = <usize>load<u32>(column, DICTIONARY)
  let isPlain = load<u32>(dictionary, IS_PLAIN) != 0
  beginColumn(at, isPlain ? 0 : 2)
  if (!isPlain) countAsked(dictionary, rows)
  let cursor = ends + index * 4
  for (let row: u32 = 0; row < rows; row++, cursor += step) {
    locate(input + load<i32>(cursor) + 1, input + load<u32>(cursor, 4), isLast)
    if (!isRaw) cutBlanks()
    const group = groupOfRowAt(row)
    if (start == end || (!isRaw && listed(tokens) != NOT_LISTED)) {
      setNull(fieldIn(group), placeOfRowAt(row))
      continue
    }
    const length = <u32>(end - start)
    if (!isPlain) {
      const number = numberOf(dictionary, start, length)
      if (number != TOO_MANY) {
        const out = outIn(group)
        store<u16>(out, <u16>number)
        passed(group, out + 2)
        continue
      }
      endColumn()
      giveUp(at, dictionary)
      isPlain = true
    }
    appendText(fieldIn(group) + VALUES, start, length)
  }
  if (!isPlain) endColumn()
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
function appendNumeric(at: u32, input: usize, ends: usize, rows: u32, isDouble: bool): void {
  const column = columnAt(at)
  const index = load<u32>(column, INDEX)
  const isLast = index == sourceColumns - 1
  const step = sourceColumns * 4
  const config = <usize>load<u32>(column, CONFIG)
  const limits = <usize>load<u32>(column, LIMITS)
  const digits = load<u32>(column, SCALE)
  const tokens = <usize>load<u32>(column, TOKENS)
  const tokensFirst = load<u32>(column, TOKENS_FIRST) != 0
  beginColumn(at, 8)
  let cursor = ends + index * 4
  for (let row: u32 = 0; row < rows; row++, cursor += step) {
    locate(input + load<i32>(cursor) + 1, input + load<u32>(cursor, 4), isLast)
    const rawStart = start
    const rawEnd = end
    const group = groupOfRowAt(row)
    if (start == end || (tokensFirst && isNothing(tokens))) {
      setNull(fieldIn(group), placeOfRowAt(row))
      continue
    }
    let isRead = readNumber(config, start, end) && (isDouble ? isExact() : fits(limits))
    if (!isRead) {
      if (isNothing(tokens)) {
        setNull(fieldIn(group), placeOfRowAt(row))
        continue
      }
      isRead = readNumber(config, start, end) && (isDouble ? isExact() : fits(limits))
    }
    if (!isRead) {
      setOdd(column, fieldIn(group), placeOfRowAt(row), rawStart, <u32>(rawEnd - rawStart))
      continue
    }
    const out = outIn(group)
    if (isDouble) store<f64>(out, <f64>units / <f64>powerOf(scale))
    else store<i64>(out, units * powerOf(digits - scale))
    passed(group, out + 8)
  }
  endColumn()
}

export function appendNumbers(at: u32, input: usize, ends: usize, rows: u32): void {
  appendNumeric(at, input, ends, rows, false)
}

export function appendDoubles(at: u32, input: usize, ends: usize, rows: u32): void {
  appendNumeric(at, input, ends, rows, true)
}

export function appendChoices(at: u32, input: usize, ends: usize, rows: u32): void {
  const column = columnAt(at)
  const index = load<u32>(column, INDEX)
  const isLast = index == sourceColumns - 1
  const step = sourceColumns * 4
  const tokens = <usize>load<u32>(column, TOKENS)
  const choices = <usize>load<u32>(column, CHOICES)
  beginColumn(at, 1)
  let cursor = ends + index * 4
  for (let row: u32 = 0; row < rows; row++, cursor += step) {
    locate(input + load<i32>(cursor) + 1, input + load<u32>(cursor, 4), isLast)
    const rawStart = start
    const rawEnd = end
    const group = groupOfRowAt(row)
    if (isNothing(tokens)) {
      setNull(fieldIn(group), placeOfRowAt(row))
      continue
    }
    const choice = listed(choices)
    if (choice == NOT_LISTED) {
      setOdd(column, fieldIn(group), placeOfRowAt(row), rawStart, <u32>(rawEnd - rawStart))
      continue
    }
    const out = outIn(group)
    store<u8>(out, <u8>choice)
    passed(group, out + 1)
  }
  endColumn()
}
