/** The columns that the table kernel reads, and the groups of rows that it fills. */
import { allocate, allocateZero, release } from './memory.as'
import { BUFFER_SIZE, FIELD_SIZE, room, START, USED, VALUES } from './table-buffers.as'

// How a column is read.
export const TEXT: u32 = 0
export const RAW: u32 = 1 // as it is written; no text is no value
export const NUMBER: u32 = 2 // units of the last digit of its type
export const DOUBLE: u32 = 3
export const DATE: u32 = 4
export const CHOICE: u32 = 5

// Offsets in a column; the host writes all but the last ones.
export const OP: usize = 0
export const INDEX: usize = 4
export const CONFIG: usize = 8 // of numbers.as.ts or dates.as.ts
export const LIMITS: usize = 12 // numbers: largest magnitude (i64) for each number of fraction digits
export const SCALE: usize = 16 // numbers: fraction digits of the type; dates: 1 when days are wanted
export const TOKENS: usize = 20 // list of null tokens
export const TOKENS_FIRST: usize = 24 // 1: some of them look like values
export const CHOICES: usize = 28 // list of texts that mean 0 or 1
export const FIXED: usize = 32 // plan of fixed-dates.as.ts
export const DICTIONARY: usize = 36
export const INSTANTS: usize = 40 // of the rows of a piece: i64 microseconds, `NONE` or `ODD`
export const SPANS: usize = 44 // where their odd texts are: u32 start, u32 bytes
export const ODD_COUNT: usize = 48
export const COLUMN_SIZE: u32 = 64

/** No instant. */
export const NONE: i64 = i64.MIN_VALUE
export const ODD: i64 = i64.MIN_VALUE + 1

// Offsets in a group of rows, then its fields: for each column its values, and odd texts with the rows they stand in.
export const ROWS: usize = 0
export const BYTES: usize = 4
export const ROW_NUMBERS: usize = 8
export const FIELDS: usize = 20
export const ODD_TEXTS: usize = FIELD_SIZE
export const ODD_ROWS: usize = ODD_TEXTS + BUFFER_SIZE
export const GROUP_FIELD: usize = ODD_ROWS + BUFFER_SIZE

export const NO_GROUP: u32 = 0xffff

export let columns: usize = 0
export let columnCount: u32 = 0
/** Columns of the text. */
export let sourceColumns: u32 = 0
export let groupCount: u32 = 0
let groups: usize = 0
let mostGroups: u32 = 0
let held: u32 = 0

/** Makes `count` columns of zeros for the host to write; `most` groups of rows at most. Group 0 takes rows without a month. */
export function makeColumns(count: u32, source: u32, most: u32): void {
  columnCount = count
  sourceColumns = source
  mostGroups = most
  columns = allocateZero(count * COLUMN_SIZE + 16)
  groups = allocateZero(most * 4)
  counts = allocateZero(most * 4)
  outs = allocateZero(most * 4)
  fields = allocateZero(most * 4)
  met = allocateZero(most * 4)
  addGroup()
}

// @ts-ignore: decorator
@inline
export function columnAt(number: u32): usize {
  return columns + number * COLUMN_SIZE
}

/** A new group; `NO_GROUP` when there are too many. */
export function addGroup(): u32 {
  if (groupCount >= mostGroups) return NO_GROUP
  store<u32>(groups + groupCount * 4, <u32>allocateZero(<u32>FIELDS + columnCount * <u32>GROUP_FIELD))
  return groupCount++
}

// @ts-ignore: decorator
@inline
export function groupAt(number: u32): usize {
  return <usize>load<u32>(groups + number * 4)
}

// @ts-ignore: decorator
@inline
export function fieldAt(group: usize, column: u32): usize {
  return group + FIELDS + <usize>column * GROUP_FIELD
}

export function setBytes(group: usize, bytes: u32): void {
  held += bytes - load<u32>(group, BYTES)
  store<u32>(group, bytes, BYTES)
}

export function groupsMade(): u32 {
  return groupCount
}

export function rowsOf(group: u32): u32 {
  return load<u32>(groupAt(group), ROWS)
}

/** Bytes in a group, and in all. */
export function bytesOf(group: u32): u32 {
  return load<u32>(groupAt(group), BYTES)
}

export function bytesHeld(): u32 {
  return held
}

export function oddCount(column: u32): u32 {
  return load<u32>(columnAt(column), ODD_COUNT)
}

// The rows of a piece: each one's group (u16) and place in it (u32).
let capacity: u32 = 0
let groupOfRow: usize = 0
let placeOfRow: usize = 0
// For each group: rows of the piece, where the next value of a column goes, and its field. Then the groups that have rows in the piece.
let counts: usize = 0
let outs: usize = 0
let fields: usize = 0
let met: usize = 0
let metCount: u32 = 0

/** Makes room for the rows of a piece; the same as before where that is enough. */
export function makeRows(rows: u32): bool {
  if (rows <= capacity) return false
  if (capacity > 0) {
    release(groupOfRow, capacity * 2)
    release(placeOfRow, capacity * 4)
  }
  groupOfRow = allocate(rows * 2)
  placeOfRow = allocate(rows * 4)
  capacity = rows
  return true
}

/** Begins a piece. */
export function beginRows(): void {
  for (let n: u32 = 0; n < metCount; n++) store<u32>(counts + (<usize>metAt(n) << 2), 0)
  metCount = 0
}

/** Puts a row of the piece behind those of a group. */
// @ts-ignore: decorator
@inline
export function putRow(row: u32, group: u32): void {
  const count = counts + (<usize>group << 2)
  const before = load<u32>(count)
  if (before == 0) {
    store<u32>(met + (<usize>metCount << 2), group)
    metCount++
  }
  store<u32>(count, before + 1)
  store<u16>(groupOfRow + (<usize>row << 1), <u16>group)
  store<u32>(placeOfRow + (<usize>row << 2), load<u32>(groupAt(group), ROWS) + before)
}

// @ts-ignore: decorator
@inline
export function groupOfRowAt(row: u32): u32 {
  return <u32>load<u16>(groupOfRow + (<usize>row << 1))
}

// @ts-ignore: decorator
@inline
export function placeOfRowAt(row: u32): u32 {
  return load<u32>(placeOfRow + (<usize>row << 2))
}

// @ts-ignore: decorator
@inline
function metAt(n: u32): u32 {
  return load<u32>(met + (<usize>n << 2))
}

/** Makes room for a value of `bytes` bytes in each row of the piece; none are made where they are 0. */
export function beginColumn(at: u32, bytes: u32): void {
  for (let n: u32 = 0; n < metCount; n++) {
    const group = metAt(n)
    const field = fieldAt(groupAt(group), at)
    const place = <usize>group << 2
    store<u32>(fields + place, <u32>field)
    if (bytes > 0) store<u32>(outs + place, <u32>room(field + VALUES, load<u32>(counts + place) * bytes))
  }
}

/** The field of the column in a group. */
// @ts-ignore: decorator
@inline
export function fieldIn(group: u32): usize {
  return <usize>load<u32>(fields + (<usize>group << 2))
}

/** Where the next value of the column goes in a group; `passed` says that one of so many bytes was written there. */
// @ts-ignore: decorator
@inline
export function outIn(group: u32): usize {
  return <usize>load<u32>(outs + (<usize>group << 2))
}

// @ts-ignore: decorator
@inline
export function passed(group: u32, out: usize): void {
  store<u32>(outs + (<usize>group << 2), <u32>out)
}

/** Takes what was written for the values of the groups. */
export function endColumn(): void {
  for (let n: u32 = 0; n < metCount; n++) {
    const group = metAt(n)
    const values = fieldIn(group) + VALUES
    store<u32>(values, <u32>(outIn(group) - <usize>load<u32>(values, START)), USED)
  }
}

/** Takes the rows of the piece for rows of their groups. */
export function endRows(): void {
  for (let n: u32 = 0; n < metCount; n++) {
    const group = groupAt(metAt(n))
    let bytes: u32 = 0
    for (let at: u32 = 0; at < columnCount; at++) {
      const field = fieldAt(group, at)
      bytes += load<u32>(field, VALUES + USED) + load<u32>(field, ODD_TEXTS + USED)
    }
    setBytes(group, bytes)
    store<u32>(group, load<u32>(group, ROWS) + load<u32>(counts + (<usize>metAt(n) << 2)), ROWS)
  }
}

/** Numbers the rows of the piece, the first of which is `firstRow`. */
export function numberRows(rows: u32, firstRow: u32): void {
  for (let n: u32 = 0; n < metCount; n++) {
    const place = <usize>metAt(n) << 2
    const numbers = groupAt(metAt(n)) + ROW_NUMBERS
    const bytes = load<u32>(counts + place) * 4
    store<u32>(outs + place, <u32>room(numbers, bytes))
    store<u32>(numbers, load<u32>(numbers, USED) + bytes, USED)
  }
  for (let row: u32 = 0; row < rows; row++) {
    const group = groupOfRowAt(row)
    const out = outIn(group)
    store<u32>(out, firstRow + row)
    passed(group, out + 4)
  }
}
