/** Dates that are written as counts. */
import { dayMicros, type Instant } from './calendar'
import type { CountPattern } from './date-pattern'

/** Days (first, end) of the years 1800 to 2200. */
const [firstDay, endDay] = [-62_091, 84_371]
/** Excel's day 0 for days after the 29 February 1900 that it believes in. */
const excelEpoch = -25_569

/** Pattern of a count, without anchors. A fraction is that of a day. */
export function countPattern(pattern: CountPattern): string {
  return pattern === 'excel' ? '[0-9]{1,6}(?:[.,][0-9]{1,15})?' : '[+\\-]?[0-9]{1,16}'
}

function unixInstant(pattern: 'unix-s' | 'unix-ms', text: string): Instant | undefined {
  const micros = BigInt(text.replace('+', '')) * (pattern === 'unix-s' ? 1_000_000n : 1000n)
  const days = Number((micros - (((micros % dayMicros) + dayMicros) % dayMicros)) / dayMicros)
  return days >= firstDay && days < endDay ? { days, micros } : undefined
}

function excelInstant(text: string): Instant | undefined {
  const [whole = '', fraction = ''] = text.split(/[.,]/)
  const serial = Number(whole)
  if (serial < 1 || serial === 60) return undefined
  const days = serial + excelEpoch + (serial < 60 ? 1 : 0)
  if (days >= endDay) return undefined
  // Exact to the end: what Excel holds is a double, which says no more than milliseconds.
  const base = 10n ** BigInt(fraction.length)
  const millis = (BigInt(fraction === '' ? 0 : fraction) * 86_400_000n * 2n + base) / (2n * base)
  const micros = BigInt(days) * dayMicros + millis * 1000n
  return { days: millis === 86_400_000n ? days + 1 : days, micros }
}

/** The instant of a count that matches its pattern, or undefined beyond the years 1800 to 2200. */
export function countInstant(pattern: CountPattern, text: string): Instant | undefined {
  return pattern === 'excel' ? excelInstant(text) : unixInstant(pattern, text)
}
