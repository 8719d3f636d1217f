/**
 * Table kernel (AssemblyScript, WebAssembly SIMD): reads the columns of a clean text (described in tally.as.ts) to typed values, laid out as the
 * pages of a Parquet file. What it reads is what verify.as.ts and tally.as.ts read, so a value is always the parser's; a text that it does not read
 * is kept as it is (*odd*) and has no value yet. Rows go into one group, or into one for each month of a date column, in the order in which they come.
 */
import { FIRST_YEAR, MONTH_COUNT, monthOfDay } from './dates.as'
import { makeMonths } from './fixed-dates.as'
import { allocate, allocateZero, release } from './memory.as'
import { appendChoices, appendDoubles, appendNumbers, appendTexts } from './table-append.as'
import { emptyField, USED } from './table-buffers.as'
import { appendDates, dayOfInstant, readDates } from './table-dates.as'
import { emptyDictionary, limitTexts, newDictionary } from './table-dictionary.as'
import { beginFields } from './table-fields.as'
import {
  addGroup, beginRows, columnAt, columnCount, columns, DATE, DICTIONARY, DOUBLE, endRows, fieldAt, groupAt, INSTANTS, makeColumns, makeRows,
  NO_GROUP, NONE, NUMBER, numberRows, ODD, ODD_ROWS, ODD_TEXTS, OP, putRow, RAW, ROW_NUMBERS, ROWS, setBytes, sourceColumns, SPANS, TEXT
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
/** Rows for which date columns have room. */
let instantRows: u32 = 0

/**
 * Makes `count` columns of zeros for the host to write (table-state.as.ts); `most` groups of rows and `mostTexts` texts of a dictionary at most.
 * Group 0 takes rows without a month.
 */
export function setUp(count: u32, source: u32, datedColumn: i32, most: u32, mostTexts: u32): usize {
  makeMonths()
  limitTexts(mostTexts)
  makeColumns(count, source, most)
  dated = datedColumn
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
  if (!makeRows(rows)) return
  for (let at: u32 = 0; at < columnCount; at++) {
    const column = columnAt(at)
    if (load<u32>(column, OP) != DATE) continue
    if (instantRows > 0) {
      release(<usize>load<u32>(column, INSTANTS), instantRows * 8)
      release(<usize>load<u32>(column, SPANS), instantRows * 8)
    }
    store<u32>(column, <u32>allocate(rows * 8), INSTANTS)
    store<u32>(column, <u32>allocate(rows * 8), SPANS)
  }
  instantRows = rows
}

/** Takes rows `from` to `to - 1` of a piece, of which row 0 is number `firstRow`; false when they have too many months. */
export function take(input: usize, ends: usize, from: u32, to: u32, firstRow: u32): bool {
  const rows = to - from
  // From here on the rows count from 0.
  ends += <usize>(from * sourceColumns) << 2
  for (let at: u32 = 0; at < columnCount; at++) {
    const column = columnAt(at)
    if (load<u32>(column, OP) == DATE) readDates(column, input, ends, rows)
  }
  beginRows()
  if (dated < 0) for (let row: u32 = 0; row < rows; row++) putRow(row, 0)
  else {
    const instants = <usize>load<u32>(columnAt(<u32>dated), INSTANTS)
    for (let row: u32 = 0; row < rows; row++) {
      const group = groupOf(load<i64>(instants + (<usize>row << 3)))
      if (group == NO_GROUP) return false
      putRow(row, group)
    }
    numberRows(rows, firstRow + from)
  }
  for (let at: u32 = 0; at < columnCount; at++) {
    switch (load<u32>(columnAt(at), OP)) {
      case TEXT:
        appendTexts(at, input, ends, rows, false)
        break
      case RAW:
        appendTexts(at, input, ends, rows, true)
        break
      case NUMBER:
        appendNumbers(at, input, ends, rows)
        break
      case DOUBLE:
        appendDoubles(at, input, ends, rows)
        break
      case DATE:
        appendDates(at, rows)
        break
      default:
        appendChoices(at, input, ends, rows)
    }
  }
  endRows()
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
    store<u16>(byMonth, <u16>group)
  }
  store<u16>(place, <u16>group)
  return group
}

/** Empties a group that was written. */
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
}

/** Lets the dictionaries begin anew; all groups must be empty. */
export function emptyDictionaries(): void {
  for (let at: u32 = 0; at < columnCount; at++) {
    const dictionary = <usize>load<u32>(columnAt(at), DICTIONARY)
    if (dictionary != 0) emptyDictionary(dictionary)
  }
}
