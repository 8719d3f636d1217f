/** Lays out the fields of a group as the bytes of pages. */
import { allocateZero, release } from './memory.as'
import { FILLED, NULLS, START, USED, VALUES, widen } from './table-buffers.as'
import { COUNT, IS_PLAIN, TEXTS } from './table-dictionary.as'
import {
  beginOut, deltaBytes, levelBytes, outBytes, outStart, packedBytes, writeBits, writeDeltas, writeLevels, writeNumbers
} from './table-pages.as'
import {
  CHOICE, columnAt, DATE, DICTIONARY, fieldAt, groupAt, NUMBER, ODD_ROWS, ODD_TEXTS, OP, RAW, ROW_NUMBERS, ROWS, SCALE
} from './table-state.as'

// The pages of a column of a group: where they are, in the kernel's memory. `different` is 0 where there is no dictionary.
export let filled: u32 = 0
export let different: u32 = 0
/** Numbers are written as differences. */
export let isDelta: bool = false
export let textsStart: usize = 0
export let textsBytes: u32 = 0
export let levelsStart: usize = 0
export let levelsBytes: u32 = 0
export let valuesStart: usize = 0
export let valuesBytes: u32 = 0

/** Lays out a column of a group; good until the next call. */
export function layOut(number: u32, at: u32): void {
  const group = groupAt(number)
  const column = columnAt(at)
  const field = fieldAt(group, at)
  const rows = load<u32>(group, ROWS)
  const nulls = load<u32>(field, NULLS)
  const values = <usize>load<u32>(field, VALUES + START)
  filled = rows - nulls
  different = 0
  isDelta = false
  const op = load<u32>(column, OP)
  const isNumber = op == NUMBER || op == DATE
  beginOut(levelBytes(rows) + (isNumber ? deltaBytes(rows) : packedBytes(rows)))
  if (nulls > 0) widen(field, (rows + 7) >> 3)
  writeLevels(rows, nulls, <usize>load<u32>(field, FILLED + START))
  levelsStart = outStart()
  levelsBytes = outBytes()
  valuesStart = values
  valuesBytes = load<u32>(field, VALUES + USED)
  if (filled == 0) valuesBytes = 0
  else if (isNumber) {
    isDelta = writeDeltas(values, filled, op == DATE && load<u32>(column, SCALE) != 0)
    if (isDelta) valuesFromOut()
    else levelsStart = outStart()
  }
  else if (op <= RAW) {
    const dictionary = <usize>load<u32>(column, DICTIONARY)
    if (load<u32>(dictionary, IS_PLAIN) == 0) {
      different = load<u32>(dictionary, COUNT)
      textsStart = <usize>load<u32>(dictionary, TEXTS + START)
      textsBytes = load<u32>(dictionary, TEXTS + USED)
      writeNumbers(values, filled, different)
      valuesFromOut()
    }
  } else if (op == CHOICE) {
    writeBits(values, filled)
    valuesFromOut()
  }
}

function valuesFromOut(): void {
  levelsStart = outStart()
  valuesStart = levelsStart + levelsBytes
  valuesBytes = outBytes() - levelsBytes
}

/** Lays out the odd texts of a column of a group. */
export function layOutOdd(number: u32, at: u32): void {
  const group = groupAt(number)
  const field = fieldAt(group, at)
  const rows = load<u32>(group, ROWS)
  const odd = load<u32>(field, ODD_ROWS + USED) >> 2
  const bytes = (rows + 7) >> 3
  filled = odd
  different = 0
  isDelta = false
  beginOut(levelBytes(rows) + bytes + 16)
  const bits = allocateZero(bytes)
  for (let n: u32 = 0; n < odd; n++) {
    const row = load<u32>(<usize>load<u32>(field, ODD_ROWS + START) + (<usize>n << 2))
    const byte = bits + (row >> 3)
    store<u8>(byte, <u8>(<u32>load<u8>(byte) | (1 << (row & 7))))
  }
  writeLevels(rows, rows - odd, bits)
  release(bits, bytes)
  levelsStart = outStart()
  levelsBytes = outBytes()
  valuesStart = <usize>load<u32>(field, ODD_TEXTS + START)
  valuesBytes = load<u32>(field, ODD_TEXTS + USED)
}

/** Lays out the row numbers of a group. */
export function layOutRows(number: u32): void {
  const group = groupAt(number)
  filled = load<u32>(group, ROWS)
  different = 0
  isDelta = false
  beginOut(levelBytes(filled) + deltaBytes(filled))
  writeLevels(filled, 0, 0)
  levelsBytes = outBytes()
  valuesStart = <usize>load<u32>(group, ROW_NUMBERS + START)
  valuesBytes = load<u32>(group, ROW_NUMBERS + USED)
  isDelta = writeDeltas(valuesStart, filled, true)
  if (isDelta) valuesFromOut()
  else levelsStart = outStart()
}
