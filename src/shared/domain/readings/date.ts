/**
 * How texts become dates and timestamps. A value is read by the first pattern that matches it whole and names a day of the
 * Gregorian calendar: 31/02 and 29/02/2023 are invalid. Years lie within 1800 to 2200, or 1 to 9999 where the
 * pattern begins with `YYYY`. With `A` in the pattern the hour runs from 1 to 12, otherwise from 0 to 23; seconds
 * end at 59. Fractions are kept to the microsecond, further digits are cut off. A timestamp with an offset becomes UTC. Type `date` takes the day as it is
 * written; type `timestamp` reads a date alone as midnight. In a column with offsets a value without one is read as UTC.
 * `unix-s` and `unix-ms` are whole counts (with a sign), within the years 1800 to 2200. `excel` counts days in Excel's
 * calendar of 1900 (1 is 1 January 1900; 60, the 29 February 1900 that never was, is invalid); its fraction is the time of day, rounded to the
 * millisecond. A weekday must be that of the day. A period is read as its first day: a quarter without its months, a year without any.
 */
import type { ColumnType, DateFormat } from '../column-type'
import { escapeLiteral } from './any-case'
import { dayMicros, daysOf, type Instant, isoDay, isoInstant } from './calendar'
import { monthOf, monthPattern, weekdayOf, weekdayPattern } from './calendar-words'
import { countInstant, countPattern } from './date-counts'
import { type DateToken, dateTokens, isCountPattern, isYearFirst } from './date-pattern'
import { zoneMinutes, zonePattern } from './zone'

function tokenPattern(token: DateToken, halfDay: boolean): string {
  switch (token.kind) {
    case 'YYYY':
      return '[0-9]{4}'
    case 'YY':
      return '[0-9]{2}'
    case 'MM':
      return '(?:0[1-9]|1[0-2])'
    case 'M':
      return '(?:0?[1-9]|1[0-2])'
    case 'MMM':
      return monthPattern
    case 'ddd':
      return weekdayPattern
    case 'yyyy':
      return '[0-9]{4}'
    case 'yy':
      return '[0-9]{2}'
    case 'QQ':
      return '[Qq][1-4]'
    case 'Do':
      return '(?:0?[1-9]|[12][0-9]|3[01])(?:[Ss][Tt]|[Nn][Dd]|[Rr][Dd]|[Tt][Hh]|[Ee][Rr]|\\u{ba}|\\u{b0})?'
    case 'DD':
      return '(?:0[1-9]|[12][0-9]|3[01])'
    case 'D':
      return '(?:0?[1-9]|[12][0-9]|3[01])'
    case 'HH':
      return halfDay ? '(?:0[1-9]|1[0-2])' : '(?:[01][0-9]|2[0-3])'
    case 'H':
      return halfDay ? '(?:0?[1-9]|1[0-2])' : '(?:[01]?[0-9]|2[0-3])'
    case 'mm':
    case 'ss':
      return '[0-5][0-9]'
    case 'SSS':
      return '[0-9]{1,9}'
    case 'A':
      return '[AaPp]\\.?[Mm]\\.?'
    case 'Z':
      return zonePattern
    case 'literal':
      return escapeLiteral(token.text)
  }
}

function bodyOf(pattern: string, capture: boolean): string {
  if (isCountPattern(pattern)) return countPattern(pattern)
  const tokens = dateTokens(pattern)
  const halfDay = tokens.some((t) => t.kind === 'A')
  return tokens
    .map((t) => (t.kind === 'literal' || !capture ? tokenPattern(t, halfDay) : `(${tokenPattern(t, halfDay)})`))
    .join('')
}

/** Anchored pattern of all the format's patterns; the calendar and the years are checked by the parser alone. */
export function datePattern(format: DateFormat): string {
  return `^(?:${format.patterns.map((p) => bodyOf(p, false)).join('|')})$`
}

function instantOf(
  pattern: string,
  tokens: readonly DateToken[],
  parts: readonly string[],
  pivot: number
): Instant | undefined {
  let year = 0
  let month = 1
  let day = 1
  let hour = 0
  let seconds = 0
  let micros = 0
  let offset = 0
  let half = 0
  let weekday = -1
  let after = -1
  let at = 1
  for (const token of tokens) {
    if (token.kind === 'literal') continue
    const text = parts[at++] ?? ''
    switch (token.kind) {
      case 'YYYY':
        year = Number(text)
        break
      case 'YY':
        year = Number(text) + (Number(text) <= pivot ? 2000 : 1900)
        break
      case 'MM':
      case 'M':
        month = Number(text)
        break
      case 'MMM':
        month = monthOf(text)
        break
      case 'ddd':
        weekday = weekdayOf(text)
        break
      case 'QQ':
        month = Number(text.slice(1)) * 3 - 2
        break
      case 'yyyy':
      case 'yy':
        after = Number(text)
        break
      case 'DD':
      case 'D':
      case 'Do':
        day = Number.parseInt(text, 10)
        break
      case 'HH':
      case 'H':
        hour = Number(text)
        break
      case 'mm':
        seconds += Number(text) * 60
        break
      case 'ss':
        seconds += Number(text)
        break
      case 'SSS':
        micros = Number(text.padEnd(6, '0').slice(0, 6))
        break
      case 'A':
        half = text.toLowerCase().startsWith('p') ? 2 : 1
        break
      case 'Z': {
        const minutes = zoneMinutes(text)
        if (minutes === null) return undefined
        offset = minutes
        break
      }
    }
  }
  if (half > 0) hour = (hour % 12) + (half === 2 ? 12 : 0)
  if (!isYearFirst(pattern) && (year < 1800 || year > 2200)) return undefined
  const days = daysOf(year, month, day)
  if (days === null) return undefined
  // 1970 began on a Thursday.
  if (weekday >= 0 && (((days + 4) % 7) + 7) % 7 !== weekday) return undefined
  if (after >= 0 && after !== (after < 100 ? (year + 1) % 100 : year + 1)) return undefined
  const inDay = hour * 3600 + seconds - offset * 60
  return { days, micros: BigInt(days) * dayMicros + BigInt(inDay) * 1_000_000n + BigInt(micros) }
}

/** Compiles a date format: text to the instant it names, or undefined. */
export function instantParser(format: DateFormat): (text: string) => Instant | undefined {
  const compiled = format.patterns.map((pattern) => ({
    pattern,
    tokens: dateTokens(pattern),
    expression: new RegExp(`^${bodyOf(pattern, true)}$`, 'u')
  }))
  return (text) => {
    for (const { pattern, tokens, expression } of compiled) {
      const parts = expression.exec(text)
      if (parts === null) continue
      const instant = isCountPattern(pattern)
        ? countInstant(pattern, text)
        : instantOf(pattern, tokens, parts, format.pivotYear)
      if (instant !== undefined) return instant
    }
    return undefined
  }
}

/** Compiles a date or timestamp reading: text to ISO text (`2024-02-29`, `2024-02-29T13:05:00.25`, UTC with `Z`), or undefined. */
export function dateParser(type: ColumnType, format: DateFormat): (text: string) => string | undefined {
  const parse = instantParser(format)
  const utc = type.kind === 'timestamp' && type.zone === 'offset'
  return (text) => {
    const instant = parse(text)
    if (instant === undefined) return undefined
    return type.kind === 'date' ? isoDay(instant.days) : isoInstant(instant.micros, utc)
  }
}
