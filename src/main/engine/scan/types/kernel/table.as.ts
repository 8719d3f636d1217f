/**
 * Table kernel (AssemblyScript, WebAssembly SIMD): reads the columns of a clean text (described in tally.as.ts) to typed values, laid out as the
 * pages of a Parquet file. What it reads is what verify.as.ts and tally.as.ts read, so a value is always the parser's; a text that it does not read
 * is kept as it is (*odd*) and has no value yet. Rows go into one group, or into one for each month of a date column, in the order in which they come.
 */
import { FIRST_YEAR, MONTH_COUNT, monthOfDay } from './dates.as'
import { makeMonths } from './fixed-dates.as'
import { allocate, allocateZero, release } from './memory.as'
import { appendChoices, appendDoubles, appendNumbers, appendTexts } from './table-append.as'
import { emptyField, room, USED, VALUES } from './table-buffers.as'
import { appendDates, dayOfInstant, readDates } from './table-dates.as'
import { emptyDictionary, newDictionary } from './table-dictionary.as'
import { beginFields } from './table-fields.as'
import {
  addGroup, columnAt, columnCount, columns, DATE, DICTIONARY, DOUBLE, fieldAt, groupAt, groupCount, INSTANTS, makeColumns, NO_GROUP, NONE,
  NUMBER, ODD, ODD_ROWS, ODD_TEXTS, OP, RAW, ROW_NUMBERS, ROWS, rowsOf, setBytes, sourceColumns, SPANS, TEXT
} from './table-state.as'

export { allocate, release } from './memory.as'
export { consumed, split } from './split.as'
export {
  different, filled, isDelta, layOut, layOutOdd, layOutRows, levelsBytes, levelsStart, textsBytes, textsStart, valuesBytes, valuesStart
} from './table-layout.as'
export { bytesHeld, bytesOf, groupsMade, oddCount, rowsOf } from './table-state.as'

const FIRST_DAY: i32 = -62091 // 1 January 1800
const DAYS: i32 = 146463

/** The column by whose month rows are parted; below 0: they are not. */
let dated: i32 = -1
let groupOfDay: usize = 0
let groupOfMonth: usize = 0
let monthsOfGroups: usize = 0

// Work areas for the rows of a piece.
let capacity: u32 = 0
let list: usize = 0
let groupOfRow: usize = 0
let counts: usize = 0

/** Makes `count` columns of zeros for the host to write (table-state.as.ts); `most` groups of rows at most. Group 0 takes rows without a month. */
export function setUp(count: u32, source: u32, datedColumn: i32, most: u32): usize {
  makeMonths()
  makeColumns(count, source, most)
  dated = datedColumn
  counts = allocateZero(most * 4)
  monthsOfGroups = allocateZero(most * 4)
  if (dated >= 0) {
    groupOfDay = allocate(<u32>DAYS * 2)
    groupOfMonth = allocate(<u32>MONTH_COUNT * 2)
    memory.fill(groupOfDay, 0xff, <u32>DAYS * 2)
    memory.fill(groupOfMonth, 0xff, <u32>MONTH_COUNT * 2)
  }
  return columns
}

/** Called when the columns are written. */
export function begin(): void {
  for (let at: u32 = 0; at < columnCount; at++) {
    if (load<u32>(columnAt(at), OP) <= RAW) store<u32>(columnAt(at), <u32>newDictionary(), DICTIONARY)
  }
}

/** Year * 12 + month - 1 of a group from 1 on. */
export function monthOf(group: u32): u32 {
  return load<u32>(monthsOfGroups + group * 4)
}

/** Begins a piece of at most `rows` rows whose texts have at most `bytes` bytes. */
export function beginTable(rows: u32, bytes: u32, quote: i32): void {
  beginFields(quote, bytes)
  if (rows <= capacity) return
  if (capacity > 0) {
    release(list, capacity * 4)
    release(groupOfRow, capacity * 2)
  }
  list = allocate(rows * 4)
  groupOfRow = allocate(rows * 2)
  for (let at: u32 = 0; at < columnCount; at++) {
    const column = columnAt(at)
    if (load<u32>(column, OP) != DATE) continue
    if (capacity > 0) {
      release(<usize>load<u32>(column, INSTANTS), capacity * 8)
      release(<usize>load<u32>(column, SPANS), capacity * 8)
    }
    store<u32>(column, <u32>allocate(rows * 8), INSTANTS)
    store<u32>(column, <u32>allocate(rows * 8), SPANS)
  }
  capacity = rows
}

/** Takes rows `from` to `to - 1` of a piece, of which row 0 is number `firstRow`; false when they have too many months. */
export function take(input: usize, ends: usize, from: u32, to: u32, firstRow: u32): bool {
  const rows = to - from
  // From here on the rows count from 0.
  ends += <usize>(from * sourceColumns) << 2
  firstRow += from
  for (let at: u32 = 0; at < columnCount; at++) {
    const column = columnAt(at)
    if (load<u32>(column, OP) == DATE) readDates(column, input, ends, rows)
  }
  if (dated < 0) {
    for (let row: u32 = 0; row < rows; row++) store<u32>(list + (<usize>row << 2), row)
    fill(0, input, ends, list, rows, firstRow)
    return true
  }
  const instants = <usize>load<u32>(columnAt(<u32>dated), INSTANTS)
  memory.fill(counts, 0, groupCount * 4)
  for (let row: u32 = 0; row < rows; row++) {
    const group = groupOf(load<i64>(instants + (<usize>row << 3)))
    if (group == NO_GROUP) return false
    store<u16>(groupOfRow + (<usize>row << 1), <u16>group)
    store<u32>(counts + (<usize>group << 2), load<u32>(counts + (<usize>group << 2)) + 1)
  }
  let before: u32 = 0
  for (let group: u32 = 0; group < groupCount; group++) {
    const count = load<u32>(counts + (<usize>group << 2))
    store<u32>(counts + (<usize>group << 2), before)
    before += count
  }
  for (let row: u32 = 0; row < rows; row++) {
    const count = counts + (<usize>load<u16>(groupOfRow + (<usize>row << 1)) << 2)
    const place = load<u32>(count)
    store<u32>(list + (<usize>place << 2), row)
    store<u32>(count, place + 1)
  }
  // Now each count is the place behind the group's last row.
  before = 0
  for (let group: u32 = 0; group < groupCount; group++) {
    const behind = load<u32>(counts + (<usize>group << 2))
    if (behind > before) fill(group, input, ends, list + (<usize>before << 2), behind - before, firstRow)
    before = behind
  }
  return true
}

/** The group of an instant, new or not; `NO_GROUP` when there are too many. */
// @ts-ignore: decorator
@inline
function groupOf(instant: i64): u32 {
  if (instant == NONE || instant == ODD) return 0
  const day = dayOfInstant(instant)
  const place = groupOfDay + (<usize>(day - FIRST_DAY) << 1)
  const known = <u32>load<u16>(place)
  return known != NO_GROUP ? known : newDay(day, place)
}

function newDay(day: i32, place: usize): u32 {
  const month = monthOfDay(day)
  const byMonth = groupOfMonth + (<usize>(month - FIRST_YEAR * 12) << 1)
  let group = <u32>load<u16>(byMonth)
  if (group == NO_GROUP) {
    group = addGroup()
    if (group == NO_GROUP) return NO_GROUP
    store<u32>(monthsOfGroups + group * 4, month)
    store<u32>(counts + group * 4, 0)
    store<u16>(byMonth, <u16>group)
  }
  store<u16>(place, <u16>group)
  return group
}

/** Appends listed rows to a group. */
function fill(number: u32, input: usize, ends: usize, rows: usize, count: u32, firstRow: u32): void {
  const group = groupAt(number)
  const row0 = load<u32>(group, ROWS)
  let bytes: u32 = 0
  if (dated >= 0) {
    const out = room(group + ROW_NUMBERS, count * 4)
    for (let at: usize = 0; at < count; at++) store<u32>(out + (at << 2), firstRow + load<u32>(rows + (at << 2)))
    store<u32>(group, load<u32>(group, ROW_NUMBERS + USED) + count * 4, ROW_NUMBERS + USED)
  }
  for (let at: u32 = 0; at < columnCount; at++) {
    const column = columnAt(at)
    const field = fieldAt(group, at)
    switch (load<u32>(column, OP)) {
      case TEXT:
        appendTexts(at, field, input, ends, rows, count, row0, false)
        break
      case RAW:
        appendTexts(at, field, input, ends, rows, count, row0, true)
        break
      case NUMBER:
        appendNumbers(column, field, input, ends, rows, count, row0)
        break
      case DOUBLE:
        appendDoubles(column, field, input, ends, rows, count, row0)
        break
      case DATE:
        appendDates(column, field, rows, count, row0)
        break
      default:
        appendChoices(column, field, input, ends, rows, count, row0)
    }
    bytes += load<u32>(field, VALUES + USED) + load<u32>(field, ODD_TEXTS + USED)
  }
  store<u32>(group, row0 + count, ROWS)
  setBytes(group, bytes)
}

/** Empties a group that was written; when all are empty the dictionaries begin anew. */
export function emptyGroup(number: u32): void {
  const group = groupAt(number)
  for (let at: u32 = 0; at < columnCount; at++) {
    const field = fieldAt(group, at)
    emptyField(field)
    store<u32>(field, 0, ODD_TEXTS + USED)
    store<u32>(field, 0, ODD_ROWS + USED)
  }
  store<u32>(group, 0, ROW_NUMBERS + USED)
  store<u32>(group, 0, ROWS)
  setBytes(group, 0)
  for (let other: u32 = 0; other < groupCount; other++) if (rowsOf(other) > 0) return
  for (let at: u32 = 0; at < columnCount; at++) {
    const dictionary = <usize>load<u32>(columnAt(at), DICTIONARY)
    if (dictionary != 0) emptyDictionary(dictionary)
  }
}
