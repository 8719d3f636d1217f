/**
 * How texts become dates and timestamps. A value is read by the first pattern that matches it whole and names a day of the
 * Gregorian calendar: 31/02 and 29/02/2023 are invalid. Years lie within 1800 to 2200, or 1 to 9999 where the
 * pattern begins with `YYYY`. With `A` in the pattern the hour runs from 1 to 12, otherwise from 0 to 23; seconds
 * end at 59. Fractions are kept to the microsecond, further digits are cut off. A timestamp with an offset becomes UTC. Type `date` takes the day as it is
 * written; type `timestamp` reads a date alone as midnight. In a column with offsets a value without one is read as UTC.
 * `unix-s` and `unix-ms` are whole counts (with a sign), within the years 1800 to 2200.
 */
import type { ColumnType, DateFormat } from '../column-type'
import { anyCase } from './boolean'
import { type DateToken, dateTokens, isUnixPattern, isYearFirst, monthNames } from './date-pattern'
import { escapeLiteral } from './number'

const monthPattern = monthNames
  .map((name) => (name.length === 3 ? anyCase(name) : `${anyCase(name.slice(0, 3))}(?:${anyCase(name.slice(3))})?`))
  .join('|')

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
      return `(?:${monthPattern})`
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
      return '[AaPp][Mm]'
    case 'Z':
      return '(?:[Zz]|[+\\-][0-9]{2}(?::?[0-9]{2})?)'
    case 'literal':
      return escapeLiteral(token.text)
  }
}

function bodyOf(pattern: string, capture: boolean): string {
  if (isUnixPattern(pattern)) return capture ? '([+\\-]?[0-9]{1,16})' : '[+\\-]?[0-9]{1,16}'
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

/** Microseconds since 1970-01-01T00:00:00 on the proleptic Gregorian calendar, and the day as it is written. */
export type Instant = { readonly days: number; readonly micros: bigint }

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

/** Days since 1970-01-01, or null when there is no such day. Months and days count from 1. */
export function daysOf(year: number, month: number, day: number): number | null {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  if (month < 1 || month > 12 || day < 1 || day > last || year < 1) return null
  const y = year - 1
  const before = 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  const inYear = (daysBefore[month - 1] ?? 0) + (month > 2 && leap ? 1 : 0) + day - 1
  return before + inYear - 719_162
}

/** `YYYY-MM-DD` of a day counted from 1970-01-01. */
export function isoDay(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10)
}

const dayMicros = 86_400_000_000n

/** `YYYY-MM-DDTHH:mm:ss` with the fraction that is there; `Z` at the end for UTC. */
export function isoInstant(micros: bigint, utc: boolean): string {
  const millis = micros >= 0n ? micros / 1000n : -((-micros + 999n) / 1000n)
  const rest = Number(micros - millis * 1000n)
  const text = new Date(Number(millis)).toISOString()
  const fraction = `${text.slice(20, 23)}${String(rest).padStart(3, '0')}`.replace(/0+$/, '')
  return `${text.slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}${utc ? 'Z' : ''}`
}

function offsetMinutes(text: string): number | null {
  if (text === 'Z' || text === 'z') return 0
  const hours = Number(text.slice(1, 3))
  const minutes = text.length > 3 ? Number(text.slice(-2)) : 0
  if (hours > 18 || minutes > 59) return null
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

function unixInstant(pattern: 'unix-s' | 'unix-ms', text: string): Instant | undefined {
  const micros = BigInt(text.replace('+', '')) * (pattern === 'unix-s' ? 1_000_000n : 1000n)
  const days = Number((micros - (((micros % dayMicros) + dayMicros) % dayMicros)) / dayMicros)
  return days >= -62_091 && days < 84_371 ? { days, micros } : undefined
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
        month = monthNames.findIndex((n) => n.startsWith(text.slice(0, 3).toLowerCase())) + 1
        break
      case 'DD':
      case 'D':
        day = Number(text)
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
        half = text.toLowerCase() === 'pm' ? 2 : 1
        break
      case 'Z': {
        const minutes = offsetMinutes(text)
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
      const instant = isUnixPattern(pattern)
        ? unixInstant(pattern, text)
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
