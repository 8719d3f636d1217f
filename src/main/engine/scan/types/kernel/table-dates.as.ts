/** Date columns: all rows of a piece are read first, because their months say into which group a row goes. */
import { micros, readDate } from './dates.as'
import {
  BOUND, HAS_TIME, instantOf, NO_INSTANT, ORDER, pairsOf, TAIL, TEMPLATE, WIDTH
} from './fixed-dates.as'
import { setOdd } from './table-append.as'
import { room, setNull, START, USED, VALUES } from './table-buffers.as'
import { end, isNothing, locate, start } from './table-fields.as'
import { CONFIG, FIXED, INDEX, INSTANTS, NONE, ODD, SCALE, sourceColumns, SPANS, TOKENS, TOKENS_FIRST } from './table-state.as'

const DAY: i64 = 86400000000

// @ts-ignore: decorator
@inline
export function dayOfInstant(instant: i64): i32 {
  return <i32>((instant < 0 ? instant - (DAY - 1) : instant) / DAY)
}

/** Reads a date column of all rows of a piece. */
export function readDates(column: usize, input: usize, ends: usize, rows: u32): void {
  const index = load<u32>(column, INDEX)
  const isLast = index == sourceColumns - 1
  const step = sourceColumns * 4
  const config = <usize>load<u32>(column, CONFIG)
  const tokens = <usize>load<u32>(column, TOKENS)
  const tokensFirst = load<u32>(column, TOKENS_FIRST) != 0
  const instants = <usize>load<u32>(column, INSTANTS)
  const plan = <usize>load<u32>(column, FIXED)
  const width = load<u32>(plan, WIDTH)
  const hasTime = load<u32>(plan, HAS_TIME) != 0
  const isLong = width > 16
  const template = v128.load(plan, TEMPLATE)
  const bound = v128.load(plan, BOUND)
  const order = v128.load(plan, ORDER)
  const tailTemplate = v128.load(plan, TEMPLATE + TAIL)
  const tailBound = v128.load(plan, BOUND + TAIL)
  const tailOrder = v128.load(plan, ORDER + TAIL)
  let cursor = ends + index * 4
  for (let row: u32 = 0; row < rows; row++, cursor += step) {
    locate(input + load<i32>(cursor) + 1, input + load<u32>(cursor, 4), isLast)
    const rawStart = start
    const rawEnd = end
    let instant: i64 = NONE
    if (start < end && !(tokensFirst && isNothing(tokens))) {
      let isRead = false
      if (<u32>(end - start) == width) {
        const rest = i8x16.sub(v128.load(start), template)
        let good: bool = i8x16.all_true(i8x16.le_u(rest, bound))
        let digits = i8x16.swizzle(rest, order)
        if (isLong) {
          const tail = i8x16.sub(v128.load(end - 16), tailTemplate)
          good = good && i8x16.all_true(i8x16.le_u(tail, tailBound))
          digits = v128.or(digits, i8x16.swizzle(tail, tailOrder))
        }
        if (good) {
          instant = instantOf(pairsOf(digits), hasTime)
          isRead = instant != NO_INSTANT
        }
      }
      if (!isRead) instant = readOther(config, tokens)
      if (instant == ODD) {
        const span = <usize>load<u32>(column, SPANS) + (<usize>row << 3)
        store<u32>(span, <u32>rawStart)
        store<u32>(span, <u32>(rawEnd - rawStart), 4)
      }
    }
    store<i64>(instants + (<usize>row << 3), instant)
  }
}

/** A date in another way of writing, no value, or `ODD`. */
function readOther(config: usize, tokens: usize): i64 {
  if (readDate(config, start, end)) return micros
  if (isNothing(tokens)) return NONE
  return readDate(config, start, end) ? micros : ODD
}

export function appendDates(column: usize, field: usize, rows: usize, count: u32, row0: u32): void {
  const instants = <usize>load<u32>(column, INSTANTS)
  const isDays = load<u32>(column, SCALE) != 0
  let out = room(field + VALUES, count * 8)
  for (let n: u32 = 0; n < count; n++) {
    const row = load<u32>(rows + (<usize>n << 2))
    const instant = load<i64>(instants + (<usize>row << 3))
    if (instant == NONE) setNull(field, row0 + n)
    else if (instant == ODD) {
      const span = <usize>load<u32>(column, SPANS) + (<usize>row << 3)
      setOdd(column, field, row0 + n, <usize>load<u32>(span), load<u32>(span, 4))
    } else if (isDays) {
      store<i32>(out, dayOfInstant(instant))
      out += 4
    } else {
      store<i64>(out, instant)
      out += 8
    }
  }
  store<u32>(field, <u32>(out - <usize>load<u32>(field, VALUES + START)), VALUES + USED)
}
