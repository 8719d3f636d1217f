/** The columns that the table kernel reads, and the groups of rows that it fills. */
import { allocateZero } from './memory.as'
import { BUFFER_SIZE, FIELD_SIZE } from './table-buffers.as'

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
