/**
 * What a reading means, in one place: the check verifies every row by it, the shape step compiles it to Polars, and both
 * must give the same answer for every text. The order of a value's life: cut the blanks off its ends (`trimText`); the
 * empty text and the reading's null tokens (compared exactly) are null; what matches `readingPattern` and the limits named in number.ts and date.ts is a
 * value; the rest is invalid.
 */
import type { Reading } from '../column-type'
import { booleanParser, booleanPattern } from './boolean'
import { dateParser, datePattern } from './date'
import { numberParser, numberPattern } from './number'
import { trimText } from './trim'

export { booleanPairs, booleanWords, tickMarks } from './boolean'
export { daysOf, isoDay, isoInstant } from './calendar'
export { monthNames, monthOf, shortMonth, shortWeekday, weekdayOf } from './calendar-words'
export { currenciesOf, currencyCodes, currencyMarks, currencyOf } from './currency'
export { instantParser } from './date'
export {
  type DateToken,
  dateTokens,
  hasOffset,
  hasTime,
  isCountPattern,
  isPeriod,
  isUnixPattern,
  isYearFirst
} from './date-pattern'
export { contextNullTokens, textNullTokens, typedNullTokens } from './null-tokens'
export { dottedMarksPattern, numberParser } from './number'
export { trimCharacters, trimText } from './trim'
export { zonePattern } from './zone'

/** What `parseValue` answers for a text that is no value of the reading. */
export const invalid: unique symbol = Symbol('invalid')
export type Invalid = typeof invalid

/**
 * Anchored regular expression that all values of a reading match after trimming; null tokens are not in it. Understood
 * alike by Rust's regex and by JavaScript with the flag `u` (no look-around, no flags inside, ASCII digits written out).
 */
export function readingPattern(reading: Reading): string {
  const { type, format } = reading
  if (format === null || type.kind === 'string') return '^[\\s\\S]*$'
  switch (format.kind) {
    case 'number':
      return numberPattern(type, format)
    case 'date':
      return datePattern(format)
    case 'boolean':
      return booleanPattern(format)
  }
}

/** Text (trimmed, no null token) to canonical text or undefined. */
function textParser(reading: Reading): (text: string) => string | undefined {
  const { type, format } = reading
  if (format === null || type.kind === 'string') return (text) => text
  switch (format.kind) {
    case 'number':
      return numberParser(type, format)
    case 'date':
      return dateParser(type, format)
    case 'boolean':
      return booleanParser(format)
  }
}

/**
 * Compiles a reading. The function takes raw cell text and answers canonical text (plain number with a point and without
 * zeros at the end, ISO date or timestamp, `true`/`false`, trimmed text), null, or `invalid`.
 */
export function compileReading(reading: Reading): (raw: string) => string | null | Invalid {
  const parse = textParser(reading)
  const nulls = new Set(reading.nullTokens)
  return (raw) => {
    const text = trimText(raw)
    if (text === '' || nulls.has(text)) return null
    return parse(text) ?? invalid
  }
}

const compiled = new WeakMap<Reading, (raw: string) => string | null | Invalid>()

/** The value of one raw text under a reading. Compiled once per reading object. */
export function parseValue(reading: Reading, text: string): string | null | Invalid {
  let parse = compiled.get(reading)
  if (parse === undefined) {
    parse = compileReading(reading)
    compiled.set(reading, parse)
  }
  return parse(text)
}
