/** The proleptic Gregorian calendar: days since 1970-01-01, and ISO texts of days and instants. */

/** `micros` since 1970-01-01T00:00:00, and the day as it is written. */
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

/** Microseconds of a day. */
export const dayMicros = 86_400_000_000n

/** `YYYY-MM-DDTHH:mm:ss` with the fraction that is there; `Z` at the end for UTC. */
export function isoInstant(micros: bigint, utc: boolean): string {
  const millis = micros >= 0n ? micros / 1000n : -((-micros + 999n) / 1000n)
  const rest = Number(micros - millis * 1000n)
  const text = new Date(Number(millis)).toISOString()
  const fraction = `${text.slice(20, 23)}${String(rest).padStart(3, '0')}`.replace(/0+$/, '')
  return `${text.slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}${utc ? 'Z' : ''}`
}
